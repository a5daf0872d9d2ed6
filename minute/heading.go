package minute

import (
	"maps"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// How a topic nobody announced is named. They were set by reading headings of
// two meetings in the validation part of QMSum, not by any score.
const (
	headingPhrases = 3   // the most single nouns of a heading that has no phrase
	phraseWords    = 3   // the most words of a phrase
	openingBonus   = 1.5 // for a phrase of the opening words
	openingSpan    = 8   // sentences that open a topic
	nameLeast      = 4   // uses that a single name needs
)

// lengthBonus is what a phrase of one, two or three words weighs: "cosmetic
// testing" says more than "testing".
var lengthBonus = [phraseWords + 1]float64{0, 1, 2.2, 2.6}

// emptyNouns say nothing of a topic in a heading: those of the talk itself, of
// manners, of quantity and of time.
var emptyNouns = speech.WordSet(`aha afternoon answer area aspect bit bunch bye case chair chairman chairperson chairwoman colleague comment couple course day discussion doubt end evening everybody everyone example fact floor gentleman goodbye guess guy haha half hand hello honourable hour idea item kind lady last lot madam matter meeting member mention minister minute mm-hmm moment month morning mister mr mrs ms night nobody number occasion okay opportunity order part people person place point question reason regard remark remarks respect response round second sense side sir something somebody someone sort speaker stage stuff subject sure term thank thanks thing thought time today tomorrow tonight topic turn type uh-huh view way week whole word year yesterday yeah`)

// weakAdjectives say nothing of a topic before a noun.
var weakAdjectives = speech.WordSet(`able actual bad best better big certain clear common current different difficult easy enough few final fine first full further general good great happy hard huge important interesting large last late least less little long main many many more most much next nice normal old only other own particular personal possible quick ready real right same second several short similar simple single small sorry specific such sure total useful various very whole wonderful wrong`)

// A phrase is a noun with the adjectives and nouns before it.
type phrase struct {
	key, text string
	words     int
	name      bool // every word is a proper name
}

// heading names a topic by the noun phrase that it uses more than the rest of the
// talk does. One that it opens with weighs more. Where a single noun is said most, it
// is the phrase in which that noun stands. The words are those of the talk. It is ""
// where nothing is said twice.
func (k *talk) heading(part []*sentence) string {
	k.findPhrases()
	here, score := map[string]float64{}, map[string]float64{}
	form := map[string]phrase{}
	opening := map[string]bool{}
	for i, s := range part {
		for _, p := range k.phrases[s] {
			here[p.key]++
			if _, ok := form[p.key]; !ok {
				form[p.key] = p
			}
			opening[p.key] = opening[p.key] || i < openingSpan
		}
	}
	keys := slices.Sorted(maps.Keys(here))
	for _, key := range keys {
		p := form[key]
		score[key] = here[key] * here[key] / (k.inAll[key] + 2) * lengthBonus[p.words]
		if opening[key] {
			score[key] *= openingBonus
		}
		if here[key] < 2 || p.words == 1 && p.name && here[key] < nameLeast {
			score[key] = 0
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int {
		switch {
		case score[a] > score[b]:
			return -1
		case score[a] < score[b]:
			return 1
		}
		return 0
	})
	for _, key := range keys {
		if score[key] == 0 {
			break
		}
		text := form[key].text
		if form[key].words == 1 {
			text = widest(key, keys, form, here, opening)
		}
		if text != "" && !k.headed[text] {
			if k.headed == nil {
				k.headed = map[string]bool{}
			}
			k.headed[text] = true // another topic has another name
			return speech.Capital(text)
		}
	}
	// Nothing but single nouns is left.
	var out []string
	for _, key := range keys {
		if score[key] == 0 || len(out) == headingPhrases {
			break
		}
		out = append(out, form[key].text)
	}
	if n := len(out) - 1; n > 0 {
		out = []string{strings.Join(out[:n], ", "), out[n]}
	}
	return speech.Capital(strings.Join(out, " and "))
}

// widest returns the phrase of more than one word in which a noun is said most, and
// of those said as often one of the opening words: "library hours" for "hours". It is
// "" where the noun stands alone, or nearly always does.
func widest(noun string, keys []string, form map[string]phrase, here map[string]float64, opening map[string]bool) string {
	best, top := "", 0.0
	for _, key := range keys {
		p := form[key]
		if p.words < 2 || !slices.Contains(strings.Fields(key), noun) {
			continue
		}
		weight := here[key]
		for w := range strings.FieldsSeq(key) {
			if w != noun && here[w] > 1 {
				weight++ // the other noun is spoken of too
			}
		}
		if opening[key] {
			weight *= openingBonus
		}
		if weight > top {
			best, top = p.text, weight
		}
	}
	return best
}

// findPhrases reads the noun phrases of the whole talk, once.
func (k *talk) findPhrases() {
	if k.phrases != nil {
		return
	}
	k.phrases, k.inAll = map[*sentence][]phrase{}, map[string]float64{}
	people := map[string]bool{}
	for i := range k.t.Turns {
		for _, w := range speech.Bare(k.t.Turns[i].Speaker) {
			people[w] = true
		}
	}
	for _, s := range k.sentences {
		if s.done {
			continue
		}
		k.phrases[s] = phrasesOf(s.Text, people)
		for _, p := range k.phrases[s] {
			k.inAll[p.key]++
		}
	}
}

// phrasesOf returns the noun phrases of a sentence, the parts that end in the
// same noun among them, without those that name the people who speak.
func phrasesOf(text string, people map[string]bool) []phrase {
	var out []phrase
	var run []word
	flush := func() {
		for len(run) > 0 && run[len(run)-1].Tag == "JJ" {
			run = run[:len(run)-1]
		}
		for from := max(0, len(run)-phraseWords); from < len(run); from++ {
			p := phrase{words: len(run) - from, name: true}
			var keys, texts []string
			for _, w := range run[from:] {
				lower := strings.ToLower(speech.Straight(w.Text))
				if strings.HasPrefix(w.Tag, "NNP") || w.Start > 0 && w.Text != lower {
					texts = append(texts, w.Text)
				} else {
					p.name = false
					texts = append(texts, lower)
				}
				for stem := range speech.ContentWords(lower) {
					keys = append(keys, stem)
				}
			}
			if len(keys) == p.words {
				p.key, p.text = strings.Join(keys, " "), strings.Join(texts, " ")
				out = append(out, p)
			}
		}
		run = nil
	}
	for _, w := range wordsOf(text) {
		lower := strings.ToLower(strings.TrimSuffix(speech.Straight(w.Text), "."))
		noun := strings.HasPrefix(w.Tag, "NN")
		empty := emptyNouns()[lower] || emptyNouns()[strings.TrimSuffix(lower, "s")] || people[lower] || len(lower) < 3 || weakAdjectives()[lower] || speech.IsFunction(lower) || strings.ContainsAny(lower, "0123456789'")
		switch {
		case empty || !noun && w.Tag != "JJ" || len(run) > 0 && !w.space:
			flush()
			if !empty && (noun || w.Tag == "JJ") {
				run = append(run, w)
			}
		default:
			run = append(run, w)
		}
	}
	flush()
	return out
}
