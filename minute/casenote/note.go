package casenote

import (
	"time"

	"github.com/townclerk/townclerk/minute/transcript"
)

// A Note is the record of one visit, call or meeting with a person.
//
// It is plain data. The zero value is an empty note, and a value literal is a
// legal one. It is safe to share between goroutines that only read it.
type Note struct {
	// Template is the name of the [Template] that gave the sections.
	Template string `json:"template,omitempty"`

	// Title is printed above the note, such as "Home visit".
	Title string `json:"title,omitempty"`

	// Sections are in the order of the template, and after them those that were
	// needed to lose nothing.
	Sections []Section `json:"sections,omitempty"`

	// Findings are what the worker should look at.
	Findings []Finding `json:"findings,omitempty"`

	// Inputs are what the note was made from, where that was more than one; see
	// [Join].
	Inputs []Input `json:"inputs,omitempty"`

	// Citations say who spoke the places that the sources name, and when. nil
	// means that it is not known.
	Citations transcript.Citations `json:"citations,omitempty"`
}

// A Section is one heading of the note.
type Section struct {
	Heading string `json:"heading"`

	// Slot is what the section holds; see [Slot].
	Slot Slot `json:"slot,omitempty"`

	// Entries are in the order in which they were said. A section without any
	// prints "Not recorded".
	Entries []Entry `json:"entries,omitempty"`
}

// An Entry is one line of the record.
type Entry struct {
	// Text is ready to print. Words that were said stand in quotation marks.
	Text string `json:"text"`

	// Speaker is who said it, as the transcript gives the name, or "".
	Speaker string `json:"speaker,omitempty"`

	// Quoted is set where Text is what somebody said, in their words.
	Quoted bool `json:"quoted,omitempty"`

	// Engine names the engine that worded the entry. Empty means rules, or the
	// words that were said.
	Engine string `json:"engine,omitempty"`

	// Risk is the identifier of the risk that the entry is about, such as
	// "falls", or "".
	Risk string `json:"risk,omitempty"`

	// Status is how the risk stands. It is empty where Risk is.
	Status Status `json:"status,omitempty"`

	// Owner and Due are for actions: who is to do it and when. An empty Owner
	// means that nobody was named, the zero Date that no date was said.
	Owner string `json:"owner,omitempty"`
	Due   Date   `json:"due,omitzero"`

	Source Source `json:"source,omitzero"`
}

// Status is how a risk stands for the person.
type Status string

// The statuses.
const (
	Current      Status = "current"
	Past         Status = "past"
	Denied       Status = "denied"
	Hypothetical Status = "hypothetical"
	OtherPerson  Status = "other-person"
	Unclear      Status = "unclear"
)

// A Date is a day as it was said and, where that is certain, which day it is.
type Date struct {
	Text string `json:"text,omitempty"`

	// Day is the first moment of the day in UTC. The zero Time means that the
	// words do not fix a day.
	Day time.Time `json:"day,omitzero"`
}

// A Source says what an entry was made from. A Source without references is a
// bug unless Inferred is set.
type Source struct {
	// Spoken are places in the transcript, in order. Note.Citations says who
	// spoke them, and when.
	Spoken []transcript.Ref `json:"spoken,omitempty"`

	// Inferred is set where the entry is worked out and not said.
	Inferred bool `json:"inferred,omitempty"`
}

// A Finding is something that the worker should look at.
type Finding struct {
	// Code is a fixed word for the kind of finding, such as "risk-unclear".
	Code    string `json:"code"`
	Message string `json:"message"`
	Source  Source `json:"source,omitzero"`
}

// Entries returns the entries of all sections with a slot, in order.
func (n *Note) Entries(slot Slot) []Entry {
	var list []Entry
	for _, s := range n.Sections {
		if s.Slot == slot {
			list = append(list, s.Entries...)
		}
	}
	return list
}

// Risks returns all entries about risks, whatever their status, in the order of
// the note.
func (n *Note) Risks() []Entry {
	var list []Entry
	for _, s := range n.Sections {
		for _, e := range s.Entries {
			if e.Risk != "" {
				list = append(list, e)
			}
		}
	}
	return list
}

// cite records who spoke the sources of the note, and when.
func (n *Note) cite(t *transcript.Transcript) {
	var refs []transcript.Ref
	for _, s := range n.Sections {
		for _, e := range s.Entries {
			refs = append(refs, e.Source.Spoken...)
		}
	}
	for _, f := range n.Findings {
		refs = append(refs, f.Source.Spoken...)
	}
	n.Citations = t.Cite(refs)
}
