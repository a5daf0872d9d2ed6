package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	givesReason = speech.Pattern(`\b(?:the|my|our|and the) reasons? (?:for (?:(?:the|that|this|my|our|it) ?(?:decision|refusal|recommendation|motion|proposal|approval|deferral|objection)?|refus(?:ing|al)|approv(?:ing|al)|deferr(?:ing|al)) )?(?:is|are|being|would be|was|were)\b[:,]?\s*(.*)$`)
	gaveOther   = speech.Pattern(`\b(?:(?:the |an |other |another )?(?:alternatives?|other options?)(?: options?)?(?: that)?(?: we| was| were| is| are| would be| had been| have been)* (?:considered|looked at|rejected|to do nothing)\b.*|(?:we|officers) (?:also )?(?:considered|looked at) [^.]*\b(?:but|and) (?:(?:we|it|that|this|they)(?:'ve| have| was| were)? )?(?:rejected|ruled (?:it|that|this) out|discounted|decided against)\b.*|(?:the )?alternatives? (?:is|are|was|were|would be)\b.*|(?:we|officers) (?:also )?(?:considered|looked at) [^.]*,? (?:and|but) (?:that|this|it|we) (?:was |were )?rejected\b.*)$`)
	delegates   = speech.Pattern(`\b(?:delegat(?:e|es|ed|ing)|authority|power|authoris(?:e|ed))\b(?:[^,;]{0,60}?)\b(?:delegated |given |granted )?to ((?:the )?(?-i:\p{Lu})[^,;.]*)`)
	delegateEnd = speech.Pattern(` (?:to (?:[a-z]+\b)|for (?:the|any)|subject|once|when|if|and that)\b.*$`)
)

// reasons gives the decisions of an item the reasons that were stated for them,
// and the alternatives that were considered. What is said before a decision
// belongs to it; what is said after the last one, to the last.
func (k *talk) reasons(it *itemTalk) {
	if len(it.item.Decisions) == 0 {
		return
	}
	for _, s := range it.sentences {
		if s.who != nil && s.who.role == Public || strings.HasSuffix(s.Text, "?") {
			continue
		}
		words, alternative := "", false
		if m := givesReason().FindStringSubmatch(s.Text); m != nil {
			words = m[1]
		} else if m := gaveOther().FindString(s.Text); m != "" {
			words, alternative = m, true
		}
		if len(speech.Bare(words)) < 3 {
			continue
		}
		d := &it.item.Decisions[len(it.item.Decisions)-1]
		for i := range it.item.Decisions {
			spoken := it.item.Decisions[i].Source.Spoken
			if len(spoken) > 0 && spoken[len(spoken)-1].Turn >= s.Turn {
				d = &it.item.Decisions[i]
				break
			}
		}
		f := Fact{Text: strings.TrimRight(strings.TrimPrefix(speech.Verbatim(words), "that "), ". "), Source: k.spoken(s)}
		if alternative {
			d.Alternatives = append(d.Alternatives, f)
		} else {
			d.Reasons = append(d.Reasons, f)
		}
		s.done = true
	}
}

// delegated returns to whom the words of a decision hand power, or "".
func delegated(text string) string {
	lower := strings.ToLower(text)
	if !strings.Contains(lower, "delegat") && !strings.Contains(lower, "authority") {
		return ""
	}
	m := delegates().FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return strings.TrimSpace(delegateEnd().ReplaceAllString(m[1], ""))
}
