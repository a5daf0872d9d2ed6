package minute_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// What is missing or wrong in a transcript is said, the minutes are made, and
// nothing takes the place of what is not there.
func TestBadInput(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Cllr Bo Lin: The lamps on the towpath have been dark since the storm, and people who walk home late are afraid to use it.\nCllr Ann Roe: Officers looked at the cost of new lamps and at the time that it would take.\n", 12)
	for _, c := range []struct {
		name, text, agenda string
		codes              []string
	}{
		{"no speakers", "Good evening. The lamps are dark. All those in favour? Four. Against? None. That's carried.", "", []string{"no-speakers", "no-chair"}},
		{"no times", long, "", []string{"no-times"}},
		{"times that run backwards", "WEBVTT\n\n00:05:00.000 --> 00:05:04.000\n<v Ann Roe>Good evening.</v>\n\n00:01:00.000 --> 00:01:04.000\n<v Bo Lin>The lamps are dark.</v>\n", "", []string{"times-backwards"}},
		{"the agenda of another meeting", "Cllr Ann Roe: Welcome, I'm in the chair. Item 7, the lamps.\nCllr Bo Lin: They are dark.\n", "# Pensions Board\n\n1. Fund performance\n\n2. Audit fees\n", []string{"agenda-differs"}},
		{"fewer than 200 words", "Cllr Ann Roe: Good evening.\nCllr Bo Lin: The lamps are dark.\n", "", []string{"short-transcript"}},
		{"another language", strings.Repeat("Cllr Ann Roe: Mae'r lampau ar y llwybr wedi bod yn dywyll ers y storm, ac mae pobl yn ofni cerdded adref yn hwyr.\nCllr Bo Lin: Rydym yn gofyn i'r swyddogion edrych ar y gost ac ar yr amser y byddai'n ei gymryd.\n", 6), "", []string{"not-english"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			mk := new(minute.Maker)
			if c.agenda != "" {
				d, err := new(extract.Extractor).Extract(t.Context(), "agenda.md", strings.NewReader(c.agenda), int64(len(c.agenda)))
				if err != nil {
					t.Fatal(err)
				}
				mk.Agenda = d
			}
			tr, m := made(t, mk, c.text)
			var codes []string
			for _, f := range m.Findings {
				codes = append(codes, f.Code)
			}
			for _, want := range c.codes {
				if !slices.Contains(codes, want) {
					t.Errorf("no finding %s among %v", want, codes)
				}
			}
			if c.name == "no times" && slices.Contains(codes, "not-english") {
				t.Error("English is taken for another language")
			}
			checkSources(t, tr, m)
			nothingMadeUp(t, tr, m)
			var out bytes.Buffer
			if err := new(minute.Printer).Markdown(&out, m); err != nil {
				t.Fatal(err)
			}
			if m.Date.Text == "" && !strings.Contains(out.String(), "date not recorded") {
				t.Error("the minutes do not say that there is no date")
			}
		})
	}
}

// nothingMadeUp checks that each name, vote and date of the minutes is in what
// was said.
func nothingMadeUp(t *testing.T, tr *transcript.Transcript, m *minute.Minutes) {
	t.Helper()
	var all strings.Builder
	for _, h := range tr.Header {
		all.WriteString(h + "\n")
	}
	for i := range tr.Turns {
		all.WriteString(tr.Turns[i].Speaker + ": " + tr.Turns[i].Text() + "\n")
	}
	said := all.String()
	for _, a := range m.Attendees {
		if !strings.Contains(said, a.Name) {
			t.Errorf("nobody is called %q", a.Name)
		}
	}
	for _, a := range m.Apologies {
		if !strings.Contains(said, a.Name) {
			t.Errorf("nobody named %q", a.Name)
		}
	}
	for _, d := range []minute.Date{m.Date, m.NextMeeting} {
		if !strings.Contains(said, d.Text) {
			t.Errorf("nobody said %q", d.Text)
		}
	}
	for _, a := range m.Actions() {
		if !strings.Contains(said, a.Due.Text) {
			t.Errorf("nobody said %q", a.Due.Text)
		}
	}
	for _, d := range m.Decisions() {
		if d.Vote != nil && len(d.Vote.Source.Spoken) == 0 {
			t.Error("a vote without a source")
		}
	}
}

// Ten hours of talk are minutes too, and the cost grows with the length.
func TestTenHours(t *testing.T) {
	t.Parallel()
	tr := &transcript.Transcript{}
	for i := range 2500 {
		tr.Turns = append(tr.Turns, transcript.Turn{Speaker: fmt.Sprintf("Cllr %s Roe", []string{"Ann", "Bo", "Cy"}[i%3]), Utterances: []transcript.Utterance{
			{Text: fmt.Sprintf("The lamp with the number %d on the towpath has been dark since the storm, and people who walk home late are afraid to use it.", i)},
			{Text: "Officers looked at the cost of new lamps, and the contractor would need some weeks for the work."},
		}})
	}
	m, err := (&minute.Maker{Kind: "team", Length: minute.Short}).Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Items) < 2 {
		t.Errorf("%d items", len(m.Items))
	}
	nothingMadeUp(t, tr, m)
}

// A speaker gets a name only where all that is said of them agrees.
func TestSpeakersAreNamedFromWhatIsSaid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string // name, label, certainty
	}{
		{"in their own words", "Speaker 1: Good evening, I'm Councillor Ann Roe and I'm in the chair.\nSpeaker 2: My name is Bo Lin.\nSpeaker 1: Thank you.\n",
			[]string{"Councillor Ann Roe/Speaker 1/own words", "Bo Lin/Speaker 2/own words"}},
		{"two who say the same name are not named", "Speaker 1: I'm Councillor Ann Roe.\nSpeaker 2: I'm Councillor Ann Roe.\n", nil},
		{"one who says two names is not named", "Speaker 1: I'm Councillor Ann Roe.\nSpeaker 2: Thank you.\nSpeaker 1: I'm Councillor Bo Lin.\n", nil},
		{"what “I'm” goes on with is not always a name", "Speaker 1: I'm Sorry to be late.\nSpeaker 2: I'm Labour and proud of it.\n", nil},
		{"called upon more than once", "Cllr Ann Roe: Welcome to the meeting. Councillor Lin?\nSpeaker 1: The lamps are dark.\nCllr Ann Roe: Over to you, Councillor Lin.\nSpeaker 1: They are still dark.\n",
			[]string{"Cllr Ann Roe//", "Councillor Lin/Speaker 1/called upon"}},
		{"called upon once is not enough", "Cllr Ann Roe: Welcome to the meeting. Councillor Lin?\nSpeaker 1: The lamps are dark.\n", []string{"Cllr Ann Roe//"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, m := made(t, new(minute.Maker), c.text)
			var got []string
			for _, a := range m.Attendees {
				got = append(got, a.Name+"/"+a.Label+"/"+string(a.Named))
			}
			if !slices.Equal(c.want, got) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// An agenda whose numbers fit and whose titles do not gives no headings.
func TestTheAgendaOfAnotherMeetingGivesNoHeadings(t *testing.T) {
	t.Parallel()
	d, err := new(extract.Extractor).Extract(t.Context(), "agenda.md", strings.NewReader("# Pensions Board\n\n1. Fund performance\n\n2. Audit fees\n\n3. Training plan\n"), 70)
	if err != nil {
		t.Fatal(err)
	}
	m, err := (&minute.Maker{Agenda: d}).Make(t.Context(), talk("Cllr Ann Roe", "Welcome to the meeting. Item 1, the lamps on the towpath.", "Cllr Bo Lin", "The lamps have failed twice.", "Cllr Ann Roe", "Item 2, the drains in Mill Lane.", "Cllr Bo Lin", "The drains have flooded twice.", "Cllr Ann Roe", "The meeting is closed."))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, it := range m.Items {
		if it.Number != "" {
			got = append(got, it.Heading)
		}
	}
	if want := []string{"Lamps on the towpath", "Drains in Mill Lane"}; !slices.Equal(got, want) {
		t.Errorf("headings are %q, want %q", got, want)
	}
	if m.Committee.Text != "" || !slices.ContainsFunc(m.Findings, func(f minute.Finding) bool { return f.Code == "agenda-differs" }) {
		t.Errorf("committee %q, findings %+v", m.Committee.Text, m.Findings)
	}
}

// What a recogniser writes without a full stop is cut, and takes no time.
func TestOneEndlessSentence(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), talk("Cllr Ann Roe", strings.Repeat("the drains in Mill Lane cost four hundred pounds ", 800)))
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Items) == 0 || len(m.Items[0].Points) == 0 {
		t.Error("nothing is recorded")
	}
}

// Talk in another language stays as it was said.
func TestAnotherLanguageIsNotReworded(t *testing.T) {
	t.Parallel()
	const said = "Rydym yn gofyn i'r swyddogion edrych ar y gost ac ar yr amser y byddai'n ei gymryd i drwsio'r lampau ar y llwybr wrth yr afon cyn y gaeaf nesaf."
	m, err := minute.Make(t.Context(), talk("Cadeirydd", said, "Cyng Tomos Gwyn", said, "Cadeirydd", said))
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range m.Items {
		for _, p := range it.Points {
			if !p.Quoted || !strings.Contains(p.Text, said) {
				t.Errorf("%q is reworded", p.Text)
			}
		}
	}
}
