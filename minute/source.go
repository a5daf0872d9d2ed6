package minute

import (
	"iter"

	"github.com/townclerk/townclerk/minute/transcript"
)

// sources returns the source of each line and part of a line.
func (m *Minutes) sources() iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for _, s := range []Source{m.Council.Source, m.Committee.Source, m.Subject.Source, m.Date.Source, m.Venue.Source, m.Start.Source, m.Close.Source, m.NextMeeting.Source, m.NextDetail.Source} {
			if !yield(s) {
				return
			}
		}
		for _, a := range m.Attendees {
			if !yield(a.Source) {
				return
			}
		}
		for _, a := range m.Apologies {
			if !yield(a.Source) {
				return
			}
		}
		for _, part := range m.Sections {
			for _, pt := range part.Points {
				if !yield(pt.Source) {
					return
				}
			}
		}
		for i := range m.Items {
			for s := range m.Items[i].sources() {
				if !yield(s) {
					return
				}
			}
		}
		for _, f := range m.Findings {
			if !yield(f.Source) {
				return
			}
		}
	}
}

// sources returns the source of the item and of each line in it.
func (it *Item) sources() iter.Seq[Source] {
	return func(yield func(Source) bool) {
		if !yield(it.Source) {
			return
		}
		if it.Exempt != nil && !yield(it.Exempt.Source) {
			return
		}
		for _, m := range it.Movements {
			if !yield(m.Source) {
				return
			}
		}
		if a := it.Application; a != nil {
			for _, s := range []Source{a.Source, a.Site.Source, a.Proposal.Source, a.Recommendation.Source} {
				if !yield(s) {
					return
				}
			}
			for _, sp := range a.Speakers {
				if !yield(sp.Source) {
					return
				}
			}
			for _, c := range a.Conditions {
				if !yield(c.Source) {
					return
				}
			}
		}
		for _, d := range it.Dispensations {
			if !yield(d.Source) {
				return
			}
		}
		for _, d := range it.Declarations {
			if !yield(d.Source) {
				return
			}
		}
		for _, q := range it.Questions {
			if !yield(q.Source) {
				return
			}
		}
		for _, p := range it.Points {
			if !yield(p.Source) {
				return
			}
		}
		for _, d := range it.Decisions {
			if !yield(d.Source) || d.Vote != nil && !yield(d.Vote.Source) {
				return
			}
			for _, a := range d.Amendments {
				if !yield(a.Source) || a.Vote != nil && !yield(a.Vote.Source) {
					return
				}
			}
			for _, f := range append(append([]Fact{}, d.Reasons...), d.Alternatives...) {
				if !yield(f.Source) {
					return
				}
			}
		}
		for _, a := range it.Actions {
			if !yield(a.Source) || !yield(a.Due.Source) {
				return
			}
		}
	}
}

// cite records who spoke the sources of the minutes, and when.
func (m *Minutes) cite(t *transcript.Transcript) {
	var refs []transcript.Ref
	for s := range m.sources() {
		refs = append(refs, s.Spoken...)
	}
	m.Citations = t.Cite(refs)
}
