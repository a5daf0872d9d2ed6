package minutellm_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tmc/langchaingo/llms/openai"

	"github.com/townclerk/townclerk/internal/chatserver"
	"github.com/townclerk/townclerk/internal/enginetest"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/minutellm"
)

// A counted is what minutes hold.
type counted struct{ items, points, words, quoted, worded, findings, broken int }

func count(m *minute.Minutes, broken []string) *counted {
	c := &counted{items: len(m.Items), findings: len(m.Findings), broken: len(broken)}
	for _, it := range m.Items {
		for _, p := range it.Points {
			c.points++
			c.words += len(strings.Fields(p.Text))
			if p.Quoted || strings.Contains(p.Text, "“") {
				c.quoted++
			}
			if p.Engine != "" {
				c.worded++
			}
		}
	}
	return c
}

// table sets two engines beside each other.
func table(name string, rules, model *counted) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-28s %10s %10s\n", "", "offline", name)
	for _, r := range []struct {
		name string
		of   func(c *counted) int
	}{
		{"items", func(c *counted) int { return c.items }}, {"points", func(c *counted) int { return c.points }}, {"words", func(c *counted) int { return c.words }},
		{"points that quote", func(c *counted) int { return c.quoted }}, {"points worded by the model", func(c *counted) int { return c.worded }},
		{"findings", func(c *counted) int { return c.findings }}, {"promises broken", func(c *counted) int { return c.broken }},
	} {
		fmt.Fprintf(&b, "%-28s %10d %10d\n", r.name, r.of(rules), r.of(model))
	}
	return b.String()
}

// TestEvaluationSets measures a real model beside the rules, for whoever has one.
// TOWNCLERK_MODEL, TOWNCLERK_MODEL_URL, OPENAI_API_KEY and TOWNCLERK_OUT are as in
// the test of easyreadllm; TOWNCLERK_TRANSCRIPTS names transcripts, with the list
// separator between. It prints one table for each and writes both minutes.
func TestEvaluationSets(t *testing.T) {
	name, files, dir := os.Getenv("TOWNCLERK_MODEL"), os.Getenv("TOWNCLERK_TRANSCRIPTS"), os.Getenv("TOWNCLERK_OUT")
	if name == "" || files == "" || dir == "" {
		t.Skip("TOWNCLERK_MODEL, TOWNCLERK_TRANSCRIPTS and TOWNCLERK_OUT are not set")
	}
	set := []openai.Option{openai.WithModel(name), openai.WithHTTPClient(new(minutellm.HTTPClient))}
	if url := os.Getenv("TOWNCLERK_MODEL_URL"); url != "" {
		set = append(set, openai.WithBaseURL(url))
	}
	if os.Getenv("OPENAI_API_KEY") == "" {
		set = append(set, openai.WithToken("none"))
	}
	model, err := openai.New(set...)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range filepath.SplitList(files) {
		tr := file(t, path)
		rules, err := minute.Make(t.Context(), tr)
		if err != nil {
			t.Fatal(err)
		}
		d := &minutellm.Drafter{Model: model, Options: minutellm.Options{ModelName: name, Parallel: 4, Store: minutellm.Folder(filepath.Join(dir, "answers"))}}
		m, err := d.Make(t.Context(), new(minute.Maker), tr)
		if err != nil {
			t.Fatal(err)
		}
		r, err := d.Record()
		if err != nil {
			t.Fatal(err)
		}
		broken := enginetest.OfMinutes(tr, rules, m)
		for _, b := range broken {
			t.Error(b)
		}
		for engine, made := range map[string]*minute.Minutes{"offline": rules, "model": m} {
			var out bytes.Buffer
			if err := new(minute.Printer).Markdown(&out, made); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)+"."+engine+".md"), out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		t.Logf("%s\n%s\n%d of %d items fell back, %d tokens in, %d out", path, table(name, count(rules, nil), count(m, broken)), r.FellBack, r.Passages, r.InputTokens, r.OutputTokens)
	}
}

func TestTheTable(t *testing.T) {
	t.Parallel()
	tr := file(t, meeting)
	d := &minutellm.Drafter{Model: connect(t, chatserver.New(t, chatserver.Copy)), Options: quick()}
	m, err := d.Make(t.Context(), new(minute.Maker), tr)
	if err != nil {
		t.Fatal(err)
	}
	c := count(m, []string{"one"})
	if c.worded == 0 || c.worded > c.points || c.quoted < c.worded || c.broken != 1 {
		t.Errorf("%+v", c)
	}
	if out := table("copy", &counted{points: 7}, c); !strings.Contains(out, fmt.Sprintf("%-28s %10d %10d", "points", 7, c.points)) {
		t.Errorf("no points in:\n%s", out)
	}
}
