package easyread

import (
	"context"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
)

// mended are the rules whose fixes are made wherever they change no fact: in
// cells and headings too, which are not rewritten otherwise. Abbreviations,
// foreign words, Roman numerals, dates in figures, phone numbers in one.
var mended = []string{"W12", "W16", "N02", "N05", "N08"}

// mend makes the fixes of rules that say what to write instead.
func (cv *conversion) mend(ctx context.Context, d *Document, profile rules.Profile) error {
	checker := rules.Checker{Profile: profile, Rules: slices.DeleteFunc(rules.DefaultRules(), func(r rules.Rule) bool { return !slices.Contains(mended, r.ID) })}
	found, err := checker.Check(ctx, d.View())
	if err != nil {
		return err
	}
	fixes := make(map[string][]rules.Finding)
	for _, f := range found {
		if f.Fix != "" && f.Severity != rules.Review {
			fixes[f.At.Block] = append(fixes[f.At.Block], f)
		}
	}
	for at, s := range d.All() {
		if s.Kind == Contact || len(fixes[at]) == 0 {
			continue
		}
		// From the end, so that places before stay what they are.
		slices.SortStableFunc(fixes[at], func(a, b rules.Finding) int { return b.At.Span.Start - a.At.Span.Start })
		for _, f := range fixes[at] {
			s.replace(f.At.Span, f.Fix)
		}
	}
	return nil
}

// replace writes other words in a place of a statement, if they say the same.
func (s *Statement) replace(span extract.Span, words string) {
	if span.Start < 0 || span.Start >= span.End || span.End > len(s.Text) {
		return
	}
	for _, m := range s.Marks {
		if m.Start < span.End && span.Start < m.End {
			return // the words of a link are what it is called
		}
	}
	text := s.Text[:span.Start] + words + s.Text[span.End:]
	report := fidelity.Compare(s.Text, text)
	if !report.Whole() && !onlyNames(report) {
		return
	}
	shift := len(words) - (span.End - span.Start)
	for i := range s.Marks {
		if s.Marks[i].Start >= span.End {
			s.Marks[i].Start += shift
			s.Marks[i].End += shift
		}
	}
	s.Text = text
	if s.Facts == nil {
		return
	}
	for _, x := range report.Reworded {
		if i := slices.Index(s.Facts.Kept, x.Was.Text); i >= 0 && !strings.Contains(text, x.Was.Text) {
			s.Facts.Kept = slices.Delete(s.Facts.Kept, i, i+1)
			s.Facts.Reworded = append(s.Facts.Reworded, x.Is.Text)
		}
	}
}

// onlyNames reports whether names are all that two texts do not share: "SHELAA
// Ref" and "SHELAA Reference" are one, and the fix is from a list of ours.
func onlyNames(r fidelity.Report) bool {
	other := func(f fidelity.Fact) bool { return f.Kind != fidelity.Name }
	return !slices.ContainsFunc(r.Dropped, other) && !slices.ContainsFunc(r.New, other) &&
		!slices.ContainsFunc(r.Changed, func(c fidelity.Change) bool { return other(c.Was) || other(c.Is) })
}

// forPerson marks what the rules forbid and we could not put right without
// changing what the source says: a person has to.
func forPerson(findings []rules.Finding) {
	for i := range findings {
		f := &findings[i]
		if f.Severity != rules.Error {
			continue
		}
		switch {
		case f.Rule == "W01":
			f.Severity = rules.Review
			f.Message += " It could not be split safely: a person has to. Until then, the published copy has an error here."
		case f.Rule == "D06":
			f.Severity = rules.Review
			f.Message += " The source gives none: a person has to."
		case slices.Contains(mended, f.Rule):
			f.Severity = rules.Review
			f.Message += " That would change a name or a fact: a person has to look."
		}
	}
}
