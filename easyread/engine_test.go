package easyread_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// An engine is a Simplifier made of a function.
type engine func(p easyread.Passage) ([]easyread.Sentence, error)

func (e engine) Simplify(_ context.Context, p easyread.Passage) ([]easyread.Sentence, error) {
	return e(p)
}

func same(p easyread.Passage) ([]easyread.Sentence, error) {
	var out []easyread.Sentence
	for _, s := range language.Sentences(p.Text) {
		out = append(out, easyread.Sentence{Text: s.Of(p.Text), Source: extract.Span(s)})
	}
	return out, nil
}

func TestEnginesAreChecked(t *testing.T) {
	const source = "You must pay £25 by 1 June 2026 to Dixley Town Council."
	all := func(text string) engine {
		return func(p easyread.Passage) ([]easyread.Sentence, error) {
			return []easyread.Sentence{{Text: text, Source: extract.Span{End: len(p.Text)}}}, nil
		}
	}
	tests := []struct {
		name    string
		engine  engine
		want    string // in the text
		unwant  string
		finding bool
	}{
		{"a safe rewrite is used", all("By 1 June 2026 you must pay Dixley Town Council £25."), "By 1 June 2026 you must pay", "", false},
		{"a changed amount is not", all("You must pay £52 by 1 June 2026 to Dixley Town Council."), "£25", "£52", true},
		{"a changed date is not", all("You must pay £25 by 1 July 2026 to Dixley Town Council."), "1 June 2026", "July", true},
		{"a lost deadline is not", all("You must pay £25 to Dixley Town Council."), "1 June 2026", "", true},
		{"a softened duty is not", all("You can pay £25 by 1 June 2026 to Dixley Town Council."), "must", "can pay", true},
		{"a turned meaning is not", all("You must not pay £25 by 1 June 2026 to Dixley Town Council."), "must", "must not", true},
		{"an added number is not", all("You must pay £25 by 1 June 2026 to Dixley Town Council. Call 01632 960 999."), "£25", "999", true},
		{"nothing at all is not", func(easyread.Passage) ([]easyread.Sentence, error) { return nil, nil }, "£25", "", false},
		{"an error is not the end", func(easyread.Passage) ([]easyread.Sentence, error) { return nil, errors.New("no answer") }, "£25", "", true},
		{"an empty sentence is not", all(" "), "£25", "", true},
		{"a line break is not", all("You must pay\n£25"), "1 June 2026", "", true},
		{"bad bytes are not", all("You must pay \xff"), "£25", "\xff", true},
		{"a span that is nowhere is not", func(easyread.Passage) ([]easyread.Sentence, error) {
			return []easyread.Sentence{{Text: "Pay.", Source: extract.Span{Start: 3, End: 3000}}}, nil
		}, "£25", "Pay.", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := convert(t, easyread.Converter{Simplifier: test.engine}, "# Pay\n\n"+source+"\n")
			checkInvariants(t, parse(t, "# Pay\n\n"+source+"\n"), d)
			out := plain(t, d)
			if !strings.Contains(out, test.want) || test.unwant != "" && strings.Contains(out, test.unwant) {
				t.Errorf("want %q and not %q in:\n%s", test.want, test.unwant, out)
			}
			found := false
			for _, f := range d.Findings {
				found = found || f.Rule == "D09"
			}
			if found != test.finding {
				t.Errorf("finding %v, want %v: %v", found, test.finding, d.Findings)
			}
		})
	}
}
