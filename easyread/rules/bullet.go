package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
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

// newSentence makes the sentence of a part that stands at s in its text.
func newSentence(p *Part, text string, s language.Span) Sentence {
	sentence := s.Of(text)
	facts := fidelity.Facts(sentence)
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:s.Start], " "))
	return Sentence{
		Part:   p,
		Span:   extract.Span{Start: s.Start, End: s.End},
		Text:   sentence,
		Words:  len(language.Words(sentence)),
		item:   strings.ContainsRune(bullets, before),
		tokens: language.Tokens(sentence),
		facts:  facts,
		hard:   hardWords(p, sentence, facts),
	}
}
