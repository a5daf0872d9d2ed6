package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// write puts text in a file and returns its path.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestRewriteLines(t *testing.T) {
	c := command{in: write(t, "in.txt", "We commenced on 1st March 2026.\n\nThe door is open; the lift is shut.\n"), mode: "sentence"}
	c.out = c.in + ".out"
	if err := c.run(); err != nil {
		t.Fatal(err)
	}
	want := "We started on 1 March 2026.\n\nThe door is open. The lift is shut.\n"
	if diff := cmp.Diff(want, readFile(t, c.out)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var all []facts
	if err := json.Unmarshal([]byte(readFile(t, c.out+".facts.json")), &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != 3 || len(all[0].Reworded) != 1 || all[0].Reworded[0] != [2]string{"date: 1st March 2026", "date: 1 March 2026"} {
		t.Errorf("facts %+v", all)
	}
}

func TestWordsAndDifficulty(t *testing.T) {
	c := command{words: write(t, "words.tsv", "We utilise it.\tutilise\tuse\n")}
	c.out = c.words + ".out"
	if err := c.run(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("We utilise it.\tutilise\tuse\n", readFile(t, c.out)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	c = command{difficulty: write(t, "lcp.tsv", "id\tcorpus\tsentence\ttoken\tcomplexity\na1\tx\tThe car.\tthe\t0\n")}
	c.out = c.difficulty + ".out"
	if err := c.run(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("id\tcomplexity\na1\t0.0000\n", readFile(t, c.out)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDocument(t *testing.T) {
	c := command{in: write(t, "in.md", "# Bins\n\nResidents are required to utilise the brown bin prior to 7am.\n"), mode: "document", length: "complete"}
	c.out = c.in + ".out"
	if err := c.run(); err != nil {
		t.Fatal(err)
	}
	if got := readFile(t, c.out); got == "" {
		t.Error("no output")
	}
}

func TestWrongUse(t *testing.T) {
	for _, c := range []command{{}, {out: "x"}, {out: "x", in: "y", mode: "z"}, {out: "x", in: "no such file", mode: "sentence"}} {
		if err := c.run(); err == nil {
			t.Errorf("%+v: no error", c)
		}
	}
}
