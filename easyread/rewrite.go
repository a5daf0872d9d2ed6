package easyread

import (
	"context"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
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
