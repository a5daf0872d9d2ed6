package casenote

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// riskEntries records every risk that is mentioned, each under its status.
func (m *making) riskEntries() error {
	year := m.date.Day.Year()
	if m.date.Day.IsZero() {
		year = 0
	}
	seen := map[string][]Entry{}
	for i, s := range m.list {
		if s.voice == workerVoice && strings.HasSuffix(s.Text, "?") {
			continue
		}
		found, err := mentions(s.Text, s.question, s.first, s.voice, m.cast.isPerson, year)
		if err != nil {
			return err
		}
		for _, f := range found {
			e := m.entry(s)
			e.Risk, e.Status = f.risk.id, f.status
			if back := m.takenBack(i); back != nil && f.status == Current {
				e.Status = Unclear
				e.Text += " Then: " + speech.Quote(back.Text)
				e.Source = m.source(s, back)
				f.status = Unclear
			}
			if s.question != "" && !f.risk.mentioned(s.Text) {
				// The answer alone does not say what it is about.
				for _, q := range m.list {
					if q.Turn <= s.Turn && q.Text == s.question {
						e.Text = "Asked: " + speech.Quote(q.Text) + " Answer: " + e.Text
						e.Source = sourceOf([]Entry{{Source: m.source(q)}, e})
					}
				}
			}
			slot := OtherRisks
			if f.status == Current {
				slot = Risks
			}
			if f.status == Unclear {
				m.find("risk-unclear", e.Source, f.risk.name+": it is not clear from the words whether this is so now, and for whom")
			}
			m.add(slot, e)
			s.used, s.risk = true, true
			key := f.risk.id
			seen[key] = append(seen[key], e)
		}
	}
	list, err := risks()
	for _, r := range list {
		m.contradicted(r, seen[r.id])
	}
	return err
}

// retracts is said when somebody takes back what they just said.
var retracts = speech.Pattern(`\b(?:i tell a lie|(?:that's|that is) (?:not right|wrong|not true)|take that back|scrub that|i thought i (?:had|did|was)|i must have (?:had|taken|done|eaten)|i'm (?:only )?(?:joking|kidding)|only (?:joking|kidding)|just (?:joking|kidding)|pulling your leg|i got that wrong|i'm wrong|no,? i did(?: |$|\.))`)

// takenBack returns the next sentence of the same speaker if it takes back
// statement i; else nil.
func (m *making) takenBack(i int) *statement {
	if i+1 >= len(m.list) || m.list[i+1].Turn != m.list[i].Turn || !retracts().MatchString(m.list[i+1].Text) {
		return nil
	}
	return m.list[i+1]
}

// contradicted records that a risk is both denied and current.
func (m *making) contradicted(r *risk, list []Entry) {
	var now, denied *Entry
	for i := range list {
		switch list[i].Status {
		case Current:
			now = &list[i]
		case Denied:
			denied = &list[i]
		}
	}
	if now != nil && denied != nil {
		m.find("risk-contradicted", Source{Spoken: append(append([]transcript.Ref(nil), denied.Source.Spoken...), now.Source.Spoken...)}, r.name+": it is denied in one place and current in another; both are recorded")
	}
}

// mentioned reports whether a text itself speaks of the risk.
func (r *risk) mentioned(text string) bool {
	_, ok := r.find(text)
	return ok
}
