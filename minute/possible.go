package minute

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/gist"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// possibles are what the models look for in talk without motions. How sure they
// must be and how many there may be were set by cross-validation on the training
// part of the AMI corpus. They were looked at on its validation part too, so that
// figures on that part flatter them; see internal/gist/data/README.md.
var possibles = []struct {
	act           gist.Act
	code, message string
	pick          gist.Picker
	each          int // one place for so many sentences, if that is more than Most
}{
	{gist.Decision, "possible-decision", "may be a decision: ", gist.Picker{Score: -3.5, Apart: 15, Together: 4, Most: 6}, 200},
	{gist.Action, "possible-action", "may be an action: ", gist.Picker{Score: -0.25, Low: -1.25, Least: 3, Apart: 10, Together: 3, Most: 12}, 0},
	{gist.Problem, "possible-problem", "may be a problem that was left open: ", gist.Picker{Score: -2.75, Apart: 25, Together: 4, Most: 6}, 200},
}

// possible finds what may be decisions, actions and problems in a meeting that
// has no motions. They are findings for somebody to confirm and no record:
// nothing in free talk shows for sure that a thing is settled. Notes are a record
// already: what they do not call an action or a decision is none.
func (k *talk) possible() []Finding {
	if k.acts == nil {
		return nil
	}
	var out []Finding
	for _, p := range possibles {
		if p.each > 0 {
			p.pick.Most = max(p.pick.Most, len(k.sentences)/p.each)
		}
		for _, place := range p.pick.Pick(k.acts[p.act]) {
			var from []*sentence
			var said []string
			last := -1
			for _, i := range place {
				s := k.sentences[i]
				if s.done {
					continue
				}
				if len(said) > 0 && i != last+1 {
					said = append(said, "…") // other words lie between
				}
				last = i
				from = append(from, s)
				said = append(said, s.Text)
			}
			if len(from) > 0 {
				out = append(out, Finding{Code: p.code, Message: p.message + speech.Quote(strings.Join(said, " ")), Source: k.spoken(from...)})
			}
		}
	}
	return out
}

// promiseScore is the least score at which the model bears out a promise that the
// rules found. It was set by cross-validation on the training part of AMI.
const promiseScore = -1

// doubts reports whether the model of actions takes a sentence for no work to be
// done after the meeting: "I'll go to the next slide". The models were fitted on
// whole meetings and are not asked about a short talk.
func (k *talk) doubts(s *sentence) bool {
	if k.acts == nil {
		return false
	}
	at := slices.Index(k.sentences, s)
	return at >= 0 && !k.short() && k.acts[gist.Action][at] < promiseScore
}

// weigh returns the talk as the models read it: one unit a sentence.
func (k *talk) weigh() *gist.Talk {
	if k.weighed == nil {
		list := make([]speech.Sentence, len(k.sentences))
		for i, s := range k.sentences {
			list[i] = s.Sentence
			list[i].Text = s.said // the models learned from words as spoken
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
