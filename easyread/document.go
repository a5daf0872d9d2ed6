package easyread

import (
	"fmt"
	"iter"

	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

// A Document is an Easy Read document. It is plain data: the zero value is an
// empty document, and a value literal is a legal one. It is safe to share
// between goroutines that only read it.
type Document struct {
	// Title is what the document is called.
	Title Statement `json:"title"`

	// Language is the BCP 47 tag of the text. Empty means "en-GB".
	Language string `json:"language,omitempty"`

	// Publisher is who publishes it, and Date is the date printed on it, in the
	// words of the source. Empty means that the source does not say.
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty"`

	// Part says which part of a longer document this is, such as "Part 2 of 3: Homes";
	// empty means that it is the whole. See [Printer.Parts].
	Part string `json:"part,omitempty"`

	// Length is how much of the source was kept.
	Length Length `json:"length"`

	// Sections is the text, in reading order.
	Sections []Section `json:"sections"`

	// Words are the hard words that the text uses and what they mean, in
	// alphabetical order.
	Words []HardWord `json:"words,omitempty"`

	// Pictures are the pictures that rows refer to, each once, in the order of
	// their first use.
	Pictures []picture.Picture `json:"pictures,omitempty"`

	// LeftOut lists what is in the source and not here, in the order of the
	// source. Nothing is dropped without an entry.
	LeftOut []LeftOut `json:"leftOut,omitempty"`

	// Findings say where the text still breaks a rule or was kept in the words
	// of the source, for a person to look at. At names a place as [Document.All]
	// does.
	Findings []rules.Finding `json:"findings,omitempty"`

	// Warnings are those of the source: what was read with loss.
	Warnings []extract.Warning `json:"warnings,omitempty"`

	// Tested says who tested the document with people with learning
	// disabilities, and when. Only a person sets it; empty means that it has not
	// been tested.
	Tested string `json:"tested,omitempty"`
}

// Length says how much of the source is kept. What asks something of the reader
// is kept at every length: deadlines, amounts, contacts, duties and rights.
//
// Standard leaves nothing out of a source of up to about 1,200 words: what stays long is
// a finding. Of one of more than about 4,000 it keeps about 24 pages as printed, the most
// that GOV.UK's guidance allows, and Summary keeps about 12 of one of more than 6,000;
// what asks something of the reader comes on top.
type Length int

// The lengths.
const (
	// Complete keeps all of the text.
	Complete Length = iota
	// Standard keeps what the reader must know and two fifths of a long text.
	Standard
	// Summary keeps what the reader must know and a sixth of the text.
	Summary
)

// A Section is a heading and what stands under it.
type Section struct {
	// Heading is the heading. It is Inferred where the source has none.
	Heading Statement `json:"heading"`

	// Level is 1 for a section and 2 for a section within the one before it; 0
	// means 1.
	Level int `json:"level,omitempty"`

	// Kind says what the section is for.
	Kind SectionKind `json:"kind"`

	// Rows are the section's ideas, in order.
	Rows []Row `json:"rows,omitempty"`
}

// SectionKind says what a section is for.
type SectionKind int

// The kinds of sections.
const (
	// Content is a section of the source.
	Content SectionKind = iota
	// About is the opening that says what the document is about.
	About
	// Contacts is the section at the end that says whom to ask.
	Contacts
)

// A Row is one idea: a picture at the left and the text that it goes with.
type Row struct {
	// Picture is the ID of one of the document's pictures. Empty is a slot: no
	// picture fitted, and a person may put one in.
	Picture string `json:"picture,omitempty"`

	// Statements is the text: a few short sentences, or a sentence and a list.
	Statements []Statement `json:"statements,omitempty"`

	// Table is a simple table that follows the statements, or nil.
	Table *Table `json:"table,omitempty"`
}

// A Table is a small table with a line of headings.
type Table struct {
	// Header names the columns. It may be empty.
	Header []Statement `json:"header,omitempty"`

	// Rows are the rows, each with one statement for each column. The Text of an
	// empty cell is "".
	Rows [][]Statement `json:"rows,omitempty"`
}

// A Statement is one sentence, heading, list item or line.
type Statement struct {
	// Text is the statement on one line.
	Text string `json:"text"`

	// Marks are the styles and links in Text, ordered by Start: bold where a
	// hard word is first used, links of the source, and in lists of what the
	// document has, links to its sections with targets such as "#s2".
	Marks []extract.Mark `json:"marks,omitempty"`

	// Kind says how to print it.
	Kind Kind `json:"kind"`

	// Level is how many lists the list of an [Item] or [Step] stands in: 0 for a
	// list of its own, 1 for a list inside an item.
	Level int `json:"level,omitempty"`

	// Label is the number of a [Step], such as "3." or "b)", as the source has
	// it; else "".
	Label string `json:"label,omitempty"`

	// Source is where in the source the statement comes from.
	Source []extract.Ref `json:"source,omitempty"`

	// Page is the page of the source where it begins, counted from 1; 0 means
	// that the source has no pages.
	Page int `json:"page,omitempty"`

	// Inferred is set for statements that are not in the source: fixed headings,
	// and what a hard word means.
	Inferred bool `json:"inferred,omitempty"`

	// Engine names the engine that worded the statement. Empty means rules, or
	// the words of the source.
	Engine string `json:"engine,omitempty"`

	// Facts compares the statement with the text that it comes from. It is nil
	// for headings, table cells and inferred statements, which are never
	// rewritten.
	Facts *Facts `json:"facts,omitempty"`
}

// Kind says how a [Statement] is printed.
type Kind int

// The kinds of statements.
const (
	// Prose is a sentence on a line of its own.
	Prose Kind = iota
	// Item is an item of a list. Items that follow each other are one list.
	Item
	// Step is an item of a numbered list.
	Step
	// Contact is a line that says how to reach someone.
	Contact
	// Explanation says what a hard word in the statement before it means.
	Explanation
)

// Facts says what became of the facts of a text: its numbers, money, dates,
// times, contacts, names, negations and duties. Each entry is the fact in the
// words of the text that has it.
type Facts struct {
	Kept     []string `json:"kept,omitempty"`     // as they were
	Reworded []string `json:"reworded,omitempty"` // the same fact, written in another way
	Dropped  []string `json:"dropped,omitempty"`  // in the source only
	New      []string `json:"new,omitempty"`      // in the result only
	Changed  []string `json:"changed,omitempty"`  // not the same in both
}

// A HardWord is a word that needs to be explained.
type HardWord struct {
	// Term is the word in its dictionary form.
	Term string `json:"term"`

	// Plain is what it means, in one or two short sentences.
	Plain string `json:"plain"`

	// At is the place of its first use, as [Document.All] names it.
	At string `json:"at,omitempty"`
}

// LeftOut is a piece of the source that is not in the result.
type LeftOut struct {
	Ref    extract.Ref `json:"ref"`
	Page   int         `json:"page,omitempty"` // counted from 1; 0 means that the source has no pages
	Text   string      `json:"text"`
	Reason Reason      `json:"reason"`
}

// Reason says why something was left out.
type Reason int

// The reasons.
const (
	// Shorter is text that the [Length] asked for has no room for.
	Shorter Reason = iota
	// PageFurniture is a running header, a footer or a page number.
	PageFurniture
	// HiddenText is text that a reader of the source cannot see.
	HiddenText
	// SourcePicture is a picture of the source, which only a person can judge.
	SourcePicture
	// Footnote is a footnote.
	Footnote
	// ContentsList is the source's list of contents, whose pages are other pages.
	ContentsList
	// Repeated is text that stands in the result already.
	Repeated
	// NotRewritten is text that a [Simplifier] left out.
	NotRewritten
	// Detail is an aside in brackets that a shorter text has no room for.
	Detail
	// StruckOut is text through which the source draws a line.
	StruckOut
)

// All yields the document's statements in reading order, each with the name of
// its place: "title", "s2" for the heading of the second section, "s2.r3.1" for
// the first statement of its third row, "s2.r3.t0.1" and "s2.r3.t1.2" for the
// cells of that row's table (line 0 is the header).
func (d *Document) All() iter.Seq2[string, *Statement] {
	return func(yield func(string, *Statement) bool) {
		if d.Title.Text != "" && !yield("title", &d.Title) {
			return
		}
		for i := range d.Sections {
			s := &d.Sections[i]
			at := place(i)
			if s.Heading.Text != "" && !yield(at, &s.Heading) {
				return
			}
			for j := range s.Rows {
				if !s.Rows[j].all(rowPlace(i, j), yield) {
					return
				}
			}
		}
	}
}

// all yields the statements of a row until yield says stop.
func (r *Row) all(at string, yield func(string, *Statement) bool) bool {
	for i := range r.Statements {
		if !yield(statementPlace(at, i), &r.Statements[i]) {
			return false
		}
	}
	if r.Table == nil {
		return true
	}
	for i := range r.Table.Header {
		if r.Table.Header[i].Text != "" && !yield(cellPlace(at, 0, i), &r.Table.Header[i]) {
			return false
		}
	}
	for i, line := range r.Table.Rows {
		for j := range line {
			if line[j].Text != "" && !yield(cellPlace(at, i+1, j), &line[j]) {
				return false
			}
		}
	}
	return true
}

// place names the section with index i, rowPlace its row with index j, statementPlace
// the statement with index k of the row at a place, and cellPlace the cell with index k
// of line n of that row's table.
func place(i int) string       { return fmt.Sprintf("s%d", i+1) }
func rowPlace(i, j int) string { return fmt.Sprintf("s%d.r%d", i+1, j+1) }
func statementPlace(at string, k int) string {
	return fmt.Sprintf("%s.%d", at, k+1)
}
func cellPlace(at string, n, k int) string { return fmt.Sprintf("%s.t%d.%d", at, n, k+1) }
