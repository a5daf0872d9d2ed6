package rules

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/office"
	"github.com/townclerk/townclerk/internal/paper"
)

// ReviewHeading begins the part of a review copy that is for the person who checks it,
// to the end of the file. [FromExtract] reads the marks in it and leaves it out.
const ReviewHeading = "For the person who checks this"

// mark matches a mark: the ID of a rule and what [number] makes of the words.
var mark = regexp.MustCompile(`\b[A-Z]\d{2}-[0-9a-f]{8}\b`)

// Marks returns the mark of each finding, such as "W01-1f3870be": its rule, and a number
// that is made of the words of the sentence that it is about. A copy for review has it
// beside the sentence, and what it stands for in [Document.Marked] is no error: somebody
// has to look at it and knows. Another wording has another number. The mark of a finding
// that is about no words is "".
func (d *Document) Marks(findings []Finding) []string {
	sentences := make(map[string][]Sentence)
	for _, f := range findings {
		sentences[f.At.Block] = nil
	}
	for i := range d.Parts {
		if p := &d.Parts[i]; p.ID != "" {
			if _, ok := sentences[p.ID]; ok {
				sentences[p.ID] = append(sentences[p.ID], d.sentences(p)...)
			}
		}
	}
	out := make([]string, len(findings))
	for i, f := range findings {
		out[i] = markOf(f, sentences[f.At.Block])
	}
	return out
}

// setMarked gives the findings that the document itself marks their severity.
func (d *Document) setMarked(findings []Finding) {
	if len(d.Marked) == 0 {
		return
	}
	for i, m := range d.Marks(findings) {
		if m != "" && slices.Contains(d.Marked, m) {
			findings[i].Severity = Marked
		}
	}
}

// markOf returns the mark of a finding; sentences are those of its part.
func markOf(f Finding, sentences []Sentence) string {
	for i := range sentences {
		if s := &sentences[i]; f.At.Span.Start < s.Span.End {
			return f.Rule + "-" + number(s.Text)
		}
	}
	return ""
}

// label is the number of an item, which some files have in its text.
var label = regexp.MustCompile(`^\s*(?:\(?(?:[0-9]{1,4}|[a-z]{1,4})[.)]|[0-9]{1,3}(?:\.[0-9]{1,3})+\.?|•)\s+`)

// number returns eight figures for the words of a sentence. Where lines break, how
// words are spaced and the number of an item do not count: files differ there.
func number(sentence string) string {
	h := fnv.New32a()
	for _, r := range label.ReplaceAllString(sentence, "") {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			fmt.Fprintf(h, "%c", r)
		}
	}
	return fmt.Sprintf("%08x", h.Sum32())
}

// withoutReview returns a document without the part for the person who checks it, and
// the marks in that part and in the notes of a web page, which stand beside the text.
func withoutReview(d *extract.Document) (*extract.Document, []string) {
	out := *d
	end := slices.IndexFunc(d.Blocks, func(b extract.Block) bool { return strings.TrimSpace(lineOf(b)) == ReviewHeading })
	if end < 0 {
		end = len(d.Blocks)
	} else if at := d.Blocks[end].Info().Prov; len(at) > 0 && at[0].Page > 0 && at[0].Page <= len(d.Pages) {
		out.Pages = d.Pages[:at[0].Page-1] // the part begins a page
	}
	out.Blocks = d.Blocks[:end:end]
	var marked []string
	for b := range out.All() {
		if b.Info().Layer == extract.Furniture {
			marked = append(marked, mark.FindAllString(lineOf(b), -1)...)
		}
	}
	rest := extract.Document{Blocks: d.Blocks[end:]}
	for b := range rest.All() {
		marked = append(marked, mark.FindAllString(lineOf(b), -1)...)
	}
	return &out, marked
}

// lineOf returns the text of a heading or paragraph, or "".
func lineOf(b extract.Block) string {
	switch b := b.(type) {
	case *extract.Heading:
		return b.Text
	case *extract.Paragraph:
		return b.Text
	}
	return ""
}

// ReadMarks adds the marks in the comments of the Word file of size bytes in r to
// Marked, where Townclerk wrote the comment. Other files have their marks in
// their text, and [FromExtract] finds them. The error is that of ctx; a file that
// cannot be read has no marks.
func (d *Document) ReadMarks(ctx context.Context, r io.ReaderAt, size int64) error {
	f, err := office.Read(ctx, r, size, office.Limits{})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil || f == nil {
		return nil
	}
	for _, c := range f.Comments {
		if c.Author == paper.Commenter {
			d.Marked = append(d.Marked, mark.FindAllString(c.Text, -1)...)
		}
	}
	return nil
}
