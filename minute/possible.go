package minute

import (
	"strings"

	"github.com/townclerk/townclerk/internal/gist"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// possibles are what the models look for in talk without motions. How sure they
// must be was set by cross-validation on the training part of the AMI corpus;
// see internal/gist/data/README.md.
var possibles = []struct {
	act           gist.Act
	code, message string
	pick          gist.Picker
}{
	{gist.Decision, "possible-decision", "may be a decision: ", gist.Picker{Score: -2.75, Apart: 10, Together: 3, Most: 20}},
	{gist.Action, "possible-action", "may be an action: ", gist.Picker{Score: -0.5, Low: -1.5, Least: 3, Apart: 10, Together: 3, Most: 12}},
	{gist.Problem, "possible-problem", "may be a problem that was left open: ", gist.Picker{Score: -2.75, Apart: 10, Together: 3, Most: 20}},
}

// possible finds what may be decisions, actions and problems in a meeting that
// has no motions. They are findings for somebody to confirm and no record:
// nothing in free talk shows for sure that a thing is settled.
func (k *talk) possible() ([]Finding, error) {
	acts, err := k.weigh().Acts()
	if err != nil {
		return nil, err
	}
	var out []Finding
	for _, p := range possibles {
		for _, place := range p.pick.Pick(acts[p.act]) {
			var from []*sentence
			var said []string
			for _, i := range place {
				if s := k.sentences[i]; !s.done {
					from = append(from, s)
					said = append(said, s.Text)
				}
			}
			if len(from) > 0 {
				out = append(out, Finding{Code: p.code, Message: p.message + speech.Quote(strings.Join(said, " ")), Source: k.spoken(from...)})
			}
		}
	}
	return out, nil
}

// weigh returns the talk as the models read it: one unit a sentence.
func (k *talk) weigh() *gist.Talk {
	if k.weighed == nil {
		list := make([]speech.Sentence, len(k.sentences))
		for i, s := range k.sentences {
			list[i] = s.Sentence
		}
		k.weighed = gist.New(unitsOf(k.t, list))
	}
	return k.weighed
}

// unitsOf gives sentences their speakers and times.
func unitsOf(t *transcript.Transcript, list []speech.Sentence) []gist.Unit {
	units := make([]gist.Unit, len(list))
	for i, s := range list {
		turn := &t.Turns[s.Turn]
		units[i] = gist.Unit{Speaker: turn.Speaker, Text: s.Text}
		for n, r := range t.Refs(s.Turn, s.Start, s.End) {
			u := turn.Utterances[r.Utterance]
			if n == 0 {
				units[i].Start = u.Start
			}
			units[i].End = u.End
		}
	}
	return units
}
