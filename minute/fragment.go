package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// What people say to each other without saying anything: sentences that break off,
// words that only repeat what somebody else just said, and the sounds of those who
// listen.

// weighty are words that no minutes leave out, in however broken a sentence they
// stand: those of decisions, denials, agreement, times and months.
var weighty = speech.Pattern(`\d|\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot|[a-z]+n't|agree[ds]?|approved?|refused?|carried|lost|resolved?|decided?|vote[ds]?|object(?:s|ed|ion)?|against|oppose[ds]?|support(?:s|ed)?|recommend(?:s|ed)?|second(?:s|ed)|move[ds]?|declare[ds]?|interest|half|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|percent|per cent|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december|danger|risk|unsafe|hurt|police|complain(?:s|ed|t)?)\b`)

// holds reports whether a sentence has what no minutes leave out, a name among it.
func holds(text string) bool {
	if weighty().MatchString(text) {
		return true
	}
	for i, w := range strings.Fields(text) {
		w = strings.Trim(w, `"'([.,;:?!)]-…`)
		if i > 0 && len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' && w[1] != '\'' && !speech.IsFunction(strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// brokenOff reports whether a sentence ends before it is over.
func brokenOff(text string) bool {
	text = strings.TrimRight(text, " \"'")
	for _, end := range []string{"-", "–", "—", "…", "...", ","} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// onlySounds are what somebody says who thinks or listens.
var onlySounds = speech.Pattern(`^(?:(?:u[hm]+|uhm+|e+h*r?m?|hm+|a+h+|o+h+)[,.!-]*\s*)+$`)

// fragment reports whether a sentence says too little to be a point: it breaks off
// without a clause of its own, or most of it could not be heard.
func fragment(text string) bool {
	if onlySounds().MatchString(text) {
		return true
	}
	unheard := strings.Count(text, speech.Unclear)
	rest := strings.ReplaceAll(text, speech.Unclear, "")
	if unheard == 0 && !brokenOff(text) || holds(rest) {
		return false
	}
	if words := len(speech.Bare(rest)); unheard > 0 && (words < 4 || words < 3*unheard) {
		return true
	}
	return brokenOff(text) && !clause(rest)
}

// clause reports whether a text has a subject with a finite verb and something
// after it.
func clause(text string) bool {
	words := strings.Fields(strings.TrimRight(text, " -–—….,"))
	for n := len(words); n > 0 && speech.IsFunction(strings.ToLower(strings.Trim(words[n-1], ","))); n-- {
		words = words[:n-1]
	}
	ws := wordsOf(strings.Join(words, " "))
	for i, w := range ws {
		switch w.Tag {
		case "VBZ", "VBP", "VBD", "MD":
			if i > 0 && i+2 < len(ws) {
				return true
			}
		}
	}
	return false
}

// echoes reports whether a few words only say again what another speaker has just
// said.
func (k *talk) echoes(it *itemTalk, i int) bool {
	s := it.sentences[i]
	if k.people.members || k.private || i == 0 || len(speech.Bare(s.Text)) > 5 || holds(s.Text) || stance().MatchString(s.Text) {
		return false
	}
	words := speech.ContentWords(s.Text)
	before := map[string]bool{}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if it.sentences[j].who != s.who {
			for w := range speech.ContentWords(it.sentences[j].Text) {
				before[w] = true
			}
		}
	}
	for w := range words {
		if !before[w] {
			return false
		}
	}
	return true
}

// listens are what people say while another speaks.
var listens = speech.Pattern(`^(?:(?:yes|yeah|yep|okay|ok|right|oh|ah|aha|uh-huh|mm-hmm|mhm|mm|hm+|u[hm]+|uhm|ehm|erm?|fine|sure|good|great|so|well|i see|exactly|of course)[,.!-]*\s*)+$`)

// goesOn reports whether sentence i goes on with what the same speaker said in
// last: nobody said more between them than that they listen, and nothing was asked.
func (k *talk) goesOn(it *itemTalk, last *sentence, i int) bool {
	s := it.sentences[i]
	if k.private || s.who == nil || unknown(s.who.label) || s.Turn-last.Turn > 2 || strings.HasSuffix(last.Text, "?") {
		return false
	}
	heard := false
	for j := i - 1; j >= 0 && it.sentences[j] != last; j-- {
		b := it.sentences[j]
		if b.who != s.who && (b.done || !listens().MatchString(b.Text)) {
			return false
		}
		heard = heard || b.who != s.who
	}
	return heard // what stands in another part of the record was not heard here
}

// goesWith are words after which a sentence goes on, beside openEnds.
var goesWith = speech.WordSet("with by from at into about that what is was has will would can could i we they he she")

// ending writes how a sentence that breaks off ends in a quotation.
func ending(text string) string {
	if cut := strings.TrimRight(text, " -–—,"); cut != text {
		text = cut + "…"
	}
	if last := text[strings.LastIndexByte(text, ' ')+1:]; openEnds()[last] || goesWith()[last] {
		text += "…"
	}
	return speech.Capital(text)
}
