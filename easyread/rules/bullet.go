package rules

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// bullets are the signs that begin an item of a list in text whose lists were lost.
const bullets = "•▪●‣◦"

// atBullets parts a sentence at its bullets: what stands between them is read as
// the items of a list.
func atBullets(text string, s language.Span) []language.Span {
	var pieces []language.Span
	for start := s.Start; start < s.End; {
		rest := strings.TrimLeft(text[start:s.End], bullets+" ")
		from, end := s.End-len(rest), s.End
		if i := strings.IndexAny(rest, bullets); i >= 0 {
			end = from + i
		}
		if body := strings.TrimRight(text[from:end], " \n\t"); body != "" {
			pieces = append(pieces, language.Span{Start: from, End: from + len(body)})
		}
		start = end
	}
	return pieces
}

// termLength returns how many bytes of a line of the words list come before what it
// says of its word: "Tribunal: " is no part of a sentence.
func termLength(d *Document, p *Part, line string) int {
	if p.Kind != Explanation {
		return 0
	}
	for _, sign := range []string{": ", " – "} {
		if term, rest, ok := strings.Cut(line, sign); ok && rest != "" && explains(d, strings.TrimSpace(term)) {
			return len(term) + len(sign)
		}
	}
	return 0
}

// joinLines returns a text of the same length with a blank for each line break inside a
// sentence: Easy Read breaks long sentences where a reader pauses.
func joinLines(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	joined := []byte(text)
	for i, c := range joined {
		if c != '\n' || i == 0 || i+1 == len(joined) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+1:])
		if strings.ContainsRune(",;–—", before) && !strings.ContainsRune(bullets, after) || unicode.IsLower(after) && !strings.ContainsRune(".?!:", before) {
			joined[i] = ' '
		}
	}
	return string(joined)
}

// ownLabel matches the number of a paragraph or an item, which no reader counts as a
// word.
var ownLabel = regexp.MustCompile(`^(?:\d+(?:\.\d+)*\.?|\(?[a-z\d]{1,3}\))\s+\p{Lu}|^[a-z]\.\s+[\p{Lu}\d]`)

// countWords returns how many words a reader counts in a sentence.
func countWords(sentence string) int {
	n := len(language.Words(sentence))
	if m := ownLabel.FindString(sentence); m != "" {
		n -= len(language.Words(m)) - 1
	}
	return n
}

// newSentence makes the sentence of a part that stands at s in its text.
func newSentence(p *Part, text string, s language.Span) Sentence {
	sentence := s.Of(text)
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:s.Start], " "))
	return Sentence{
		Part:  p,
		Span:  extract.Span{Start: s.Start, End: s.End},
		Text:  sentence,
		Words: countWords(sentence),
		item:  strings.ContainsRune(bullets, before),
	}
}
