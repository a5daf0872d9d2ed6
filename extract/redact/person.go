package redact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// A search for people in one text.
type search struct {
	text  string
	words []word
	parts map[string]bool
	out   []extract.Span
	busy  []bool // words that are within a span

	// sites are words in capitals behind "in", "at" or "near" somewhere in the
	// text, in lower case.
	sites map[string]bool
}

// people finds names: those that are known, behind titles, as SURNAME, Given, as
// words in capitals that no dictionary or a list of given names has, where the
// words around say that somebody is named, and again wherever a name that was
// found is mentioned.
func people(text string, words []word, found []candidate, known []string) []extract.Span {
	s := &search{text: text, words: words, parts: map[string]bool{}, busy: make([]bool, len(words))}
	at := 0
	for _, f := range found {
		for at < len(words) && words[at].end <= f.Start {
			at++
		}
		for at < len(words) && words[at].start < f.End {
			s.busy[at] = true
			at++
		}
	}
	s.findSites()
	s.known(known)
	s.titled()
	s.inverted()
	s.runs()
	s.signed()
	s.again()
	slices.SortFunc(s.out, func(a, b extract.Span) int { return cmp.Compare(a.Start, b.Start) })
	return s.out
}

// findSites notes which words stand where places do.
func (s *search) findSites() {
	s.sites = map[string]bool{}
	for i := range s.words {
		if !s.words[i].capital || !s.near(i) {
			continue
		}
		switch s.low(i - 1) {
		case "in", "at", "near", "within", "around", "across", "towards":
			s.sites[s.low(i)] = true
		}
	}
}

// str returns word i without a possessive.
func (s *search) str(i int) string { return unpossessed(s.text[s.words[i].start:s.words[i].end]) }

// low returns word i in lower case, "" outside the text.
func (s *search) low(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return strings.ToLower(s.str(i))
}

// near reports whether words i-1 and i stand in one line without a sentence's
// end between them.
func (s *search) near(i int) bool { return i > 0 && i < len(s.words) && !s.words[i].first }

// take records the words from i to j, without the last, as a name.
func (s *search) take(i, j int) {
	for k := i; k < j; k++ {
		if s.busy[k] {
			return
		}
	}
	titled := titles[s.str(i)] || j-i == 1 || given(s.low(i))
	for k := i; k < j; k++ {
		s.busy[k] = true
		if w := s.str(k); !titles[w] && len(w) > 1 && (s.words[k].capital || j-i == 1) && !particles[strings.ToLower(w)] && (titled || given(strings.ToLower(w)) || !everyday(w) && !shouted(w)) {
			s.parts[strings.ToLower(w)] = true
			for part := range strings.SplitSeq(strings.ToLower(w), "-") {
				if len(part) > 2 && !common(part) {
					s.parts[part] = true
				}
			}
		}
	}
	s.out = append(s.out, extract.Span{Start: s.words[i].start, End: s.words[j-1].start + len(s.str(j-1))})
}

// particles stand inside names in small letters.
var particles = wordSet(`de da do dos das del della di du van von der den ter bin ibn bint al el ul ur ap ab ferch la le`)

// known takes the names that the caller gives, in any case.
func (s *search) known(names []string) {
	for _, name := range names {
		list := cut(name)
		if len(list) == 0 {
			continue
		}
		want := make([]string, len(list))
		for i, w := range list {
			want[i] = strings.ToLower(name[w.start:w.end])
		}
		for i := range s.words {
			fits := i+len(want) <= len(s.words)
			for k := 0; fits && k < len(want); k++ {
				fits = s.low(i+k) == want[k] && (k == 0 || strings.TrimSpace(s.text[s.words[i+k-1].end:s.words[i+k].start]) == "" || !s.words[i+k].first)
			}
			if fits {
				s.take(i, i+len(want))
			}
		}
	}
}

// follows reports whether word i continues a name behind word i-1: with one
// blank, or with the full stop of an initial or title.
func (s *search) follows(i int) bool {
	if i <= 0 || i >= len(s.words) || s.busy[i] || !s.words[i].letters || s.words[i].digits {
		return false
	}
	gap := s.text[s.words[i-1].end:s.words[i].start]
	return gap == " " || gap == ". " && !s.words[i].first || gap == "." && !s.words[i].first
}

// titled takes names behind titles, with the title.
func (s *search) titled() {
	for i := range s.words {
		w := s.text[s.words[i].start:s.words[i].end]
		if s.busy[i] {
			continue
		}
		if kinTitles[strings.ToLower(w)] && s.follows(i+1) && s.words[i+1].capital && given(s.low(i+1)) && (!common(s.str(i+1)) || s.words[i].capital) {
			s.take(i+1, s.nameEnd(i+2, 1))
			continue
		}
		if !titles[w] {
			continue
		}
		j := i + 1
		// "Mr and Mrs Khan", "Mr & Mrs Khan".
		if s.near(j+1) && (s.low(j) == "and" && titles[s.str(j+1)]) {
			j += 2
		} else if s.near(j) && titles[s.str(j)] && strings.Contains(s.text[s.words[i].end:s.words[j].start], "&") {
			j++
		}
		for s.follows(j) && titles[s.str(j)] {
			j++ // "Rev Dr"
		}
		if !s.follows(j) || !s.words[j].capital || (w == "Lord" || w == "Lady" || w == "Sir") && notNames[s.low(j)] || functionWord[s.low(j)] && len(s.str(j)) > 2 {
			continue
		}
		end := s.nameEnd(j+1, 2)
		if w == "Nurse" || w == "Sister" || w == "Master" || w == "Lady" || w == "Lord" || w == "Sir" {
			if common(s.str(j)) && !given(s.low(j)) && end == j+1 && notNames[s.low(j)] {
				continue
			}
		}
		if end < len(s.words) && s.follows(end) && s.words[end].capital && placeNoun[s.low(end)] && end > j {
			continue // "Sir Robert Peel Hospital"
		}
		s.take(i, end)
	}
}

// nameEnd returns the word behind a name that goes on at word j for at most so
// many words in capitals.
func (s *search) nameEnd(j, most int) int {
	for n := 0; n < most && s.follows(j); n++ {
		k := j
		for particles[s.text[s.words[k].start:s.words[k].end]] && s.follows(k+1) && k < j+2 {
			k++
		}
		if !s.words[k].capital || titles[s.str(k)] || functionWord[s.low(k)] || monthOrDay[s.low(k)] && common(s.str(k)) {
			break
		}
		// A possessive ends the name.
		if s.possessive(k - 1) {
			break
		}
		j = k + 1
	}
	return j
}

var monthOrDay = wordSet(`january february march april may june july august september october november december monday tuesday wednesday thursday friday
	saturday sunday`)

func (s *search) possessive(i int) bool {
	return i >= 0 && s.words[i].end-s.words[i].start != len(s.str(i))
}

// inverted takes "REES, Siobhán", as registers have it.
func (s *search) inverted() {
	for i := 0; i+1 < len(s.words); i++ {
		if s.busy[i] || s.busy[i+1] || !shouted(s.str(i)) || s.text[s.words[i].end:s.words[i+1].start] != ", " {
			continue
		}
		next := s.str(i + 1)
		if s.words[i].digits || !s.words[i+1].capital || shouted(next) && !given(s.low(i+1)) || s.words[i+1].digits {
			continue
		}
		if given(s.low(i+1)) || !common(s.str(i)) && !common(next) || !common(next) && !notNames[s.low(i)] && !notNames[s.low(i+1)] {
			s.take(i, s.nameEnd(i+2, 1))
		}
	}
}

// runs looks at each run of words in capitals that stand together.
func (s *search) runs() {
	for i := 0; i < len(s.words); {
		if !s.words[i].capital || s.busy[i] || s.words[i].digits {
			i++
			continue
		}
		end := i + 1
		for s.follows(end) && !s.possessive(end-1) && (s.words[end].capital || particles[s.text[s.words[end].start:s.words[end].end]] && s.follows(end+1) && s.words[end+1].capital) {
			end++
		}
		s.run(i, end)
		i = end
	}
}

// placeNoun end the names of places and bodies.
var placeNoun = wordSet(`academy avenue bridge building centre chapel church clinic close club college committee cottage council court crescent day
	drive estate foundation gardens gate grove hall health hospice hospital hotel house infirmary lane library lodge market mews mosque nursery
	park place practice primary quay road school square station street surgery team temple terrace trust university village ward way wing unit
	road rd st ltd limited plc society association institute inn arms view hill green road`)

// run finds the names in a run of words in capitals.
func (s *search) run(i, end int) {
	// The words that only begin a sentence.
	for i < end && functionWord[s.low(i)] && !s.initial(i) && !(given(s.low(i)) && (end-i == 1 || s.named(i))) {
		i++
	}
	for i < end && s.words[i].first && end-i >= 3 && common(s.str(i)) && len(s.str(i)) > 1 && !given(s.low(i)) {
		i++
	}
	if i == end {
		return
	}
	if end-i >= 2 && placeNoun[s.low(end-1)] && !(end-i == 2 && given(s.low(i)) && !streetOrBody[s.low(end-1)] && s.cued(i, end)) {
		return // a place or a body, whoever it is named after
	}
	for i < end {
		n := s.nameAt(i, end)
		if n > 0 {
			s.take(i, i+n)
		}
		i += max(n, 1)
	}
}

// streetOrBody never are surnames where a given name stands before them.
var streetOrBody = wordSet(`lodge house court cottage manor grange gardens academy avenue building centre chapel clinic club college committee council crescent estate foundation hospice hospital hotel
	infirmary library mosque primary road school station street surgery team terrace trust university unit rd ltd limited plc society association
	institute health practice ward`)

// nameAt returns how many of the words from i to end are a name; 0 for none.
func (s *search) nameAt(i, end int) int {
	w := s.low(i)
	if (notNames[w] || placeWords()[w]) && !given(w) || titles[s.str(i)] {
		return 0
	}
	n := 1
	for i+n < end && n < 4 {
		v := s.low(i + n)
		if particles[v] && i+n+1 < end {
			n++
			continue
		}
		if monthOrDay[v] && given(v) && given(w) && n == 1 && !(i+2 < len(s.words) && s.words[i+2].digits && s.near(i+2)) {
			n++ // "Mary May"
			break
		}
		if functionWord[v] || titles[s.str(i+n)] || notNames[v] && (!given(w) || streetOrBody[v]) || monthOrDay[v] {
			break
		}
		n++
	}
	n = min(n, 3+boolInt(n > 3 && particles[s.low(i+1)]))
	rest := i+n < end && (notNames[s.low(i+n)] || placeNoun[s.low(i+n)])
	initial := s.initial(i)
	if n >= 2 && !rest {
		odd, loud, known := false, true, false
		for k := i; k < i+n; k++ {
			odd = odd || !everyday(s.str(k))
			loud = loud && shouted(s.str(k))
			known = known || given(s.low(k))
		}
		switch {
		case loud && !(given(w) && odd):
			if given(w) && s.cued(i, i+n) {
				return n
			}
			return 0 // a heading
		case initial && (odd || s.cued(i, i+n)):
			return n
		case s.determined(i) && !given(w):
			return 0
		case given(w) && (odd || !s.afterPlace(i)) && (!s.words[i].first || !common(s.str(i)) || n == 2):
			return n
		case odd && s.personal(i, i+n) && (!s.afterPlace(i) || known):
			return n
		}
		return 0
	}
	if rest {
		return 0
	}
	// One word by itself.
	switch {
	case s.near(i) && (s.low(i-1) == "st" || s.low(i-1) == "saint") || s.determined(i):
		return 0
	case shouted(s.str(i)) && !given(w) || s.words[i].digits || len(w) < 2:
		return 0
	case given(w) && !common(s.str(i)) && !s.afterPlaceStrict(i) && !monthLike(s, i):
		return 1
	case (given(w) || !common(s.str(i))) && !monthLike(s, i) && s.cued(i, i+1):
		return 1
	case !notNames[w] && !functionWord[w] && !monthLike(s, i) && s.named(i):
		return 1
	}
	return 0
}

// initial reports whether word i is the initial of a given name.
func (s *search) initial(i int) bool {
	w := s.str(i)
	if i > 0 && s.words[i].start > 0 && s.text[s.words[i].start-1] == '/' {
		return false // "18/00030/F"
	}
	return len(w) == 1 && (w != "I" && w != "A" || strings.HasPrefix(s.text[s.words[i].end:], "."))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// personal reports whether a run of words in capitals of which one is in no
// dictionary is a person: none of them names a place or a body.
func (s *search) personal(i, end int) bool {
	for k := i; k < end; k++ {
		if w := s.str(k); notNames[strings.ToLower(w)] || placeWords()[strings.ToLower(w)] || s.sites[strings.ToLower(w)] || shouted(w) || s.words[k].digits {
			return false
		}
	}
	return true
}

// signed takes the name below "Yours sincerely".
func (s *search) signed() {
	for i := 0; i+1 < len(s.words); i++ {
		if !signOffs[s.low(i)] || !s.words[i+1].line || !s.words[i+1].capital || s.busy[i+1] {
			continue
		}
		if first := s.lineOf(i); len(strings.Fields(first)) > 4 {
			continue
		}
		end := i + 2
		for s.follows(end) && s.words[end].capital && end < i+4 {
			end++
		}
		if (!notNames[s.low(end-1)] || given(s.low(end-1))) && (!notNames[s.low(i+1)] || given(s.low(i+1))) {
			s.take(i+1, end)
		}
	}
}

// again takes every further mention of a name that was found. A part that is a
// common word counts only inside a sentence, where its capital means something.
func (s *search) again() {
	for i, w := range s.words {
		if s.busy[i] || !w.capital {
			continue
		}
		if low := s.low(i); s.parts[low] && !titles[s.str(i)] && (!common(s.str(i)) || !w.first && !notNames[low] && !functionWord[low] && !monthLike(s, i)) {
			if s.follows(i+1) && s.words[i+1].capital && (placeNoun[s.low(i+1)] || notNames[s.low(i+1)]) && !s.possessive(i) || s.determined(i) || s.near(i) && (s.low(i-1) == "st" || s.low(i-1) == "saint") {
				continue
			}
			s.take(i, i+1)
		}
	}
}
