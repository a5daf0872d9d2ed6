package enginetest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// foreign is what no result may have unless its source does: links, code, markup,
// and placeholders that were not put back.
var foreign = regexp.MustCompile("(?i)https?:|www\\.|\\b[a-z0-9-]+\\.example\\b|<[a-z/!]|\\]\\(|`|\\{\"|\\[[a-z ]+ \\d+\\]|[a-z0-9+/]{40,}")

// A promises collects those that are broken.
type promises struct{ broken []string }

func (p *promises) fail(format string, args ...any) {
	p.broken = append(p.broken, fmt.Sprintf(format, args...))
}

// says checks a text against its source: no fact is new, nothing looks like a
// link, code or a placeholder that the source does not have.
func (p *promises) says(what, source, text string, allowed func(fidelity.Fact) bool) {
	r := fidelity.Compare(source, text)
	for _, f := range r.New {
		if allowed == nil || !allowed(f) {
			p.fail("%s: %q says %q, which its source %q does not", what, text, f.Text, source)
		}
	}
	for _, m := range foreign.FindAllString(text, -1) {
		if !strings.Contains(strings.ToLower(source), strings.ToLower(m)) {
			p.fail("%s: %q has %q, which its source does not", what, text, m)
		}
	}
}

// EasyRead returns the promises that an Easy Read document breaks towards its
// source: each statement has a source, its facts are those of the source, and
// every fact of the source is in it or listed as left out.
func EasyRead(source *extract.Document, d *easyread.Document) []string {
	var p promises
	blocks := map[string]string{}
	var order []string
	for b := range source.All() {
		id := b.Info().ID
		blocks[id] = strings.NewReplacer("\n", " ", "\t", " ").Replace(extract.PlainText(b))
		order = append(order, id)
	}
	said := map[string][]string{} // what is made of each block
	for at, s := range d.All() {
		if strings.TrimSpace(s.Text) == "" {
			p.fail("%s: an empty statement", at)
		}
		if s.Inferred {
			if s.Engine != "" {
				p.fail("%s: %q is inferred, and by an engine", at, s.Text)
			}
			continue
		}
		if len(s.Source) == 0 {
			p.fail("%s: %q has no source", at, s.Text)
		}
		var from []string
		for _, r := range s.Source {
			text, ok := blocks[r.Block]
			if !ok || r.Span.Start < 0 || r.Span.End > len(text) || r.Span.Start >= r.Span.End {
				p.fail("%s: %q comes from %v, which is nowhere", at, s.Text, r)
				continue
			}
			from = append(from, text)
			said[r.Block] = append(said[r.Block], s.Text)
		}
		p.says(at, strings.Join(from, " "), s.Text, nil)
		if f := s.Facts; f != nil && len(f.New)+len(f.Changed)+len(f.Dropped) > 0 {
			p.fail("%s: %q does not keep its facts: %+v", at, s.Text, *f)
		}
	}
	for _, l := range d.LeftOut {
		said[l.Ref.Block] = append(said[l.Ref.Block], l.Text)
	}
	for _, id := range order {
		if len(said[id]) == 0 {
			continue // part of another block, or furniture
		}
		for _, f := range p.keeps("block "+id, blocks[id], strings.Join(said[id], "\n"), nil).Dropped {
			p.fail("block %s: %q is lost of %q", id, f.Text, blocks[id])
		}
	}
	return p.broken
}

// keeps checks texts together against their source: no fact became another.
func (p *promises) keeps(what, source, text string, allowed func(fidelity.Fact) bool) fidelity.Report {
	r := fidelity.Compare(source, text)
	for _, c := range r.Changed {
		if allowed == nil || !allowed(c.Is) {
			p.fail("%s: %q changes %q of its source %q", what, text, c.Was.Text, source)
		}
	}
	return r
}

// reported lets reported speech put a modal verb into the past.
func reported(f fidelity.Fact) bool { return f.Kind == fidelity.Modal }

// OfMinutes returns the promises that minutes break towards a transcript and the
// minutes that the rules make: an engine words points and nothing else, and a
// point says what was said where it comes from.
func OfMinutes(t *transcript.Transcript, rules, m *minute.Minutes) []string {
	var p promises
	if diff := cmp.Diff(rules.Decisions(), m.Decisions()); diff != "" {
		p.fail("decisions (-rules +engine):\n%s", diff)
	}
	if diff := cmp.Diff(rules.Actions(), m.Actions()); diff != "" {
		p.fail("actions (-rules +engine):\n%s", diff)
	}
	if diff := cmp.Diff(rules.Attendees, m.Attendees); diff != "" {
		p.fail("attendees (-rules +engine):\n%s", diff)
	}
	who := strings.Join(t.Speakers(), ". ")
	for _, it := range m.Items {
		for _, pt := range it.Points {
			if len(pt.Source.Spoken) == 0 {
				p.fail("item %q: %q has no source", it.Heading, pt.Text)
			}
			if pt.Engine != "" {
				p.says("item "+it.Heading, t.Quote(pt.Source.Spoken)+" "+who, pt.Text, reported)
				p.keeps("item "+it.Heading, t.Quote(pt.Source.Spoken), pt.Text, reported)
			}
		}
	}
	return p.broken
}

// protected are the sections of a note that no engine may touch.
var protected = []casenote.Slot{
	casenote.Person, casenote.DateOf, casenote.Consent, casenote.Views, casenote.Risks, casenote.OtherRisks, casenote.ActionList, casenote.Next,
}

// OfNote returns the promises that a case note breaks towards a transcript and the
// note that the rules make.
func OfNote(t *transcript.Transcript, rules, n *casenote.Note) []string {
	var p promises
	for _, slot := range protected {
		if diff := cmp.Diff(rules.Entries(slot), n.Entries(slot)); diff != "" {
			p.fail("%s (-rules +engine):\n%s", slot, diff)
		}
	}
	who := strings.Join(t.Speakers(), ". ")
	places := func(n *casenote.Note) []transcript.Ref {
		var list []transcript.Ref
		for _, s := range n.Sections {
			for _, e := range s.Entries {
				if len(e.Source.Spoken) == 0 && !e.Source.Inferred {
					p.fail("%s: %q has no source", s.Heading, e.Text)
				}
				if e.Engine != "" {
					p.says(s.Heading, t.Quote(e.Source.Spoken)+" "+who, e.Text, nil)
					p.keeps(s.Heading, t.Quote(e.Source.Spoken), e.Text, nil)
				}
				list = append(list, e.Source.Spoken...)
			}
		}
		return list
	}
	kept := places(n)
	for _, ref := range places(rules) {
		if !slices.Contains(kept, ref) {
			p.fail("what was said at %v is lost", ref)
		}
	}
	return p.broken
}
