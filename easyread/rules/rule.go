package rules

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// A Rule is one thing that Easy Read guidelines ask.
type Rule struct {
	// ID names the rule, such as "W01".
	ID string

	// Name is the rule in a few words, and Doc says more: what is checked, and
	// where the check may be wrong.
	Name, Doc string

	// Guidelines are the guidelines that ask for it, such as "GOV.UK", and URL is where
	// one of them is published, or "".
	Guidelines []string
	URL        string

	// Needs returns what the rule looks at and the document does not say, such as "the
	// size of the letters", or "" if it says all. Nil means that any text will do.
	Needs func(d *Document) string

	// Check returns what breaks the rule, in the order of the text. It fills in
	// Severity, Message, At and Fix; the [Checker] fills in the rest. It must not
	// change its input, and be safe for concurrent use.
	Check func(in *Input) []Finding
}

// An Input is a document made ready for checking.
type Input struct {
	*Document

	// Profile is the guideline that counts, with no zero fields.
	Profile Profile

	// Sentences are the sentences of all parts, in order. A heading, a list item
	// or a cell without a full stop counts as one.
	Sentences []Sentence

	difficult map[string]bool // words that were looked up
}

// A Sentence is one sentence of a [Part].
type Sentence struct {
	// Part is the part that it stands in.
	Part *Part

	// Span is where it stands in the part's text.
	Span extract.Span

	// Text is the sentence, and Words how many words a reader counts in it.
	Text  string
	Words int

	item bool // it stands after a bullet inside its part

	// What takes long to find out is found out when a rule asks for it.
	tagged *[]language.Token
	stated *[]fidelity.Fact
	terms  *[]lexicon.Match
}

// tokens returns the words of the sentence with their parts of speech.
func (s *Sentence) tokens() []language.Token {
	return once(&s.tagged, func() []language.Token { return language.Tokens(s.Text) })
}

// facts returns the numbers, dates, names and the like of the sentence.
func (s *Sentence) facts() []fidelity.Fact {
	return once(&s.stated, func() []fidelity.Fact { return fidelity.Facts(s.Text) })
}

// hard returns the words that people need to have explained.
func (s *Sentence) hard() []lexicon.Match {
	return once(&s.terms, func() []lexicon.Match { return hardWords(s) })
}

// once returns what stands at a place, and works it out first if nothing does.
func once[T any](at **T, make func() T) T {
	if *at == nil {
		v := make()
		*at = &v
	}
	return **at
}

// at returns the ref of the bytes [start, end) of the sentence.
func (s *Sentence) at(start, end int) extract.Ref {
	return extract.Ref{Block: s.Part.ID, Span: extract.Span{Start: s.Span.Start + start, End: s.Span.Start + end}}
}

// all returns the ref of the whole sentence.
func (s *Sentence) all() extract.Ref { return s.at(0, len(s.Text)) }

// prose reports whether the sentence is running text, which rules on grammar are
// about; that of a cell is where it is a sentence.
func (s *Sentence) prose() bool {
	return s.Part.Kind == Text || s.Part.Kind == Item || s.Part.Kind == Explanation || s.Part.Kind == Cell && speaks(s.Part.Text)
}

// A Checker checks documents. Its zero value checks the default rules in the
// profile of GOV.UK. It is safe for concurrent use once its fields are set.
type Checker struct {
	// Rules are the rules to check; nil means [DefaultRules].
	Rules []Rule

	// Profile is the guideline that counts; zero means [GOVUK].
	Profile Profile
}

// maxText bounds how much of one part is looked at, in bytes. Text of that length
// without a paragraph is no document that people read.
const maxText = 1 << 20

// Check returns what breaks the rules: by rule in the order of the list, and
// then in the order of the text. The error is that of ctx; the findings made so
// far come with it.
func (c *Checker) Check(ctx context.Context, d *Document) ([]Finding, error) {
	in := &Input{Document: d, Profile: c.Profile.filled(), difficult: make(map[string]bool)}
	pages := make(map[string]int)
	for _, img := range d.Images {
		pages[img.At] = img.Page
	}
	for i := range d.Parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &d.Parts[i]
		pages[p.ID] = p.Page
		in.Sentences = append(in.Sentences, d.sentences(p)...)
	}
	var findings []Finding
	for _, r := range c.rules() {
		if err := ctx.Err(); err != nil {
			return findings, err
		}
		if slices.Contains(in.Profile.Skip, r.ID) {
			continue
		}
		for _, f := range r.Check(in) {
			f.Rule = r.ID
			f.Page = pages[f.At.Block]
			findings = append(findings, f)
		}
	}
	in.setMarked(findings)
	return findings, nil
}

// sentences returns the sentences of a part.
func (d *Document) sentences(p *Part) []Sentence {
	text := p.Text
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	text = joinLines(text)
	var list []Sentence
	for _, s := range language.Sentences(text) {
		for _, piece := range atBullets(text, s) {
			piece.Start += termLength(d, p, piece.Of(text))
			list = append(list, newSentence(p, text, piece))
		}
	}
	return list
}

// A Gap is a rule that could not be checked, or not in full.
type Gap struct {
	// Rule is the ID of the rule.
	Rule string `json:"rule"`

	// Missing is what the document does not say, in a few words.
	Missing string `json:"missing"`
}

// Gaps returns the rules that a document does not say enough for, in the order of the
// list. That they find nothing does not mean that the document keeps them.
func (c *Checker) Gaps(d *Document) []Gap {
	profile := c.Profile.filled()
	var gaps []Gap
	for _, r := range c.rules() {
		if r.Needs == nil || slices.Contains(profile.Skip, r.ID) {
			continue
		}
		if missing := r.Needs(d); missing != "" {
			gaps = append(gaps, Gap{r.ID, missing})
		}
	}
	return gaps
}

func (c *Checker) rules() []Rule {
	if c.Rules == nil {
		return DefaultRules()
	}
	return c.Rules
}

// easyOnly is what rules need that look at Easy Read alone.
const easyOnly = "that it is Easy Read"

// needsEasyRead is the Needs of these rules.
func needsEasyRead(d *Document) string {
	if d.EasyRead {
		return ""
	}
	return easyOnly
}

// published are the addresses of guidelines.
var published = []struct{ guideline, url string }{
	{"GOV.UK", "https://www.gov.uk/government/publications/inclusive-communication/accessible-communication-formats"},
	{"WCAG 2.2", "https://www.w3.org/TR/WCAG22/"},
	{"Inclusion Europe", "https://www.inclusion-europe.eu/easy-to-read/"},
}

// DefaultRules returns the rules that we have, in the order of their IDs by
// group: words and sentences (W), numbers (N), punctuation (P), the look of the page
// (T), pictures (I) and the document as a whole (D). The slice is new each time.
func DefaultRules() []Rule {
	list := slices.Concat(sentenceRules(), wordRules(), []Rule{synonymRule()}, mannerRules(), numberRules(), punctuationRules(), layoutRules(), pictureRules(), documentRules())
	slices.SortStableFunc(list, func(a, b Rule) int {
		const groups = "WNPTID"
		return cmp.Or(cmp.Compare(strings.IndexByte(groups, a.ID[0]), strings.IndexByte(groups, b.ID[0])), strings.Compare(a.ID, b.ID))
	})
	for i := range list {
		for _, p := range published {
			if list[i].URL == "" && slices.Contains(list[i].Guidelines, p.guideline) {
				list[i].URL = p.url
			}
		}
	}
	return list
}
