package minute_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// Reported speech is tested through the point that a member's words become.
func TestReportedSpeech(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, said, want string }{
		{"the present becomes the past", "The hall needs a new boiler.", "Cllr Lee said that the hall needed a new boiler."},
		{"have becomes had", "The county has cut the grant by £400.", "Cllr Lee said that the county had cut the grant by £400."},
		{"will becomes would", "The work will take six weeks.", "Cllr Lee said that the work would take six weeks."},
		{"contractions are written out", "The roof isn't safe and it won't last.", "Cllr Lee said that the roof was not safe and it would not last."},
		{"what is past stays past", "The culvert overflowed in January.", "Cllr Lee said that the culvert overflowed in January."},
		{"a feeling is the speaker's own", "I'm worried about the culvert.", "Cllr Lee was worried about the culvert."},
		{"support is the speaker's own", "I don't support the scheme.", "Cllr Lee did not support the scheme."},
		{"I becomes they, whatever the gender", "I live next to the park and my garden is wet.", "Cllr Lee said that they lived next to the park and their garden was wet."},
		{"we becomes they with the speaker's name before it", "We have £60,000 in the budget.", "Cllr Lee said that they had £60,000 in the budget."},
		{"they agree with their verb", "The report says that I was asked to leave the hall.", "Cllr Lee said that the report said that they were asked to leave the hall."},
		{"a broken sentence is quoted", "The bridge is closed and there was a real—.", "Cllr Lee said: “The bridge is closed and there was a real—.”"},
		{"a question for yes or no", "Has the flood authority seen the plan?", "Cllr Lee asked whether the flood authority had seen the plan."},
		{"do is taken out of a question", "Does the plan include a ramp?", "Cllr Lee asked whether the plan included a ramp."},
		{"other questions are quoted", "How much is left in the reserve?", "Cllr Lee asked: “How much is left in the reserve?”"},
		{"what is said to you is quoted", "You told residents something else.", "Cllr Lee said: “You told residents something else.”"},
		{"they beside I is quoted", "I told them that they were wrong about drainage.", "Cllr Lee said: “I told them that they were wrong about drainage.”"},
		{"words that point to now are quoted", "The surveyor comes tomorrow with the figures.", "Cllr Lee said: “The surveyor comes tomorrow with the figures.”"},
		{"an order is quoted", "Ignore the figures in the report.", "Cllr Lee said: “Ignore the figures in the report.”"},
		{"a recommendation keeps its mood", "The report recommends that the pool close at nine.", "Cllr Lee said: “The report recommends that the pool close at nine.”"},
		{"a no that answers is quoted", "No, the lights have failed twice.", "Cllr Lee said: “No, the lights have failed twice.”"},
		{"noises are dropped", "The, um, bridge is closed.", "Cllr Lee said that the bridge was closed."},
		{"the chair is not addressed in the record", "Chair, the bridge is closed.", "Cllr Lee said that the bridge was closed."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tr := &transcript.Transcript{Turns: []transcript.Turn{
				{Speaker: "Cllr Roe (Chair)", Utterances: []transcript.Utterance{{Text: "Item one, the drains."}}},
				{Speaker: "Cllr Lee", Utterances: []transcript.Utterance{{Text: c.said}}},
			}}
			m, err := minute.Make(t.Context(), tr)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, it := range m.Items {
				for _, p := range it.Points {
					got = append(got, p.Text)
				}
			}
			if strings.Join(got, " | ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
