package redact

import (
	"strings"
)

// determined reports whether "the" or the like makes word i a thing, unless it is
// "the Okonkwo family".
func (s *search) determined(i int) bool {
	if !s.near(i) {
		return false
	}
	switch s.low(i - 1) {
	case "the", "a", "an", "our", "your", "draft", "each", "every", "any":
	default:
		return false
	}
	switch s.low(i + 1) {
	case "family", "household", "children", "brothers", "sisters", "case", "siblings", "boys", "girls", "twins":
		return false
	}
	return true
}

// afterPlace reports whether a word that comes before places stands before i.
func (s *search) afterPlace(i int) bool {
	return s.near(i) && (s.low(i-1) == "in" || s.low(i-1) == "at" || s.low(i-1) == "near" || s.low(i-1) == "on" || s.low(i-1) == "along")
}

func (s *search) afterPlaceStrict(i int) bool {
	return s.near(i) && (s.low(i-1) == "in" || s.low(i-1) == "at" || s.low(i-1) == "near" || s.low(i-1) == "st")
}

// monthLike reports whether April, May, June or August is meant as a month.
func monthLike(s *search, i int) bool {
	if !monthOrDay[s.low(i)] {
		return false
	}
	if i+1 < len(s.words) && s.words[i+1].digits && s.near(i+1) || i > 0 && s.words[i-1].digits && s.near(i) {
		return true
	}
	if i+1 < len(s.words) && monthOrDay[s.low(i+1)] {
		return true // "April – June"
	}
	switch s.low(i - 1) {
	case "between", "in", "since", "of", "until", "by", "last", "next", "this", "from", "during", "early", "late", "for", "and":
		return true
	}
	return false
}

// cued reports whether the words around say that the words from i to end name a
// person.
func (s *search) cued(i, end int) bool {
	before, after := "", ""
	if s.near(i) || i > 0 && s.words[i].first && !s.words[i].line && strings.HasPrefix(s.text[s.words[i-1].end:], ",") {
		before = s.low(i - 1)
	}
	if s.near(end) {
		after = s.low(end)
	}
	gap := ""
	if end < len(s.words) {
		gap = s.text[s.words[end-1].end:s.words[end].start]
	} else {
		gap = s.text[s.words[end-1].end:]
	}
	switch {
	case s.named(i):
		return true
	case aged(gap, after):
		return true
	case saying[after] && (gap == " " || s.possessive(end-1)):
		return !s.possessive(end-1) && (!s.words[i].first || !common(s.str(i)) || given(s.low(i)) && strongVerb[after])
	case s.possessive(end-1) && (kin[after] || owned[after]):
		return true
	case toPerson[before] && !s.words[i].first && given(s.low(i)):
		return true
	case (before == "to" || before == "with" || before == "told" || before == "rang" || before == "saw") && !s.words[i].first && toPerson[s.low(i-2)]:
		return true
	case (before == "rang" || before == "phoned" || before == "told" || before == "asked" || before == "hugged" || before == "contacted") && !s.words[i].first:
		return true
	case s.words[i].line && strings.HasPrefix(s.text[s.words[end-1].end:], ":") && given(s.low(i)):
		return true // a speaker
	}
	return false
}

// aged reports whether what comes behind a word is somebody's age.
func aged(gap, after string) bool {
	return (gap == ", " || gap == " (") && (after == "aged" || after == "age")
}

// named reports whether the words before word i announce a name, so that even a
// common word is one: "her friend Melody", "my name is Angel", a greeting, a
// list of those present.
func (s *search) named(i int) bool {
	before := ""
	if s.near(i) {
		before = s.low(i - 1)
	}
	gap := ""
	if i > 0 {
		gap = s.text[s.words[i-1].end:s.words[i].start]
	}
	switch {
	case kin[before] && (gap == " " || gap == ", " && given(s.low(i))) && !s.possessive(i-1):
		return true
	case (before == "named" || before == "called") && gap == " ":
		return true
	case before == "is" && s.low(i-2) == "name":
		return true
	}
	return s.salutation(i) || s.listed(i) && s.endsItem(i)
}

// endsItem reports whether nothing but a name stands from word i to the end of
// the item of a list: "Worker: Tell me more" is speech and no list.
func (s *search) endsItem(i int) bool {
	j := i + 1
	for s.follows(j) && s.words[j].capital {
		j++
	}
	rest := strings.TrimLeft(s.text[s.words[j-1].end:], " \t")
	for _, mark := range []string{"\n", "\r", ",", ";", "(", "-", "–", "and ", "&", ". ", ".\n", "/"} {
		if strings.HasPrefix(rest, mark) {
			return true
		}
	}
	return rest == "" || rest == "."
}

// strongVerb have people as their subject, almost always.
var strongVerb = wordSet(`said says told tells reported stated explained feels felt wants wanted thinks thought asked asks rang phoned visited lives
	replied answered denied confirmed enjoys likes loves hates believes disclosed attended smiled laughed cried shouted`)

// owned are what people have.
var owned = wordSet(`flat house home room bedroom needs views wishes feelings care plan support tablets medication behaviour school teacher gp bedroom
	money benefits phone car mood health mental family friend friends words story concerns`)

// salutation reports whether word i is greeted: "Dear Grace", "Hi Mark and Joy".
func (s *search) salutation(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4 && s.near(k+1); k-- {
		switch s.low(k) {
		case "dear", "hi", "hello":
			return s.words[k].first
		case "and":
			continue
		}
		if !s.words[k].capital {
			return false
		}
	}
	return false
}

// listed reports whether word i stands in a line that names people: behind a
// label such as "Present:" and what separates the names of a list.
func (s *search) listed(i int) bool {
	lineStart := strings.LastIndexByte(s.text[:s.words[i].start], '\n') + 1
	line := s.text[lineStart:s.words[i].start]
	label, rest, ok := strings.Cut(line, ":")
	if !ok {
		label, rest, ok = strings.Cut(line, "\t")
	}
	if !ok || len(label) > 40 || strings.ContainsAny(rest, ".?!") {
		return false
	}
	named := false
	for w := range strings.FieldsSeq(strings.ToLower(label)) {
		named = named || peopleLabels[strings.Trim(w, "-*•()'’s")] || peopleLabels[strings.Trim(w, "-*•()")]
	}
	if !named || strings.Count(rest, "(") > strings.Count(rest, ")") {
		return false
	}
	rest = strings.TrimSpace(rest)
	return rest == "" || strings.HasSuffix(rest, ",") || strings.HasSuffix(rest, ";") || strings.HasSuffix(rest, " and") || strings.HasSuffix(rest, "&")
}

// lineOf returns the line in which word i stands.
func (s *search) lineOf(i int) string {
	start := strings.LastIndexByte(s.text[:s.words[i].start], '\n') + 1
	line, _, _ := strings.Cut(s.text[start:], "\n")
	return line
}
