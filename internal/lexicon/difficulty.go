package lexicon

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/internal/language"
)

//go:embed data/difficulty.txt
var difficultyData string

// A Feature is one thing that says how hard a word is, with its strength.
type Feature struct {
	Name  string
	Value float64
}

var difficultyWeights = sync.OnceValue(func() map[string]float64 {
	m := make(map[string]float64, 128)
	for line := range strings.Lines(difficultyData) {
		name, weight, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " | ")
		if !ok || line[0] == '#' {
			continue
		}
		w, err := strconv.ParseFloat(weight, 64)
		if err != nil {
			continue // a test reads all of them
		}
		m[name] = w
	}
	return m
})

// Difficulty returns how hard a word is to know, from 0 for words that everyone
// knows to 1. It is a linear formula of [WordFeatures]. Numbers and words that
// only hold a sentence together have difficulty 0.
//
// The weights were fitted on the ratings of the CompLex corpus (Shardlow,
// Cooper and Zampieri 2020, CC BY 4.0), single words, training part.
func Difficulty(word string) float64 {
	if plainWord(word) == "" {
		return 0
	}
	return scale(word, sum(WordFeatures(word)))
}

// DifficultyIn is [Difficulty] for a word as it is used in a sentence: it also
// knows the word's part of speech and how hard the words around it are.
func DifficultyIn(sentence, word string) float64 {
	if plainWord(word) == "" {
		return 0
	}
	return scale(word, sum(WordFeatures(word))+sum(PlaceFeatures(sentence, word)))
}

func sum(features []Feature) float64 {
	d, w := 0.0, difficultyWeights()
	for _, f := range features {
		d += w[f.Name] * f.Value
	}
	return d
}

// scale brings a rating to the range from 0 to 1. People's ratings keep to the
// lower middle of their scale: nearly all lie between these bounds. An everyday
// word is never in the harder half.
func scale(word string, d float64) float64 {
	const easiest, hardest, everyday = 0.1, 0.65, 0.4
	d = min(1, max(0, (d-easiest)/(hardest-easiest)))
	if d > everyday && slices.ContainsFunc(baseForms(strings.ToLower(plainWord(word))), Everyday) {
		d = everyday
	}
	return math.Round(d*1000) / 1000
}

// plainWord returns a word without marks around it, or "" if it needs no rating.
func plainWord(word string) string {
	w := strings.Trim(word, "'’.,\"“”")
	if strings.Trim(w, "0123456789.,/") == "" || language.IsFunctionWord(w) {
		return ""
	}
	return w
}

// endings and beginnings are parts of words that tell learned words from everyday
// ones. The longest that fits counts.
var (
	endings = strings.Fields("itis logy less ment ness ship hood able ence ance ible tion sion tude ase cyte ant ary ate cy ed ent er ful gen ia ic ine ing is ise ism " +
		"ist ity ive ize ly oid or ory ose ous um ure us age al a y")
	beginnings = strings.Fields("micro hyper photo trans neuro auto anti hypo inter poly super proto con dis mis pre sub bio co de ex im in re un")
)

// WordFeatures returns what [Difficulty] is worked out from: the word's band and
// length, how often it is used, in how many definitions of other words it
// stands, its syllables, ending and beginning. It is exported so that the
// weights can be fitted.
func WordFeatures(word string) []Feature {
	w := strings.Trim(word, "'’.,\"“”")
	lower := strings.ToLower(w)
	band, count, glosses, everyday := Rare, 0, 0, false
	for _, form := range baseForms(lower) {
		if e, ok := lookUp(form); ok {
			band, count, glosses = min(band, e.band), max(count, e.count), glosses+e.glosses
		}
		everyday = everyday || everydayTable()[form]
	}
	own, _ := lookUp(lower)
	n, known := float64(len(lower)), math.Log1p(float64(glosses))
	out := []Feature{
		{"constant", 1},
		{"band " + strconv.Itoa(band), 1},
		{"uses", math.Log1p(float64(count))},
		{"definitions", known},
		{"definitions squared", known * known / 10},
		{"definitions of this form", math.Log1p(float64(own.glosses))},
		{"length", n / 10},
		{"length squared", n * n / 100},
		{"length and definitions", n * known / 100},
		{"syllables", float64(language.Syllables(lower))},
	}
	add := func(name string, value float64) { out = append(out, Feature{name, value}) }
	if glosses == 0 && band > 20 { // "petrol" is known where the dictionary's "gasoline" is not
		add("in no definition", 1)
	}
	if everyday {
		add("everyday", 1)
	}
	if lower != w {
		add("capital", 1)
		add("capital and definitions", known)
		if len(w) > 1 && w == strings.ToUpper(w) {
			add("all capitals", 1)
		}
	}
	for _, name := range listed(lower) {
		add(name, 1)
	}
	stem := 0
	for _, s := range endings {
		if len(lower) > len(s)+2 && strings.HasSuffix(lower, s) {
			add("ending "+s, 1)
			for _, c := range []string{"", "e", "y", "t", "te", "ate"} {
				if e, ok := lookUp(strings.TrimSuffix(lower, s) + c); ok && len(lower) > len(s)+3 {
					stem = max(stem, e.glosses)
				}
			}
			break
		}
	}
	for _, s := range beginnings {
		if len(lower) > len(s)+3 && strings.HasPrefix(lower, s) {
			add("beginning "+s, 1)
			if e, ok := lookUp(lower[len(s):]); ok {
				stem = max(stem, e.glosses)
			}
			break
		}
	}
	if stem > 0 {
		add("stem known", 1)
		add("stem in definitions", math.Log1p(float64(stem)))
	}
	return out
}

// listed says what our own lists have about a word: that there is always a
// plainer one, that there is at times, or that it must be explained.
func listed(lower string) []string {
	always, explained, some := false, false, false
	for _, form := range baseForms(lower) {
		for _, p := range Phrases(form) {
			if len(p.From) == 1 {
				always, some = always || len(p.When) == 0, true
			}
		}
		if _, ok := Explain(form); ok {
			explained = true
		}
	}
	var out []string
	switch {
	case always:
		out = append(out, "has plainer words")
	case some:
		out = append(out, "has plainer words at times")
	}
	if explained {
		out = append(out, "explained")
	}
	return out
}

// PlaceFeatures returns what [DifficultyIn] knows about a word in its sentence:
// its part of speech, and how common the words around it are. All are 0 for a
// usual noun in a usual sentence.
func PlaceFeatures(sentence, word string) []Feature {
	w := strings.Trim(word, "'’.,\"“”")
	var out []Feature
	known, unknown, content, all, bands, names, letters, long := 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
	found := false
	for _, t := range language.Tokens(sentence) {
		if t.Text == w {
			if !found && t.Tag != "NN" && t.Tag != "" {
				out = append(out, Feature{"tag " + t.Tag, 1})
			}
			found = true
			continue
		}
		if r := t.Text[0]; !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			continue
		}
		all++
		lower := strings.ToLower(t.Text)
		if language.IsFunctionWord(lower) {
			continue
		}
		content++
		letters += float64(len(lower)) / 10
		if len(lower) > 8 {
			long++
		}
		bands += float64(min(Band(lower), Rare)) / 100
		if lower != t.Text {
			names++
		}
		if e, ok := lookUp(lower); ok && e.glosses > 0 {
			known += math.Log1p(float64(e.glosses))
		} else {
			unknown++
		}
	}
	if content == 0 {
		return out
	}
	// The means of the training sentences make the usual sentence's values 0.
	const usualKnown, usualUnknown, usualContent, usualBand, usualCapitals, usualLetters, usualLong, usualLength = 4.4, 0.17, 0.6, 0.35, 0.1, 0.65, 0.2, 3.1
	return append(out,
		Feature{"words around, definitions", known/content - usualKnown},
		Feature{"words around, unknown", unknown/content - usualUnknown},
		Feature{"words around, content", content/all - usualContent},
		Feature{"words around, bands", bands/content - usualBand},
		Feature{"words around, capitals", names/content - usualCapitals},
		Feature{"words around, length", letters/content - usualLetters},
		Feature{"words around, long", long/content - usualLong},
		Feature{"words around", math.Log(all) - usualLength})
}

// baseForms returns a word and what it may be a form of.
func baseForms(w string) []string {
	forms := []string{w}
	for _, tag := range []string{"NNS", "VBD", "VBG", "VBZ", "JJR"} {
		switch {
		case tag == "VBG" && !strings.HasSuffix(w, "ing"), tag == "JJR" && !strings.HasSuffix(w, "er"),
			(tag == "NNS" || tag == "VBZ") && !strings.HasSuffix(w, "s"):
			continue
		}
		if l := language.Lemma(w, tag); l != w && Known(l) {
			forms = append(forms, l)
		}
	}
	// The definitions are American.
	for _, british := range forms {
		for _, pair := range [...][2]string{{"our", "or"}, {"is", "iz"}, {"ys", "yz"}, {"tre", "ter"}, {"ll", "l"}, {"ence", "ense"}, {"ogue", "og"}, {"ae", "e"}} {
			if american := strings.Replace(british, pair[0], pair[1], 1); american != british && Known(american) && len(british) > 4 && sameWord(british, american) {
				forms = append(forms, american)
			}
		}
	}
	return forms
}

// sameWord reports whether two spellings are the British and the American one of
// a word: "colour" and "color", not "tell" and "tel". The American one has a use
// in definitions and the British one has hardly any.
func sameWord(british, american string) bool {
	b, _ := lookUp(british)
	a, _ := lookUp(american)
	return a.glosses > 4*b.glosses
}
