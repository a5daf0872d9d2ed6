package pdf

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	layer "github.com/ledongthuc/pdf"
)

// A value is an object as the object layer gives it.
type value = layer.Value

// A File is an opened PDF file. It is safe for concurrent use: pages can be
// read in parallel. It keeps the whole input in memory.
type File struct {
	lim       Options
	trailer   value
	root      value
	pages     value // the flat list
	numPages  int
	streams   map[int64]stored
	images    map[int64]*imageSource
	structure *Element // nil if the file is not tagged

	mu       sync.Mutex
	warnings []Warning
	fonts    map[int64]func() *font

	dests  func() map[string]dest
	layers func() map[int64]bool
}

// Open reads the file's structure. The zero Options is good. The error is an
// [*Error] that wraps one of this package's sentinels, ctx's error, or the
// error of r.
//
// What a file may cost is bounded by Options, and time by ctx, which is asked
// every few hundred objects and operators.
func Open(ctx context.Context, r io.ReaderAt, size int64, o Options) (f *File, err error) {
	defer contain(&err, 0)
	lim := o.limits()
	if size > lim.MaxBytes {
		return nil, &Error{Err: fmt.Errorf("%w: %d bytes", ErrLimit, size)}
	}
	if size < 0 {
		return nil, &Error{Err: ErrNotPDF}
	}
	if err := ctx.Err(); err != nil {
		return nil, &Error{Err: err}
	}
	data := make([]byte, size)
	if n, err := r.ReadAt(data, 0); int64(n) < size {
		return nil, &Error{Err: err}
	}
	s, err := openSource(ctx, data, lim)
	if err != nil {
		return nil, &Error{Err: err}
	}
	clean, err := canonical(s)
	if err != nil {
		return nil, &Error{Err: err}
	}
	reader, err := layer.NewReader(clean.out, clean.out.size)
	if err != nil {
		return nil, &Error{Err: fmt.Errorf("%w: %v", ErrDamaged, err)}
	}
	f = &File{lim: lim, trailer: reader.Trailer(), numPages: len(clean.leaves), streams: clean.streams, images: clean.images, fonts: map[int64]func() *font{}}
	f.root = f.trailer.Key("Root")
	f.pages = f.root.Key(keyPages)
	f.dests = sync.OnceValue(f.readDests)
	f.layers = sync.OnceValue(f.readLayers)
	tree, annotations := clean.readStructure()
	if s.err != nil {
		return nil, &Error{Err: s.err}
	}
	f.settle(annotations)
	f.structure = tree
	f.warnings = s.warnings
	return f, nil
}

// contain turns a panic of the object layer into an error. The layer reads only
// what the canonicaliser wrote, so none is expected.
func contain(err *error, page int) {
	if x := recover(); x != nil {
		*err = &Error{Page: page, Err: fmt.Errorf("%w: object layer: %.80v", ErrDamaged, x)}
	}
}

// NumPages returns how many pages the file has.
func (f *File) NumPages() int { return f.numPages }

// Title returns the title in the file's properties, or "".
func (f *File) Title() (title string) {
	var err error
	defer contain(&err, 0)
	return strings.TrimSpace(textString(f.trailer.Key("Info").Key("Title").RawString()))
}

// Language returns the BCP 47 tag of the document's text, or "" if the file does
// not say.
func (f *File) Language() (lang string) {
	var err error
	defer contain(&err, 0)
	return strings.TrimSpace(textString(f.root.Key("Lang").RawString()))
}

// Warnings returns what was read with loss so far, sorted by page. Reading more
// pages may add to it.
func (f *File) Warnings() []Warning {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := slices.Clone(f.warnings)
	slices.SortStableFunc(out, func(a, b Warning) int {
		if a.Page != b.Page {
			return a.Page - b.Page
		}
		if c := strings.Compare(a.Code, b.Code); c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return slices.Compact(out)
}

// Page reads page n, counted from 1. Where the page could be read only in part,
// it returns that part and an error.
func (f *File) Page(ctx context.Context, n int) (*Page, error) {
	return f.Reader().Page(ctx, n)
}

// dictOf returns page n's dictionary.
func (f *File) dictOf(n int) value { return f.pages.Index(n - 1) }

// pageNumber returns which page a page object is, or 0. The canonicaliser
// numbers the pages first.
func (f *File) pageNumber(v value) int {
	if n := numberOf(v); n >= 1 && n <= int64(f.numPages) {
		return int(n)
	}
	return 0
}

// numberOf returns the number of an object that was indirect, or 0.
func numberOf(v value) int64 { return v.Key(keyNumber).Int64() }

// floats returns the numbers of an array.
func floats(v value) []float64 {
	n := v.Len()
	if n == 0 {
		return nil
	}
	out := make([]float64, n)
	for i := range out {
		out[i] = v.Index(i).Float64()
	}
	return out
}

// isNumber reports whether v is an integer or a real.
func isNumber(v value) bool { return v.Kind() == layer.Integer || v.Kind() == layer.Real }
