package minute_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// options is the head of a golden case.
type options struct {
	Kind   string        `json:"kind"`
	Length minute.Length `json:"length"`
}

// make makes the minutes of a golden case.
func makeCase(t *testing.T, c *golden.Case) (*transcript.Transcript, *minute.Minutes) {
	t.Helper()
	var o options
	if len(c.Options) > 0 {
		if err := json.Unmarshal(c.Options, &o); err != nil {
			t.Fatal(err)
		}
	}
	mk := &minute.Maker{Kind: o.Kind, Length: o.Length}
	if data, ok := c.File("agenda"); ok {
		d, err := new(extract.Extractor).Extract(t.Context(), "agenda.md", bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		mk.Agenda = d
	}
	tr, err := new(transcript.Reader).Read(t.Context(), bytes.NewReader(c.Input(t)))
	if err != nil {
		t.Fatal(err)
	}
	m, err := mk.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	return tr, m
}

func TestMakeGolden(t *testing.T) {
	golden.Run(t, "testdata/make", func(t *testing.T, c *golden.Case) {
		tr, m := makeCase(t, c)
		var out bytes.Buffer
		if err := new(minute.Printer).Markdown(&out, m); err != nil {
			t.Fatal(err)
		}
		c.Check(t, "markdown", out.Bytes())
		checkSources(t, tr, m)
		checkJSON(t, m)
		checkHTML(t, m)
		checkDocument(t, tr, m)
		checkCitations(t, tr, m)
		_, again := makeCase(t, c)
		if diff := cmp.Diff(m, again); diff != "" {
			t.Errorf("the same input gives other minutes:\n%s", diff)
		}
	})
}

// checkSources checks that every line names a source, and that it is there.
func checkSources(t *testing.T, tr *transcript.Transcript, m *minute.Minutes) {
	t.Helper()
	check := func(what string, s minute.Source) {
		t.Helper()
		if len(s.Spoken)+len(s.Agenda) == 0 && !s.Inferred {
			t.Errorf("%s has no source", what)
		}
		for _, r := range s.Spoken {
			if text, ok := tr.Lookup(r); !ok || text == "" {
				t.Errorf("%s: source %v points nowhere", what, r)
			}
		}
	}
	for _, f := range []struct {
		name string
		text string
		s    minute.Source
	}{{"council", m.Council.Text, m.Council.Source}, {"committee", m.Committee.Text, m.Committee.Source}, {"date", m.Date.Text, m.Date.Source}, {"venue", m.Venue.Text, m.Venue.Source}, {"start", m.Start.Text, m.Start.Source}, {"close", m.Close.Text, m.Close.Source}, {"next meeting", m.NextMeeting.Text, m.NextMeeting.Source}} {
		if f.text != "" {
			check(f.name, f.s)
		}
	}
	for _, a := range m.Attendees {
		check("attendee "+a.Name, a.Source)
	}
	for _, a := range m.Apologies {
		check("apology of "+a.Name, a.Source)
	}
	for _, it := range m.Items {
		check("item "+it.Heading, it.Source)
		for _, p := range it.Points {
			check("point "+p.Text, p.Source)
		}
		for _, d := range it.Decisions {
			check("decision "+d.Text, d.Source)
			if d.Vote != nil {
				check("vote on "+d.Text, d.Vote.Source)
			}
		}
		for _, a := range it.Actions {
			check("action "+a.Text, a.Source)
			if a.Due.Text != "" {
				check("due date of "+a.Text, a.Due.Source)
			}
		}
		for _, d := range it.Declarations {
			check("declaration of "+d.Member, d.Source)
		}
	}
}

func checkJSON(t *testing.T, m *minute.Minutes) {
	t.Helper()
	var out bytes.Buffer
	if err := new(minute.Printer).JSON(&out, m); err != nil {
		t.Fatal(err)
	}
	var back minute.Minutes
	if err := json.Unmarshal(out.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, &back); diff != "" {
		t.Errorf("JSON round trip (-want +got):\n%s", diff)
	}
}

// checkHTML checks that the page parses, has one first heading, and skips no
// level.
func checkHTML(t *testing.T, m *minute.Minutes) {
	t.Helper()
	var out bytes.Buffer
	if err := new(minute.Printer).HTML(&out, m); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	level, firsts := 0, 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		now := int(n.Data[1] - '0')
		if now == 1 {
			firsts++
		}
		if now > level+1 {
			t.Errorf("heading level skips from %d to %d", level, now)
		}
		level = now
	}
	if firsts != 1 {
		t.Errorf("%d first headings, want 1", firsts)
	}
}

// checkDocument checks that each paragraph of the document knows where it was
// said, and that the identifiers are unique.
func checkDocument(t *testing.T, tr *transcript.Transcript, m *minute.Minutes) {
	t.Helper()
	seen := map[string]bool{}
	spoken := 0
	for b := range m.Document().All() {
		if id := b.Info().ID; id == "" || seen[id] {
			t.Errorf("identifier %q is empty or used twice", id)
		}
		seen[b.Info().ID] = true
		for _, p := range b.Info().Prov {
			if p.Spoken != nil {
				spoken++
				checkSpoken(t, tr, p.Spoken)
			}
		}
	}
	if spoken == 0 {
		t.Error("nothing in the document knows where it was said")
	}
}

// checkSpoken checks that a block names the speaker and the times of the place
// that it points to.
func checkSpoken(t *testing.T, tr *transcript.Transcript, s *extract.Spoken) {
	t.Helper()
	if s.Turn == transcript.HeaderTurn {
		return
	}
	turn := tr.Turns[s.Turn]
	u := turn.Utterances[s.Utterance]
	want := extract.Spoken{Speaker: turn.Speaker, Turn: s.Turn, Utterance: s.Utterance, Start: u.Start, End: u.End}
	if diff := cmp.Diff(want, *s); diff != "" {
		t.Errorf("who spoke and when (-transcript +document):\n%s", diff)
	}
}

// checkCitations checks that every place that any source names is cited, and
// nothing else.
func checkCitations(t *testing.T, tr *transcript.Transcript, m *minute.Minutes) {
	t.Helper()
	var refs []transcript.Ref
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		if s, ok := reflect.TypeAssert[minute.Source](v); ok {
			refs = append(refs, s.Spoken...)
			return
		}
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(m))
	if diff := cmp.Diff(tr.Cite(refs), m.Citations); diff != "" {
		t.Errorf("citations (-of all sources +of the minutes):\n%s", diff)
	}
}

// The transcript of the example must give one record from every format that
// names the speakers.
func TestFormatsGiveOneRecord(t *testing.T) {
	t.Parallel()
	tr, err := transcript.File(t.Context(), "../examples/testdata/committee-meeting.vtt")
	if err != nil {
		t.Fatal(err)
	}
	want := record(t, tr)
	var plain strings.Builder
	for i := range tr.Turns {
		plain.WriteString(tr.Turns[i].Speaker + ": " + tr.Turns[i].Text() + "\n")
	}
	var list []map[string]any
	for ref, u := range tr.All() {
		list = append(list, map[string]any{"speaker": tr.Turns[ref.Turn].Speaker, "text": u.Text, "start": u.Start.Seconds(), "end": u.End.Seconds()})
	}
	entries, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"plain": plain.String(), "dialogue entries": string(entries)} {
		got, err := new(transcript.Reader).Read(t.Context(), strings.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, record(t, got)); diff != "" {
			t.Errorf("%s (-WebVTT +%s):\n%s", name, name, diff)
		}
	}
}

// record returns the minutes without times and findings about the file.
func record(t *testing.T, tr *transcript.Transcript) string {
	t.Helper()
	m, err := minute.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := (&minute.Printer{HideFindings: true, HideTimes: true}).Text(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The committee of the examples, with everything that its minutes must hold.
func TestExampleMeeting(t *testing.T) {
	t.Parallel()
	tr, err := transcript.File(t.Context(), "../examples/testdata/committee-meeting.vtt")
	if err != nil {
		t.Fatal(err)
	}
	m, err := minute.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	checkSources(t, tr, m)
	var got []string
	got = append(got, m.Council.Text, m.Committee.Text, m.Date.String(), m.Close.Text, m.NextMeeting.String(), m.Attendees[0].Name+" "+string(m.Attendees[0].Role))
	for _, a := range m.Apologies {
		got = append(got, "apologies "+a.Name)
	}
	for _, it := range m.Items {
		got = append(got, "item "+it.Number+" "+it.Heading)
		for _, d := range it.Declarations {
			got = append(got, strings.TrimSpace("declared "+d.Member+" "+d.Kind+" "+d.Item))
		}
		for _, d := range it.Decisions {
			vote := ""
			if d.Vote != nil {
				vote = " " + number(d.Vote.For) + "-" + number(d.Vote.Against) + "-" + number(d.Vote.Abstentions)
			}
			got = append(got, string(d.Outcome)+": "+d.Mover+", "+d.Seconder+vote)
		}
		for _, a := range it.Actions {
			got = append(got, "action "+a.Owner+" "+a.Due.String())
		}
	}
	want := []string{
		"Harrowmere Borough Council", "Communities and Environment Committee", "12 February 2026", "6:48 pm", "19 March 2026", "Cllr Meera Anand chair",
		"apologies Councillor Lunt", "apologies Councillor Ferris-Cole",
		"item 1 Apologies for absence",
		"item 2 Declarations of interest",
		"declared Cllr Peter Strand disclosable pecuniary 5",
		"declared Cllr Joan Bexley personal 4",
		"item 3 Minutes of the last meeting",
		"agreed: , ",
		"item 4 Abbot's Park play area",
		"carried: Cllr Joan Bexley, Cllr Peter Strand 6-0-1",
		"action Ruth Hanlon 20 February 2026",
		"item 5 Riverside Leisure Centre, opening hours",
		"carried: Cllr Daniel Oduya, Cllr Joan Bexley 5-1-0",
		"action Imran Sethi 28 February 2026",
		"action Imran Sethi 6 March 2026",
		"item 6 Budget monitoring for quarter three",
		"noted: , ",
		"action Siân Prosser not recorded",
		"item  Any other business",
		"action Tom Whitaker 13 February 2026",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func number(n *int) string {
	if n == nil {
		return "?"
	}
	return string(rune('0' + *n))
}

// The record of a meeting must not depend on anybody's gender.
func TestGenderDoesNotMatter(t *testing.T) {
	t.Parallel()
	swap := strings.NewReplacer("Mr ", "Mrs ", "Mrs ", "Mr ", " he ", " she ", " she ", " he ", " his ", " her ", " her ", " his ", "wife", "husband", "husband", "wife", "Meera", "Martin", "Martin", "Meera", "Joan", "John", "John", "Joan", "Peter", "Petra", "Petra", "Peter")
	tr, err := transcript.File(t.Context(), "../examples/testdata/committee-meeting.vtt")
	if err != nil {
		t.Fatal(err)
	}
	other := *tr
	other.Turns = slices.Clone(tr.Turns)
	for i := range other.Turns {
		other.Turns[i].Speaker = swap.Replace(other.Turns[i].Speaker)
		other.Turns[i].Utterances = slices.Clone(other.Turns[i].Utterances)
		for j := range other.Turns[i].Utterances {
			other.Turns[i].Utterances[j].Text = swap.Replace(other.Turns[i].Utterances[j].Text)
		}
	}
	if diff := cmp.Diff(record(t, tr), swap.Replace(record(t, &other))); diff != "" {
		t.Errorf("(-as said +swapped):\n%s", diff)
	}
}
