package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// An Extractor reads documents. The zero value reads unencrypted files within
// the default limits. Set its fields first, then share it freely: its methods
// do not write to it.
type Extractor struct {
	// Password opens an encrypted PDF, as its user or owner. The empty password
	// is always tried first.
	Password string

	// MaxBytes is the largest input that is read. 0 means 512 MiB. Whatever it
	// is, an HTML page of more than 64 MiB and a Word or OpenDocument file that
	// unpacks to more than 256 MiB give [ErrLimit].
	MaxBytes int64

	// MaxPages is how many pages are read; the rest is left out with a warning.
	// 0 means 10,000.
	MaxPages int

	// Workers is how many pages are read at once. 0 means 1. The result does not
	// depend on it.
	Workers int

	// OCR reads the pages of a PDF that have no text, or whose text makes no
	// sense, from their pictures. Nil means that such pages are only warned of.
	// Each page read so has a [Warning] with the code "ocr". An error of the
	// Recogniser comes back with the document, like that of a page that cannot
	// be read.
	OCR Recogniser

	// Renderer draws pages for OCR where the file holds no picture of them that
	// can be taken out. Nil means that those pages are only warned of.
	Renderer PageRenderer
}

// Default limits.
const (
	defaultMaxBytes = 512 << 20
	defaultMaxPages = 10_000
)

// File reads the named file with a zero [Extractor].
func File(ctx context.Context, name string) (*Document, error) {
	return new(Extractor).File(ctx, name)
}

// File reads the named file. Its kind is told by what is in it, not by its name.
// The document is named after the file, without the folder.
//
// Like [Extractor.Extract], it returns what could be read together with the
// error.
func (e *Extractor) File(ctx context.Context, name string) (*Document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	base := filepath.Base(name)
	if info.IsDir() {
		return nil, &PageError{Name: base, Err: errors.New("is a folder: name a file in it")}
	}
	return e.Extract(ctx, base, f, info.Size())
}

// Extract reads the document of size bytes in r. Name is only used in messages
// and as [Document.Name].
//
// When a part cannot be read, the rest is returned together with a [*PageError]:
// both results may be non-nil. The error wraps [ErrFormat], [ErrPassword],
// [ErrDamaged], [ErrNoText] or [ErrLimit] where one of them is the cause, and
// ctx's error when ctx ends first.
func (e *Extractor) Extract(ctx context.Context, name string, r io.ReaderAt, size int64) (*Document, error) {
	limit := e.MaxBytes
	if limit == 0 {
		limit = defaultMaxBytes
	}
	if e.MaxBytes < 0 || e.MaxPages < 0 || e.Workers < 0 {
		return nil, &PageError{Name: name, Err: errors.New("a limit of the Extractor is negative")}
	}
	if size > limit {
		return nil, &PageError{Name: name, Err: fmt.Errorf("%w: %d bytes, and MaxBytes is %d", ErrLimit, size, limit)}
	}
	head := make([]byte, min(size, 4096))
	if n, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, &PageError{Name: name, Err: err}
	} else if int64(n) < int64(len(head)) {
		return nil, &PageError{Name: name, Err: fmt.Errorf("%w: shorter than its size says", ErrDamaged)}
	}
	kind := kindOf(head)
	switch kind {
	case kindPDF:
		return e.pdf(ctx, name, r, size)
	case kindOffice:
		return readOffice(ctx, name, r, size)
	case kindText, kindHTML:
		if what := foreignKind(head); what != "" {
			return nil, &PageError{Name: name, Err: fmt.Errorf("%w but %s", ErrFormat, what)}
		}
		src := make([]byte, size)
		if _, err := r.ReadAt(src, 0); err != nil && !errors.Is(err, io.EOF) {
			return nil, &PageError{Name: name, Err: err}
		}
		if kind == kindHTML {
			return readHTML(ctx, name, src)
		}
		return readText(name, src)
	case kindEmpty:
		return nil, &PageError{Name: name, Err: fmt.Errorf("the file is empty: %w", ErrFormat)}
	}
	return nil, &PageError{Name: name, Err: ErrFormat}
}

type kind int

const (
	kindUnknown kind = iota
	kindEmpty
	kindPDF
	kindOffice
	kindHTML
	kindText
)

// flatODF is how OpenDocument begins when it is not packed: one XML file.
var flatODF = regexp.MustCompile(`^(?:\x{feff}|\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>(?:\s|<!--[^>]*-->)*)?<office:document\b`)

// kindOf tells the kind of a document by its first bytes. A PDF may have up to
// 1,024 bytes of other data before its header (ISO 32000-1, Annex H, note 13).
func kindOf(head []byte) kind {
	switch {
	case len(bytes.TrimSpace(head)) == 0:
		return kindEmpty
	// A zip archive or a compound file: only the whole of it tells what it holds.
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return kindOffice
	case bytes.Contains(head, []byte("%PDF-")) || bytes.Contains(head, []byte(" 0 obj")):
		return kindPDF
	case flatODF.Match(head):
		return kindOffice
	case looksLikeHTML(head):
		return kindHTML
	case bytes.IndexByte(head, 0) < 0 || bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")):
		return kindText
	}
	return kindUnknown
}

// readText reads Markdown or plain text. Plain text is what holds no sign of
// Markdown's own structure.
func readText(name string, src []byte) (*Document, error) {
	text, warning := decodeText(src)
	doc := &Document{Name: name}
	if warning != "" {
		doc.Warnings = append(doc.Warnings, Warning{Code: "encoding", Message: warning})
	}
	markdown := looksLikeMarkdown(text)
	if markdown {
		readMarkdown(doc, text)
	} else {
		readPlain(doc, text)
	}
	if doc.Title = title(doc); !markdown && !opensWith(doc, doc.Title) {
		doc.Title = "" // a short line further down is not what all of it is called
	}
	if len(doc.Blocks) == 0 {
		return doc, &PageError{Name: name, Err: ErrNoText}
	}
	return doc, nil
}

// opensWith reports whether a document has a heading of the highest level with a text.
func opensWith(d *Document, text string) bool {
	return slices.ContainsFunc(d.Blocks, func(b Block) bool {
		h, ok := b.(*Heading)
		return ok && h.Level == 1 && h.Text == text
	})
}

// title is the heading that the document opens with, or else its first heading of
// the highest level. Levels alone do not tell: many authors choose them for looks.
func title(d *Document) string {
	const opening = 3
	best, level, seen := "", 0, 0
	for _, b := range d.Blocks {
		if b.Info().Layer != Body {
			continue
		}
		h, ok := b.(*Heading)
		switch {
		case ok && seen < opening:
			return h.Text
		case ok && (level == 0 || h.Level < level):
			best, level = h.Text, h.Level
		}
		if seen++; seen > 40 && best != "" {
			break
		}
	}
	return best
}

// number gives each block its ID: prefix and a running number, and for the
// blocks inside it a further number after a dot.
func number(blocks []Block, prefix string) {
	for i, b := range blocks {
		b.Info().ID = fmt.Sprintf("%s%d", prefix, i+1)
		numberParts(b)
	}
}

func numberParts(b Block) {
	id := b.Info().ID
	n := 0
	for part := range parts(b) {
		for _, inner := range part {
			n++
			inner.Info().ID = fmt.Sprintf("%s.%d", id, n)
			numberParts(inner)
		}
	}
}

// decodeText makes UTF-8 of a text file. The warning is empty unless the
// encoding had to be guessed.
func decodeText(src []byte) (text, warning string) {
	switch {
	case bytes.HasPrefix(src, []byte("\xef\xbb\xbf")):
		src = src[3:]
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return normalNewlines(decodeUTF16(src)), ""
	}
	if utf8.Valid(src) {
		return normalNewlines(string(src)), ""
	}
	return normalNewlines(decodeWindows1252(src)),
		"the text is not UTF-8; it was read as Windows-1252, so check £ signs, dashes and quotation marks"
}

func normalNewlines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// sortWarnings puts warnings in page order, keeping their order within a page.
func sortWarnings(w []Warning) {
	slices.SortStableFunc(w, func(a, b Warning) int { return a.Page - b.Page })
}
