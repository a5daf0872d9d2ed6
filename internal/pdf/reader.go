package pdf

import "context"

// A Reader reads the pages of a file one after another and uses the memory of
// one for the next. It is for one goroutine; a file can have several.
type Reader struct {
	f      *File
	glyphs []Glyph
	parser *parser // for dictionaries in content
	plain  []byte  // a decoded stream of a page's content
	joined []byte  // several of them
	cover  cover
	sets   map[*font]*glyphSet
	known  map[int64]*resources
}

// Reader returns a new Reader.
func (f *File) Reader() *Reader {
	return &Reader{f: f, parser: newParser(nil, 0, 20), sets: map[*font]*glyphSet{}, known: map[int64]*resources{}}
}

// Page is like [File.Page], but the page and its glyphs are good only until the
// next call.
func (r *Reader) Page(ctx context.Context, n int) (p *Page, err error) {
	f := r.f
	if n < 1 || n > f.numPages {
		return nil, &Error{Page: n, Err: ErrNoPage}
	}
	in := newInterpreter(ctx, r, n)
	defer func() {
		p = in.page
		r.keep(in)
		f.mu.Lock()
		defer f.mu.Unlock()
		f.warnings = append(f.warnings, in.warnings...)
	}()
	defer contain(&err, n)
	if err := in.run(); err != nil {
		return in.page, &Error{Page: n, Err: err}
	}
	return in.page, nil
}

// What is kept from page to page: enough for most pages, and little beside what
// one huge page takes.
const (
	maxKeptGlyphs = 20_000
	maxKeptBytes  = 1 << 20
	maxKeptFonts  = 64
	maxKeptNames  = 1000
	maxKeptDicts  = 64
)

// keep takes back the memory that the next page can use.
func (r *Reader) keep(in *interpreter) {
	if g := in.page.Glyphs; cap(g) <= maxKeptGlyphs {
		r.glyphs = g[:0]
	}
	if cap(r.plain) > maxKeptBytes {
		r.plain = nil
	}
	if cap(r.joined) > maxKeptBytes {
		r.joined = nil
	}
	if len(r.parser.names) > maxKeptNames {
		clear(r.parser.names)
	}
	if len(r.sets) > maxKeptFonts {
		clear(r.sets)
	}
	if len(r.known) > maxKeptDicts {
		clear(r.known)
	}
}
