package casenote

import (
	"math"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/salience"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// A chunk is a part of a sentence that can be left out without the rest saying
// something else: an item of a list, a clause of purpose, a relative clause.
type chunk struct {
	text   string
	parent int // the chunk that it hangs on; -1 for the first
	words  int
	value  map[string]float64 // of its stems
	stems  []string           // the keys of value, in order
	chosen bool
}

var (
	// chunkStart begins a chunk. "to" only counts before a verb.
	chunkStart = speech.Pattern(`,? (?:such as|including|particularly|especially|which|who|where|while|due to|because of|because|ensuring|allowing|enabling|helping|making|reducing|using|along with|with|for|through|during|after|following|since) |,? (?:and|or|as well as) |[,;] (?:and |or )?| to `)

	// listed chunks hang on what opened the list, not on the item before them.
	listItem = speech.Pattern(`^,? ?(?:and|or|as well as)? ?$|^[,;] (?:and |or )?$`)

	// inFull are sentences that say something else when a part of them is missing:
	// what is denied, planned, possible, over or conditional.
	inFull = speech.Pattern(`\b(?:no|not|never|none|nor|neither|without|cannot|n't|unable|if|unless|until|except|only|but|although|though|however|despite|may|might|could|would|should|consider\w*|explor\w*|plan(?:s|ned|ning)?|possib\w*|suggest\w*|propos\w*|refus\w*|declin\w*|den(?:y|ies|ied)|avoid\w*|histor\w*|previous\w*|past|former\w*|used to|no longer|stopped|ceased|rather than|instead|unlikely|uncertain|suspect\w*|query|rule out|whether)\b|n't\b`)
)

// shorten cuts a sentence of notes into chunks.
func shorten(text string) []*chunk {
	text = strings.TrimRight(text, ". ")
	if inFull().MatchString(text) {
		return []*chunk{newChunk(text, -1)}
	}
	var list []*chunk
	from, opener := 0, 0
	item := false
	cut := func(to int) {
		parent := opener
		if len(list) == 0 {
			parent = -1
		}
		list = append(list, newChunk(text[from:to], parent))
		if !item {
			opener = len(list) - 1
		}
	}
	for _, m := range chunkStart().FindAllStringIndex(text, -1) {
		mark := text[m[0]:m[1]]
		next, _, _ := strings.Cut(text[m[1]:], " ")
		if mark == " to " && !language.IsVerb(strings.ToLower(strings.Trim(next, ",.;"))) || m[0] == 0 {
			continue
		}
		if len(strings.Fields(text[from:m[0]])) < 2 && !listItem().MatchString(mark) && from > 0 {
			continue
		}
		// What comes before the verb of the sentence belongs to it.
		if from == 0 && !hasVerb(relative().ReplaceAllString(text[:m[0]], "")) {
			continue
		}
		cut(m[0])
		from = m[0]
		rest := text[m[1]:]
		if k := chunkStart().FindStringIndex(rest); k != nil {
			rest = rest[:k[0]]
		}
		// ", impacting her mobility" hangs on what comes before it, and ", and her
		// condition is worse" is a clause of its own.
		item = listItem().MatchString(mark) && !strings.HasSuffix(next, "ing") && !hasVerb(rest)
	}
	cut(len(text))
	return list
}

// relative is a relative clause, closed by a comma or not.
var relative = speech.Pattern(`,? (?:which|who|that|where) [^,]*(?:,|$)`)

// sameGender makes words that tell a gender the same, since the tagger is not to
// see them.
var sameGender = strings.NewReplacer("She ", "He ", " she ", " he ", " her ", " his ", " him ", " his ", "Her ", "His ", "Mrs ", "Mr ", "Ms ", "Mr ", "Miss ", "Mr ",
	" herself", " himself", " wife", " husband", " mother", " father", " daughter", " son", " sister", " brother", " woman", " man", " girl", " boy")

func hasVerb(s string) bool {
	for _, t := range language.Tokens(sameGender.Replace(s)) {
		if strings.HasPrefix(t.Tag, "VB") && t.Tag != "VBG" && t.Tag != "VBN" || t.Tag == "MD" {
			return true
		}
	}
	return false
}

func newChunk(text string, parent int) *chunk {
	c := &chunk{text: text, parent: parent, words: len(strings.Fields(jotted(text))), value: map[string]float64{}}
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		w = strings.Trim(w, `,.;:()"'“”`)
		for _, stem := range salience.Words(w) {
			c.value[stem] = max(c.value[stem], healthWorth(w), otherWorth)
		}
	}
	c.stems = sortedKeys(c.value)
	return c
}

// otherWorth is what a word that is not of health and care is worth beside one
// that is.
const otherWorth = 0.08

// A condensed sentence is one of notes with the chunks that were chosen.
type condensed struct {
	sentence speech.Sentence
	chunks   []*chunk
}

// text returns the chosen chunks as a sentence, "" if there are none.
func (c *condensed) text() string {
	var b strings.Builder
	for _, x := range c.chunks {
		if x.chosen {
			b.WriteString(x.text)
		}
	}
	s := strings.TrimLeft(b.String(), " ,;")
	if s == "" {
		return ""
	}
	return speech.Capital(jotted(s)) + "."
}

var small = speech.Pattern(`\b(?:the|an?|also|very|various) (day|night|week|fortnight|month|year|hour|time)?`)

// jotted leaves out articles and the like, as notes do.
func jotted(s string) string {
	return small().Regexp().ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasSuffix(m, " ") {
			return ""
		}
		return m // "four times a day"
	})
}

// condense chooses chunks of sentences within a number of words: each time the
// one that adds most for its words, with those that it hangs on.
func condense(list []*condensed, most int) {
	have, used := map[string]float64{}, 0
	for {
		var best []*chunk
		top, cost := 0.0, 0
		for _, s := range list {
			for i := range s.chunks {
				way, words, gain := s.way(i, have)
				if len(way) == 0 || used+words > most {
					continue
				}
				if gain /= math.Pow(float64(words)+1, 0.9); gain > top {
					best, top, cost = way, gain, words
				}
			}
		}
		if best == nil || top < 0.01 {
			return
		}
		for _, x := range best {
			x.chosen = true
			for w, v := range x.value {
				have[w] = max(have[w], v)
			}
		}
		used += cost
	}
}

// way returns chunk i with those that it hangs on and that are not chosen, their
// words, and what they add. It is empty where it is chosen itself.
func (c *condensed) way(i int, have map[string]float64) (way []*chunk, words int, gain float64) {
	for k := i; k >= 0 && !c.chunks[k].chosen; k = c.chunks[k].parent {
		x := c.chunks[k]
		way = append(way, x)
		words += x.words
		for _, w := range x.stems {
			if v := x.value[w]; v > have[w] {
				gain += v - have[w]
			}
		}
	}
	return way, words, gain
}
