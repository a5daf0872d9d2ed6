package taggedpdf

import (
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/paper"
)

// A textStyle is how a block of text looks.
type textStyle struct {
	size    float64
	leading float64 // from line to line
	colour  paper.Colour
	bold    bool
}

// A span is text of one look that belongs to one element.
type span struct {
	text    string
	look    int
	colour  paper.Colour
	element *element
	link    *link
}

// A link is a link of the document.
type link struct {
	element *element
	target  string // of the outside, or ""
	local   string // ID of a heading, or ""
	text    string
}

// A line is a line of text that fits a width.
type line struct{ spans []span }

// wrap breaks the text of runs into lines of a width. Words that are too long
// break where they must.
func (w *writer) wrap(runs []paper.Run, st textStyle, width float64, e *element) []line {
	b := &breaker{w: w, size: st.size, width: width}
	soft := " "
	if w.softFits(runs, st, width) {
		soft = "\n"
	}
	for _, r := range runs {
		text := strings.ReplaceAll(printed(paper.Clean(r.Text)), string(paper.SoftBreak), soft)
		if text == "" {
			continue
		}
		s := span{look: regular, colour: st.colour, element: e}
		if r.Bold || st.bold {
			s.look, s.colour = bold, w.pal.Heading
			if st.bold {
				s.colour = st.colour
			}
		}
		if r.Italic {
			s.look += italic
		}
		if l := w.link(r, e); l != nil {
			s.link, s.element, s.colour = l, l.element, w.pal.Link
		}
		for i, part := range strings.Split(text, "\n") {
			if i > 0 {
				b.newline()
			}
			b.add(part, s)
		}
	}
	b.word()
	return b.end()
}

// softFits reports whether each line that soft breaks make is no wider than width.
func (w *writer) softFits(runs []paper.Run, st textStyle, width float64) bool {
	at := 0.0
	for _, r := range runs {
		look := regular
		if r.Bold || st.bold {
			look = bold
		}
		if r.Italic {
			look += italic
		}
		text := printed(paper.Clean(r.Text))
		for i, part := range strings.FieldsFunc(text+"\x00", func(c rune) bool { return c == '\n' || c == paper.SoftBreak }) {
			if i > 0 {
				at = 0
			}
			if at += w.faces[look].width(strings.TrimSuffix(part, "\x00"), st.size); at > width {
				return false
			}
		}
	}
	return true
}

// link returns the link that a run is, or nil.
func (w *writer) link(r paper.Run, e *element) *link {
	target, local := paper.SafeLink(r.Link), paper.LocalLink(r.Link)
	if target == "" && (local == "" || !w.ids[local]) {
		return nil
	}
	return &link{element: e.child("Link"), target: target, local: local, text: strings.TrimSpace(paper.Clean(r.Text))}
}

// A breaker fills lines with words.
type breaker struct {
	w     *writer
	size  float64
	width float64
	lines []line
	cur   []span   // the line being filled
	at    float64  // its width
	held  [][]span // the word being read, parted where a line may end in it
	open  bool     // the last part goes on
}

// add adds text without line breaks.
func (b *breaker) add(text string, s span) {
	for text != "" {
		n := strings.IndexAny(text, " -/")
		if n < 0 {
			n = len(text)
		} else {
			n++
		}
		s.text = text[:n]
		text = text[n:]
		if !b.open {
			b.held, b.open = append(b.held, nil), true
		}
		part := append(b.held[len(b.held)-1], s)
		b.held[len(b.held)-1] = part
		// A hyphen before a space, or between two, stays with the words beside it: at
		// the end of a line it would look like one that parts a word.
		n = len(part)
		alone := text == "-" || strings.HasPrefix(text, "- ") || s.text == " " && n > 1 && strings.HasSuffix(part[n-2].text, "-")
		alone = alone && b.long(part) < b.width
		switch {
		case strings.HasSuffix(s.text, " ") && !alone:
			b.word()
		case breakable(s.text, text):
			b.open = false
		}
	}
}

// breakable reports whether a line may end after a slash: in addresses, not in
// "1/2". Words with hyphens stay whole, as Easy Read asks.
func breakable(before, after string) bool {
	if len(before) < 3 || !strings.HasSuffix(before, "/") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after)
	return r != utf8.RuneError && (r < '0' || r > '9') && r != ' ' && r != '/'
}

func (b *breaker) measure(text string, look int) float64 {
	return b.w.faces[look].width(text, b.size)
}

// long returns the width of a part of a word, without a space at its end.
func (b *breaker) long(part []span) float64 {
	width := 0.0
	for i, s := range part {
		if i == len(part)-1 {
			s.text = strings.TrimRight(s.text, " ")
		}
		width += b.measure(s.text, s.look)
	}
	return width
}

// word puts the word that was read on the line, or on the next. Where it goes over
// lines, its element says what it is in one piece: those who hear it, copy it or
// search for it meet no gap.
func (b *breaker) word() {
	if b.breaks() {
		var of, whole *element
		for _, part := range b.held {
			for i := range part {
				if s := &part[i]; s.element != of {
					of, whole = s.element, s.element.child("Span")
				}
				whole.actual += part[i].text
				part[i].element = whole
			}
		}
	}
	for _, part := range b.held {
		if b.at > 0 && b.at+b.long(part) > b.width+.01 {
			b.flush()
		}
		for _, s := range part {
			for {
				fit := b.fits(s)
				if fit == len(s.text) {
					break
				}
				head := s
				head.text = s.text[:fit]
				b.put(head)
				b.flush()
				s.text = s.text[fit:]
			}
			b.put(s)
		}
	}
	b.held, b.open = nil, false
}

// breaks reports whether a line will end inside the word that was read.
func (b *breaker) breaks() bool {
	at := b.at
	for i, part := range b.held {
		width := b.long(part)
		if width > b.width+.01 || i > 0 && at+width > b.width+.01 {
			return true
		}
		if at+width > b.width+.01 {
			at = 0
		}
		at += width
	}
	return false
}

// fits returns how many bytes of a span fit on the line: all but in words that
// are longer than a line, and one character at least of those.
func (b *breaker) fits(s span) int {
	at := b.at
	for i, r := range s.text {
		at += b.w.faces[s.look].runeWidth(r) * b.size / 1000
		if r != ' ' && at > b.width+.01 && (i > 0 || b.at > 0) {
			return i
		}
	}
	return len(s.text)
}

// put adds a span to the line.
func (b *breaker) put(s span) {
	if s.text == "" {
		return
	}
	b.at += b.measure(s.text, s.look)
	if n := len(b.cur); n > 0 {
		if last := &b.cur[n-1]; last.look == s.look && last.element == s.element && last.colour == s.colour {
			last.text += s.text
			return
		}
	}
	b.cur = append(b.cur, s)
}

func (b *breaker) newline() {
	b.word()
	// A space where the line breaks keeps words apart for those who read the text.
	if n := len(b.cur); n > 0 && !strings.HasSuffix(b.cur[n-1].text, " ") {
		b.cur[n-1].text += " "
	}
	b.flush()
}

func (b *breaker) flush() {
	b.lines = append(b.lines, line{b.cur})
	b.cur, b.at = nil, 0
}

// end returns the lines. Where they break inside a word, nothing stands between.
func (b *breaker) end() []line {
	if len(b.cur) > 0 || len(b.lines) == 0 {
		b.flush()
	}
	return b.lines
}

// draw draws a line with its top at the given place.
func (w *writer) draw(p *page, l line, st textStyle, x, top float64) {
	// The middle of small letters stands in the middle of the line.
	baseline := top + st.leading/2 + .34*st.size
	for i, s := range l.spans {
		f := w.faces[s.look]
		p.tag(s.element)
		p.text(x, baseline, s.look, st.size, s.colour, f.encode(s.text))
		text := s.text
		if i == len(l.spans)-1 || s.link != nil {
			text = strings.TrimRight(text, " ")
		}
		if s.link != nil && text != "" {
			w.annotate(p, s, x, baseline, f.width(text, st.size), st.size)
		}
		x += f.width(s.text, st.size)
	}
}
