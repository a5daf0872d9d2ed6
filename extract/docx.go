package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/internal/office"
)

// readOffice reads a Word document or an OpenDocument text. Its headers come
// before the body, its notes after it and its footers last.
func readOffice(ctx context.Context, name string, r io.ReaderAt, size int64) (*Document, error) {
	in, err := office.Read(ctx, r, size, office.Limits{})
	if ctx.Err() != nil {
		return nil, &PageError{Name: name, Err: ctx.Err()}
	}
	if in == nil {
		return nil, docxError(name, err)
	}
	doc := &Document{Name: name, Language: in.Language}
	c := &docxConverter{in: in, doc: doc, comments: map[Block]int{}, captions: map[Block]bool{}, cells: maxGrid}
	findHeadings(in.Body)
	c.under = underTitle(in.Body)
	doc.Blocks = c.furniture(in.Headers)
	doc.Blocks = append(doc.Blocks, c.blocks(in.Body)...)
	notes := map[string]*Note{}
	for i, n := range in.Notes {
		if note := c.note(n); note != nil {
			notes[strconv.Itoa(i+1)] = note
			doc.Blocks = append(doc.Blocks, note)
		}
	}
	doc.Blocks = append(doc.Blocks, c.furniture(in.Footers)...)
	doc.Blocks = c.tieCaptions(doc.Blocks)
	number(doc.Blocks, "b")
	tieNoteRefs(doc, notes)
	for _, w := range in.Warnings {
		doc.Warnings = append(doc.Warnings, Warning{Code: w.Code, Message: w.Message})
	}
	c.warnPlaces()
	if doc.Title = in.Title; doc.Title == "" || programTitle.MatchString(doc.Title) {
		doc.Title = c.title
	}
	if doc.Title == "" {
		doc.Title = title(doc)
	}
	switch {
	case err != nil:
		return doc, docxError(name, err)
	case !hasBody(doc):
		return doc, &PageError{Name: name, Err: ErrNoText}
	}
	return doc, nil
}

// docxError puts this package's sentinels in place of the Word reader's.
func docxError(name string, err error) error {
	for _, c := range []struct{ from, to error }{
		{office.ErrEncrypted, ErrPassword}, {office.ErrFormat, ErrFormat},
		{office.ErrLimit, ErrLimit}, {office.ErrDamaged, ErrDamaged},
	} {
		if errors.Is(err, c.from) {
			err = fmt.Errorf("%w (%w)", c.to, err)
			break
		}
	}
	return &PageError{Name: name, Err: err}
}

// A docxConverter turns the flat blocks of a Word document into the tree of this
// package.
type docxConverter struct {
	in       *office.Document
	doc      *Document
	title    string // the first paragraph in the style Title
	under    int    // how many levels headings stand below that title: 0 or 1
	comments map[Block]int
	captions map[Block]bool
	struck   []Block
	hidden   []Block
	cells    int // table cells that may still be laid out
}

// underTitle is 1 for a document with one title, which headings of level 1 then
// belong under, else 0.
func underTitle(blocks []*office.Block) int {
	titles := 0
	for _, b := range blocks {
		switch {
		case b.Title:
			titles++
		case b.Kind == office.Heading && titles == 0:
			return 0
		}
	}
	if titles == 1 {
		return 1
	}
	return 0
}

func (c *docxConverter) furniture(in []*office.Block) []Block {
	out := c.blocks(in)
	setLayer(out, Furniture)
	return out
}

func (c *docxConverter) note(n *office.Note) *Note {
	blocks := c.blocks(n.Blocks)
	if len(blocks) == 0 {
		return nil
	}
	return &Note{Label: n.Label, Blocks: blocks}
}

// blocks converts the content of one container.
func (c *docxConverter) blocks(in []*office.Block) []Block {
	f := docxFlow{c: c}
	for _, b := range in {
		f.add(b)
	}
	return f.out
}

// A docxFlow is the blocks of one container and the lists that are open in it.
type docxFlow struct {
	c     *docxConverter
	out   []Block
	lists []openList // outermost first
}

func (f *docxFlow) add(b *office.Block) {
	switch b.Kind {
	case office.Figure:
		f.figure(b)
	case office.Table:
		f.table(b)
	case office.Heading:
		f.lists = nil
		text, marks, hidden := f.c.text(b.Runs)
		if text != "" {
			marks = dropWhole(Bold, text, marks)
			if b.Label != "" {
				text, marks = labelled(b.Label, text, marks)
			}
			if b.Title && f.c.title == "" {
				f.c.title = text
			}
			level := b.Level
			if !b.Title {
				level += f.c.under
			}
			f.keep(b, &Heading{BlockInfo: f.c.info(b), Level: level, Text: text, Marks: marks})
		}
		f.out = append(f.out, hidden...)
	case office.Item:
		f.item(b, b.Runs)
	default:
		if b.Contents {
			f.contents(b)
			return
		}
		if label, rest, ok := typedLabel(b); ok {
			item := *b
			item.Label, item.List, item.Level = label, manual, 0
			f.item(&item, rest)
			return
		}
		f.paragraph(b)
	}
}

// keep adds a block and remembers the comments on it.
func (f *docxFlow) keep(from *office.Block, b Block) {
	f.c.remember(from, b)
	f.out = append(f.out, b)
}

func (c *docxConverter) remember(from *office.Block, b Block) {
	if from.Comments > 0 {
		c.comments[b] = from.Comments
	}
}

// labelled puts a number before a heading's text.
func labelled(label, text string, marks []Mark) (string, []Mark) {
	shift := len(label) + 1
	for i := range marks {
		marks[i].Start += shift
		marks[i].End += shift
	}
	return label + " " + text, marks
}

// paragraph adds a paragraph: to the open list item if it stands in as far as
// the item's text does, else to the container.
func (f *docxFlow) paragraph(b *office.Block) {
	text, marks, hidden := f.c.text(b.Runs)
	var blocks []Block
	if text != "" {
		p := &Paragraph{BlockInfo: f.c.info(b), Text: text, Marks: marks}
		if b.Caption {
			f.c.captions[p] = true
		}
		f.c.remember(b, p)
		blocks = append(blocks, p)
	}
	blocks = append(blocks, hidden...)
	if b.Floating {
		// What floats beside an item does not end its list.
		f.out = append(f.out, blocks...)
		return
	}
	for len(f.lists) > 0 && (b.Indent == 0 || f.lists[len(f.lists)-1].indent > b.Indent) {
		f.lists = f.lists[:len(f.lists)-1]
	}
	f.append(blocks)
}

// contents adds a line of a table of contents. Programs make these lines of the
// headings, and their page numbers mean nothing here: they are furniture.
func (f *docxFlow) contents(b *office.Block) {
	f.lists = nil
	text, marks, hidden := f.c.text(b.Runs)
	if text != "" {
		f.keep(b, &Paragraph{BlockInfo: BlockInfo{Layer: Furniture}, Text: text, Marks: marks})
	}
	f.out = append(f.out, hidden...)
}

func (f *docxFlow) figure(b *office.Block) {
	fig := &Figure{Alt: b.Alt}
	if b.Decorative {
		fig.Layer = Furniture
	}
	f.append([]Block{fig})
}

// text is what a reader sees of runs, and apart from it, one paragraph for each
// passage, what he does not see and what is struck out.
func (c *docxConverter) text(runs []office.Run) (string, []Mark, []Block) {
	var shown, aside flowText
	var out []Block
	var asideStruck bool
	flush := func() {
		if text, marks := aside.take(); text != "" {
			p := &Paragraph{BlockInfo: BlockInfo{Layer: Hidden}, Text: text, Marks: marks}
			if asideStruck {
				c.struck = append(c.struck, p)
			} else {
				c.hidden = append(c.hidden, p)
			}
			out = append(out, p)
		}
	}
	for _, r := range runs {
		t := &shown
		if r.Hidden || r.Struck {
			t = &aside
			if struck := !r.Hidden; struck != asideStruck {
				flush()
				asideStruck = struck
			}
		} else if strings.TrimSpace(r.Text) != "" {
			flush()
		}
		if r.Note > 0 {
			if t == &shown {
				t.noteRef(strconv.Itoa(r.Note))
			}
			continue
		}
		t.look(lookOf(r))
		for i, line := range strings.Split(r.Text, "\n") {
			if i > 0 {
				t.breakLine()
			}
			t.write(line)
		}
	}
	flush()
	text, marks := shown.take()
	return text, marks, out
}

func lookOf(r office.Run) []Mark {
	var out []Mark
	if r.Link != "" {
		out = append(out, Mark{Kind: Link, Target: r.Link})
	}
	for _, l := range []struct {
		on   bool
		kind MarkKind
	}{{r.Bold, Bold}, {r.Italic, Italic}, {r.Underline && r.Link == "", Underline}, {r.Code, Code}} {
		if l.on {
			out = append(out, Mark{Kind: l.kind})
		}
	}
	return out
}

// info gives a block its language where all of it is in another language than
// the document. British and American English count as one: Word marks text as
// either without the author's knowledge.
func (c *docxConverter) info(b *office.Block) BlockInfo {
	lang := ""
	for _, r := range b.Runs {
		if strings.TrimSpace(r.Text) == "" {
			continue
		}
		if r.Language == "" || lang != "" && primary(lang) != primary(r.Language) {
			return BlockInfo{}
		}
		lang = r.Language
	}
	if lang == "" || primary(lang) == primary(c.doc.Language) {
		return BlockInfo{}
	}
	return BlockInfo{Language: lang}
}

func primary(lang string) string {
	p, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return p
}
