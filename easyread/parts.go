package easyread

import (
	"fmt"
	"math"
	"strings"

	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/internal/taggedpdf"
)

// Parts returns a document as documents of at most maxPages pages each, as p prints them
// as PDF, of about the same length; 0 means 24, the most that GOV.UK's guidance allows.
// A document that is short enough is returned as it is.
//
// A part has whole sections, and each section but those of the frame is in one part. Each
// part is complete in itself: it says which part it is, what it is about and what the
// others are about; it has its own list of words, each in bold at its first use, and the
// opening and the contacts of the document. What hard words mean is said in the words of
// d.Words. Sources stay what they are; findings, warnings and what was left out go with
// the part that they belong to, and those of the document as a whole with each. A section
// that is longer than maxPages stays whole, and so may a part be longer. d is not changed.
// The error is [ErrOption] for a maxPages below 0 or a size that cannot be.
func (p *Printer) Parts(d *Document, maxPages int) ([]*Document, error) {
	if maxPages < 0 {
		return nil, fmt.Errorf("easyread: %w: %d pages", ErrOption, maxPages)
	}
	if maxPages == 0 {
		maxPages = rules.GOVUK().MaxPages
	}
	total, begins, err := p.pages(d)
	if err != nil {
		return nil, err
	}
	head, tail := frameOf(d.Sections)
	if total <= maxPages || tail-head < 2 {
		return []*Document{d}, nil
	}
	b := &borders{whole: d, head: head, tail: tail, sections: d.Sections[head:tail]}
	for i := head; i < tail; i++ {
		b.weights = append(b.weights, max(0, begins[i+1]-begins[i]))
	}
	b.frame = begins[head] + begins[len(begins)-1] - begins[tail]
	const spare = 3 // pages that are given up where the names of other parts are too long
	for b.most = maxPages; ; b.most-- {
		// The words that are explained again are known when parts are made: the second
		// time they are of the right length.
		var v division
		for range 2 {
			if v, err = b.divide(v, p); err != nil {
				return nil, err
			}
		}
		if len(v) < 2 {
			return []*Document{d}, nil
		}
		parts, fit, err := b.build(v, p, maxPages)
		if err != nil || fit || b.most == max(1, maxPages-spare) {
			return parts, err
		}
	}
}

// build makes the parts of a division. fit reports whether all but those of one section
// have at most so many pages.
func (b *borders) build(v division, p *Printer, most int) (parts []*Document, fit bool, err error) {
	list := b.writers(v)
	for _, w := range list {
		parts = append(parts, w.write(list))
	}
	shareWords(b.whole, parts)
	shareLosses(b.whole, parts, list)
	fit = true
	for i, part := range parts {
		n, _, err := p.pages(part)
		if err != nil {
			return nil, false, err
		}
		fit = fit && (n <= most || v.sections(i, len(b.weights)) == 1)
	}
	return parts, fit, nil
}

// pages returns how many pages a document has, and where its sections and what follows
// the last begin, in pages.
func (p *Printer) pages(d *Document) (int, []float64, error) {
	page, sections, err := p.paper(d, nil, nil)
	if err != nil {
		return 0, nil, err
	}
	n, starts, err := taggedpdf.Pages(page)
	if err != nil {
		return 0, nil, fmt.Errorf("easyread: %w", err)
	}
	begins := make([]float64, len(sections))
	for i, block := range sections {
		begins[i] = starts[block]
	}
	return n, begins, nil
}

// frameOf returns the sections that each part has: those before head say what the
// document is about, and those from tail on how to get in touch.
func frameOf(sections []Section) (head, tail int) {
	if len(sections) > 0 && sections[0].Kind == About {
		head = 1
	}
	tail = len(sections)
	for i := len(sections) - 1; i >= head; i-- {
		if sections[i].Level > 1 {
			continue
		}
		if sections[i].Kind != Contacts {
			break
		}
		tail = i
	}
	return head, tail
}

// borders finds where parts begin.
type borders struct {
	whole      *Document
	head, tail int
	sections   []Section
	weights    []float64 // in pages of the whole
	most       int       // pages of a part
	frame      float64   // pages of the frame
	ratio      float64   // how many pages of a part a page of the whole makes; 0 for unknown
}

// price says how bad it is for a part to begin with a section, as the square of a share
// of its length: a tenth more or less is worth a border between chapters.
func (b *borders) price(i int) float64 {
	s := &b.sections[i]
	price := 0.0
	if s.Level > 1 {
		price += .01
	}
	if strings.HasSuffix(s.Heading.Text, goesOn) {
		price += .02
	}
	return price
}

// A division says which sections begin parts: the first is 0.
type division []int

// sections returns how many of all sections part i has.
func (v division) sections(i, all int) int {
	if i+1 < len(v) {
		all = v[i+1]
	}
	return all - v[i]
}

// divide parts the sections: each part gets an equal share of what is left, to the
// border that is best near there, and is measured. last is the division before, whose
// number and names of parts stand in the parts.
func (b *borders) divide(last division, p *Printer) (division, error) {
	const least = .25 // of a part, however long the frame is
	if b.ratio == 0 {
		b.ratio = 1.1
	}
	room := max(float64(b.most)-b.frame, least*float64(b.most))
	names := b.writers(last)
	var v division
	pages, loads := 0.0, 0.0
	for at := 0; at < len(b.weights); {
		rest := 0.0
		for _, w := range b.weights[at:] {
			rest += w * b.ratio
		}
		target := rest / max(1, math.Ceil(rest/room))
		w := &partWriter{whole: b.whole, number: len(v) + 1, of: max(len(v)+1, len(last)), head: b.head, from: b.head + at, tail: b.tail}
		for end := b.end(at, target, room); ; {
			w.to = b.head + end
			n, _, err := p.pages(w.write(names))
			if err != nil {
				return nil, err
			}
			load := 0.0
			for _, x := range b.weights[at:end] {
				load += x
			}
			if n <= b.most || end == at+1 {
				pages, loads = pages+max(0, float64(n)-.5-b.frame), loads+load
				v, at = append(v, at), end
				break
			}
			// Too long by so much: the share is smaller.
			target *= .95 * float64(b.most) / float64(n)
			end = max(at+1, min(end-1, b.end(at, target, room)))
		}
		if loads > 0 && pages > 0 {
			b.ratio = pages / loads
		}
	}
	return v, nil
}

// end returns where a part ends that begins at a section and should weigh target, at
// most room.
func (b *borders) end(at int, target, room float64) int {
	best, cost := at+1, math.Inf(1)
	load := 0.0
	for i := at; i < len(b.weights); i++ {
		load += b.weights[i] * b.ratio
		if load > room && i > at {
			break
		}
		off := (load - target) / target
		c := off * off
		if i+1 < len(b.weights) {
			c += b.price(i + 1)
		}
		if c < cost {
			best, cost = i+1, c
		}
	}
	return best
}

// writers returns what makes the parts of a division.
func (b *borders) writers(v division) []*partWriter {
	list := make([]*partWriter, len(v))
	for i := range v {
		from := b.head + v[i]
		list[i] = &partWriter{whole: b.whole, number: i + 1, of: len(v), head: b.head, from: from, to: from + v.sections(i, len(b.weights)), tail: b.tail}
	}
	return list
}
