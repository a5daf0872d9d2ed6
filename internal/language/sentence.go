package language

import (
	"strings"
	"sync"
	"unicode"
)

// Sentences returns the sentences of text in order, without the white space
// around them. A line break always ends a sentence. Text without a letter or a
// digit, such as a row of stars, is a sentence too, so that no byte but white
// space is left out.
func Sentences(text string) []Span {
	var out []Span
	start := 0
	add := func(end int) {
		if s := trim(text, Span{start, end}); s.Start < s.End {
			out = append(out, s)
		}
		start = end
	}
	for i := 0; i < len(text); {
		switch c := text[i]; c {
		case '\n', '\r', '\v', '\f':
			add(i)
			i++
		case '.', '!', '?':
			end := endOfStop(text, i)
			if endsSentence(text, start, i, end) {
				add(end)
			}
			i = end
		default:
			r, n := runeAt(text, i)
			i += n
			if r == '…' {
				end := endOfStop(text, i)
				if endsSentence(text, start, i-n, end) {
					add(end)
				}
				i = end
			} else if r == '\u2028' || r == '\u2029' || r == '\u0085' {
				add(i)
			} else if n == 0 {
				i++
			}
		}
	}
	add(len(text))
	return out
}

// endOfStop returns where a run of full stops and the like, and the closing
// quotes and brackets behind it, end.
func endOfStop(text string, i int) int {
	for i < len(text) && (text[i] == '.' || text[i] == '!' || text[i] == '?') {
		i++
	}
	for i < len(text) {
		r, n := runeAt(text, i)
		if !strings.ContainsRune(`"')]}”’»`, r) {
			break
		}
		i += n
	}
	return i
}

// endsSentence decides about the stop at text[stop:end] in a sentence that
// began at start.
func endsSentence(text string, start, stop, end int) bool {
	if end >= len(text) {
		return true
	}
	r, _ := runeAt(text, end)
	if !unicode.IsSpace(r) {
		return lostSpace(text, start, stop, end)
	}
	next, first := nextWord(text, end)
	if next == "" {
		return true // the line ends here
	}
	if unicode.IsLower(first) {
		return false
	}
	if text[stop] != '.' {
		return true
	}
	if stop+1 < len(text) && text[stop+1] == '.' { // "..."
		// The dots of a table of contents lead to a page number.
		return end-stop < 4 || !unicode.IsDigit(first)
	}
	word := wordBefore(text, start, stop)
	if word == "" {
		return true
	}
	if listLabel(strings.Trim(text[start:stop], " \t\r\n\v\f•·●*–-")) && stop+1 == end {
		return false
	}
	return abbreviationEnds(text, start, stop, word, next, first)
}

// lostSpace reports whether a full stop ends a sentence although the next word stands
// against it, as in "ring 01632 960786.If". Both words must be plain: what has a stop
// between may be an address, a file or an initial.
func lostSpace(text string, start, stop, end int) bool {
	const least = 2 // bytes
	word := wordBefore(text, start, stop)
	if text[stop] != '.' || end != stop+1 || len(word) < least || strings.Trim(word, "0123456789") != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" || abbreviation(word) != noAbbreviation {
		return false
	}
	next, _ := nextWord(text, end)
	return len(next) > 1 && startsSentence(next)
}

// abbreviationEnds decides about a full stop after word, if the word may be an
// abbreviation.
func abbreviationEnds(text string, start, stop int, word, next string, first rune) bool {
	// Initials: "J. R. Smith", but "plan B. The".
	if len(word) == 1 && word[0] >= 'A' && word[0] <= 'Z' {
		return startsSentence(next)
	}
	switch abbreviation(word) {
	case beforeName:
		// "Mill St. The" ends; nothing ends with "Cllr." or with an initial next.
		return strings.EqualFold(word, "st") && startsSentence(next) && len(next) > 1
	case beforeNumber:
		// "No." and "Ref." may also be a word or a heading of their own.
		return !unicode.IsDigit(first) && !reference(next) && (word != "s" && word != "p" || startsSentence(next))
	case beforeDate:
		return !unicode.IsDigit(first) && (startsSentence(next) || !lowerOrCapital(word))
	case neverLast:
		return false
	case clockTime:
		return !unicode.IsDigit(first) && !dayName(next)
	case maybeLast:
		return startsSentence(next)
	}
	return true
}

// lowerOrCapital reports whether only the first letter of a word is upper
// case, as in an abbreviated month.
func lowerOrCapital(word string) bool {
	return strings.ToLower(word[1:]) == word[1:] && upperFirst(word)
}

// wordBefore returns the word that ends at stop, without brackets and quotes
// before it.
func wordBefore(text string, start, stop int) string {
	i := strings.LastIndexFunc(text[start:stop], unicode.IsSpace)
	word := text[start+i+1 : stop]
	return strings.TrimLeft(word, `"'([{“‘«`)
}

// nextWord returns the word after position i, without brackets and quotes
// before it, and its first rune. It does not look past a line break.
func nextWord(text string, i int) (string, rune) {
	for i < len(text) {
		r, n := runeAt(text, i)
		if r == '\n' || r == '\r' {
			return "", 0
		}
		if !unicode.IsSpace(r) && !strings.ContainsRune(`"'([{“‘«`, r) {
			break
		}
		i += n
	}
	end := i
	for end < len(text) {
		r, n := runeAt(text, end)
		if unicode.IsSpace(r) {
			break
		}
		end += n
	}
	if end == i {
		return "", 0
	}
	first, _ := runeAt(text, i)
	return strings.TrimRight(text[i:end], `.,;:!?)]}"'”’`), first
}

// listLabel reports whether s is the number of a list item: "1", "12", "a",
// "iv", "2.1".
func listLabel(s string) bool {
	s = strings.TrimLeft(s, "(")
	if s == "" || len(s) > 9 {
		return false
	}
	if allDigits(strings.ReplaceAll(s, ".", "")) {
		return len(s) <= 3 || strings.Contains(s, ".")
	}
	return len(s) == 1 && isLetter(s[0]) || len(s) <= 4 && strings.Trim(s, "ivxl") == ""
}

// reference reports whether a word may follow "ref." or "para.": it has a
// digit, or is a single letter or a Roman numeral.
func reference(word string) bool {
	return strings.ContainsAny(word, "0123456789") || len(word) == 1 && word != "A" && word != "I" ||
		word != "" && word != "I" && strings.Trim(word, "IVXivx") == ""
}

// startsSentence reports whether a capitalised word is one that begins
// sentences and hardly ever a name: a word with a grammatical job.
func startsSentence(word string) bool {
	if i := strings.IndexAny(word, "'’"); i > 0 {
		word = word[:i]
	}
	return upperFirst(word) && functionWords()[strings.ToLower(word)]
}

var functionWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`the a an this that these those it he she they we you i there here his her their our your its my
		if when where while although though because since as after before until unless once whether who what which why how
		in on at by for from with without under over during about to of and but or so yet nor not no yes
		all any some many most each every both several few more other another such
		is are was were be been has have had do does did will would can could shall should may must might
		however therefore also then now please next first finally again only even still just meanwhile thus moreover furthermore
		members councillors residents people anyone everyone someone nobody nothing`) {
		m[w] = true
	}
	return m
})

func dayName(word string) bool {
	switch strings.ToLower(word) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"gmt", "bst", "utc", "and":
		return true
	}
	return false
}

// IsFunctionWord reports whether a word, in any case, has a grammatical job
// ("the", "of", "however") and so is no name when it begins with a capital.
func IsFunctionWord(word string) bool { return functionWords()[strings.ToLower(word)] }
