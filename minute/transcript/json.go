package transcript

import (
	"encoding/json"
	"math"
	"time"
)

// utteranceJSON is the JSON form of an Utterance: times are seconds.
type utteranceJSON struct {
	Text  string  `json:"text"`
	Start float64 `json:"start,omitempty"`
	End   float64 `json:"end,omitempty"`
}

// MarshalJSON writes the times as seconds.
func (u Utterance) MarshalJSON() ([]byte, error) {
	return json.Marshal(utteranceJSON{Text: u.Text, Start: u.Start.Seconds(), End: u.End.Seconds()})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (u *Utterance) UnmarshalJSON(data []byte) error {
	var j utteranceJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*u = Utterance{Text: j.Text, Start: seconds(j.Start), End: seconds(j.End)}
	return nil
}

// maxTime bounds all times: no recording is longer than a thousand hours.
const maxTime = 1000 * time.Hour

// seconds turns a number of seconds into a duration to the millisecond; a number
// that is no time of a recording becomes 0.
func seconds(s float64) time.Duration {
	if math.IsNaN(s) || s < 0 || s > maxTime.Seconds() {
		return 0
	}
	return time.Duration(math.Round(s*1000)) * time.Millisecond
}
