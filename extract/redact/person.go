package redact

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/lexicon"
)

// One part of a name: O'Brien, Davies-Lloyd, Małgorzata.
const part = `\p{Lu}[\p{L}]*(?:['’-]\p{L}+)*`

var (
	titled = regexp.MustCompile(`\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Dame|Lord|Lady|Cllr|Councillor|Nurse|Sister)\.? (` + part + `(?: ` + part + `){0,2})`)
	// "REES, Siobhán", as registers have it.
	inverted = regexp.MustCompile(`\b(\p{Lu}[\p{Lu}'’-]+), (` + part + `)`)
	pair     = regexp.MustCompile(part + `(?: ` + part + `){1,2}`)
	single   = regexp.MustCompile(part)
)

// people finds names: behind titles, in the form SURNAME, Given, as two or three
// words in capitals of which one is no common word, and again wherever a name
// that was found is mentioned.
func people(text string, known []string, add func(kind Kind, start, end int)) {
	parts := map[string]bool{} // words that are names in this text
	take := func(start, end int) {
		add(Person, start, end)
		for _, w := range single.FindAllString(text[start:end], -1) {
			if !titles[w] && len(w) > 1 {
				parts[strings.ToLower(w)] = true
			}
		}
	}
	for _, name := range known {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		form := regexp.MustCompile(`(?i)` + regexp.QuoteMeta(name))
		for _, loc := range form.FindAllStringIndex(text, -1) {
			if whole(text, loc[0], loc[1]) {
				take(loc[0], loc[1])
			}
		}
	}
	for _, loc := range titled.FindAllStringSubmatchIndex(text, -1) {
		take(loc[0], trimName(text, loc[2], loc[3]))
	}
	for _, loc := range inverted.FindAllStringSubmatchIndex(text, -1) {
		if !common(text[loc[2]:loc[3]]) || !common(text[loc[4]:loc[5]]) {
			take(loc[0], loc[1])
		}
	}
	for _, loc := range pair.FindAllStringIndex(text, -1) {
		start, end := trimStart(text, loc[0], loc[1]), loc[1]
		end = trimName(text, start, end)
		if personal(text[start:end]) {
			take(start, end)
		}
	}
	for _, loc := range single.FindAllStringIndex(text, -1) {
		w := text[loc[0]:loc[1]]
		name := strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		// Again, or the parts of a double name; a common word only inside a
		// sentence, where its capital means something.
		if parts[strings.ToLower(name)] && !titles[w] && (!common(name) || inside(text, loc[0])) {
			add(Person, loc[0], loc[0]+len(name))
		}
	}
}

var titles = map[string]bool{
	"Mr": true, "Mrs": true, "Ms": true, "Miss": true, "Mx": true, "Dr": true, "Prof": true, "Professor": true, "Rev": true, "Revd": true,
	"Sir": true, "Dame": true, "Lord": true, "Lady": true, "Cllr": true, "Councillor": true, "Nurse": true, "Sister": true,
}

// notNames are words that make a group of capitals a place, a body, a law or a
// time, and no person.
var notNames = wordSet(`act acts agency area association authority avenue bank board borough building care carers centre chambers charity
	church clinic close club college commission committee community company conference constabulary council county court crescent
	department directorate district drive england department enquiry estate forum foundation fund gardens government group hall health
	hospice hospital hotel house housing inn institute lane library limited ltd map market members ministry monday tuesday wednesday
	thursday friday saturday sunday january february march july september october november december britain wales
	scotland ireland national northern office officers order organisation panel parish park partnership place plan planning police
	policy practice primary programme project quay report road room school scheme section service services social society society square
	station street strategy street support surgery team terrace town tribunal trust uk union university village ward way`)

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// common reports whether a word is an everyday English word, so that its capital
// need not make it a name.
func common(w string) bool {
	return lexicon.Band(strings.ToLower(w)) <= 50
}

// personal reports whether a run of words in capitals is a person: none of them
// names a place or a body, and one is no common word.
func personal(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 {
		return false
	}
	odd := false
	for _, w := range words {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if notNames[strings.ToLower(w)] || strings.ToUpper(w) == w && len(w) > 1 {
			return false
		}
		odd = odd || !common(w)
	}
	return odd
}

// trimStart skips words at the front that are only capital because a sentence
// begins with them: "When Ann Green" is "Ann Green".
func trimStart(text string, start, end int) int {
	for {
		w, rest, ok := strings.Cut(text[start:end], " ")
		if !ok || inside(text, start) || !common(w) || strings.Count(rest, " ") == 0 && !functionWord[strings.ToLower(w)] {
			return start
		}
		start += len(w) + 1
	}
}

var functionWord = wordSet(`a an and at after all as before both but by can did do does for from has have he her his how if in is it its my no
	not on our please referral said she so that the their then there they this to was we were what when where which while who why will
	with you your case contact later today yesterday mum dad`)

// trimName cuts a possessive off the end of a name.
func trimName(text string, start, end int) int {
	for _, s := range []string{"'s", "’s"} {
		if strings.HasSuffix(text[start:end], s) {
			return end - len(s)
		}
	}
	return end
}

// inside reports whether a word stands within a sentence and not at its start.
func inside(text string, at int) bool {
	before := strings.TrimRightFunc(text[:at], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'“‘(`, r) })
	return before != "" && !strings.ContainsAny(before[len(before)-1:], ".!?:\n")
}
