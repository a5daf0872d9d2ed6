// Package speech holds what the makers of minutes and of case notes share: a
// transcript cut into sentences, and the words of a sentence made ready for
// rules.
package speech

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Sentence is one sentence of a turn.
type Sentence struct {
	Turn       int
	Start, End int  // bytes in the turn's text
	First      bool // of its turn

	// Text is the sentence as said, with straight quotation marks so that rules
	// need to know one form only.
	Text string
}

// maxSentence bounds the bytes of a sentence. What a recogniser writes without any
// full stop is cut at a blank, so that the rules stay quick.
const maxSentence = 2000

var straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)

// Straight replaces the quotation marks that word processors set.
func Straight(text string) string { return straight.Replace(text) }

// Cut returns the sentences of a transcript in order.
func Cut(t *transcript.Transcript) []Sentence {
	var list []Sentence
	for i := range t.Turns {
		if asNotes(&t.Turns[i]) {
			list = append(list, cutNotes(i, &t.Turns[i])...)
			continue
		}
		text := t.Turns[i].Text()
		for _, s := range language.Sentences(text) {
			for s.End-s.Start > maxSentence {
				end := s.Start + maxSentence
				if at := strings.LastIndexByte(text[s.Start:end], ' '); at > 0 {
					end = s.Start + at
				}
				for end > s.Start && !utf8.RuneStart(text[end]) {
					end--
				}
				list = append(list, Sentence{Turn: i, Start: s.Start, End: end, First: s.Start == 0, Text: Straight(text[s.Start:end])})
				for s.Start = end; s.Start < s.End && text[s.Start] == ' '; s.Start++ {
				}
			}
			if s.Start < s.End {
				list = append(list, Sentence{Turn: i, Start: s.Start, End: s.End, First: s.Start == 0, Text: Straight(s.Of(text))})
			}
		}
	}
	return list
}

// asNotes reports whether a turn is notes: without a speaker and without times,
// each line says something of its own. Captions are cut in mid-sentence.
func asNotes(t *transcript.Turn) bool {
	if t.Speaker != "" {
		return false
	}
	for _, u := range t.Utterances {
		if u.Start != 0 || u.End != 0 {
			return false
		}
	}
	return true
}

// cutNotes cuts each line of notes by itself.
func cutNotes(turn int, t *transcript.Turn) []Sentence {
	var list []Sentence
	at := 0
	for _, u := range t.Utterances {
		for _, s := range language.Sentences(u.Text) {
			list = append(list, Sentence{Turn: turn, Start: at + s.Start, End: at + s.End, First: len(list) == 0, Text: Straight(s.Of(u.Text))})
		}
		at += len(u.Text) + 1
	}
	return list
}

// Refs returns the places of sentences in the transcript, in order and without
// doubles.
func Refs(t *transcript.Transcript, list ...Sentence) []transcript.Ref {
	var refs []transcript.Ref
	for _, s := range list {
		for _, r := range t.Refs(s.Turn, s.Start, s.End) {
			if !slices.Contains(refs, r) {
				refs = append(refs, r)
			}
		}
	}
	slices.SortStableFunc(refs, func(a, b transcript.Ref) int {
		if a.Turn != b.Turn {
			return a.Turn - b.Turn
		}
		if a.Utterance != b.Utterance {
			return a.Utterance - b.Utterance
		}
		return a.Start - b.Start
	})
	return refs
}

// WordSet makes a set of words on first use.
func WordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
		return set
	})
}

// Bare returns the words of a text in lower case without marks at their ends.
func Bare(text string) []string {
	fields := strings.Fields(strings.ToLower(text))
	out := fields[:0]
	for _, f := range fields {
		if f = strings.Trim(f, `.,;:!?"()-–—…`); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// Capital returns s with its first letter in upper case.
func Capital(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// Small returns s with its first letter in lower case.
func Small(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:n]) + s[n:]
}

// noises are sounds between words. In capitals they are names: "the ER".
var noises = Pattern(`(,\s*)?\b(?-i:[Uu]h*m+|[Uu]h+|[Ee]rm|[Ee]hm+|[Ee]rr?|ee|[Ee]h|[Mm]{2,}-?(?:hm+)?|[Mm]hm+|[Hh]m+|[Aa]a*h+)\b([,.])?(?:\s|$|-+(?:\s|$))`)

// Clean drops what no clerk quotes: the noises between words, what a transcriber
// marks as no speech, words that were broken off and begun again, and words that
// were only said twice. A word that could not be heard is [Unclear]. All other words
// stay. A sentence of nothing but a noise stays as it is: "Mhm." may be an answer.
func Clean(text string) string {
	out := withoutMarks(text)
	if noises().MatchString(out) {
		quiet := dropNoises(out)
		quiet = strings.NewReplacer(" ,", ",", " .", ".", " ?", "?").Replace(strings.Join(strings.Fields(quiet), " "))
		if quiet = strings.TrimLeft(quiet, ", "); strings.Trim(quiet, ".?!- ") != "" {
			out = Capital(quiet)
		}
	}
	return withoutStutter(withoutEchoes(withoutBreaks(out)))
}

// Verbatim is [Clean] without the marks that would nest in a quotation.
func Verbatim(text string) string { return strings.ReplaceAll(Clean(text), `"`, "'") }

// dropNoises takes noises out of a text. A comma stays where one is needed without
// them: "Sam Okoro, um, health visitor".
func dropNoises(text string) string {
	var b strings.Builder
	done := 0
	for _, at := range noises().Regexp().FindAllStringIndex(text, -1) {
		if at[0] < done {
			continue
		}
		b.WriteString(text[done:at[0]])
		done = at[1]
		before := strings.Fields(text[:at[0]])
		if len(before) > 0 {
			// "that, um, that": the word is said again.
			if next, _, _ := strings.Cut(text[done:], " "); strings.EqualFold(strings.TrimRight(before[len(before)-1], ","), next) && stutterOrThat(next) {
				done += len(next) + 1
				if done > len(text) {
					done = len(text)
				}
			}
		}
		noise := strings.TrimRight(strings.TrimSpace(text[at[0]:at[1]]), "-")
		if len(before) > 1 && strings.HasPrefix(noise, ",") && strings.HasSuffix(noise, ",") {
			if last := before[len(before)-1]; last[0] >= 'A' && last[0] <= 'Z' && last != "I" {
				b.WriteByte(',')
			}
		}
		b.WriteByte(' ')
	}
	return b.String() + text[done:]
}

// stutterOrThat reports whether a word that stands on both sides of a noise was
// said once only.
func stutterOrThat(w string) bool {
	w = strings.ToLower(Straight(w))
	return w == "that" || w == "is" || w == "in" || w == "on" || stutters()[w]
}

// Quote puts words into quotation marks as they were said, without the noises.
func Quote(text string) string {
	return "“" + strings.TrimSpace(Verbatim(text)) + "”"
}

// ContentWords returns the words that carry meaning, cut to a common stem.
func ContentWords(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range Bare(text) {
		if !functionWords()[w] && len(w) > 1 {
			set[stem(w)] = true
		}
	}
	return set
}

// IsFunction reports whether a word in lower case carries no meaning of its own.
func IsFunction(word string) bool { return functionWords()[word] }

// stem cuts the commonest endings, so that "question" meets "questions".
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	if len(w) > 4 && strings.HasSuffix(w, "ies") {
		return w[:len(w)-3] + "y"
	}
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return w[:len(w)-1]
	}
	return w
}

// functionWords carry no meaning of their own in headings and speech.
var functionWords = WordSet(`a about above after again all also am an and any are aren't as at back be because been before being both but by can can't could couldn't did didn't do does doesn't doing don't down each few for from further get go going got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers him his how i i'd i'll i'm i've if in into is isn't it it'd it'll it's its just kind know let let's like ll look lot made make mean me more most much my need no nor not now of off oh ok okay on one only or other our out over own put really right said same say see shall she she's should so some something sort such take than thank thanks that that's the their them then there there's these they they'd they'll they're they've thing things think this those through to too two um uh under up us use very want was wasn't way we we'd we'll we're we've well were weren't what what's when where which while who whom why will with won't would wouldn't yeah yep yes you you'd you'll you're you've your`)
