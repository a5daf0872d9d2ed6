package easyread

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// errEngine is in the chain of errors about what an engine gave back.
var errEngine = errors.New("the engine's answer cannot be used")

// brief returns an error's text without what it quotes: findings hold no more of
// a document than they need.
func brief(err error) string {
	text := err.Error()
	if len(text) > 80 {
		text = strings.ToValidUTF8(text[:80], "") + "…"
	}
	return text
}

// valid returns an error if sentences of an engine cannot be of the passage.
func valid(p Passage, made []Sentence) error {
	for _, s := range made {
		switch {
		case strings.TrimSpace(s.Text) == "":
			return fmt.Errorf("%w: an empty sentence", errEngine)
		case !utf8.ValidString(s.Text), strings.ContainsAny(s.Text, "\n\r\x00"):
			return fmt.Errorf("%w: a sentence with a line break or bad bytes", errEngine)
		case s.Source.Start < 0 || s.Source.End > len(p.Text) || s.Source.Start >= s.Source.End:
			return fmt.Errorf("%w: a sentence with no place in the passage", errEngine)
		case slices.ContainsFunc(s.Dropped, func(d extract.Span) bool { return d.Start < s.Source.Start || d.End > s.Source.End }):
			return fmt.Errorf("%w: it left out what the sentence is not made from", errEngine)
		case len(s.Text) > 4*len(p.Text)+200:
			return fmt.Errorf("%w: a sentence longer than the passage", errEngine)
		}
	}
	return nil
}

// A unit is one sentence of the source, or a few that were rewritten together,
// and the sentences that were made of it.
type unit struct {
	first int // the number of the first sentence
	span  language.Span
	spans []language.Span
	made  []Sentence
}

// units sorts the sentences of an engine by the sentences of the source they come
// from. Sentences of the source that share one are one unit.
func units(spans []language.Span, made []Sentence) []unit {
	var list []unit
	for i, s := range spans {
		list = append(list, unit{first: i, span: s, spans: []language.Span{s}})
	}
	touches := func(u unit, s Sentence) bool { return s.Source.Start < u.span.End && u.span.Start < s.Source.End }
	for _, s := range made {
		first := -1
		for i := 0; i < len(list); i++ {
			switch {
			case !touches(list[i], s):
			case first < 0:
				first = i
			default:
				list[first].span.End = list[i].span.End
				list[first].spans = append(list[first].spans, list[i].spans...)
				list[first].made = append(list[first].made, list[i].made...)
				list = append(list[:i], list[i+1:]...)
				i--
			}
		}
		if first >= 0 {
			list[first].made = append(list[first].made, s)
		}
	}
	return list
}

// check returns the lines of a unit: those that were made if they keep every fact
// of the source and add none, else the source's own words. offset is where the
// passage begins in src.
func (cv *conversion) check(ctx context.Context, src *source, offset int, p Passage, u unit) []line {
	was := p.Text[u.span.Start:u.span.End]
	if len(u.made) > 0 {
		if lines, ok := cv.checked(src, offset, p, u, was); ok {
			return lines
		}
		if _, ours := cv.engine.(RuleSimplifier); !ours {
			if lines, ok := cv.second(ctx, src, offset, p, u, was); ok {
				return lines
			}
		}
		cv.find(src.ref(offset+u.span.Start, offset+u.span.End), "A rewrite would have changed a fact. This is in the words of the source.")
	} else if p.Text != "" && cv.length != Complete && !cv.mustKeep(was) {
		cv.leave(src.info, src.span(offset+u.span.Start, offset+u.span.End), was, NotRewritten)
		return nil
	}
	var lines []line
	for i, s := range u.spans {
		text := s.Of(p.Text)
		lines = append(lines, line{
			Statement: Statement{
				Text:   text,
				Source: []extract.Ref{src.ref(offset+s.Start, offset+s.End)},
				Page:   src.page(offset + s.Start),
				Facts:  factsOf(fidelity.Compare(text, text)),
			},
			unit: u.first + i,
		})
	}
	return lines
}

// second tries our own rules where another engine's sentences were not safe.
func (cv *conversion) second(ctx context.Context, src *source, offset int, p Passage, u unit, was string) ([]line, bool) {
	q := p
	q.Text = was
	made, err := (RuleSimplifier{}).Simplify(ctx, q)
	if err != nil || len(made) == 0 || valid(q, made) != nil {
		return nil, false
	}
	for i := range made {
		made[i].Source.Start += u.span.Start
		made[i].Source.End += u.span.Start
		for j := range made[i].Dropped {
			made[i].Dropped[j].Start += u.span.Start
			made[i].Dropped[j].End += u.span.Start
		}
	}
	again := u
	again.made = made
	lines, ok := cv.checked(src, offset, p, again, was)
	if ok {
		cv.find(src.ref(offset+u.span.Start, offset+u.span.End), "The engine's rewrite would have changed a fact. Townclerk's own rules were used.")
	}
	return lines, ok
}

// checked returns the lines of the sentences that were made, and whether they are
// safe: together they have every fact of the source, and none has another. In a
// shorter document they may lack those of asides that are listed as left out.
func (cv *conversion) checked(src *source, offset int, p Passage, u unit, was string) ([]line, bool) {
	var all []string
	for _, s := range u.made {
		all = append(all, s.Text)
	}
	together := strings.Join(all, "\n")
	dropped := droppedIn(u.made)
	rest, ok := asides(was, u.span.Start, dropped)
	if !ok || len(dropped) > 0 && !p.Brief {
		return nil, false
	}
	whole := fidelity.Compare(was, together)
	kept := whole
	if rest != was {
		kept = fidelity.Compare(rest, together)
	}
	if !whole.Safe() || !kept.Whole() || guessesHalf(was, together) {
		return nil, false
	}
	var lines []line
	for _, s := range u.made {
		span := s.Source
		report := whole
		if len(u.made) > 1 || p.Text[span.Start:span.End] != was {
			report = fidelity.Compare(p.Text[span.Start:span.End], s.Text)
		}
		if !report.Safe() {
			// What the sentence says may stand in another part of the sentence of
			// the source, such as its subject: then that is its source too.
			span = extract.Span{Start: u.span.Start, End: u.span.End}
			if report = fidelity.Compare(was, s.Text); len(report.New) > 0 {
				return nil, false
			}
		}
		// Facts that other sentences of the unit say are not dropped.
		report.Dropped = nil
		lines = append(lines, line{
			Statement: Statement{
				Text:   strings.Join(strings.Fields(s.Text), " "),
				Source: []extract.Ref{src.ref(offset+span.Start, offset+span.End)},
				Page:   src.page(offset + span.Start),
				Engine: s.Engine,
				Facts:  factsOf(report),
			},
			unit: u.first,
			item: s.Item,
		})
	}
	for _, d := range dropped {
		cv.leave(src.info, src.span(offset+d.Start, offset+d.End), p.Text[d.Start:d.End], Detail)
	}
	for i, s := range u.made {
		if s.Finding != "" {
			cv.find(lines[i].Source[0], s.Finding)
		}
	}
	return lines, true
}

// factsOf returns the texts of the facts of a report.
func factsOf(r fidelity.Report) *Facts {
	f := new(Facts)
	for _, x := range r.Kept {
		f.Kept = append(f.Kept, x.Text)
	}
	for _, x := range r.Reworded {
		f.Reworded = append(f.Reworded, x.Is.Text)
	}
	for _, x := range r.Dropped {
		f.Dropped = append(f.Dropped, x.Text)
	}
	for _, x := range r.New {
		f.New = append(f.New, x.Text)
	}
	for _, x := range r.Changed {
		f.Changed = append(f.Changed, x.Was.Text)
	}
	return f
}

// find notes a finding of the conversion about a place of the source.
func (cv *conversion) find(at extract.Ref, message string) {
	cv.findings = append(cv.findings, rules.Finding{Rule: "D09", Severity: rules.Review, Message: message, At: at})
}

// placed returns the findings of the conversion with their places in the result.
func (cv *conversion) placed(out *Document) []rules.Finding {
	var placed []rules.Finding
	for _, f := range cv.findings {
		ref := f.At
		f.At = extract.Ref{}
		for at, s := range out.All() {
			if says(s, ref) {
				f.At = extract.Ref{Block: at, Span: extract.Span{End: len(s.Text)}}
				f.Page = s.Page
				break
			}
		}
		placed = append(placed, f)
	}
	return placed
}

// says reports whether a statement comes from a place of the source.
func says(s *Statement, ref extract.Ref) bool {
	for _, r := range s.Source {
		if r.Block == ref.Block && r.Span.Start < ref.Span.End && ref.Span.Start < r.Span.End {
			return true
		}
	}
	return false
}
