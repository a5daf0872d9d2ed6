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

func TestNoHalfOfTheDayIsGuessed(t *testing.T) {
	tests := []struct {
		name, source, made string
		kept               bool // the engine's words
	}{
		{"a time without am or pm", "Come at 7:30 on Monday.", "Come at 7:30am on Monday.", false},
		{"a time with a point", "Come at 7.30 on Monday.", "Come at 7:30am on Monday.", false},
		{"a full hour", "Come at 7:00 on Monday.", "Come at 7am on Monday.", false},
		{"half past twelve", "Come at 12:30 on Monday.", "Come at 12:30pm on Monday.", false},
		{"a time of the 24-hour clock", "Come at 19:30 on Monday.", "Come at 7:30pm on Monday.", true},
		{"a time with a nought", "Come at 07:30 on Monday.", "Come at 7:30am on Monday.", true},
		{"a time that says so", "Come at 7.30 p.m. on Monday.", "Come at 7:30pm on Monday.", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			made := engine(func(p easyread.Passage) ([]easyread.Sentence, error) {
				return []easyread.Sentence{{Text: test.made, Source: extract.Span{End: len(p.Text)}}}, nil
			})
			out := plain(t, convert(t, easyread.Converter{Simplifier: made}, "# T\n\n"+test.source+"\n"))
			if got := strings.Contains(out, test.made); got != test.kept {
				t.Errorf("kept %v, want %v:\n%s", got, test.kept, out)
			}
		})
	}
}

func TestWhatAnEngineSaysOfASentenceIsKept(t *testing.T) {
	made := engine(func(p easyread.Passage) ([]easyread.Sentence, error) {
		return []easyread.Sentence{{Text: p.Text, Source: extract.Span{End: len(p.Text)}, Engine: "oracle", Finding: "Read this twice."}}, nil
	})
	d := convert(t, easyread.Converter{Simplifier: made}, "# T\n\nThe pool is open.\n")
	for at, s := range d.All() {
		if s.Text != "The pool is open." {
			continue
		}
		if s.Engine != "oracle" {
			t.Errorf("engine is %q", s.Engine)
		}
		for _, f := range d.Findings {
			if f.Message == "Read this twice." && f.At.Block == at {
				return
			}
		}
	}
	t.Errorf("no finding at the sentence: %+v", d.Findings)
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
