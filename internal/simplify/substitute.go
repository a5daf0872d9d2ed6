package simplify

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// dropOpeners leaves out openings that say nothing, such as "Please note that".
// They are the phrases with no plain words.
func (d *draft) dropOpeners() {
	for _, p := range lexicon.Phrases(d.at(0).lower) {
		if p.To != "" || len(p.From) >= len(d.pieces) {
			continue
		}
		n := d.literal(p, 0)
		if n == 0 || !d.conditions(p, 0, n) {
			continue
		}
		// What follows must be able to stand alone.
		if subjectVerb(d.pieces[n:]) < 0 && !imperative(d.pieces[n:]) {
			continue
		}
		d.pieces[n].made = true
		d.replace(0, n, nil, "opener")
		return
	}
}

// substitute puts plain words and phrases in the place of hard ones.
func (d *draft) substitute() {
	for i := 0; i < len(d.pieces); i++ {
		if p := d.pieces[i]; p.quoted || p.made || !wordy(p.text) && p.text != "," {
			continue
		}
		d.substituteAt(i)
	}
}

// substituteAt tries the phrases that may begin at piece i, longest first.
func (d *draft) substituteAt(i int) {
	p := d.pieces[i]
	tried := lexicon.Phrases(p.lower)
	if p.lemma != p.lower {
		base := lexicon.Phrases(strings.ToLower(p.lemma))
		if len(base) > 0 {
			tried = slices.Concat(tried, base)
			slices.SortStableFunc(tried, func(a, b *lexicon.Phrase) int { return len(b.From) - len(a.From) })
		}
	}
	for _, ph := range tried {
		if ph.To == "" && i == 0 {
			continue // an opener
		}
		n := 0
		switch ph.Kind {
		case "verb":
			n = d.verbMatch(ph, i)
		case "noun":
			n = d.nounMatch(ph, i)
		case "adj", "adv":
			n = d.modifierMatch(ph, i)
		case "words":
			n = d.literal(ph, i)
		}
		if n == 0 || d.protected(i, n, ph) || !d.conditions(ph, i, n) {
			continue
		}
		words, ok := d.plain(ph, i, n)
		if !ok {
			continue
		}
		if last := d.pieces[i+n-1].text; i+n == len(d.pieces) && len(last) > 1 && last[len(last)-1] == '.' {
			// "etc." at the end of a sentence is its stop too.
			words = append(words, piece{text: ".", lower: ".", tag: ".", lemma: "."})
		}
		before := *d
		d.pieces = slices.Clone(d.pieces)
		d.replace(i, i+n, words, ph.Kind)
		if ph.Kind == "verb" {
			d.particle(i, len(words))
		}
		if d.sound() && !d.echoes(i, len(words)) {
			return
		}
		*d = before // it does not go with its neighbours: "brought in in May"
	}
}

// literal matches a phrase word for word and returns how many pieces it took.
func (d *draft) literal(ph *lexicon.Phrase, i int) int {
	for k, alternatives := range ph.From {
		if !d.fits(alternatives, i+k) {
			return 0
		}
	}
	return len(ph.From)
}

// fits reports whether piece i is one of the words. Pieces of a clitic and in
// quotes never fit.
func (d *draft) fits(alternatives []string, i int) bool {
	if i >= len(d.pieces) || d.pieces[i].quoted {
		return false
	}
	p := d.pieces[i]
	for _, a := range alternatives {
		if a == p.lower || a == "DET" && determiner(p) {
			return true
		}
	}
	return false
}

func determiner(p piece) bool {
	switch p.lower {
	case "a", "an", "the", "this", "that", "any", "your", "his", "her", "their", "our", "its", "my", "another", "such":
		return p.tag != "PRP"
	}
	return false
}

// verbMatch matches a phrase whose first word is a verb.
func (d *draft) verbMatch(ph *lexicon.Phrase, i int) int {
	p := d.pieces[i]
	if !strings.HasPrefix(p.tag, "VB") || p.lemma != ph.From[0][0] {
		return 0
	}
	for k := 1; k < len(ph.From); k++ {
		if !d.fits(ph.From[k], i+k) {
			return 0
		}
	}
	return len(ph.From)
}

// nounMatch matches a phrase whose last word is a noun.
func (d *draft) nounMatch(ph *lexicon.Phrase, i int) int {
	n := len(ph.From)
	if i+n > len(d.pieces) {
		return 0
	}
	for k := 0; k < n-1; k++ {
		if !d.fits(ph.From[k], i+k) {
			return 0
		}
	}
	last := d.pieces[i+n-1]
	if last.quoted || last.tag != "NN" && last.tag != "NNS" {
		return 0
	}
	want := ph.From[n-1][0]
	if last.lower == want || last.tag == "NNS" && last.lemma == want {
		return n
	}
	return 0
}

// modifierMatch matches an adjective or adverb.
func (d *draft) modifierMatch(ph *lexicon.Phrase, i int) int {
	p := d.pieces[i]
	if p.lower != ph.From[0][0] {
		return 0
	}
	if ph.Kind == "adv" {
		if p.tag != "RB" {
			return 0
		}
		return 1
	}
	before := d.at(i - 1)
	switch {
	case p.tag == "JJ":
		return 1
	case p.tag == "NN" && adjectival(p.lower) && nounTag(d.at(i+1).tag) && !nounTag(before.tag):
		return 1 // taggers take "principal changes" for two nouns
	case (p.tag == "VBN" || p.tag == "VBG") && (before.tag == "DT" || before.tag == "RB" || before.lemma == "be") && !strings.HasPrefix(d.at(i+1).tag, "IN"):
		return 1
	}
	return 0
}

// adjectival reports whether a word ends as adjectives do.
func adjectival(w string) bool {
	for _, s := range []string{"al", "ous", "ive", "able", "ible", "ful", "less"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// protected reports whether the pieces are part of a name, so that their words
// must stay.
func (d *draft) protected(i, n int, ph *lexicon.Phrase) bool {
	for k := i; k < i+n; k++ {
		p := d.pieces[k]
		if strings.HasPrefix(p.tag, "NNP") && k > 0 && startsUpper(p.text) {
			return true
		}
		if startsUpper(p.text) && k > 0 && !d.afterMark(k) {
			return true
		}
		if p.made || len(p.text) > 1 && p.text == strings.ToUpper(p.text) && startsUpper(p.text) {
			return true
		}
	}
	// "Assistance League", "Various Artists": a name that begins the sentence,
	// or a word that a name follows. "Residents of" is none.
	if (ph.Kind == "noun" || ph.Kind == "adj") && startsUpper(d.at(i+n).text) && d.at(i+n).gap != "" && d.at(i+n).lower != "i" {
		return i == 0 || ph.Kind == "noun" || d.afterMark(i)
	}
	// A hyphen joins it to another word.
	return d.at(i+n).gap == "" && strings.HasPrefix(d.at(i+n).text, "-")
}

// afterMark reports whether piece k begins a sentence within the draft, as
// after a colon or an opening quotation mark.
func (d *draft) afterMark(k int) bool {
	switch d.at(k - 1).text {
	case ":", "“", "\"", "•", ".", "‘", "-", "–":
		return true
	}
	return false
}

// plain returns the plain words for pieces i to i+n, in the form that fits.
func (d *draft) plain(ph *lexicon.Phrase, i, n int) ([]piece, bool) {
	p := d.pieces[i]
	to := ph.To
	switch ph.Kind {
	case "verb":
		form, ok := d.verbForm(ph, i, n)
		if !ok || n == 1 && preposition(lastWord(to)) && !objectStart(d.at(i+n)) && !d.passive(i) {
			return nil, false // "look into." wants something to look into
		}
		if next := d.at(i + n); strings.Contains(to, " ") && onward(next.lower) {
			return nil, false // "passed on back to Earth"
		}
		words := makeWords(form)
		words[0].tag, words[0].lemma = p.tag, firstWord(to)
		return words, true
	case "noun":
		last := d.pieces[i+n-1]
		words, ok := d.nounWords(ph, last, i, n)
		return words, ok
	case "adj":
		if !d.adjectiveFits(to, i) {
			return nil, false
		}
		words := makeWords(to)
		words[len(words)-1].tag = "JJ"
		return words, true
	case "adv":
		if !d.adverbFits(to, i) {
			return nil, false
		}
		words := makeWords(to)
		for k := range words {
			words[k].tag = "RB"
		}
		return words, true
	}
	for k := range n {
		if strings.Contains(to, "$") {
			to = strings.ReplaceAll(to, "$"+string(rune('1'+k)), d.pieces[i+k].lower)
		}
	}
	if to == "" {
		return nil, i+n < len(d.pieces)
	}
	words := makeWords(to)
	if n == 1 && len(words) == 1 {
		words[0].tag = p.tag
	}
	return words, true
}

// preposition reports whether a word at the end of a plain verb needs an object.
func preposition(w string) bool {
	switch w {
	case "about", "at", "for", "from", "into", "of", "to", "with":
		return true
	}
	return false
}

// onward reports whether a word shows where to, as "back" does.
func onward(w string) bool {
	switch w {
	case "back", "up", "down", "out", "off", "away", "over", "together":
		return true
	}
	return false
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// nounWords returns the plain noun in the number of the one it replaces.
func (d *draft) nounWords(ph *lexicon.Phrase, last piece, i, n int) ([]piece, bool) {
	next := d.at(i + n)
	plural := last.tag == "NNS" && last.lower != ph.From[len(ph.From)-1][0]
	form := ph.To
	if plural {
		form = ph.Plural
		if form == "" {
			form = language.Inflect(ph.To, "NNS")
		}
	}
	// A long form cannot own things or describe another noun.
	if strings.Contains(form, " ") && (next.tag == "POS" || strings.HasPrefix(next.tag, "NN") && next.gap != "" && !strings.HasSuffix(form, "people")) {
		return nil, false
	}
	if strings.Contains(form, " ") && next.tag == "VBG" && next.lower != "regarding" && next.lower != "concerning" && next.lower != "including" && nounTag(d.at(i+n+1).tag) {
		return nil, false // "stakeholder working group"
	}
	if strings.HasPrefix(form, "people ") || strings.HasPrefix(form, "person ") {
		if b := d.at(i - 1); strings.HasPrefix(b.tag, "NN") {
			return nil, false // "benefit claimants"
		}
	}
	// "individuals’" is not "people’".
	if next.tag == "POS" && strings.HasSuffix(form, "s") != (len(next.text) == 1 || next.text == "’") {
		return nil, false
	}
	words := makeWords(form)
	tag := "NN"
	if plural {
		tag = "NNS"
	}
	head := len(words) - 1
	if strings.HasPrefix(form, "person ") || strings.HasPrefix(form, "people ") {
		head = 0
	}
	words[head].tag, words[head].lemma = tag, language.Lemma(words[head].text, tag)
	return words, true
}

// adjectiveFits checks that a plain adjective of several words goes with what
// stands before it: not "more very important".
func (d *draft) adjectiveFits(to string, i int) bool {
	before := d.at(i - 1)
	if before.lower == "more" || before.lower == "most" {
		// "more full" would have to be "fuller".
		return !strings.Contains(to, " ") && strings.HasPrefix(language.Inflect(to, "JJR"), "more ")
	}
	if !strings.Contains(to, " ") {
		return true
	}
	if next := d.at(i + 1); (nounTag(next.tag) || next.tag == "JJ") && next.gap != "" && !beforeNoun(to) {
		return false // "an easy to see wall"
	}
	switch before.lower {
	case "very", "so", "too", "as", "how", "less", "least", "quite", "rather", "extremely", "particularly", "especially", "really", "equally", "also", "absolutely", "not":
		return before.lower == "also"
	}
	return before.tag != "RB" && before.tag != "RBR" && before.tag != "RBS"
}

// beforeNoun reports whether a plain adjective of several words can stand before
// a noun: "very old", "a lot of".
func beforeNoun(to string) bool {
	switch firstWord(to) {
	case "very", "too", "much", "most", "good", "more", "less", "slightly":
		return true
	}
	return lastWord(to) == "of"
}

// adverbFits checks the place of a plain adverb of several words: at the end of
// a clause, or at the start with a comma behind it.
func (d *draft) adverbFits(to string, i int) bool {
	if !strings.Contains(to, " ") || to == "a little" || to == "more and more" {
		return true
	}
	next := d.at(i + 1)
	if i == 0 {
		return next.text == ","
	}
	return next.text == "." || next.text == "," || next.text == ";" || next.text == "" || next.text == ")" || next.tag == "IN" && d.at(i-1).tag != "," || next.tag == "CC" && d.at(i+2).tag != "RB"
}
