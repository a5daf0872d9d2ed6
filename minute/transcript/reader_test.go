package transcript_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/minute/transcript"
)

// show writes a transcript so that a person can check it.
func show(t *transcript.Transcript) string {
	var b strings.Builder
	b.WriteString("format: " + string(t.Format) + "\n")
	for _, f := range []struct{ name, text string }{{"title", t.Title}, {"date", t.Date}, {"participants", strings.Join(t.Participants, "; ")}, {"header", strings.Join(t.Header, " / ")}} {
		if f.text != "" {
			b.WriteString(f.name + ": " + f.text + "\n")
		}
	}
	for i := range t.Turns {
		b.WriteString("\n" + t.Turns[i].Speaker + "\n")
		for _, u := range t.Turns[i].Utterances {
			b.WriteString("  " + u.Start.String() + "-" + u.End.String() + " " + u.Text + "\n")
		}
	}
	if len(t.Warnings) > 0 {
		b.WriteString("\n")
	}
	for _, w := range t.Warnings {
		out, err := json.Marshal(w)
		if err != nil {
			panic(err)
		}
		b.Write(append(out, '\n'))
	}
	return b.String()
}

func TestReadGolden(t *testing.T) {
	golden.Run(t, "testdata/read", func(t *testing.T, c *golden.Case) {
		got, err := new(transcript.Reader).Read(t.Context(), bytes.NewReader(c.Input(t)))
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, "transcript", []byte(show(got)))
		checkSound(t, got)
	})
}

// checkSound checks what holds for every transcript.
func checkSound(t *testing.T, got *transcript.Transcript) {
	t.Helper()
	for i := range got.Turns {
		if len(got.Turns[i].Utterances) == 0 {
			t.Errorf("turn %d is empty", i)
		}
		if i > 0 && got.Turns[i].Speaker == got.Turns[i-1].Speaker {
			t.Errorf("turns %d and %d have the same speaker", i-1, i)
		}
		text := got.Turns[i].Text()
		refs := got.Refs(i, 0, len(text))
		if q := got.Quote(refs); q != text {
			t.Errorf("turn %d: its refs give %q, want %q", i, q, text)
		}
	}
	for ref, u := range got.All() {
		if text, ok := got.Lookup(ref); !ok || text != u.Text {
			t.Errorf("ref %v gives %q, %v", ref, text, ok)
		}
		if u.Text == "" || strings.Join(strings.Fields(u.Text), " ") != u.Text {
			t.Errorf("text %q is empty or not on one line with single spaces", u.Text)
		}
		if u.End < u.Start || u.Start < 0 {
			t.Errorf("times %v-%v", u.Start, u.End)
		}
	}
}

// The same talk must read the same from every format that names the speakers.
func TestFormatsAgree(t *testing.T) {
	t.Parallel()
	read := func(name string) []string {
		a, err := txtar.ParseFile(filepath.Join("testdata/read", name+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		got, err := new(transcript.Reader).Read(t.Context(), bytes.NewReader(a.Files[0].Data))
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for i := range got.Turns {
			lines = append(lines, got.Turns[i].Speaker+": "+got.Turns[i].Text())
		}
		return lines
	}
	want := read("teams")
	for _, name := range []string{"zoom", "webex", "otter", "teams-docx-text", "google-meet", "plain", "wrapped", "timed-lines", "bracketed-names", "dialogue"} {
		if diff := cmp.Diff(want, read(name)); diff != "" {
			t.Errorf("%s differs from teams (-teams +%s):\n%s", name, name, diff)
		}
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, input string
		reader      transcript.Reader
		want        error
	}{
		{"an empty file has no speech", "", transcript.Reader{}, transcript.ErrEmpty},
		{"a header alone has no speech", "WEBVTT\n", transcript.Reader{}, transcript.ErrEmpty},
		{"a PDF is no transcript", "%PDF-1.7\n1 0 obj", transcript.Reader{}, transcript.ErrFormat},
		{"JSON of another kind is no transcript", `{"name": "x"}`, transcript.Reader{}, transcript.ErrFormat},
		{"broken JSON is no transcript", "{\n\"segments\": [\n", transcript.Reader{}, transcript.ErrFormat},
		{"a zip file that is no DOCX is no transcript", "PK\x03\x04zzz", transcript.Reader{}, transcript.ErrFormat},
		{"too many bytes", "Ann Roe: hello\n", transcript.Reader{MaxBytes: 4}, transcript.ErrTooLarge},
		{"too many utterances", "Ann Roe: hello\nAnn Roe: again\nAnn Roe: more\n", transcript.Reader{MaxUtterances: 2}, transcript.ErrTooLarge},
		{"an unknown format", "Ann Roe: hello\n", transcript.Reader{Format: "tape"}, transcript.ErrFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.reader.Name = "in.txt"
			got, err := c.reader.Read(t.Context(), strings.NewReader(c.input))
			if !errors.Is(err, c.want) {
				t.Fatalf("error is %v, want %v", err, c.want)
			}
			if p, ok := errors.AsType[*transcript.ParseError](err); !ok || p.Name != "in.txt" {
				t.Errorf("error %v is no ParseError with the name", err)
			}
			if got == nil {
				t.Error("no partial result")
			}
		})
	}
	if _, err := transcript.File(t.Context(), filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there gives %v", err)
	}
}

func TestPartialResultIsKept(t *testing.T) {
	t.Parallel()
	r := transcript.Reader{MaxUtterances: 2}
	got, err := r.Read(t.Context(), strings.NewReader("Ann Roe: one\nBo Lin: two\nAnn Roe: three\n"))
	if err == nil || len(got.Turns) != 2 {
		t.Errorf("%d turns and error %v, want 2 and an error", len(got.Turns), err)
	}
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"UTF-8 with a mark": []byte("\xEF\xBB\xBFSiân Roe: café\nSiân Roe: yes\n"),
		"Windows-1252":      []byte("Si\xe2n Roe: caf\xe9\nSi\xe2n Roe: yes\n"),
		"UTF-16":            utf16le("Siân Roe: café\nSiân Roe: yes\n"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := new(transcript.Reader).Read(t.Context(), bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			want := []transcript.Turn{{Speaker: "Siân Roe", Utterances: []transcript.Utterance{{Text: "café"}, {Text: "yes"}}}}
			if diff := cmp.Diff(want, got.Turns); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func utf16le(s string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

func TestJSONRoundTrip(t *testing.T) {
	t.Parallel()
	want := &transcript.Transcript{
		Name: "a", Format: transcript.WebVTT, Title: "b", Date: "10 March 2026", Participants: []string{"c"}, Header: []string{"d"},
		Turns:    []transcript.Turn{{Speaker: "e", Utterances: []transcript.Utterance{{Text: "f", Start: 1234 * time.Millisecond, End: time.Hour + time.Millisecond}}}},
		Warnings: []transcript.Warning{{Line: 1, Code: "g", Message: "h"}},
	}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got transcript.Transcript
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, &got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// The package reads its own JSON as a transcript.
	read, err := (&transcript.Reader{Name: "a"}).Read(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Turns, read.Turns); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRefsOfAPart(t *testing.T) {
	t.Parallel()
	tr := &transcript.Transcript{Turns: []transcript.Turn{{Utterances: []transcript.Utterance{{Text: "one two"}, {Text: "three"}}}}}
	got := tr.Refs(0, 4, 10) // "two th"
	want := []transcript.Ref{{Turn: 0, Utterance: 0, Start: 4, End: 7}, {Turn: 0, Utterance: 1, Start: 0, End: 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, ok := tr.Lookup(transcript.Ref{Turn: 7}); ok {
		t.Error("a ref to a turn that is not there is found")
	}
}
