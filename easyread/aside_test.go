package easyread_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// leftOut returns what was left out for a reason.
func leftOut(d *easyread.Document, reason easyread.Reason) []string {
	var all []string
	for _, l := range d.LeftOut {
		if l.Reason == reason {
			all = append(all, l.Text)
		}
	}
	return all
}

func TestAsidesAreLeftOutOfShorterDocuments(t *testing.T) {
	tests := []struct {
		name, in, want string
		dropped        []string
	}{
		{"another unit", "The path is 6 miles (10 km) long.", "The path is 6 miles long.", []string{"(10 km)"}},
		{"an old name", "The hall (formerly a school) was sold.", "The hall was sold.", []string{"(formerly a school)"}},
		{"a birthday", "Ann Green (born 3 November 1987) is a painter.", "Ann Green is a painter.", []string{"(born 3 November 1987)"}},
		{"two asides", "The path (formerly a railway) is 6 miles (10 km) long.", "The path is 6 miles long.", []string{"(formerly a railway)", "(10 km)"}},
		{"the same aside twice", "Hill Road is 6 miles (10 km) long and Mill Road is 6 miles (10 km) long.", "Hill Road is 6 miles long. Mill Road is 6 miles long.", []string{"(10 km)", "(10 km)"}},
		{"another name between commas", "The Hill Plan, also known as Hill 2040, was agreed.", "The Hill Plan was agreed.", []string{", also known as Hill 2040,"}},
		{"the day of a meeting stays", "The Dixley Town Meeting (5 May 2026) was busy.", "The Dixley Town Meeting (5 May 2026) was busy.", nil},
		{"the month of a plan stays", "The Dixley Town Plan (May 2026) was agreed.", "The Dixley Town Plan (May 2026) was agreed.", nil},
		{"an amount stays", "The fee (£20) was paid.", "The fee (£20) was paid.", nil},
		{"a website stays", "The report (www.dixley.example) was sold.", "The report (www.dixley.example) was sold.", nil},
		{"what the reader has stays", "The landlord (your housing association) was told.", "The landlord (your housing association) was told.", nil},
		{"a right stays", "The decision (an appeal is possible) was made.", "The decision (an appeal is possible) was made.", nil},
		{"a denial stays", "The staff (not the members) agreed.", "The staff (not the members) agreed.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := parse(t, "# The town\n\n"+tt.in+"\n")
			for _, length := range []easyread.Length{easyread.Standard, easyread.Summary} {
				d, err := (&easyread.Converter{Length: length}).Convert(t.Context(), source)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, saidOf(d)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", length, diff)
				}
				if diff := cmp.Diff(tt.dropped, leftOut(d, easyread.Detail)); diff != "" {
					t.Errorf("%s: left out (-want +got):\n%s", length, diff)
				}
				for _, l := range d.LeftOut {
					if span := l.Ref.Span; l.Reason == easyread.Detail && tt.in[span.Start:span.End] != l.Text {
						t.Errorf("%q is said to stand at %v, where %q is", l.Text, span, tt.in[span.Start:span.End])
					}
				}
				checkNothingLost(t, source, d)
			}
			d, err := easyread.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			if all := leftOut(d, easyread.Detail); all != nil {
				t.Errorf("a complete document leaves out %q", all)
			}
		})
	}
}

// saidOf returns the prose of a document but for its opening and explanations.
func saidOf(d *easyread.Document) string {
	text := ""
	for _, s := range d.All() {
		if s.Inferred || s.Kind != easyread.Prose || s.Text == "The town" {
			continue
		}
		if text != "" {
			text += " "
		}
		text += s.Text
	}
	return text
}

// A liar drops what it is told to and lists what it is told to.
type liar struct {
	text    string
	dropped []extract.Span
}

func (l liar) Simplify(_ context.Context, p easyread.Passage) ([]easyread.Sentence, error) {
	return []easyread.Sentence{{Text: l.text, Source: extract.Span{End: len(p.Text)}, Dropped: l.dropped, Engine: "liar"}}, nil
}

func TestEnginesLeaveOutOnlyAsides(t *testing.T) {
	const fee = "The fee for a pitch (£20) was paid in June."
	const path = "The new path is 6 miles (10 km) long."
	tests := []struct {
		name, in string
		length   easyread.Length
		engine   liar
		used     bool
	}{
		{"a detail that is listed", path, easyread.Standard, liar{"The path has 6 miles.", []extract.Span{{Start: 24, End: 31}}}, true},
		{"a detail that is not listed", path, easyread.Standard, liar{"The path has 6 miles.", nil}, false},
		{"a detail of a complete document", path, easyread.Complete, liar{"The path has 6 miles.", []extract.Span{{Start: 24, End: 31}}}, false},
		{"an amount", fee, easyread.Standard, liar{"The fee was paid in June.", []extract.Span{{Start: 20, End: 25}}}, false},
		{"what stands in no brackets", path, easyread.Standard, liar{"The new path is long.", []extract.Span{{Start: 13, End: 31}}}, false},
		{"a place outside the passage", path, easyread.Standard, liar{"The path has 6 miles.", []extract.Span{{Start: 24, End: 310}}}, false},
		{"places that overlap", path, easyread.Standard, liar{"The path has 6 miles.", []extract.Span{{Start: 24, End: 31}, {Start: 24, End: 31}}}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := parse(t, "# The town\n\n"+tt.in+"\n")
			d, err := (&easyread.Converter{Length: tt.length, Simplifier: tt.engine}).Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			used := false
			for _, s := range d.All() {
				used = used || s.Engine == "liar" && s.Text == tt.engine.text
			}
			if used != tt.used {
				t.Errorf("used is %v, want %v: %q", used, tt.used, saidOf(d))
			}
			checkNothingLost(t, source, d)
		})
	}
}
