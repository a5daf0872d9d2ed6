package casenote_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// dialogue makes a transcript of lines "Speaker: words".
func dialogue(lines string) *transcript.Transcript {
	t := &transcript.Transcript{Name: "talk"}
	for line := range strings.Lines(lines) {
		who, said, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if ok {
			t.Turns = append(t.Turns, transcript.Turn{Speaker: who, Utterances: []transcript.Utterance{{Text: said}}})
		}
	}
	return t
}

func briefly(t *testing.T, b casenote.Brief, tr *transcript.Transcript) []string {
	t.Helper()
	list, err := b.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		if len(e.Source.Spoken) == 0 {
			t.Errorf("%q has no source", e.Text)
		}
		out = append(out, e.Text)
	}
	return out
}

func TestBriefMakesStatements(t *testing.T) {
	for _, c := range []struct {
		name, talk string
		want       []string
	}{
		{"the first person", "Doctor: How are you?\nPatient: I've had a cough for twenty six days and my chest hurts.",
			[]string{"The patient has had a cough for 26 days and their chest hurts."}},
		{"a verb agrees", "Doctor: How are you?\nPatient: I usually take two tablets with my breakfast.",
			[]string{"The patient usually takes 2 tablets with their breakfast."}},
		{"a denied symptom", "Doctor: Any chest pain or fever?\nPatient: No.", []string{"No chest pain or fever."}},
		{"a question with have", "Doctor: Have you had any surgeries in the past?\nPatient: Nope.", []string{"No surgeries in the past."}},
		{"do and no", "Doctor: Do you smoke or drink alcohol?\nPatient: No, never.", []string{"The patient does not smoke or drink alcohol."}},
		{"do and yes", "Doctor: Do you smoke cigarettes?\nPatient: Yes.", []string{"The patient smokes cigarettes."}},
		{"a hedged no is not turned", "Doctor: Have you had any falls?\nPatient: No, well, once.", []string{"Falls: no, well, once."}},
		{"one that says “but” is not turned", "Doctor: Do you drink alcohol?\nPatient: No, but I used to.", []string{"Drink alcohol: no, but the patient used to."}},
		{"who is asked about others is not the subject", "Doctor: Does your son have any pain?\nPatient: No.", []string{"Does your son have any pain? No."}},
		{"a short answer keeps its question", "Doctor: How long have you been on insulin?\nPatient: Three months.", []string{"Been on insulin: 3 months."}},
		{"“we” stays", "Doctor: Go on.\nPatient: We moved to a new flat with damp walls.", []string{"We moved to a new flat with damp walls."}},
		{"what the worker sees", "Doctor: You have some tenderness over your knee.\nPatient: Okay.", []string{"The patient has some tenderness over their knee."}},
		{"nobody knows who “you” is", "Worker: You have a bruise on your knee.\nMrs Hill: Yes.\nDaughter: I saw it on Monday morning too.", []string{"You have a bruise on your knee.", "I saw it on Monday morning too."}},
		{"a blood pressure is not added up", "Doctor: What was the pressure reading?\nPatient: The machine said one twenty over eighty.", []string{"The machine said one twenty over eighty."}},
		{"a year", "Doctor: When was the operation?\nPatient: The operation was in nineteen eighty four.", []string{"Operation: the operation was in 1984."}},
		{"a recorder without capital letters", "Doctor: on exam , there is swelling of the ankle . the x-ray shows no fracture .\nPatient: okay .", []string{"On exam, there is swelling of the ankle.", "The x-ray shows no fracture."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, briefly(t, casenote.Brief{Statements: true}, dialogue(c.talk))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

const carePlan = "Mrs Lowe, 84, lives in her own flat near the shops. She has diabetes and heart failure, and her daughter visits on Sundays to chat about the garden. " +
	"Mrs Lowe has no history of falls. She needs help with bathing, dressing, and meals, which are brought by a friendly company. She is fond of opera."

func TestTerseNotesLoseNoDenial(t *testing.T) {
	read := func(text string) *transcript.Transcript {
		tr, err := (&transcript.Reader{Format: transcript.Notes}).Read(t.Context(), strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return tr
	}
	her := strings.Join(briefly(t, casenote.Brief{Terse: true, MaxWords: 30}, read(carePlan)), " ")
	for _, want := range []string{"diabetes and heart failure", "no history of falls", "bathing, dressing, and meals"} {
		if !strings.Contains(strings.ToLower(her), want) {
			t.Errorf("%q is not in %q", want, her)
		}
	}
	if n := len(strings.Fields(her)); n > 30 {
		t.Errorf("%d words: %q", n, her)
	}
	known := " " + strings.ToLower(strings.NewReplacer(",", "", ".", "").Replace(carePlan)) + " "
	for w := range strings.FieldsSeq(strings.NewReplacer(",", "", ".", "").Replace(her)) {
		if !strings.Contains(known, " "+strings.ToLower(w)+" ") {
			t.Errorf("%q was not in the notes", w)
		}
	}
	// The same notes about a man.
	to := strings.NewReplacer("Mrs", "Mr", "She", "He", " her ", " his ", "daughter", "son")
	his := strings.Join(briefly(t, casenote.Brief{Terse: true, MaxWords: 30}, read(to.Replace(carePlan))), " ")
	if to.Replace(her) != his {
		t.Errorf("about her: %q\nabout him: %q", her, his)
	}
}
