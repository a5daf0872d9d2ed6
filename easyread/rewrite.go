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

// A line is a statement in the making. Lines of one unit say one sentence of the
// source.
type line struct {
	Statement
	unit  int
	item  bool // it is an item of a list that the line before it begins
	depth int  // of an item: how many lists it stands in
}

// errEngine is in the chain of errors about what an engine gave back.
var errEngine = errors.New("the engine's answer cannot be used")

// rewrite returns the lines that say what the length keeps of the text of src.
func (cv *conversion) rewrite(ctx context.Context, src *source, heading string, item bool) ([]line, error) {
	spans := language.Sentences(src.text)
	keep := make([]bool, len(spans))
	reasons := make([]Reason, len(spans)) // Shorter but for what nobody needs
	for i, s := range spans {
		keep[i] = cv.keeps(src.info, src.at[s.Start])
		if reason, ok := cv.spare(s.Of(src.text), src.info); ok {
			reasons[i] = reason
		}
	}
	var lines []line
	for i := 0; i < len(spans); {
		if !keep[i] || reasons[i] != Shorter {
			cv.leave(src.info, src.span(spans[i].Start, spans[i].End), spans[i].Of(src.text), reasons[i])
			i++
			continue
		}
		j := i
		for j < len(spans) && keep[j] && reasons[j] == Shorter {
			j++
		}
		made, err := cv.passage(ctx, src, spans[i:j], heading, item)
		if err != nil {
			return nil, err
		}
		for k := range made {
			made[k].unit += i
		}
		lines = append(lines, made...)
		i = j
	}
	for i := range lines {
		if text := quiet(lines[i].Text); text != lines[i].Text {
			lines[i].replace(extract.Span{End: len(lines[i].Text)}, text)
		}
	}
	return lines, nil
}

// passage rewrites sentences that follow each other, and checks what comes back.
func (cv *conversion) passage(ctx context.Context, src *source, spans []language.Span, heading string, item bool) ([]line, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	start, end := spans[0].Start, spans[len(spans)-1].End
	p := Passage{Text: src.text[start:end], Title: cv.title, Heading: heading, Item: item, MaxWords: cv.maxWords, Brief: cv.length != Complete}
	if item && len(language.Words(p.Text)) <= cv.maxWords {
		p.Brief = false // "audio (easy read)" may be told from "audio" by that alone
	}
	made, err := cv.engine.Simplify(ctx, p)
	if err == nil {
		err = valid(p, made)
	}
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		cv.find(src.ref(start, end), "The engine failed here ("+brief(err)+"). Townclerk's own rules were used.")
		if made, err = (RuleSimplifier{}).Simplify(ctx, p); err != nil {
			return nil, err
		}
		if valid(p, made) != nil {
			made = nil
		}
	}
	relative := make([]language.Span, len(spans))
	for i, s := range spans {
		relative[i] = language.Span{Start: s.Start - start, End: s.End - start}
	}
	var lines []line
	all := units(relative, made)
	gone := false // the unit before was left out
	for k, u := range all {
		was := u.span.Of(p.Text)
		if gone && leans(was) && !cv.mustKeep(was) {
			// "This" would speak of nothing.
			cv.leave(src.info, src.span(start+u.span.Start, start+u.span.End), was, Shorter)
			continue
		}
		var made []line
		known := len(cv.leftOut)
		for _, l := range cv.check(ctx, src, start, p, u) {
			made = append(made, cv.unfolded(l)...)
		}
		if gone = (!item || start+u.span.Start > 0 && !lineCode.MatchString(src.text)) && cv.length != Complete && !cv.all && cv.endless(made) && !cv.mustKeep(was); gone && k+1 < len(all) {
			next := all[k+1].span.Of(p.Text)
			gone = !leans(next) || !cv.mustKeep(next)
		}
		if gone {
			// A shorter document has no room for what nobody can read, but for the
			// items of a list, which are one with it, for what the code of an item
			// stands for, and for what the next sentence speaks of. Its asides are
			// left out too.
			cv.leftOut = cv.leftOut[:known]
			cv.leave(src.info, src.span(start+u.span.Start, start+u.span.End), was, Shorter)
			continue
		}
		lines = append(lines, made...)
	}
	return lines, nil
}

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

// endless reports whether a line is far too long to be read.
func (cv *conversion) endless(lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return len(language.Words(l.Text)) > cv.maxWords+tolerable })
}

// unfolded lays a long line out as a beginning and a list.
func (cv *conversion) unfolded(l line) []line {
	base := l.depth
	if l.item && base == 0 {
		base = 1
	}
	l.depth = base
	pieces := unfold(l.Text, cv.maxWords)
	if pieces == nil {
		return []line{l}
	}
	lines := make([]line, len(pieces))
	for i, p := range pieces {
		lines[i] = l
		lines[i].Text = p.text
		lines[i].depth = base + p.depth
		lines[i].item = lines[i].depth > 0
		lines[i].Facts = new(Facts)
	}
	// Each fact goes with the first piece that has its words.
	place := func(fact string) *Facts {
		for i := range lines {
			if strings.Contains(lines[i].Text, fact) {
				return lines[i].Facts
			}
		}
		return lines[0].Facts
	}
	for _, fact := range l.Facts.Kept {
		f := place(fact)
		f.Kept = append(f.Kept, fact)
	}
	for _, fact := range l.Facts.Reworded {
		f := place(fact)
		f.Reworded = append(f.Reworded, fact)
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
