package easyread

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/simplify"
)

// How much of the words of a source is kept, before what is vital is added, and the
// fewest words that are worth a selection. Real Easy Read is a median 16 % as
// long as what it was made from; headings, explanations and the words that make
// sentences whole come on top of these shares. The share of a long source is smaller:
// nobody publishes Easy Read of more than 24 pages (rule D01), and of 58,000 words
// people made 4,000.
const (
	standardShare = .40
	summaryShare  = .16
	standardMost  = 1600 // words; printed with headings and explanations, about 24 pages
	summaryMost   = 1000
	standardLeast = 1200 // a newsletter: it has no part that others do not lean on
	summaryLeast  = 40
	opening       = .05 // the share of the source that says what it is about
	restShare     = 4   // a quarter of the room is for what is not vital
	longish       = 1.  // what a sentence is worth less that stays a little too long
	endless       = 1   // what a list is worth less in which nobody can read a line
)

// A unit of selection is a sentence, or a list or table as a whole: an item
// without the others says something else.
type candidate struct {
	info     *extract.BlockInfo
	start    int // in the text of the block
	end      int
	sentence bool
	text     string
	words    int
	weight   weight
	before   float64 // share of the words of the source before it
	first    int     // sentences of its section before it
	section  int     // sections of the top level before it
	part     int     // the number of its draft
	kind     float64 // what it is worth more or less because of its heading
	overlap  float64 // share of the words of its heading and the title that it has
	central  float64
	with     int  // the candidate that it goes with, or -1
	law      bool // all that its block says is the name of a law, or a source
	leans    bool // it speaks of what the candidate before it says, as "it" or "this"
}

// A gap is a stretch of a block's text, in bytes, that is left out.
type gap struct{ start, end int }

// burden returns what a candidate is worth less because of its long sentences, of
// which a list or a table has as many as it has lines. A sentence that nobody can
// read is worth nothing.
func (cv *conversion) burden(c *candidate) float64 {
	if cv.all {
		return 0
	}
	if c.sentence {
		switch n := cv.longest(c.text); {
		case n > cv.maxWords+tolerable:
			return math.Inf(1)
		case n > cv.maxWords && cv.length == Standard:
			return longish // a summary says what matters most
		}
		return 0
	}
	lines, long, sum := 0, 0, 0.0
	for line := range strings.Lines(c.text) {
		lines++
		switch n := cv.longest(line); {
		case n > cv.maxWords+tolerable:
			long++
		case n > cv.maxWords && cv.length == Standard:
			sum += longish
		}
	}
	if long > 0 && cv.report && cv.length == Standard {
		return math.Inf(1) // so long a source says as much elsewhere
	}
	return (sum + endless*float64(long)) / float64(max(lines, 1))
}

// longest returns how many words the longest sentence has in which our rules say a
// sentence. A shorter document would leave out what stays too long to be read, and
// its room would be empty: others say as much.
func (cv *conversion) longest(text string) int {
	if n := len(language.Words(text)); n <= cv.maxWords {
		return n
	}
	most := 0
	for _, s := range rewritten(simplify.Engine{MaxWords: cv.maxWords, Lists: true, Brief: true}, text, 0) {
		pieces := unfold(s.Text, cv.maxWords)
		if pieces == nil {
			pieces = []fragment{{text: s.Text}}
		}
		for _, p := range pieces {
			most = max(most, len(language.Words(p.text)))
		}
	}
	return most
}

// heaviest returns the weight of the heaviest line of a list or table.
func (cv *conversion) heaviest(text string) weight {
	most := background
	for line := range strings.Lines(text) {
		most = max(most, cv.weigh(line))
	}
	return most
}

// score says how much a candidate tells: how central it is, where it stands in its
// section and in the document, whether it takes up its heading or the title, and
// whether it is about people. What a document begins with says what it is about.
// The weights are round numbers: those twice as large or small choose much the
// same.
func (c *candidate) score(sections int) float64 {
	place := 1 / (1 + float64(c.first))
	early := 1 - float64(c.section)/float64(sections)
	return c.central + place + .5*early + .5*c.overlap + c.kind + .2*float64(c.weight) + 2*max(0, 1-c.before/opening)
}

// scrap returns what a candidate is worth less because it is a scrap, or more than a
// reader can take in.
func (c *candidate) scrap() float64 {
	if c.words < 5 || c.words > 45 || c.sentence && !hasVerb(c.text) {
		return .4
	}
	return 0
}

// candidates lists what can be kept or left out, in the order of the source.
// Contact lines are always kept and are no candidates.
func (cv *conversion) candidates(drafts []draft) []candidate {
	l := lister{title: contentWords(cv.title), section: -1}
	over := 0.0
	for i := range drafts {
		d := &drafts[i]
		if d.level <= 1 || l.section < 0 {
			l.section++
		}
		l.first, l.heading, l.part = 0, nil, i
		if d.level <= 1 {
			over = worth(d.heading.Text)
		}
		l.kind = over + worth(d.heading.Text)
		if !d.heading.Inferred {
			l.heading = contentWords(d.heading.Text)
		}
		for j := 0; j < len(d.blocks); j++ {
			if n := addressBlocks(d.blocks[j:]); n > 0 {
				j += n - 1
				continue
			}
			if d.blocks[j].Info().Layer == extract.Body {
				l.block(d.blocks[j])
			}
		}
	}
	return l.list
}

// A lister makes the list of candidates.
type lister struct {
	list           []candidate
	title, heading map[string]bool
	section, first int
	part           int
	kind           float64
}

// add adds a candidate. lead says that it may go on from a sentence that ends in
// a colon: then neither is kept without the other.
func (l *lister) add(info *extract.BlockInfo, start, end int, text string, sentence, lead bool) {
	c := candidate{
		info:     info,
		start:    start,
		end:      end,
		sentence: sentence,
		text:     text,
		words:    len(language.Words(text)),
		first:    l.first,
		section:  l.section,
		part:     l.part,
		kind:     l.kind,
		overlap:  max(overlap(text, l.heading), overlap(text, l.title)),
		with:     -1,
	}
	c.leans = sentence && l.first > 0 && l.list[len(l.list)-1].sentence && leans(text)
	if n := len(l.list) - 1; lead && l.first > 0 && strings.HasSuffix(l.list[n].text, ":") {
		c.with, l.list[n].with = n, n+1
	}
	l.list = append(l.list, c)
	l.first++
}

// leans reports whether a sentence begins with a word for what stands before it.
func leans(text string) bool {
	words := language.Words(text)
	if len(words) < 2 {
		return false
	}
	switch strings.ToLower(words[0].Of(text)) {
	case "it", "they", "he", "she", "its", "their", "his", "her", "these", "those", "such", "both", "neither", "instead", "otherwise":
		return true
	case "this", "that":
		// "This notice" speaks of all that the reader holds.
		switch strings.ToLower(words[1].Of(text)) {
		case "document", "report", "notice", "letter", "plan", "policy", "section", "chapter", "booklet", "leaflet", "page", "guide", "form":
			return false
		}
		return true
	}
	return false
}

// block adds the candidates of a block.
func (l *lister) block(b extract.Block) {
	info := b.Info()
	switch b := b.(type) {
	case *extract.Paragraph:
		src, label := newSource(b.Text, b.Marks, info)
		if _, ok := needless(src.text, false); ok || src.text == "" || contactLines(&src, b.Marks) != nil {
			return
		}
		if label != bullet && !strings.ContainsFunc(src.text, isBullet) {
			l.sentences(&src)
			return
		}
		for _, run := range bulletRuns(&src, label == bullet) {
			if run.items == nil {
				l.sentences(&run.prose)
				continue
			}
			first, last := run.items[0], run.items[len(run.items)-1]
			l.add(info, first.at[0], last.at[len(last.text)], src.raw[first.at[0]:last.at[len(last.text)]], false, true)
		}
	case *extract.List:
		n := len(l.list)
		if led := n > 0 && l.first > 0 && strings.HasSuffix(l.list[n-1].text, ":"); isProse(b, led) {
			for _, item := range b.Items {
				for _, inner := range item.Blocks {
					l.block(inner)
				}
			}
			return
		}
		l.add(info, 0, math.MaxInt, extract.PlainText(b), false, true)
		l.list[n].law = areCitations(b)
	case *extract.Table:
		if g := newGrid(b); g.wordy() {
			for n := range g.body {
				if own := g.info(n); own != nil {
					l.add(own, 0, math.MaxInt, g.text(n), false, false)
				}
			}
			return
		}
		l.add(info, 0, math.MaxInt, extract.PlainText(b), false, true)
	}
}

// sentences adds the sentences of a text.
func (l *lister) sentences(src *source) {
	for _, s := range language.Sentences(src.text) {
		l.add(src.info, src.at[s.Start], src.at[s.End-1]+1, s.Of(src.text), true, false)
	}
	if n := len(l.list) - 1; n >= 0 && l.list[n].info == src.info {
		l.list[n].law = lawName.MatchString(src.text) && strings.LastIndex(src.text, "The ") <= 0 || isCitation(src.raw)
	}
}

// lawName is the name of a law and nothing else, as a footnote has it. It tells a
// reader nothing.
var lawName = regexp.MustCompile(`^(?:\d{1,3}\s+)?(?:The )?(?:\(?(?:[A-Z][\pL’'-]*|[0-9]+|&|and|of|for|to|in|the|on|etc\.?)[,.)]*\s+)+(?:Act|Regulations|Order|Rules|Directive) (?:19|20)\d\d(?: \([Aa]s [Aa]mended\))?\.?$`)

// isCitation reports whether a paragraph is a footnote that was read as text and
// names a source: "23 Employment Land Study, July 2016 [E1]."
func isCitation(text string) bool {
	const most = 15 // words
	return notedSource.MatchString(text) && cites.MatchString(text) && len(strings.Fields(text)) <= most && !hasVerb(text)
}

// areCitations reports whether a list is such footnotes: half of them or more.
func areCitations(l *extract.List) bool {
	n := 0
	for _, item := range l.Items {
		if len(item.Blocks) == 0 {
			continue
		}
		text := extract.OwnText(item.Blocks[0])
		if !strings.HasPrefix(text, item.Label) {
			text = item.Label + " " + text
		}
		if isCitation(text) {
			n++
		}
	}
	return n > 0 && 2*n >= len(l.Items)
}

var (
	notedSource = regexp.MustCompile(`^\s*\d{1,3} [\p{Lu}“‘]`)
	cites       = regexp.MustCompile(`\[\p{Lu}{1,5}\d|\bparagraphs? \d|\bEW(?:HC|CA)\b|(?i)\bibid\b|\bpp?\. ?\d|^\s*\d+ \p{Lu}+\d+\pL?\.?$`)
)

// contentWords returns the words of a text that mean something, in small letters.
func contentWords(text string) map[string]bool {
	words := make(map[string]bool)
	lower := strings.ToLower(text)
	for _, span := range language.Words(lower) {
		if w := span.Of(lower); len(w) > 2 && !language.IsFunctionWord(w) {
			words[strings.TrimSuffix(w, "s")] = true
		}
	}
	return words
}

// overlap returns the share of words that a text has, from 0 to 1.
func overlap(text string, words map[string]bool) float64 {
	if len(words) == 0 {
		return 0
	}
	n := 0
	for w := range contentWords(text) {
		if words[w] {
			n++
		}
	}
	return math.Min(1, float64(n)/float64(len(words)))
}

// keeps reports whether what begins at a byte of a block's text is kept. What was
// no candidate is kept: it is contact details, or part of something else.
func (cv *conversion) keeps(info *extract.BlockInfo, at int) bool {
	return !slices.ContainsFunc(cv.gaps[info], func(g gap) bool { return g.start <= at && at < g.end })
}
