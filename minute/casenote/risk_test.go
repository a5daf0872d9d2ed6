package casenote_test

import (
	"testing"

	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// talk makes a transcript of lines of speaker and words.
func talk(lines ...string) *transcript.Transcript {
	t := &transcript.Transcript{Name: "visit"}
	for i := 0; i+1 < len(lines); i += 2 {
		t.Turns = append(t.Turns, transcript.Turn{Speaker: lines[i], Utterances: []transcript.Utterance{{Text: lines[i+1]}}})
	}
	return t
}

// The statements are written for this test. Each says what a worker could hear
// and how a careful worker would record it.
var statements = []struct {
	question, answer string
	risk             string
	want             casenote.Status // "" means no mention
}{
	{"Have you had any falls?", "I went over in the kitchen on Sunday.", "falls", casenote.Current},
	{"Have you had any falls?", "I keep losing my balance on the stairs.", "falls", casenote.Current},
	{"Have you had any falls?", "Twice since Christmas.", "falls", casenote.Current},
	{"Have you had any falls?", "Yes, I slipped getting out of the bath yesterday.", "falls", casenote.Current},
	{"Have you had any falls?", "No, none.", "falls", casenote.Denied},
	{"Have you had any falls?", "Not since they put the rail in.", "falls", casenote.Past},
	{"Have you had any falls?", "I've not had a fall this year.", "falls", casenote.Denied},
	{"Have you had any falls?", "I used to fall a lot before I had the frame.", "falls", casenote.Past},
	{"Have you had any falls?", "My husband fell last month, he's the one you want to ask.", "falls", casenote.OtherPerson},
	{"Have you had any falls?", "If I fell there'd be nobody to hear me.", "falls", casenote.Hypothetical},
	{"Have you had any falls?", "I worry about falling when the floor's wet.", "falls", casenote.Hypothetical},
	{"How are you sleeping?", "I fall asleep in front of the telly.", "falls", ""},
	{"How are you getting on?", "I fell out with my sister.", "falls", ""},
	{"How are you getting on?", "I was on the floor for two hours last night before the carer came.", "falls", casenote.Current},

	{"How are you getting on?", "I'll bring my wage slips on Monday.", "falls", ""},
	{"How are you getting on?", "I slip my shoes off at the door.", "falls", ""},
	{"How are you getting on?", "The leaves fall all over my path.", "falls", ""},
	{"How are you getting on?", "We went to see Niagara Falls once.", "falls", ""},
	{"How are you on your feet?", "I lost my balance and hit my head.", "domestic_abuse", ""},
	{"Is there anyone who hurts you?", "My son grabs my arm when he wants money.", "domestic_abuse", casenote.Current},
	{"Is there anyone who hurts you?", "I twisted my arm in the gate.", "domestic_abuse", ""},
	{"Is anyone helping with meals?", "Oh yes, the microwave.", "not_eating", ""},
	{"Do you ever feel low?", "Everyone would be better off without me.", "self_harm", casenote.Current},
	{"Do you ever feel low?", "I took too many tablets on purpose last month.", "self_harm", casenote.Current},
	{"How are you managing with your tablets?", "I can't remember if I've taken them half the time.", "medication", casenote.Current},
	{"How are you managing with your tablets?", "I stopped taking my water tablets last week, they make me go.", "medication", casenote.Current},
	{"How are you managing with your tablets?", "I never miss a dose.", "medication", casenote.Denied},
	{"How are you managing with your tablets?", "The nurse sees to all my tablets.", "medication", casenote.Denied},
	{"How are you managing with your tablets?", "My brother skips his tablets but I don't.", "medication", casenote.OtherPerson},
	{"How are you managing with your tablets?", "I get them muddled when the box changes.", "medication", casenote.Current},
	{"How are you managing with your tablets?", "I used to forget my tablets, but the girls do them now.", "medication", casenote.Past},

	{"How are you managing with meals?", "I can't face cooking for one.", "not_eating", casenote.Current},
	{"How are you managing with meals?", "I've lost a stone since the summer.", "not_eating", casenote.Current},
	{"How are you managing with meals?", "I don't bother with dinner most days.", "not_eating", casenote.Current},
	{"How are you managing with meals?", "I'm not eating well at the moment.", "not_eating", casenote.Current},
	{"How are you managing with meals?", "Three good meals a day, I never miss breakfast.", "not_eating", casenote.Denied},
	{"How are you managing with meals?", "I eat like a horse.", "not_eating", casenote.Denied},
	{"How are you managing with meals?", "When I was in hospital in 2019 I wasn't eating, but I'm fine now.", "not_eating", casenote.Past},
	{"How are you managing with meals?", "My cat's not eating.", "not_eating", casenote.OtherPerson},

	{"Is there anyone who hurts you?", "My son shouts at me when he's had a drink.", "domestic_abuse", casenote.Current},
	{"Is there anyone who hurts you?", "He keeps my bank card and won't let me out.", "domestic_abuse", casenote.Current},
	{"Is there anyone who hurts you?", "He's never laid a finger on me.", "domestic_abuse", casenote.Denied},
	{"Is there anyone who hurts you?", "No, they're all very kind to me.", "domestic_abuse", casenote.Denied},
	{"Is there anyone who hurts you?", "My ex used to push me about.", "domestic_abuse", casenote.Past},
	{"Is there anyone who hurts you?", "I'd leave if he ever hit me.", "domestic_abuse", casenote.Hypothetical},
	{"Is there anyone who hurts you?", "The man downstairs hits his wife.", "domestic_abuse", casenote.OtherPerson},
	{"Do you feel safe at home?", "Not really.", "domestic_abuse", casenote.Current},
	{"Do you feel safe at home?", "Yes, very.", "domestic_abuse", casenote.Denied},
	{"Do you feel safe at home?", "I'm scared of him when he's been drinking.", "domestic_abuse", casenote.Current},

	{"Do you ever think of harming yourself?", "Some days I don't want to be here any more.", "self_harm", casenote.Current},
	{"Do you ever think of harming yourself?", "I've been cutting my arms again.", "self_harm", casenote.Current},
	{"Do you ever think of harming yourself?", "No, never.", "self_harm", casenote.Denied},
	{"Do you ever think of harming yourself?", "I'd never take my own life.", "self_harm", casenote.Denied},
	{"Do you ever think of harming yourself?", "I took an overdose when I was nineteen.", "self_harm", casenote.Past},
	{"Do you ever think of harming yourself?", "A friend of mine ended her life last year.", "self_harm", casenote.OtherPerson},
	{"Do you ever think of harming yourself?", "If it got that bad I'd ring the crisis line.", "self_harm", ""},
	{"What happened in the kitchen?", "I burned myself on the kettle.", "self_harm", ""},
	{"Have you had any falls?", "No. Well, I tell a lie, I tripped over the mat on Tuesday.", "falls", casenote.Current},
	{"Have you had any falls?", "Touch wood, no.", "falls", casenote.Denied},
	{"Have you had any falls?", "Only when I had the old shoes, back in 2021.", "falls", casenote.Past},
	{"Have you had any falls?", "A lady at the club went over last week, it gave us all a turn.", "falls", casenote.OtherPerson},
	{"Have you had any falls?", "I could fall any day on those steps.", "falls", casenote.Hypothetical},
	{"Have you had any falls?", "My legs keep giving way.", "falls", casenote.Current},
	{"How are you managing with meals?", "I'm living on toast.", "not_eating", casenote.Current},
	{"How are you managing with meals?", "I have no trouble with my food.", "not_eating", casenote.Denied},
	{"How are you managing with meals?", "My appetite's gone.", "not_eating", casenote.Current},
	{"How are you managing with meals?", "Mum lost weight before she died, but I'm all right.", "not_eating", casenote.OtherPerson},
	{"How are you managing with meals?", "My trousers are falling off me.", "not_eating", casenote.Current},
	{"How are you managing with meals?", "I haven't eaten since yesterday.", "not_eating", casenote.Current},
	{"How are you managing with your tablets?", "I ran out of my insulin on Friday.", "medication", casenote.Current},
	{"How are you managing with your tablets?", "I double up if I've missed one.", "medication", casenote.Hypothetical},
	{"How are you managing with your tablets?", "Fine, no problem.", "medication", casenote.Denied},
	{"Does anyone frighten you?", "My grandson takes my pension, every week.", "domestic_abuse", casenote.Current},
	{"Does anyone frighten you?", "Nobody.", "domestic_abuse", casenote.Denied},
	{"Does anyone frighten you?", "He hit me last night.", "domestic_abuse", casenote.Current},
	{"Does anyone frighten you?", "She has never hit me.", "domestic_abuse", casenote.Denied},
	{"Does anyone frighten you?", "My dad hit me when I was little.", "domestic_abuse", casenote.Past},
	{"Do you ever feel suicidal?", "Sometimes, yes.", "self_harm", casenote.Current},
	{"Do you ever feel suicidal?", "I did once, years ago.", "self_harm", casenote.Past},
	{"Do you ever feel suicidal?", "I think they'd all be better off without me.", "self_harm", casenote.Current},
	{"Do you ever feel suicidal?", "I've got too much to live for.", "self_harm", casenote.Denied},
	{"Do you ever feel suicidal?", "There are days when I can't go on.", "self_harm", casenote.Current},
	{"And with your meals?", "I have to go now.", "not_eating", ""},
	{"Have you had any falls?", "I have to see the nurse at two.", "falls", ""},
	{"Have you had any falls?", "I have.", "falls", casenote.Current},
	{"What did the doctor say?", "He asked me if I was suicidal.", "self_harm", casenote.Hypothetical},
}

func TestStatusOfRisks(t *testing.T) {
	t.Parallel()
	for _, s := range statements {
		t.Run(s.question+" "+s.answer, func(t *testing.T) {
			t.Parallel()
			n, err := casenote.Make(t.Context(), talk("Social worker", "Thank you for seeing me.", "Pat Lowe", "Come in.", "Social worker", s.question, "Pat Lowe", s.answer))
			if err != nil {
				t.Fatal(err)
			}
			var got casenote.Status
			for _, e := range n.Risks() {
				if e.Risk == s.risk && got != casenote.Current {
					got = e.Status
				}
			}
			if got != s.want {
				t.Errorf("status of %s is %q, want %q", s.risk, got, s.want)
			}
		})
	}
}

// A question is answered by whoever speaks next, and by nobody after that.
func TestAnswersBelongToTheirQuestion(t *testing.T) {
	t.Parallel()
	n, err := casenote.Make(t.Context(), talk(
		"Social worker", "Do you feel safe at home?",
		"Pat Lowe", "I'd like some more tea.",
		"Lisa (daughter)", "No, thank you.",
		"Pat Lowe", "Yes, we have the blue cups."))
	if err != nil {
		t.Fatal(err)
	}
	if r := n.Risks(); len(r) != 0 {
		t.Errorf("risks are %+v", r)
	}
}

// What families say and what stands in notes is about the person, or it is not,
// or it is not clear; it is never lost.
func TestStatusInOtherVoices(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, risk  string
		carer, note casenote.Status
	}{
		{"She fell in the bath on Sunday.", "falls", casenote.Current, casenote.Current},
		{"He has not fallen this year.", "falls", casenote.Denied, casenote.Denied},
		{"I fell myself last week, carrying the shopping.", "falls", casenote.OtherPerson, casenote.Unclear},
		{"Pat fell twice in March.", "falls", casenote.Past, casenote.Past},
		{"Pat keeps falling in the hall.", "falls", casenote.Current, casenote.Current},
		{"She might fall if the rail goes.", "falls", casenote.Hypothetical, casenote.Hypothetical},
		{"She used to forget her tablets.", "medication", casenote.Past, casenote.Past},
		{"She is not eating.", "not_eating", casenote.Current, casenote.Current},
		{"She is eating well.", "not_eating", casenote.Denied, casenote.Denied},
		{"Denies any thoughts of self-harm.", "self_harm", casenote.Denied, casenote.Denied},
		{"She has talked of ending her life.", "self_harm", casenote.Current, casenote.Current},
		{"Risk of falls.", "falls", casenote.Hypothetical, casenote.Hypothetical},
		{"My sister took an overdose.", "self_harm", casenote.Unclear, casenote.OtherPerson},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			for _, v := range []struct {
				name string
				talk *transcript.Transcript
				want casenote.Status
			}{
				{"carer", talk("Social worker", "Thank you for seeing me.", "Pat Lowe", "Come in.", "Lisa (daughter)", c.text), c.carer},
				{"notes", talk("", c.text), c.note},
			} {
				if v.want == "" {
					continue
				}
				n, err := (&casenote.Maker{Person: "Pat Lowe"}).Make(t.Context(), v.talk)
				if err != nil {
					t.Fatal(err)
				}
				var got casenote.Status
				for _, e := range n.Risks() {
					if e.Risk == c.risk {
						got = e.Status
					}
				}
				if got != v.want {
					t.Errorf("%s: status is %q, want %q", v.name, got, v.want)
				}
			}
		})
	}
}
