package easyread

import (
	"cmp"
	"container/heap"
	"math"
	"regexp"
	"slices"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexrank"
)

// choose decides what of the sections the length has room for: all that is
// vital, and then what scores best.
func (cv *conversion) choose(drafts []draft) {
	candidates := cv.candidates(drafts)
	texts := make([]string, len(candidates))
	total := 0
	for i := range candidates {
		texts[i] = candidates[i].text
		total += candidates[i].words
	}
	cv.report = isReport(texts)
	if cv.length == Complete {
		return
	}
	ranks := lexrank.Rank(texts)
	sections, seen := 1, 0
	for i := range candidates {
		c := &candidates[i]
		c.before = float64(seen) / float64(max(total, 1))
		seen += c.words
		c.central = ranks[i]
		c.weight = cv.weigh(c.text)
		if !c.sentence {
			c.weight = cv.heaviest(c.text)
		}
		sections = max(sections, c.section+1)
	}
	share, least, most := summaryShare, summaryLeast, summaryMost
	if cv.length == Standard {
		share, least, most = standardShare, standardLeast, standardMost
	}
	ch := chooser{
		list:    candidates,
		scores:  make([]float64, len(candidates)),
		settled: make([]bool, len(candidates)),
		chosen:  make([]bool, len(candidates)),
		closed:  make(map[int]bool),
		burden:  func(c *candidate) float64 { return c.scrap() + cv.burden(c) },
		room:    max(min(int(share*float64(total)), most), least),
	}
	cv.all = ch.room >= total
	rest := ch.room / restShare
	for i := range candidates {
		if candidates[i].weight == vital && !candidates[i].law {
			ch.take(i)
		}
	}
	ch.needed = slices.Clone(ch.chosen)
	// What is vital may fill the room, and the reader still has to learn what all
	// this is about.
	ch.room = max(ch.room, rest)
	for i := range candidates {
		ch.scores[i] = candidates[i].score(sections)
		if candidates[i].law {
			ch.scores[i], ch.settled[i] = math.Inf(-1), true
		}
	}
	ch.fill()
	for again := cv.report; again; {
		if again = ch.close(); again {
			ch.fill()
		}
	}
	cv.gaps = make(map[*extract.BlockInfo][]gap)
	for i, c := range candidates {
		if !ch.chosen[i] {
			cv.gaps[c.info] = append(cv.gaps[c.info], gap{c.start, c.end})
		}
	}
}

// A chooser chooses among candidates.
type chooser struct {
	list    []candidate
	scores  []float64 // -Inf for what is never chosen; the most that it can be until it is settled
	settled []bool
	burden  func(*candidate) float64 // what a candidate is worth less; it takes long to know
	chosen  []bool
	needed  []bool       // vital, or what that says nothing without: never given up
	closed  map[int]bool // the sections that have nothing but what is needed, by number
	room    int          // words that are left
}

// take chooses a candidate, and those without which it says nothing.
func (ch *chooser) take(i int) {
	for i >= 0 && !ch.chosen[i] {
		ch.chosen[i] = true
		ch.room -= ch.list[i].words
		if ch.list[i].leans {
			i--
			continue
		}
		i = ch.list[i].with
	}
}

// fill chooses what scores best as long as there is room.
func (ch *chooser) fill() {
	var q queue
	for i := range ch.list {
		if !ch.chosen[i] && !ch.closed[ch.list[i].part] {
			q = append(q, rival{i, ch.scores[i]})
		}
	}
	heap.Init(&q)
	for len(q) > 0 {
		i := q[0].number
		if ch.chosen[i] || ch.list[i].words > ch.room {
			heap.Pop(&q)
			continue
		}
		if ch.settle(i); q[0].score != ch.scores[i] {
			q[0].score = ch.scores[i]
			heap.Fix(&q, 0) // others may score better
			continue
		}
		heap.Pop(&q)
		words, ok := ch.list[i].words, ch.may(i)
		for j := i; ok && ch.list[j].leans && !ch.chosen[j-1]; j-- {
			words += ch.list[j-1].words
			ok = ch.may(j - 1) // else "it" would speak of nothing
		}
		if with := ch.list[i].with; ok && with >= 0 && !ch.chosen[with] {
			words += ch.list[with].words
			ok = ch.may(with)
		}
		if ok && words <= ch.room {
			ch.take(i)
		}
	}
}

// may reports whether a candidate may be chosen.
func (ch *chooser) may(i int) bool {
	ch.settle(i)
	return !math.IsInf(ch.scores[i], -1)
}

// settle takes off the score of a candidate what it is worth less.
func (ch *chooser) settle(i int) {
	if !ch.settled[i] {
		ch.settled[i] = true
		ch.scores[i] -= ch.burden(&ch.list[i])
	}
}

// A queue has candidates by their numbers, the best first; of those that are as good the
// first in the source. It is a [heap.Interface].
type queue []rival

type rival struct {
	number int
	score  float64 // as it was when it came into its place
}

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(rival)) }

func (q queue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].score, q[i].score), cmp.Compare(q[i].number, q[j].number)) < 0
}

func (q *queue) Pop() any {
	n := len(*q) - 1
	last := (*q)[n]
	*q = (*q)[:n]
	return last
}

// close gives up sections of which a few words were chosen, but for what is needed: a
// line under each of a hundred headings tells a reader nothing. It reports whether
// there is room again.
func (ch *chooser) close() bool {
	const few = 40 // words
	words, all := make(map[int]int), make(map[int]int)
	for i, c := range ch.list {
		all[c.part] += c.words
		if ch.chosen[i] {
			words[c.part] += c.words
		}
	}
	again := false
	for i, c := range ch.list {
		whole := words[c.part] == all[c.part]
		if ch.chosen[i] && !ch.needed[i] && words[c.part] < few && !whole && c.part > 0 {
			ch.chosen[i] = false
			ch.closed[c.part] = true
			ch.room += c.words
			again = true
		}
	}
	return again
}

var (
	// telling are headings of sections that say what a document comes to.
	telling = regexp.MustCompile(`(?i)^(?:[\d.]+\s*)?(?:(?:executive|non-technical|plain english)? ?summary|overview|conclusions?|recommendations?|(?:key|main) (?:points|messages|findings|facts|issues)|at a glance|in brief|what happens next|next steps|(?:our )?(?:vision|aims|objectives|priorities|goals)|introduction|purpose)\b`)
	// apparatus are headings of sections for those who want to look things up.
	apparatus = regexp.MustCompile(`(?i)\b(?:appendix|appendices|annexe?|glossary|abbreviations|acronyms|references|bibliography|footnotes|endnotes|acknowledge?ments|evidence and examination documents|methodology|data sources|contributors|copyright|(?:document|version) control)\b`)
)

// worth returns what a section is worth more, or less, because of its heading.
func worth(heading string) float64 {
	switch {
	case apparatus.MatchString(heading):
		return -.5
	case telling.MatchString(heading):
		return .5
	}
	return 0
}

// hasVerb reports whether a text has a verb that has a subject, or commands.
func hasVerb(text string) bool {
	return slices.ContainsFunc(language.Tokens(text), func(t language.Token) bool { return t.Tag == "VB" || finiteTag(t) })
}
