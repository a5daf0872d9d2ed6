package easyread

import (
	"context"
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

// Convert turns a document into Easy Read with the settings of a zero
// [Converter].
func Convert(ctx context.Context, d *extract.Document) (*Document, error) {
	return new(Converter).Convert(ctx, d)
}

// A Converter turns documents into Easy Read. Its zero value works, offline. It
// is safe for concurrent use once its fields are set.
type Converter struct {
	// Simplifier is the engine that rewrites; nil means [RuleSimplifier]. Its
	// output is checked whatever it is.
	Simplifier Simplifier

	// MaxWords is how long a sentence should be at most; 0 means 15. Facts come
	// first: a sentence that cannot be split safely stays long, and is a finding.
	MaxWords int

	// Length is how much of the source is kept; zero means all.
	Length Length

	// Pictures is the picture set; nil means [picture.Default]. An empty
	// [picture.Folder] has no pictures.
	Pictures picture.Set

	// Concepts says which words call for which picture; nil means
	// [picture.Concepts].
	Concepts []picture.Concept

	// Rules are what the result is checked against; nil means
	// [rules.DefaultRules]. An empty slice checks nothing.
	Rules []rules.Rule

	// Profile is the guideline that counts; zero means [rules.GOVUK].
	Profile rules.Profile
}

// A conversion is the work on one document.
type conversion struct {
	engine   Simplifier
	maxWords int
	length   Length
	pictures picture.Set
	matcher  *picture.Matcher

	source    *extract.Document
	title     string
	publisher string
	date      string
	titled    Statement                               // where the source has the title, if not in a heading
	notes     map[string]*extract.Note                // by their IDs
	numbers   map[*extract.Heading]*extract.Paragraph // of headings in tables, where a cell has them
	noted     map[string]bool                         // those that stand in the text already
	depth     int                                     // of lists in lists and notes in notes
	report    bool                                    // the source speaks to nobody
	all       bool                                    // the length has room for all of it
	gaps      map[*extract.BlockInfo][]gap            // what the length has no room for
	overTable map[*extract.BlockInfo]bool             // captions of tables
	leftOut   []LeftOut
	findings  []rules.Finding // At refers to the source until rows have their places
}

// Convert turns a document into Easy Read. Every statement of the result says
// where it comes from, what was left out is listed, and what could not be
// rewritten safely stands in the words of the source with a finding. d is not
// changed. The error is [ErrEmpty] for a document without text, has [ErrOption]
// in its chain for a field that cannot be, and is that of ctx if it ends.
func (c *Converter) Convert(ctx context.Context, d *extract.Document) (*Document, error) {
	cv, err := c.begin(d)
	if err != nil {
		return nil, err
	}
	drafts := cv.outline()
	cv.choose(drafts)
	out := &Document{
		Title:     cv.titleStatement(),
		Language:  d.Language,
		Publisher: cv.publisher,
		Date:      cv.date,
		Length:    c.Length,
		Warnings:  append([]extract.Warning(nil), d.Warnings...),
	}
	for i := range drafts {
		rows, err := cv.rows(ctx, &drafts[i])
		if err != nil {
			return nil, err
		}
		drafts[i].rows = rows
	}
	out.Sections = cv.arrange(drafts)
	if len(out.Sections) == 0 {
		return nil, &SourceError{Name: d.Name, Err: ErrEmpty}
	}
	if err := cv.mend(ctx, out, c.Profile); err != nil {
		return nil, err
	}
	explain(out, hardWord)
	cv.illustrate(out)
	out.LeftOut = cv.leftOut
	out.Findings = cv.placed(out)
	if c.Rules == nil || len(c.Rules) > 0 {
		checker := rules.Checker{Rules: c.Rules, Profile: c.Profile}
		view := out.View()
		layout, err := new(Printer).Layout()
		if err != nil {
			return nil, err
		}
		view.Layout = &layout
		found, err := checker.Check(ctx, view)
		if err != nil {
			return nil, err
		}
		forPerson(found)
		out.Findings = append(out.Findings, found...)
	}
	return out, nil
}

// begin checks the settings and fills in what is not set.
func (c *Converter) begin(d *extract.Document) (*conversion, error) {
	if d == nil {
		return nil, fmt.Errorf("easyread: %w: no document", ErrOption)
	}
	if c.MaxWords < 0 {
		return nil, fmt.Errorf("easyread: %w: MaxWords is %d", ErrOption, c.MaxWords)
	}
	if c.Length < Complete || c.Length > Summary {
		return nil, fmt.Errorf("easyread: %w: Length is %d", ErrOption, int(c.Length))
	}
	cv := &conversion{
		engine:   c.Simplifier,
		maxWords: c.MaxWords,
		length:   c.Length,
		pictures: c.Pictures,
		matcher:  picture.NewMatcher(c.Concepts),
		notes:    make(map[string]*extract.Note),
		noted:    make(map[string]bool),
		numbers:  make(map[*extract.Heading]*extract.Paragraph),
	}
	cv.source = cv.standing(d)
	for b := range cv.source.All() {
		if n, ok := b.(*extract.Note); ok && n.ID != "" && n.Layer == extract.Body {
			cv.notes[n.ID] = n
		}
	}
	if cv.engine == nil {
		cv.engine = RuleSimplifier{}
	}
	if cv.maxWords == 0 {
		cv.maxWords = 15
	}
	if cv.pictures == nil {
		cv.pictures = picture.Default()
	}
	return cv, nil
}

// leave notes that a piece of the source is not in the result.
func (cv *conversion) leave(info *extract.BlockInfo, span extract.Span, text string, reason Reason) {
	if strings.TrimSpace(text) == "" {
		return
	}
	cv.leftOut = append(cv.leftOut, LeftOut{
		Ref:    extract.Ref{Block: info.ID, Span: span},
		Page:   pageOf(info),
		Text:   text,
		Reason: reason,
	})
}

// pageOf returns the page on which a block begins, or 0.
func pageOf(info *extract.BlockInfo) int {
	if len(info.Prov) == 0 {
		return 0
	}
	return info.Prov[0].Page
}
