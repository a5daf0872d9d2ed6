package easyread_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/office/officetest"
)

// checkFile returns what a check of a printed file finds, and what was checked.
func checkFile(t *testing.T, name string, data []byte) ([]rules.Finding, *rules.Document) {
	t.Helper()
	r := bytes.NewReader(data)
	source, err := new(extract.Extractor).Extract(t.Context(), name, r, r.Size())
	if err != nil {
		t.Fatal(err)
	}
	d := rules.FromExtract(source)
	if err := d.ReadMarks(t.Context(), r, r.Size()); err != nil {
		t.Fatal(err)
	}
	found, err := new(rules.Checker).Check(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return found, d
}

// toReview is a document with long sentences at all places that have text: one that
// could not be split stands in each.
func toReview(t *testing.T) (d *easyread.Document, long int) {
	t.Helper()
	sentence := func(what string) easyread.Statement {
		return easyread.Statement{Text: "You have to tell us about " + what + " as soon as you can so that the office can look at it and write to you."}
	}
	item, step := sentence("your pension"), sentence("your rent")
	item.Kind, step.Kind, step.Label = easyread.Item, easyread.Step, "3."
	cell, empty := sentence("your children"), easyread.Statement{Text: "Children"}
	d = &easyread.Document{
		Title: easyread.Statement{Text: "Changes"}, Publisher: "Dixley Council", Date: "6 May 2026",
		Sections: []easyread.Section{
			{Heading: easyread.Statement{Text: "What to tell us"}, Rows: []easyread.Row{
				{Statements: []easyread.Statement{sentence("your pay"), {Text: "Do it soon."}}},
				{Statements: []easyread.Statement{{Text: "Tell us:"}, item, {Text: "your name", Kind: easyread.Item}}},
				{Statements: []easyread.Statement{step}},
				{Statements: []easyread.Statement{{Text: "These are:"}}, Table: &easyread.Table{Header: []easyread.Statement{{Text: "What"}, {Text: "How"}}, Rows: [][]easyread.Statement{{empty, cell}}}},
			}},
		},
		LeftOut: []easyread.LeftOut{{Text: "This was left out because it is a long sentence of many words that nobody has to read in the short text."}},
	}
	found, err := new(rules.Checker).Check(t.Context(), d.View())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Rule == "W01" && f.Severity == rules.Error {
			f.Severity = rules.Review
			d.Findings = append(d.Findings, f)
			long++
		}
	}
	return d, long
}

func TestMarksTravelWithTheFile(t *testing.T) {
	d, long := toReview(t)
	if long != 4 {
		t.Fatalf("%d long sentences", long)
	}
	for _, review := range []bool{true, false} {
		p := &easyread.Printer{Review: review}
		for name, print := range map[string]func(io.Writer, *easyread.Document) error{"a.html": p.HTML, "a.docx": p.DOCX, "a.pdf": p.PDF, "a.md": p.Markdown} {
			t.Run(fmt.Sprintf("%s, review %v", name, review), func(t *testing.T) {
				var b bytes.Buffer
				if err := print(&b, d); err != nil {
					t.Fatal(err)
				}
				found, _ := checkFile(t, name, b.Bytes())
				got := make(map[rules.Severity]int)
				for _, f := range found {
					if f.Rule == "W01" && f.Severity != rules.Warning {
						got[f.Severity]++
					}
				}
				want := map[rules.Severity]int{rules.Error: long}
				if review {
					want = map[rules.Severity]int{rules.Marked: long}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				if name == "a.docx" {
					officetest.Check(t, b.Bytes())
				}
			})
		}
	}
}

func TestAChangedSentenceLosesItsMark(t *testing.T) {
	d, long := toReview(t)
	var page bytes.Buffer
	if err := (&easyread.Printer{Review: true}).HTML(&page, d); err != nil {
		t.Fatal(err)
	}
	edited := strings.Replace(page.String(), "about your rent as soon", "about rent and fees as soon", 1)
	found, _ := checkFile(t, "a.html", []byte(edited))
	marked := 0
	var errors []string
	for _, f := range found {
		switch f.Severity {
		case rules.Marked:
			marked++
		case rules.Error:
			errors = append(errors, f.Rule)
		}
	}
	if marked != long-1 || !slices.Equal(errors, []string{"W01"}) {
		t.Errorf("%d marked, errors %q", marked, errors)
	}
}

func TestAReviewCopySaysTheSame(t *testing.T) {
	// But for the notes and the part at the end, it is the copy to publish.
	d, _ := toReview(t)
	for _, name := range []string{"a.html", "a.docx", "a.pdf"} {
		t.Run(name, func(t *testing.T) {
			var texts [2][]string
			for i, review := range []bool{false, true} {
				p := &easyread.Printer{Review: review}
				var b bytes.Buffer
				if err := map[string]func(io.Writer, *easyread.Document) error{"a.html": p.HTML, "a.docx": p.DOCX, "a.pdf": p.PDF}[name](&b, d); err != nil {
					t.Fatal(err)
				}
				_, checked := checkFile(t, name, b.Bytes())
				for _, part := range checked.Parts {
					texts[i] = append(texts[i], part.Text)
				}
				if review && len(checked.Marked) == 0 || !review && len(checked.Marked) > 0 {
					t.Errorf("review %v has the marks %q", review, checked.Marked)
				}
			}
			if diff := cmp.Diff(texts[0], texts[1]); diff != "" {
				t.Errorf("(-published +review):\n%s", diff)
			}
		})
	}
}
