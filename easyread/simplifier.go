package easyread

import (
	"context"

	"github.com/townclerk/townclerk/extract"
)

// A Simplifier rewrites one passage in Easy Read. It is the seam between the
// package and an engine: the engine proposes sentences, and the [Converter]
// checks each against the source and keeps the source's own words where a fact
// was lost, changed or added. An engine must be safe for concurrent use and
// should give the same sentences each time.
type Simplifier interface {
	// Simplify returns the sentences that say what p.Text says, in order. Each
	// names the part of p.Text that it comes from. What no sentence names counts
	// as left out.
	Simplify(ctx context.Context, p Passage) ([]Sentence, error)
}

// A Passage is a run of text to rewrite: one or more whole sentences of one
// paragraph, list item or table cell.
type Passage struct {
	// Text is the text to rewrite, on one line.
	Text string

	// Title and Heading say what the passage is about: the document's title and
	// the heading it stands under. Either may be empty.
	Title, Heading string

	// Item is set where the passage is a list item, which need not be a whole
	// sentence.
	Item bool

	// MaxWords is how long a sentence should be at most. It is more than 0.
	MaxWords int

	// Brief is set where a detail in brackets may be left out, because the
	// document is a shorter one. An engine need not. What it leaves out it lists
	// in [Sentence.Dropped].
	Brief bool
}

// A Sentence is one sentence that a [Simplifier] made.
type Sentence struct {
	// Text is the sentence on one line.
	Text string

	// Source is the part of the passage that it says: Text[Start:End].
	Source extract.Span

	// Item is set where the sentence is an item of a list that the sentence
	// before it begins.
	Item bool

	// Dropped are the asides in brackets that were left out, with their brackets,
	// as parts of the passage: Text[Start:End]. The [Converter] lists them in
	// [Document.LeftOut]. It uses the source's own words instead where an aside
	// asks something of the reader or holds what is kept at every length, and
	// where [Passage.Brief] is not set.
	Dropped []extract.Span

	// Rules names what was done, such as "split", for reports. It may be empty.
	Rules []string

	// Engine names the engine that made the sentence, for [Statement.Engine].
	// Empty means rules.
	Engine string

	// Finding is something about the sentence that a person should look at, such
	// as why the engine fell back to rules. Empty means nothing. It must hold no
	// text of the document.
	Finding string
}
