package easyread

import (
	"slices"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// lifetime is the least number of years between two dates that are those of a
// life and not of a plan or a term.
const lifetime = 15

// aside reports whether a piece of a passage may be left out of a shorter
// document: it stands in brackets or is another name between commas, and has none of the signs for which the
// selection keeps a sentence. The sign of a day is not enough where the day is
// that of a birth or a death.
func aside(text string) bool {
	inner, ok := otherName(text)
	if !ok {
		if inner, ok = strings.CutPrefix(text, "("); !ok {
			return false
		}
		if inner, ok = strings.CutSuffix(inner, ")"); !ok {
			return false
		}
	}
	// A duty, a "can" or a "not" changes what the sentence says.
	s := signsOf(inner)
	if s.modal || s.denies || s.duty || s.asks || isCommand(inner) {
		return false
	}
	return ofLife(inner) && !s.reader || weigh(inner) == background
}

// otherName returns what stands behind the comma of another name of something:
// ", also known as Oakham 2040,".
func otherName(text string) (string, bool) {
	inner, ok := strings.CutPrefix(text, ", ")
	if !ok {
		return "", false
	}
	first, rest, _ := strings.Cut(inner, " ")
	switch first {
	case "also", "sometimes", "often", "formerly", "originally", "previously", "commonly", "informally", "officially", "otherwise":
		first, _, _ = strings.Cut(rest, " ")
	}
	switch first {
	case "known", "called", "named", "abbreviated", "nicknamed", "or":
		return strings.TrimSuffix(inner, ","), true
	}
	return "", false
}

// ofLife reports whether a text is when somebody was born or died, or both.
func ofLife(text string) bool {
	first, last := 0, 0
	for i, span := range language.Words(text) {
		word := strings.ToLower(span.Of(text))
		if i == 0 && (word == "born" || word == "died") {
			return true
		}
		if n, err := strconv.Atoi(word); err == nil && n >= 1000 && n <= 2999 {
			if first == 0 {
				first = n
			}
			last = n
		}
	}
	return last-first >= lifetime
}

// asides reports whether all pieces of a sentence that an engine left out may be,
// and returns the sentence without them. The spans are of the text that the
// sentence begins at offset in.
func asides(sentence string, offset int, dropped []extract.Span) (rest string, ok bool) {
	var b strings.Builder
	at := 0
	for _, d := range dropped {
		start, end := d.Start-offset, d.End-offset
		if start < at || end > len(sentence) || start >= end || !aside(sentence[start:end]) {
			return "", false
		}
		b.WriteString(sentence[at:start])
		at = end
	}
	b.WriteString(sentence[at:])
	return b.String(), true
}

// droppedIn returns what the sentences of a unit left out, in the order of the
// source.
func droppedIn(made []Sentence) []extract.Span {
	var all []extract.Span
	for _, s := range made {
		all = append(all, s.Dropped...)
	}
	slices.SortFunc(all, func(a, b extract.Span) int { return a.Start - b.Start })
	return all
}
