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
		{"a subject of two nouns", "Could the parks team give us an update?", "Cllr Lee asked whether the parks team could give them an update."},
		{"do is taken out of a question", "Does the plan include a ramp?", "Cllr Lee asked whether the plan included a ramp."},
		{"an open question", "How much is left in the reserve?", "Cllr Lee asked how much was left in the reserve."},
		{"an open question with a subject", "When will the pool reopen?", "Cllr Lee asked when the pool would reopen."},
		{"an open question with be", "What is the evidence on the flooding?", "Cllr Lee asked what the evidence was on the flooding."},
		{"an open question about what is ours", "What is the size of our debt?", "Cllr Lee asked what the size of their debt was."},
		{"a question about what was done", "Did the county send the letter?", "Cllr Lee asked whether the county had sent the letter."},
		{"a question with be", "Is the agency spending going to come down?", "Cllr Lee asked whether the agency spending was going to come down."},
		{"a question whose subject has no sure end is quoted", "Is the report on parking ready?", "Cllr Lee asked: “Is the report on parking ready?”"},
		{"a question about others than the speaker is quoted", "Where would they put the recycling bins?", "Cllr Lee asked: “Where would they put the recycling bins?”"},
		{"what is said to you is quoted", "You told residents something else.", "Cllr Lee said: “You told residents something else.”"},
		{"they beside I is quoted", "I told them that they were wrong about drainage.", "Cllr Lee said: “I told them that they were wrong about drainage.”"},
		{"tomorrow is the next day", "The surveyor comes tomorrow with the figures.", "Cllr Lee said that the surveyor came the next day with the figures."},
		{"next week is the following week", "The surveyor comes next week with the figures.", "Cllr Lee said that the surveyor came the following week with the figures."},
		{"yesterday morning is quoted", "The surveyor came yesterday morning with the figures.", "Cllr Lee said: “The surveyor came yesterday morning with the figures.”"},
		{"a length of time stays", "The bridge has been closed for the last year.", "Cllr Lee said that the bridge had been closed for the last year."},
		{"here is quoted", "The surveyor comes here with the figures.", "Cllr Lee said: “The surveyor comes here with the figures.”"},
		{"she without a name before her is quoted", "She told the officers about the damp.", "Cllr Lee said: “She told the officers about the damp.”"},
		{"she with a name before her", "Mrs Gray told the officers that she was cold.", "Cllr Lee said that Mrs Gray told the officers that she was cold."},
		{"words of others inside are quoted", `Mrs Gray told me, "I am cold at night."`, "Cllr Lee said: “Mrs Gray told me, 'I am cold at night.'”"},
		{"is and has after a noun", "The roof's been mended and the hall's fine.", "Cllr Lee said that the roof had been mended and the hall was fine."},
		{"an owner keeps the mark", "The council's budget has shrunk.", "Cllr Lee said that the council's budget had shrunk."},
		{"what may be is or has is quoted", "The hall's closed.", "Cllr Lee said: “The hall's closed.”"},
		{"had before a participle", "The carer said that Ann had rung because she'd fallen.", "Cllr Lee said that the carer said that Ann had rung because she had fallen."},
		{"have got is have", "We've got real concerns about the lane.", "Cllr Lee said that they had real concerns about the lane."},
		{"should have stays", "The visit should've been in the morning.", "Cllr Lee said that the visit should have been in the morning."},
		{"a number at the front", "Eighty per cent of the buses are empty.", "Cllr Lee said that eighty per cent of the buses were empty."},
		{"what only leads in is left out", "I just want to say that the tanks will save money.", "Cllr Lee said that the tanks would save money."},
		{"a guess is quoted", "The tanks will save money, I suppose.", "Cllr Lee said: “The tanks will save money, I suppose.”"},
		{"a restart is quoted", "I was, I am against the closure of the pool.", "Cllr Lee said: “I was, I am against the closure of the pool.”"},
		{"words broken off are dropped", "Th th thi this bridge is closed.", "Cllr Lee said that this bridge was closed."},
		{"a causative is quoted", "We have had sixty people use the form already.", "Cllr Lee said: “We have had sixty people use the form already.”"},
		{"a verb that looks like a plural", "The grant stops when the lease ends.", "Cllr Lee said that the grant stopped when the lease ended."},
		{"an order is quoted", "Ignore the figures in the report.", "Cllr Lee said: “Ignore the figures in the report.”"},
		{"a recommendation keeps its mood", "The report recommends that the pool close at nine.", "Cllr Lee said that the report recommended that the pool close at nine."},
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
