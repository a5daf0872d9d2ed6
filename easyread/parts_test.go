package easyread_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

// plan is a long document: chapters with sections, in which each section says what no
// other says.
func plan(chapters, sections, rows int) *easyread.Document {
	d := &easyread.Document{
		Title: easyread.Statement{Text: "Local plan"}, Publisher: "Dixley Council", Date: "6 May 2026",
		Words:    []easyread.HardWord{{Term: "Overpayment", Plain: "An overpayment is when you were paid too much."}, {Term: "Zorb", Plain: "A zorb is a ball to roll in."}, {Term: "Unused", Plain: "No part says this."}},
		Pictures: []picture.Picture{{ID: "a", Alt: "A"}, {ID: "b", Alt: "B"}},
		Sections: []easyread.Section{{Heading: easyread.Statement{Text: "About this document", Inferred: true}, Kind: easyread.About, Rows: []easyread.Row{
			{Statements: []easyread.Statement{{Text: "The plan says where homes can go."}}},
			{Picture: "a", Statements: []easyread.Statement{{Text: "This document has these parts:", Inferred: true}, {Text: "Chapter 1", Kind: easyread.Item, Marks: []extract.Mark{{Span: extract.Span{End: 9}, Kind: extract.Link, Target: "#s2"}}}}},
		}}},
	}
	n := 0
	add := func(level int, name string, count int) {
		s := easyread.Section{Heading: easyread.Statement{Text: name, Page: n/10 + 1}, Level: level}
		at := len(d.Sections) + 1
		for range count {
			n++
			place := fmt.Sprintf("s%d.r%d.1", at, len(s.Rows)+1)
			row := easyread.Row{Picture: "b", Statements: []easyread.Statement{
				{Text: fmt.Sprintf("We found an overpayment for house %d.", n), Page: n/10 + 1, Source: []extract.Ref{{Block: fmt.Sprintf("p1.b%d", n)}}, Marks: []extract.Mark{{Span: extract.Span{Start: 12, End: 23}, Kind: extract.Bold}}},
				{Text: "An overpayment is when you were paid too much.", Kind: easyread.Explanation, Inferred: true},
			}, Table: &easyread.Table{Rows: [][]easyread.Statement{{{Text: "House"}, {Text: fmt.Sprint(n)}}}}}
			if n > 1 { // bold and explained at its first use alone
				row.Statements = row.Statements[:1]
				row.Statements[0].Marks = nil
			}
			if n%40 == 0 {
				row.Statements[0].Text += " It has a zorb."
			}
			d.Findings = append(d.Findings, rules.Finding{Rule: "W19", Severity: rules.Review, Message: fmt.Sprint(n), At: extract.Ref{Block: place}},
				rules.Finding{Rule: "N04", Message: fmt.Sprint(n), At: extract.Ref{Block: strings.TrimSuffix(place, "1") + "t1.2"}})
			d.LeftOut = append(d.LeftOut, easyread.LeftOut{Page: n/10 + 1, Text: fmt.Sprint(n)})
			s.Rows = append(s.Rows, row)
		}
		d.Sections = append(d.Sections, s)
	}
	for i := range chapters {
		add(1, fmt.Sprintf("Chapter %d", i+1), 1)
		for j := range sections {
			add(2, fmt.Sprintf("Street %d.%d", i+1, j+1), rows)
		}
	}
	d.Sections = append(d.Sections, easyread.Section{Heading: easyread.Statement{Text: "How to get in touch"}, Kind: easyread.Contacts, Rows: []easyread.Row{{Statements: []easyread.Statement{{Text: "Phone: 01632 960001", Kind: easyread.Contact}}}}})
	d.Findings = append(d.Findings, rules.Finding{Rule: "D11", Severity: rules.Review, Message: "Ask them."})
	return d
}

// pagesOf returns how many pages a document has as PDF.
func pagesOf(t *testing.T, d *easyread.Document) int {
	t.Helper()
	var b bytes.Buffer
	if err := new(easyread.Printer).PDF(&b, d); err != nil {
		t.Fatal(err)
	}
	return bytes.Count(b.Bytes(), []byte("/Type /Page /Parent"))
}

// said returns what the rows of a document say that its source says.
func said(sections []easyread.Section) []string {
	var out []string
	for _, s := range sections {
		for _, r := range s.Rows {
			for _, st := range r.Statements {
				if !st.Inferred {
					out = append(out, st.Text)
				}
			}
			if r.Table != nil {
				out = append(out, r.Table.Rows[0][1].Text)
			}
		}
	}
	return out
}

func TestPartsOfALongDocument(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ chapters, sections, rows, most, parts int }{
		{6, 6, 5, 20, 2}, {5, 6, 5, 10, 3}, {1, 24, 5, 8, 4}, {9, 0, 0, 24, 1},
	} {
		t.Run(fmt.Sprintf("%d chapters of %d sections of %d rows, at most %d pages", c.chapters, c.sections, c.rows, c.most), func(t *testing.T) {
			d, same := plan(c.chapters, c.sections, c.rows), plan(c.chapters, c.sections, c.rows)
			parts, err := new(easyread.Printer).Parts(d, c.most)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(same, d); diff != "" {
				t.Errorf("the document was changed (-was +is):\n%s", diff)
			}
			if len(parts) != c.parts {
				t.Errorf("%d parts, want %d", len(parts), c.parts)
			}
			if c.parts == 1 {
				return
			}
			most := c.most
			if most == 0 {
				most = 24
			}
			var text, findings, losses []string
			least, longest := most, 0
			for i, part := range parts {
				pages := pagesOf(t, part)
				least, longest = min(least, pages), max(longest, pages)
				if pages > most {
					t.Errorf("part %d has %d pages", i+1, pages)
				}
				if want := fmt.Sprintf("Part %d of %d: ", i+1, len(parts)); !strings.HasPrefix(part.Part, want) {
					t.Errorf("part %d is called %q", i+1, part.Part)
				}
				last := part.Sections[len(part.Sections)-1]
				if part.Sections[0].Kind != easyread.About || last.Kind != easyread.Contacts || part.Title.Text != d.Title.Text {
					t.Errorf("part %d is not complete in itself", i+1)
				}
				// The frame stands in each.
				inside := said(part.Sections[1 : len(part.Sections)-1])
				text = append(text, inside...)
				bold, meanings := 0, 0
				for at, s := range part.All() {
					for _, m := range s.Marks {
						if m.Kind == extract.Bold {
							bold++
						}
						if strings.HasPrefix(m.Target, "#") && !has(part, m.Target[1:], s.Text) {
							t.Errorf("part %d: %s leads to %s", i+1, at, m.Target)
						}
					}
					if s.Kind == easyread.Explanation && strings.HasPrefix(s.Text, "An overpayment") {
						meanings++
					}
				}
				used := len(slices.DeleteFunc(slices.Clone(part.Words), func(w easyread.HardWord) bool { return w.Term == "Unused" }))
				if bold != used || meanings != 1 || !slices.ContainsFunc(part.Words, func(w easyread.HardWord) bool { return w.Term == "Overpayment" }) {
					t.Errorf("part %d: %d bold words, %d meanings, words %v", i+1, bold, meanings, part.Words)
				}
				if zorb := strings.Contains(strings.Join(inside, " "), "zorb"); zorb != slices.ContainsFunc(part.Words, func(w easyread.HardWord) bool { return w.Term == "Zorb" }) {
					t.Errorf("part %d: zorb %v, words %v", i+1, zorb, part.Words)
				}
				at := make(map[string]string)
				for place, s := range part.All() {
					at[place] = s.Text
				}
				whole := 0
				for _, f := range part.Findings {
					switch {
					case f.At.Block == "":
						whole++
					case f.Rule == "W19" && !strings.Contains(at[f.At.Block], " "+f.Message+"."), f.Rule == "N04" && at[f.At.Block] != f.Message:
						t.Errorf("part %d: the finding on house %s is at %s: %q", i+1, f.Message, f.At.Block, at[f.At.Block])
					default:
						findings = append(findings, f.Rule+f.Message)
					}
				}
				if whole != 1 {
					t.Errorf("part %d has %d findings on the whole", i+1, whole)
				}
				for _, l := range part.LeftOut {
					losses = append(losses, l.Text)
				}
				var again easyread.Document
				data, err := json.Marshal(part)
				if err = errors.Join(err, json.Unmarshal(data, &again)); err != nil || again.Part != part.Part {
					t.Errorf("part %d as JSON: %v", i+1, err)
				}
			}
			if diff := cmp.Diff(said(d.Sections[1:len(d.Sections)-1]), text); diff != "" {
				t.Errorf("what the parts say is not what the whole says (-whole +parts):\n%s", diff)
			}
			if longest-least > 3 {
				t.Errorf("parts have from %d to %d pages", least, longest)
			}
			if len(findings) != len(d.Findings)-1 || len(losses) != len(d.LeftOut) {
				t.Errorf("%d of %d findings, %d of %d pieces left out", len(findings), len(d.Findings)-1, len(losses), len(d.LeftOut))
			}
			if c.most != 8 {
				return
			}
			twice, err := new(easyread.Printer).Parts(d, c.most)
			if diff := cmp.Diff(parts, twice); err != nil || diff != "" {
				t.Errorf("another time, the parts are others: %v\n%s", err, diff)
			}
		})
	}
}

// has reports whether a document has a heading at a place.
func has(d *easyread.Document, at, text string) bool {
	for place, s := range d.All() {
		if place == at && s.Text == text {
			return true
		}
	}
	return false
}

func TestPartsSayWhatTheOthersHold(t *testing.T) {
	t.Parallel()
	parts, err := new(easyread.Printer).Parts(plan(4, 6, 5), 9)
	if err != nil || len(parts) != 3 {
		t.Fatal(len(parts), err)
	}
	var text bytes.Buffer
	if err := new(easyread.Printer).Text(&text, parts[1]); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Part 2 of 3: ", "This document has 3 parts.\nThis is part 2.\n", "This part tells you about:\n- ", "The other parts are:\n- Part 1: ", "\n- Part 3: "} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in:\n%s", want, text.String()[:1200])
		}
	}
}

func TestPartsThatCannotBe(t *testing.T) {
	if _, err := new(easyread.Printer).Parts(new(easyread.Document), -1); !errors.Is(err, easyread.ErrOption) {
		t.Error(err)
	}
	if _, err := (&easyread.Printer{PointSize: 3}).Parts(new(easyread.Document), 0); !errors.Is(err, easyread.ErrOption) {
		t.Error(err)
	}
	// Sections that are too long stay whole.
	d := plan(1, 2, 60)
	parts, err := new(easyread.Printer).Parts(d, 3)
	if err != nil || len(parts) != 3 {
		t.Errorf("%d parts: %v", len(parts), err)
	}
	// An empty document, and one of a single section, stay what they are.
	for _, d := range []*easyread.Document{{}, {Sections: plan(1, 1, 60).Sections[2:3]}} {
		if parts, err := new(easyread.Printer).Parts(d, 1); err != nil || len(parts) != 1 || parts[0] != d {
			t.Errorf("%d parts: %v", len(parts), err)
		}
	}
}
