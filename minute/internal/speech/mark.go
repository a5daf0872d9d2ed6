package speech

import (
	"regexp"
	"strings"
	"sync"
)

// Unclear stands where a word was said that could not be heard.
const Unclear = "[unclear]"

// unheard are the ways in which transcribers mark words that they could not hear,
// and sounds those in which they note what is no speech.
var (
	unheard = expression(`(?i)[\[(<{]\s*(?:other_)?(?:inaudible|unintelligible|unrecogni[sz]able|indistinct|indiscernible|unclear|gap)\b[^\[\](){}<>]{0,40}[\])>}]|[\[(]\s*\?+\s*[\])]`)
	sounds  = expression(`(?i)<(?:/|another_|other_|parallel_)?[a-z]+(?:_[a-z]+)*(?: ?/|\s+[a-z]+='[^'<>]*')?\s*>|\{[a-z]+\}|[\[(]\s*(?:(?:general |background |both |all |brief |long |short |loud )?(?:laugh(?:s|ing|ter)?|chuckl(?:es?|ing)|giggl(?:es?|ing)|cough(?:s|ing)?|sneez(?:es?|ing)|sigh(?:s|ing)?|yawn(?:s|ing)?|sniff(?:s|ing)?|clears? throat|clearing throat|ahem|breath(?:es?|ing)?|pauses?|silence|cross-?\s?talk|overlapping(?: speech)?|noises?|music|typing|applause|clapping|static|beep|bleep|phone ring(?:s|ing)|door (?:opens|closes|slams)))\s*(?:\d\d?:\d\d(?::\d\d)?\s*)?[\])]`)
	marked  = expression(`[\[({<]`)
)

// expression makes a regular expression on first use.
func expression(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// withoutMarks drops what a transcriber notes of sounds that are no speech, and
// writes [Unclear] where a word was not heard. Words in brackets that the
// transcriber was not sure of stay as they are.
func withoutMarks(text string) string {
	if !marked().MatchString(text) {
		return text
	}
	out := unheard().ReplaceAllString(text, " "+Unclear+" ")
	out = sounds().ReplaceAllString(out, " ")
	if out == text {
		return text
	}
	out = strings.Join(strings.Fields(out), " ")
	for _, mark := range []string{".", ",", "?", "!", ";", ":"} {
		out = strings.ReplaceAll(out, " "+mark, mark)
	}
	for strings.Contains(out, Unclear+" "+Unclear) {
		out = strings.ReplaceAll(out, Unclear+" "+Unclear, Unclear)
	}
	return strings.TrimLeft(out, ",.;:? ")
}
