package transcript

import (
	"encoding/json"
	"slices"
	"time"
)

// A Citation says who spoke one utterance, and when. What is made from a
// transcript keeps the citations of its sources, so that it can say so when the
// transcript is not at hand.
type Citation struct {
	// Turn and Utterance count from 0, as in a [Ref].
	Turn, Utterance int

	// Speaker is the name as the transcript gives it, or "".
	Speaker string

	// Start and End are those of the [Utterance]. Both are 0 where the transcript
	// has no times.
	Start, End time.Duration
}

// Citations are the utterances that something was made from, each once and in
// the order of the transcript. nil is an empty list.
type Citations []Citation

// Of returns the citation of the utterance that r points into, and whether the
// list has it.
func (c Citations) Of(r Ref) (Citation, bool) {
	for _, x := range c {
		if x.Turn == r.Turn && x.Utterance == r.Utterance {
			return x, true
		}
	}
	return Citation{}, false
}

// Cite returns the citations of the utterances that the refs point into. Refs
// into the header, which nobody spoke, and refs that point nowhere have none.
func (t *Transcript) Cite(refs []Ref) Citations {
	sorted := make([]Ref, 0, len(refs))
	for _, r := range refs {
		if r.Turn >= 0 && r.Turn < len(t.Turns) && r.Utterance >= 0 && r.Utterance < len(t.Turns[r.Turn].Utterances) {
			sorted = append(sorted, Ref{Turn: r.Turn, Utterance: r.Utterance})
		}
	}
	slices.SortFunc(sorted, func(a, b Ref) int {
		if a.Turn != b.Turn {
			return a.Turn - b.Turn
		}
		return a.Utterance - b.Utterance
	})
	var list Citations
	for _, r := range slices.Compact(sorted) {
		turn := &t.Turns[r.Turn]
		u := turn.Utterances[r.Utterance]
		list = append(list, Citation{Turn: r.Turn, Utterance: r.Utterance, Speaker: turn.Speaker, Start: u.Start, End: u.End})
	}
	return list
}

// citationJSON is the JSON form of a Citation: times are seconds.
type citationJSON struct {
	Turn      int     `json:"turn"`
	Utterance int     `json:"utterance"`
	Speaker   string  `json:"speaker,omitempty"`
	Start     float64 `json:"start,omitempty"`
	End       float64 `json:"end,omitempty"`
}

// MarshalJSON writes the times as seconds.
func (c Citation) MarshalJSON() ([]byte, error) {
	return json.Marshal(citationJSON{c.Turn, c.Utterance, c.Speaker, c.Start.Seconds(), c.End.Seconds()})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *Citation) UnmarshalJSON(data []byte) error {
	var j citationJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*c = Citation{Turn: j.Turn, Utterance: j.Utterance, Speaker: j.Speaker, Start: seconds(j.Start), End: seconds(j.End)}
	return nil
}
