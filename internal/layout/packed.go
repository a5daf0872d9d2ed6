package layout

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/townclerk/townclerk/internal/pdf"
)

// packed is the words of a page in a third of the memory that words take: all
// pages of a tagged file must be read before it shows whether its structure tree
// is to be believed, and until then only this is kept of each. It loses nothing.
type packed struct {
	text    string // of all words, one after another
	words   []packedWord
	runs    []run
	sets    []set   // what words are set in, each once
	content []int32 // the runs that are marked content, by MCID, until dropTaken
	toTake  int     // how many runs the tree names and did not take yet
}

// A packedWord is what a word has for itself.
type packedWord struct {
	x0, x1 float64
	seq    int32
	glyphs int32
	length uint32 // of its text
}

// A run is words one after another that are set alike, most often a line or a
// table cell.
type run struct {
	alike
	word, text int32 // where its words and their texts begin
	taken      bool  // by the structure tree
	named      bool  // in the structure tree
}

// alike is what the words of a run share.
type alike struct {
	y, y0, y1 float64
	mcid      int
	set       int32 // index of sets
}

// A set is what few runs of a page differ in.
type set struct {
	size      float64
	font      *pdf.Font
	link      string
	fill      uint32
	turn      turn
	artifact  bool
	underline bool
	struck    bool
	rtl       bool
}

// pack packs words as [Reader.Read] finds them, before lines are made of them.
func pack(words []*word) packed {
	if len(words) == 0 {
		return packed{}
	}
	p := packed{words: make([]packedWord, 0, len(words))}
	size := 0
	for _, w := range words {
		size += len(w.text)
	}
	var text strings.Builder
	text.Grow(size)
	for _, w := range words {
		a := alike{y: w.y, y0: w.box.Y0, y1: w.box.Y1, mcid: w.mcid, set: p.setOf(set{size: w.size, font: w.font, link: w.link,
			fill: w.fill, turn: w.turn, artifact: w.artifact, underline: w.underline, struck: w.struck, rtl: w.rtl})}
		if n := len(p.runs); n == 0 || p.runs[n-1].alike != a {
			p.runs = append(p.runs, run{alike: a, word: int32(len(p.words)), text: int32(text.Len())})
		}
		p.words = append(p.words, packedWord{w.box.X0, w.box.X1, int32(w.seq), int32(w.glyphs), uint32(len(w.text))})
		text.WriteString(w.text)
	}
	p.text = text.String()
	p.runs = slices.Clip(p.runs)
	marked := 0
	for i := range p.runs {
		if p.runs[i].mcid >= 0 {
			marked++
		}
	}
	p.content = make([]int32, 0, marked)
	for i := range p.runs {
		if p.runs[i].mcid >= 0 {
			p.content = append(p.content, int32(i))
		}
	}
	slices.SortStableFunc(p.content, func(a, b int32) int { return cmp.Compare(p.runs[a].mcid, p.runs[b].mcid) })
	return p
}

// setOf returns the index of a set. Those of the last words are tried first, and
// no others: a set that comes twice costs less than a search.
func (p *packed) setOf(s set) int32 {
	const last = 8
	for i := len(p.sets) - 1; i >= max(0, len(p.sets)-last); i-- {
		if p.sets[i] == s {
			return int32(i)
		}
	}
	p.sets = append(p.sets, s)
	return int32(len(p.sets) - 1)
}

// find returns the runs of a piece of marked content, as drawn.
func (p *packed) find(mcid int) []int32 {
	from := sort.Search(len(p.content), func(i int) bool { return p.runs[p.content[i]].mcid >= mcid })
	to := from
	for to < len(p.content) && p.runs[p.content[to]].mcid == mcid {
		to++
	}
	return p.content[from:to]
}

// wordsOf returns the packed words of run i.
func (p *packed) wordsOf(i int) []packedWord {
	if i+1 < len(p.runs) {
		return p.words[p.runs[i].word:p.runs[i+1].word]
	}
	return p.words[p.runs[i].word:]
}

// glyphsOf counts the glyphs of run i.
func (p *packed) glyphsOf(i int) int {
	n := 0
	for _, w := range p.wordsOf(i) {
		n += int(w.glyphs)
	}
	return n
}

// dropTaken lets go of the runs that the tree took.
func (p *packed) dropTaken() {
	out := packed{sets: p.sets}
	var text strings.Builder
	for i, r := range p.runs {
		if r.taken {
			continue
		}
		words := p.wordsOf(i)
		from, to := int(r.text), int(r.text)
		for _, w := range words {
			to += int(w.length)
		}
		r.word, r.text = int32(len(out.words)), int32(text.Len())
		out.words = append(out.words, words...)
		out.runs = append(out.runs, r)
		text.WriteString(p.text[from:to])
	}
	out.text = text.String()
	*p = out
}

// A shelf is where words are unpacked to. Its memory can be used again when they
// are done with.
type shelf struct {
	words []word
	list  []*word
}

// room empties the shelf and makes room for n words.
func (s *shelf) room(n int) {
	if cap(s.words) < n {
		s.words, s.list = make([]word, 0, n), make([]*word, 0, n)
	}
	s.words, s.list = s.words[:0], s.list[:0]
}

// unpack puts the words of run i on the shelf, which must have room.
func (s *shelf) unpack(p *packed, i, page int) {
	r := &p.runs[i]
	set := &p.sets[r.set]
	at := int(r.text)
	for _, w := range p.wordsOf(i) {
		end := at + int(w.length)
		s.words = append(s.words, word{
			text: p.text[at:end], box: pdf.Box{X0: w.x0, Y0: r.y0, X1: w.x1, Y1: r.y1}, y: r.y, size: set.size,
			font: set.font, glyphs: int(w.glyphs), seq: int(w.seq), mcid: r.mcid, page: page, link: set.link,
			fill: set.fill, turn: set.turn, underline: set.underline, struck: set.struck, rtl: set.rtl, artifact: set.artifact,
		})
		s.list = append(s.list, &s.words[len(s.words)-1])
		at = end
	}
}

// all unpacks all words of a page. They are good until the shelf is used again.
func (s *shelf) all(p *packed, page int) []*word {
	s.room(len(p.words))
	for i := range p.runs {
		s.unpack(p, i, page)
	}
	return s.list
}
