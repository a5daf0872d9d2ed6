package minute_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// gold is what the minutes of the invented planning sub-committee must hold.
type gold struct {
	Date       string
	Utterances []struct{ Speaker string }
	Attendance struct {
		Chair                                string
		Members, Officers, Public, Apologies []string
	}
	Declarations []struct {
		Who, Kind, Reason string
		Item              int
		LeftRoom          bool `json:"left_room"`
	}
	Items []struct {
		N     *int
		Title string
	}
	Decisions []struct {
		Mover, Seconder string
		Votes           *struct{ For, Against, Abstain int }
	}
	Actions     []struct{ Owner, Due string }
	NextMeeting string `json:"next_meeting"`
}

// outcome is the minutes or the gold in one form, so that they can be compared.
type outcome struct {
	Date, Chair, Next                    string
	Members, Officers, Public, Apologies []string
	Declarations, Items                  []string
	Decisions, Actions                   []string
}

func (g *gold) outcome() outcome {
	r := outcome{Date: g.Date, Chair: g.Attendance.Chair, Next: g.NextMeeting, Members: g.Attendance.Members, Officers: g.Attendance.Officers, Apologies: g.Attendance.Apologies}
	for _, p := range g.Attendance.Public {
		name, _, _ := strings.Cut(p, " (")
		r.Public = append(r.Public, name)
	}
	for _, d := range g.Declarations {
		r.Declarations = append(r.Declarations, strings.Join([]string{d.Who, strconv.Itoa(d.Item), d.Kind, "my " + d.Reason, strconv.FormatBool(d.LeftRoom)}, "|"))
	}
	for _, it := range g.Items {
		n := ""
		if it.N != nil {
			n = strconv.Itoa(*it.N)
		}
		r.Items = append(r.Items, n+"|"+it.Title)
	}
	for _, d := range g.Decisions {
		votes := ""
		if d.Votes != nil {
			votes = strings.Join([]string{strconv.Itoa(d.Votes.For), strconv.Itoa(d.Votes.Against), strconv.Itoa(d.Votes.Abstain)}, "-")
		}
		r.Decisions = append(r.Decisions, d.Mover+"|"+d.Seconder+"|"+votes)
	}
	for _, a := range g.Actions {
		r.Actions = append(r.Actions, a.Owner+"|"+a.Due)
	}
	return r
}

func outcomeOf(m *minute.Minutes) outcome {
	r := outcome{Date: m.Date.Day.Format(time.DateOnly), Next: m.NextMeeting.Day.Format(time.DateOnly)}
	for _, a := range m.Attendees {
		switch a.Role {
		case minute.Chair:
			r.Chair = a.Name
		case minute.Member:
			r.Members = append(r.Members, a.Name)
		case minute.Officer:
			r.Officers = append(r.Officers, a.Name)
		case minute.Public:
			r.Public = append(r.Public, a.Name)
		}
	}
	for _, a := range m.Apologies {
		r.Apologies = append(r.Apologies, a.Name)
	}
	for _, it := range m.Items {
		// The talk says more of the title than the gold does.
		title, _, _ := strings.Cut(it.Heading, ", for ")
		r.Items = append(r.Items, it.Number+"|"+title)
		for _, d := range it.Declarations {
			r.Declarations = append(r.Declarations, strings.Join([]string{d.Member, d.Item, d.Kind, d.Reason, strconv.FormatBool(d.Left)}, "|"))
		}
		for _, d := range it.Decisions {
			votes := ""
			if v := d.Vote; v != nil && v.For != nil && v.Against != nil && v.Abstentions != nil {
				votes = strings.Join([]string{strconv.Itoa(*v.For), strconv.Itoa(*v.Against), strconv.Itoa(*v.Abstentions)}, "-")
			}
			r.Decisions = append(r.Decisions, d.Mover+"|"+d.Seconder+"|"+votes)
		}
		for _, a := range it.Actions {
			due := a.Due.Day.Format(time.DateOnly)
			if a.Due.Before {
				due = "before " + due
			}
			r.Actions = append(r.Actions, a.Owner+"|"+due)
		}
	}
	return r
}

// From every format that names its speakers, and from those that do not once the
// caller names them, the record of the meeting is the same, and exact.
func TestEveryFormatGivesTheExactRecord(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/council/council.gold.json")
	if err != nil {
		t.Fatal(err)
	}
	var g gold
	if err := json.Unmarshal(data, &g); err != nil {
		t.Fatal(err)
	}
	want := g.outcome()
	files, err := filepath.Glob("testdata/council/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		switch name {
		case "council.gold.json", "injection.txt", "README.md":
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tr, err := transcript.File(t.Context(), file)
			if err != nil {
				t.Fatal(err)
			}
			mk := &minute.Maker{Kind: "planning", Speakers: map[string]string{}}
			for i, turn := range tr.Turns {
				if l := strings.ToLower(turn.Speaker); strings.HasPrefix(l, "sp") && len(tr.Turns) == turnsOf(g) {
					mk.Speakers[turn.Speaker] = speakerOfTurn(g, i)
				}
			}
			m, err := mk.Make(t.Context(), tr)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, outcomeOf(m)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			texts := []string{}
			for _, d := range m.Decisions() {
				texts = append(texts, d.Text)
			}
			for _, a := range m.Actions() {
				texts = append(texts, a.Text)
			}
			wantTexts := []string{
				"that the minutes of the meeting of 4 February be agreed as a correct record",
				"that the Committee defer the application for a site visit, and until it has had the flood authority's written advice",
				"Chase them [the Lead Local Flood Authority] and circulate the response to members",
				"Arrange the site visit (Democratic Services); send round some dates; email everyone (tomorrow: 5 March 2025)",
				"Ask the Head of Parks, Mr Okafor, to write to all members",
			}
			if diff := cmp.Diff(wantTexts, texts); diff != "" {
				t.Errorf("words (-want +got):\n%s", diff)
			}
		})
	}
}

// turnsOf returns how many turns the gold has.
func turnsOf(g gold) int {
	n := 0
	for i, u := range g.Utterances {
		if i == 0 || g.Utterances[i-1].Speaker != u.Speaker {
			n++
		}
	}
	return n
}

// speakerOfTurn returns who speaks turn i.
func speakerOfTurn(g gold, turn int) string {
	n := -1
	for i, u := range g.Utterances {
		if i == 0 || g.Utterances[i-1].Speaker != u.Speaker {
			n++
		}
		if n == turn {
			return u.Speaker
		}
	}
	return ""
}

// What somebody says about the record does not change it.
func TestSpokenInstructionChangesNothing(t *testing.T) {
	t.Parallel()
	tr, err := transcript.File(t.Context(), "testdata/council/injection.txt")
	if err != nil {
		t.Fatal(err)
	}
	m, err := (&minute.Maker{Kind: "planning"}).Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range m.Decisions() {
		if d.Outcome != minute.Lost || d.Vote == nil || d.Vote.Unanimous || *d.Vote.For != 2 || *d.Vote.Against != 5 {
			t.Errorf("recorded %+v", d)
		}
	}
	if len(m.Decisions()) != 1 {
		t.Errorf("%d decisions, want one", len(m.Decisions()))
	}
}
