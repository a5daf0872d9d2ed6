package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// decision makes the record of a motion. last is the sentence that announced
// the result, or nil.
func (k *talk) decision(m *motion, o Outcome, last *sentence, kind Kind) Decision {
	d := Decision{Outcome: o, Amendments: m.amendments, Mover: m.mover, Seconder: m.seconder}
	switch {
	case m.text != "":
		words, grounds := onGrounds(m.text)
		d.Text = motionText(words, m.to, kind)
		if grounds != "" {
			d.Reasons = []Fact{{Text: grounds, Source: k.spoken(m.used[0])}}
		}
		if m.changed && !m.substance {
			d.Text += ", as amended"
		}
	case last != nil:
		d.Text = resultText(last.Text)
	}
	d.Delegated, d.Category = delegated(d.Text), harmOf(d.Text)
	if m.count.vote.counted() {
		v := m.count.vote
		v.Source = k.spoken(m.count.used...)
		d.Vote = &v
	}
	d.Source = k.spoken(append(m.used, m.count.used...)...)
	return d
}

// onGrounds cuts the reasons off the words of a motion, where the mover gave them
// in it: "refusal on the grounds that the access would be unsafe".
func onGrounds(text string) (words, grounds string) {
	at := grounded().FindStringSubmatchIndex(text)
	if at == nil || at[0] == 0 {
		return text, ""
	}
	return strings.TrimRight(text[:at[0]], " ,"), strings.TrimRight(strings.TrimSpace(text[at[2]:at[3]]), ".!")
}

var grounded = speech.Pattern(`,? (?:on the grounds? (?:that|of)|for the (?:following )?reasons? (?:that|of)) (.*)$`)

// resultText words a decision from the chair's announcement: "the application
// is refused" gives "that the application be refused".
func resultText(text string) string {
	r := subjectIs().FindStringSubmatch(text)
	if r == nil || isAnaphor(text) {
		return ""
	}
	subject := strings.TrimSpace(r[1])
	if strings.HasPrefix(subject, "The ") {
		subject = "t" + subject[1:]
	}
	tail := strings.TrimRight(r[3], ".! ")
	if personal(subject + " " + tail) {
		return speech.Quote(text)
	}
	return "that " + subject + " be " + strings.ToLower(r[2]) + tail
}
