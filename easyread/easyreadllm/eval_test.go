package easyreadllm_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tmc/langchaingo/llms/openai"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/internal/chatserver"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// A scored is what an engine made of lines of text.
type scored struct {
	lines                      []string
	words, sentences, short    int
	difficulty                 float64
	kept, reworded, lost, fake int // facts; fake are new or changed
	findings                   int
}

// score rewrites lines with an engine, each as a passage of its own.
func score(ctx context.Context, s easyread.Simplifier, lines []string) (*scored, error) {
	sc := new(scored)
	for _, line := range lines {
		made, err := s.Simplify(ctx, easyread.Passage{Text: line, MaxWords: 15})
		if err != nil {
			return nil, err
		}
		var texts []string
		for _, m := range made {
			texts = append(texts, m.Text)
			sc.sentences++
			n := strings.Fields(m.Text)
			if len(n) <= 15 {
				sc.short++
			}
			for _, w := range language.Words(m.Text) {
				sc.words++
				sc.difficulty += lexicon.Difficulty(w.Of(m.Text))
			}
		}
		out := strings.Join(texts, " ")
		sc.lines = append(sc.lines, out)
		r := fidelity.Compare(line, out)
		sc.kept += len(r.Kept)
		sc.reworded += len(r.Reworded)
		sc.lost += len(r.Dropped)
		sc.fake += len(r.New) + len(r.Changed)
		found, err := new(rules.Checker).Check(ctx, &rules.Document{Parts: []rules.Part{{Text: out}}})
		if err != nil {
			return nil, err
		}
		sc.findings += len(found)
	}
	return sc, nil
}

// table sets engines beside each other.
func table(names []string, list []*scored) string {
	var b strings.Builder
	row := func(name string, cell func(s *scored) string) {
		fmt.Fprintf(&b, "%-38s", name)
		for _, s := range list {
			fmt.Fprintf(&b, " %14s", cell(s))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%-38s", "")
	for _, n := range names {
		fmt.Fprintf(&b, " %14s", n)
	}
	b.WriteByte('\n')
	row("lines", func(s *scored) string { return fmt.Sprint(len(s.lines)) })
	row("words in a sentence", func(s *scored) string { return fmt.Sprintf("%.1f", float64(s.words)/float64(max(s.sentences, 1))) })
	row("sentences of at most 15 words, %", func(s *scored) string { return fmt.Sprintf("%.1f", 100*float64(s.short)/float64(max(s.sentences, 1))) })
	row("difficulty of a word", func(s *scored) string { return fmt.Sprintf("%.3f", s.difficulty/float64(max(s.words, 1))) })
	row("facts kept", func(s *scored) string { return fmt.Sprint(s.kept) })
	row("facts reworded", func(s *scored) string { return fmt.Sprint(s.reworded) })
	row("facts lost", func(s *scored) string { return fmt.Sprint(s.lost) })
	row("facts new or changed", func(s *scored) string { return fmt.Sprint(s.fake) })
	row("findings of the rules", func(s *scored) string { return fmt.Sprint(s.findings) })
	return b.String()
}

// TestEvaluationSets measures a real model beside the offline engine, for whoever
// has one:
//
//	TOWNCLERK_MODEL      its name
//	TOWNCLERK_MODEL_URL  where it is, such as http://localhost:11434/v1; else OpenAI
//	OPENAI_API_KEY       its key, if it needs one
//	TOWNCLERK_LINES      files of sentences, one a line, with the list separator between
//	TOWNCLERK_OUT        a folder for what is made of them, for other scorers, and for
//	                     the answers, so that nothing is asked twice
//
// It prints one table for each file. It is not run without these.
func TestEvaluationSets(t *testing.T) {
	name, files, dir := os.Getenv("TOWNCLERK_MODEL"), os.Getenv("TOWNCLERK_LINES"), os.Getenv("TOWNCLERK_OUT")
	if name == "" || files == "" || dir == "" {
		t.Skip("TOWNCLERK_MODEL, TOWNCLERK_LINES and TOWNCLERK_OUT are not set")
	}
	set := []openai.Option{openai.WithModel(name), openai.WithHTTPClient(new(easyreadllm.HTTPClient))}
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
	for _, file := range filepath.SplitList(files) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
		offline, err := score(t.Context(), easyread.RuleSimplifier{}, lines)
		if err != nil {
			t.Fatal(err)
		}
		s := &easyreadllm.Simplifier{Model: model, Options: easyreadllm.Options{ModelName: name, Store: easyreadllm.Folder(filepath.Join(dir, "answers"))}}
		with, err := score(t.Context(), s, lines)
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.Record()
		if err != nil {
			t.Fatal(err)
		}
		for engine, sc := range map[string]*scored{"offline": offline, "model": with} {
			out := filepath.Join(dir, filepath.Base(file)+"."+engine+".txt")
			if err := os.WriteFile(out, []byte(strings.Join(sc.lines, "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		t.Logf("%s\n%s\nby %s: %d of %d passages fell back, %d statements refused, %d tokens in, %d out, %d requests (%d again)",
			file, table([]string{"offline", name}, []*scored{offline, with}), r.Model, r.FellBack, r.Passages, r.Refused, r.InputTokens, r.OutputTokens, r.Requests, r.Retries)
		if with.fake > 0 {
			t.Errorf("%d facts are new or changed", with.fake)
		}
	}
}

// The table is worked out right: a model that changes nothing has the figures of
// the text itself.
func TestTheTableOfAModelThatChangesNothing(t *testing.T) {
	t.Parallel()
	lines := []string{"You must pay £45 by 1 May 2026.", "The pool is open on Monday. It is free."}
	s := &easyreadllm.Simplifier{Model: connect(t, chatserver.New(t, chatserver.Copy)), Options: quick()}
	got, err := score(t.Context(), s, lines)
	if err != nil {
		t.Fatal(err)
	}
	if got.sentences != 3 || got.short != 3 || got.words != 17 || got.lost+got.fake+got.reworded != 0 || got.kept < 4 || strings.Join(got.lines, "\n") != strings.Join(lines, "\n") {
		t.Errorf("score is %+v", got)
	}
	out := table([]string{"copy"}, []*scored{got})
	for _, want := range []string{"lines                                               2", "100.0", "facts new or changed                                0"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
}
