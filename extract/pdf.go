package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/internal/layout"
	"github.com/townclerk/townclerk/internal/pdf"
)

// pdf reads a PDF file: pages to glyphs, glyphs to blocks.
func (e *Extractor) pdf(ctx context.Context, name string, r io.ReaderAt, size int64) (*Document, error) {
	file, err := pdf.Open(ctx, r, size, pdf.Options{Password: e.Password, MaxBytes: e.MaxBytes})
	if err != nil {
		return nil, pdfError(name, err)
	}
	n := file.NumPages()
	doc := &Document{Name: name, Title: file.Title(), Language: file.Language()}
	if limit := e.maxPages(); n > limit {
		doc.Warnings = append(doc.Warnings, Warning{Page: limit + 1, Code: "page-limit",
			Message: fmt.Sprintf("pages %d to %d were left out: MaxPages is %d", limit+1, n, limit)})
		n = limit
	}
	tree := file.Structure()
	scans := &scanner{e: e, file: file, language: doc.Language, input: r, size: size}
	pages, err := e.readPages(ctx, file, n, tree != nil, scans)
	if closeErr := scans.close(); err == nil {
		err = closeErr
	}
	if err != nil && ctx.Err() != nil {
		return nil, &PageError{Name: name, Err: ctx.Err()}
	}
	var laidOut []*layout.Page
	letters := false
	for i, p := range pages {
		doc.Pages = append(doc.Pages, Page{Number: i + 1, Width: p.width, Height: p.height})
		if p.layout == nil {
			continue
		}
		laidOut = append(laidOut, p.layout)
		letters = letters || p.letters
		doc.Warnings = append(doc.Warnings, p.warnings...)
	}
	// From here on nothing needs the file, whose bytes are a good part of the
	// memory.
	bookmarks, lost := file.Outline(), file.Warnings()
	for _, b := range bookmarks {
		doc.Outline = append(doc.Outline, OutlineEntry(b))
	}
	blocks, ok := layout.AssembleTagged(laidOut, tree, bookmarks)
	if !ok {
		blocks = layout.Assemble(laidOut, bookmarks)
	}
	doc.Blocks = convert(blocks)
	for _, w := range lost {
		doc.Warnings = append(doc.Warnings, Warning(w))
	}
	warnCrossed(doc)
	sortWarnings(doc.Warnings)
	if doc.Title = strings.TrimSpace(doc.Title); doc.Title == "" || programTitle.MatchString(doc.Title) {
		doc.Title = title(doc)
	}
	switch {
	case err != nil:
		return doc, pdfError(name, err)
	case !letters:
		return doc, &PageError{Name: name, Err: fmt.Errorf("%w: the pages of a scan need OCR", ErrNoText)}
	}
	return doc, nil
}

func (e *Extractor) maxPages() int {
	if e.MaxPages == 0 {
		return defaultMaxPages
	}
	return e.MaxPages
}

// warnCrossed says where a line is drawn through text.
func warnCrossed(doc *Document) {
	isStruck := func(m Mark) bool { return m.Kind == Struck }
	var crossed []Block
	for b := range doc.All() {
		switch b := b.(type) {
		case *Heading:
			if slices.ContainsFunc(b.Marks, isStruck) {
				crossed = append(crossed, b)
			}
		case *Paragraph:
			if slices.ContainsFunc(b.Marks, isStruck) {
				crossed = append(crossed, b)
			}
		}
	}
	if ids := idsOf(crossed); len(ids) > 0 {
		doc.Warnings = append(doc.Warnings, Warning{Code: "struck-out",
			Message: fmt.Sprintf("passages (%d) have a line through some of their words, at %s; check whether these words are withdrawn", len(ids), placesOf(ids))})
	}
}

// programTitle is a title that a program made up from a file name.
var programTitle = regexp.MustCompile(`(?i)^(microsoft (word|powerpoint|excel) - .*|untitled.*|artboard.*|document\d*|.*\.(docx?|pdf|indd|rtf|odt|xlsx?|pptx?|tmp))$`)

// A readPage is what is kept of a page. Its glyphs are not: they are most of the
// memory that reading takes.
type readPage struct {
	width, height float64
	letters       bool
	warnings      []Warning    // about its scan
	layout        *layout.Page // nil if the page could not be read
}

// readPages reads n pages, several at a time if the Extractor allows it. A page
// that cannot be read is left out; the first error by page number is returned.
func (e *Extractor) readPages(ctx context.Context, file *pdf.File, n int, tagged bool, scans *scanner) ([]readPage, error) {
	out := make([]readPage, n)
	errs := make([]error, n)
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, e.Workers) {
		wg.Go(func() {
			reader, words := file.Reader(), layout.Reader{Tagged: tagged}
			for i := range next {
				p, err := reader.Page(ctx, i+1)
				errs[i] = err
				if p == nil {
					continue
				}
				warnings, scanErr := scans.read(ctx, p)
				if err == nil && scanErr != nil {
					errs[i] = &PageError{Page: i + 1, Err: scanErr}
				}
				out[i] = readPage{width: p.Width, height: p.Height, letters: len(p.Glyphs) > 0, warnings: warnings, layout: words.Read(p)}
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			errs[i] = ctx.Err()
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

// pdfError puts this package's sentinels in place of the PDF reader's.
func pdfError(name string, err error) error {
	page := 0
	if pe, ok := errors.AsType[*pdf.Error](err); ok {
		page, err = pe.Page, pe.Err
	} else if pe, ok := errors.AsType[*PageError](err); ok {
		page, err = pe.Page, pe.Err
	}
	for _, c := range []struct{ from, to error }{
		{pdf.ErrPassword, ErrPassword}, {pdf.ErrEncrypted, ErrPassword}, {pdf.ErrNotPDF, ErrFormat},
		{pdf.ErrDamaged, ErrDamaged}, {pdf.ErrLimit, ErrLimit},
	} {
		if errors.Is(err, c.from) {
			err = fmt.Errorf("%w (%w)", c.to, err)
			break
		}
	}
	return &PageError{Name: name, Page: page, Err: err}
}

// convert turns the layout's flat blocks into the document's tree.
func convert(in []*layout.Block) []Block {
	var c converter
	for i, b := range in {
		c.add(b)
		in[i] = nil // its memory may be needed for the blocks to come
	}
	c.number()
	c.tieNotes()
	return c.out
}

type converter struct {
	out   []Block
	lists []*List // the open lists, outermost first
}

func (c *converter) add(b *layout.Block) {
	info := infoOf(b)
	// A note at the foot of the page does not end the list above it.
	if b.Kind != layout.Item && b.Kind != layout.Note && !b.Furniture && !b.InItem {
		c.lists = nil
	}
	if b.InItem && b.Level < len(c.lists) {
		c.inItem(b, info)
		return
	}
	switch b.Kind {
	case layout.Figure:
		c.out = append(c.out, &Figure{BlockInfo: info, Alt: b.Alt, Caption: captionOf(b)})
	case layout.Heading:
		c.out = append(c.out, &Heading{BlockInfo: info, Level: b.Level, Text: b.Text, Marks: marksOf(b)})
	case layout.Item:
		c.item(b, info)
	case layout.Table:
		c.out = append(c.out, tableOf(b, info))
	case layout.Note:
		text := &Paragraph{BlockInfo: BlockInfo{Prov: info.Prov}, Text: b.Text, Marks: marksOf(b)}
		c.out = append(c.out, &Note{BlockInfo: info, Label: b.Label, Blocks: []Block{text}})
	default:
		c.out = append(c.out, &Paragraph{BlockInfo: info, Text: b.Text, Marks: marksOf(b)})
	}
}

// item adds a list item at its level, opening and closing lists as needed.
func (c *converter) item(b *layout.Block, info BlockInfo) {
	level := min(b.Level, len(c.lists))
	c.lists = c.lists[:min(level+1, len(c.lists))]
	if level < len(c.lists) && !sameKind(c.lists[level], b.Label) {
		c.lists = c.lists[:level]
	}
	if level == len(c.lists) {
		list := &List{BlockInfo: BlockInfo{Layer: info.Layer}}
		if level == 0 {
			c.out = append(c.out, list)
		} else {
			items := c.lists[level-1].Items
			last := items[len(items)-1]
			last.Blocks = append(last.Blocks, list)
		}
		c.lists = append(c.lists, list)
	}
	list := c.lists[level]
	if len(list.Prov) == 0 && len(info.Prov) > 0 {
		list.Prov = info.Prov[:1:1]
	}
	text := &Paragraph{BlockInfo: info, Text: b.Text, Marks: marksOf(b)}
	list.Items = append(list.Items, &ListItem{Label: b.Label, Blocks: []Block{text}})
}

// inItem adds a further paragraph to the last item of an open list.
func (c *converter) inItem(b *layout.Block, info BlockInfo) {
	c.lists = c.lists[:b.Level+1]
	items := c.lists[b.Level].Items
	last := items[len(items)-1]
	last.Blocks = append(last.Blocks, &Paragraph{BlockInfo: info, Text: b.Text, Marks: marksOf(b)})
}

// sameKind reports whether an item with this label goes on with a list: bullets
// with bullets and numbers with numbers.
func sameKind(l *List, label string) bool {
	return (l.Items[0].Label == "") == (label == "")
}

func tableOf(b *layout.Block, info BlockInfo) *Table {
	t := &Table{BlockInfo: info, Caption: captionOf(b)}
	for _, row := range b.Rows {
		var r Row
		for _, cell := range row.Cells {
			inner := converter{}
			for _, b := range cell.Blocks {
				if b.Text != "" || b.Kind == layout.Table {
					inner.add(b)
				}
			}
			out := Cell{Header: cell.Header, Blocks: inner.out}
			// 0 means 1, so that most cells need not say it.
			if cell.RowSpan > 1 {
				out.RowSpan = cell.RowSpan
			}
			if cell.ColSpan > 1 {
				out.ColSpan = cell.ColSpan
			}
			r.Cells = append(r.Cells, out)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func captionOf(b *layout.Block) *Paragraph {
	if b.Caption == nil || b.Caption.Text == "" {
		return nil
	}
	return &Paragraph{BlockInfo: infoOf(b.Caption), Text: b.Caption.Text, Marks: marksOf(b.Caption)}
}

func infoOf(b *layout.Block) BlockInfo {
	info := BlockInfo{Language: b.Language}
	switch {
	case b.Hidden:
		info.Layer = Hidden
	case b.Furniture:
		info.Layer = Furniture
	}
	for _, p := range b.Places {
		info.Prov = append(info.Prov, Provenance{Page: p.Page, Box: boxOf(p.Box), Span: Span{p.Start, p.End}})
	}
	return info
}

// boxOf rounds to a hundredth of a point, which is finer than any printer.
func boxOf(b pdf.Box) Box {
	round := func(x float64) float64 { return math.Round(x*100) / 100 }
	return Box{X0: round(b.X0), Y0: round(b.Y0), X1: round(b.X1), Y1: round(b.Y1)}
}

func marksOf(b *layout.Block) []Mark {
	var out []Mark
	for _, m := range b.Marks {
		out = append(out, Mark{Span: Span{m.Start, m.End}, Kind: MarkKind(m.Kind), Target: m.Target})
	}
	return out
}

// number gives blocks IDs such as "p3.b7": the seventh block that begins on
// page 3.
func (c *converter) number() {
	count := map[int]int{}
	for _, b := range c.out {
		page := 0
		if prov := b.Info().Prov; len(prov) > 0 {
			page = prov[0].Page
		}
		count[page]++
		b.Info().ID = fmt.Sprintf("p%d.b%d", page, count[page])
		numberParts(b)
	}
}

// tieNotes points the signs of notes at the notes.
func (c *converter) tieNotes() {
	notes := map[string][]*Note{}
	for _, b := range c.out {
		if n, ok := b.(*Note); ok {
			notes[n.Label] = append(notes[n.Label], n)
		}
	}
	doc := &Document{Blocks: c.out}
	for b := range doc.All() {
		switch b := b.(type) {
		case *Heading:
			b.Marks = tie(b.Marks, &b.BlockInfo, notes)
		case *Paragraph:
			b.Marks = tie(b.Marks, &b.BlockInfo, notes)
		}
	}
}

func tie(marks []Mark, info *BlockInfo, notes map[string][]*Note) []Mark {
	var out []Mark
	for _, m := range marks {
		if m.Kind == NoteRef {
			n := noteFor(pageAt(info, m.Start), notes[m.Target])
			if n == nil {
				continue // no note of that label was found
			}
			m.Target = n.ID
		}
		out = append(out, m)
	}
	return out
}

// pageAt is the page on which a byte of a block's text stands.
func pageAt(info *BlockInfo, at int) int {
	page := 0
	for _, p := range info.Prov {
		if p.Span.Start <= at {
			page = p.Page
		}
	}
	return page
}

// noteFor is the note on the page or the next one behind it, or else the last one
// before it: a sign is never dropped while there is a note of its label.
func noteFor(page int, notes []*Note) *Note {
	var last *Note
	for _, n := range notes {
		last = n
		if len(n.Prov) > 0 && n.Prov[0].Page >= page {
			break
		}
	}
	return last
}
