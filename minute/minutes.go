package minute

import (
	"time"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/transcript"
)

// Minutes is the record of one meeting.
//
// It is plain data. The zero value is an empty record, and a value literal is a
// legal one. It is safe to share between goroutines that only read it.
type Minutes struct {
	// Kind is the kind of meeting, such as "committee"; see [Kinds].
	Kind string `json:"kind,omitempty"`

	// Title and Resolved are what the kind of meeting calls its minutes and the
	// word it puts before a decision. "" means those of the kind called Kind.
	Title    string `json:"title,omitempty"`
	Resolved string `json:"resolved,omitempty"`

	// Private is set where the kind of meeting has no public version.
	Private bool `json:"private,omitempty"`

	// Published is set on the public version, which [Minutes.Public] makes. The
	// transcript is never printed with it.
	Published bool `json:"published,omitempty"`

	// Council and Committee are the bodies as said or printed. The Text is empty
	// where neither the transcript nor the agenda names them.
	Council   Fact `json:"council,omitzero"`
	Committee Fact `json:"committee,omitzero"`

	// Subject is whom the record is about, such as "Maisie Turner, who is six". Only
	// kinds of meeting about a person have one; an empty Text means "not recorded".
	Subject Fact `json:"subject,omitzero"`

	// Date is the day of the meeting. The zero Date means "not recorded".
	Date Date `json:"date,omitzero"`

	// Venue, Start and Close are where it met and the times of day it began and
	// ended, as said or printed. An empty Text means "not recorded".
	Venue Fact `json:"venue,omitzero"`
	Start Fact `json:"start,omitzero"`
	Close Fact `json:"close,omitzero"`

	// Attendees are those who spoke or are listed as present, the chair first,
	// then in the order of the transcript.
	Attendees []Attendee `json:"attendees,omitempty"`

	// Apologies are the absences that were announced, with apologies or without.
	Apologies []Absence `json:"apologies,omitempty"`

	// Sections are the parts of the record that the kind of meeting asks for, in
	// its order, such as "The child's views".
	Sections []Part `json:"sections,omitempty"`

	// Items is the business in the order in which it was taken.
	Items []Item `json:"items,omitempty"`

	// NextMeeting is the day of the next meeting. Zero means "not recorded".
	NextMeeting Date `json:"nextMeeting,omitzero"`

	// NextDetail is the time and place of the next meeting as said, such as "at
	// 6:30 pm in the Council Chamber". Its Text is empty where none was said.
	NextDetail Fact `json:"nextDetail,omitzero"`

	// Findings are what a clerk should look at before signing.
	Findings []Finding `json:"findings,omitempty"`

	// Citations say who spoke the places that the sources name, and when. nil
	// means that it is not known.
	Citations transcript.Citations `json:"citations,omitempty"`
}

// A Source says what a line of the minutes was made from. A Source without
// references is a bug unless Inferred is set.
type Source struct {
	// Spoken are places in the transcript, in order. Minutes.Citations says who
	// spoke them, and when.
	Spoken []transcript.Ref `json:"spoken,omitempty"`

	// Agenda are places in the agenda.
	Agenda []extract.Ref `json:"agenda,omitempty"`

	// Inferred is set where the line is worked out and not said, such as the
	// heading of talk that no item announces.
	Inferred bool `json:"inferred,omitempty"`
}

// A Fact is a short text with its source.
type Fact struct {
	Text   string `json:"text,omitempty"`
	Source Source `json:"source,omitzero"`
}

// A Date is a day as it was said and, where that is certain, which day it is.
type Date struct {
	// Text is the day in the words of the transcript, such as "Friday the 14th
	// of March".
	Text string `json:"text,omitempty"`

	// Day is the first moment of the day in UTC. The zero Time means that the
	// words do not fix a day.
	Day time.Time `json:"day,omitzero"`

	// Before is set for what is due before Day and not on it.
	Before bool `json:"before,omitempty"`

	Source Source `json:"source,omitzero"`
}

// Role is what somebody is at the meeting.
type Role string

// The roles. The empty Role means that it was not said.
const (
	Chair   Role = "chair"
	Member  Role = "member"
	Officer Role = "officer"
	Public  Role = "public"
	// Visiting is a councillor who speaks and is no member of the body that meets,
	// such as a ward member at a planning committee.
	Visiting Role = "visiting member"
)

// An Attendee is somebody who was at the meeting.
type Attendee struct {
	// Name is as the transcript or agenda gives it, without the Post.
	Name string `json:"name"`

	Role Role `json:"role,omitempty"`

	// Post is what stands in brackets after the name, such as "Head of Parks" or
	// "objector".
	Post string `json:"post,omitempty"`

	// For is the member whom a substitute stands in for, or "".
	For string `json:"for,omitempty"`

	// Label is what the transcript calls the speaker where that is not the Name,
	// such as "Speaker 2"; Named is then how sure the name is.
	Label string    `json:"label,omitempty"`
	Named Certainty `json:"named,omitempty"`

	Source Source `json:"source,omitzero"`
}

// Certainty is how sure it is who a speaker is.
type Certainty string

// The certainties. The empty Certainty means that the transcript names the
// speaker.
const (
	// Given means that the caller named the speaker, with [Maker.Speakers].
	Given Certainty = "given"
	// OwnWords means that the speaker said who they were.
	OwnWords Certainty = "own words"
	// CalledUpon means that the chair called upon somebody by name and this
	// speaker answered. It is a finding.
	CalledUpon Certainty = "called upon"
)

// A Movement is somebody's coming or going during the meeting.
type Movement struct {
	Name string `json:"name"`

	What Move `json:"what"`

	Source Source `json:"source,omitzero"`
}

// Move is what somebody did.
type Move string

// The moves.
const (
	Arrived  Move = "arrived"
	Left     Move = "left"
	Returned Move = "returned"
)

// A Part is a part of the record that a kind of meeting asks for.
type Part struct {
	Heading string `json:"heading"`

	// Points are what was said of it. They stand in no item. None means "not
	// recorded".
	Points []Point `json:"points,omitempty"`
}

// An Absence is somebody who was not there: who sent apologies, or was asked to
// come and did not, or was kept out.
type Absence struct {
	Name string `json:"name"`

	// Post is what was said after the name, such as "the GP", or "".
	Post string `json:"post,omitempty"`

	// Kind is how the absence came about.
	Kind AbsenceKind `json:"kind,omitempty"`

	// Reason is why, in the words used, or "".
	Reason string `json:"reason,omitempty"`

	Source Source `json:"source,omitzero"`
}

// AbsenceKind is how somebody came to be absent. The empty one means apologies.
type AbsenceKind string

// The kinds of absence that are no apologies.
const (
	// Invited means asked to come; no apologies are recorded.
	Invited AbsenceKind = "invited"
	// Excluded means kept out of the meeting, or of a part of it.
	Excluded AbsenceKind = "excluded"
	// NoApologies means that absence without apologies was announced.
	NoApologies AbsenceKind = "no apologies"
)

// An Item is one item of business.
type Item struct {
	// Number is the item's number on the agenda, such as "4", or "" if it has
	// none.
	Number string `json:"number,omitempty"`

	// Heading is the agenda's own wording, else what was said. Its Source is the
	// place where the item was announced.
	Heading string `json:"heading"`
	Source  Source `json:"source,omitzero"`

	// Section tells the business of the meeting from what surrounds it.
	Section Section `json:"section,omitempty"`

	// Exempt is set for business taken while the public was excluded.
	Exempt *Exemption `json:"exempt,omitempty"`

	// Movements are who came and went during the item, in order.
	Movements []Movement `json:"movements,omitempty"`

	// Application is the planning application that the item is about, or nil.
	Application *Application `json:"application,omitempty"`

	Declarations  []Declaration  `json:"declarations,omitempty"`
	Dispensations []Dispensation `json:"dispensations,omitempty"`
	Questions     []Question     `json:"questions,omitempty"`
	Points        []Point        `json:"points,omitempty"`
	Decisions     []Decision     `json:"decisions,omitempty"`
	Actions       []Action       `json:"actions,omitempty"`
}

// An Exemption says why the public was excluded.
type Exemption struct {
	// Paragraphs are the numbers of the paragraphs of Schedule 12A to the Local
	// Government Act 1972 that were named, such as "3". Empty means that none was,
	// which is a finding.
	Paragraphs []string `json:"paragraphs,omitempty"`

	// Source is where the exclusion was agreed.
	Source Source `json:"source,omitzero"`
}

// A Question is a question from the public and what was answered to it.
type Question struct {
	// Asker is as the transcript names them.
	Asker string `json:"asker,omitempty"`

	// Text is the question as asked.
	Text string `json:"text"`

	// Answer is what was answered, ready to print; "" means that nobody answered
	// at the meeting.
	Answer   string `json:"answer,omitempty"`
	Answerer string `json:"answerer,omitempty"`

	Source Source `json:"source,omitzero"`
}

// Section is the part of a meeting that an item belongs to. The empty Section
// is the business proper.
type Section string

// The sections that are not the business proper.
const (
	Opening Section = "opening"
	Other   Section = "other" // other business
	Closing Section = "closing"
)

// A Point is something that was said and matters.
type Point struct {
	// Speaker is who said it, as the transcript names them; it may be empty.
	Speaker string `json:"speaker,omitempty"`

	// Text is a full sentence or more, ready to print. It is in reported speech,
	// or quotes the speaker's words where rewording them was not safe.
	Text string `json:"text"`

	// Quoted is set where Text quotes.
	Quoted bool `json:"quoted,omitempty"`

	// Engine names the engine that worded the point. Empty means rules.
	Engine string `json:"engine,omitempty"`

	Source Source `json:"source,omitzero"`
}

// A Finding is something that a clerk should look at.
type Finding struct {
	// Code is a fixed word for the kind of finding, such as "vote-count".
	Code string `json:"code"`

	// Message says what was found and what to check.
	Message string `json:"message"`

	// Item counts from 1 in Minutes.Items; 0 means the minutes as a whole.
	Item int `json:"item,omitempty"`

	Source Source `json:"source,omitzero"`
}

// Actions returns the actions of all items in order.
func (m *Minutes) Actions() []Action {
	var all []Action
	for i := range m.Items {
		all = append(all, m.Items[i].Actions...)
	}
	return all
}

// Decisions returns the decisions of all items in order.
func (m *Minutes) Decisions() []Decision {
	var all []Decision
	for i := range m.Items {
		all = append(all, m.Items[i].Decisions...)
	}
	return all
}
