package casenote_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/internal/office/officetest"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func notes(t *testing.T, name, text string) *transcript.Transcript {
	t.Helper()
	tr, err := (&transcript.Reader{Name: name, Format: transcript.Notes}).Read(t.Context(), strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func TestWhenAnEventWas(t *testing.T) {
	// The note is of Wednesday 11 March 2026.
	for _, c := range []struct {
		said, from, to string
		certainty      casenote.Certainty
	}{
		{"Pat fell on 2 February 2026.", "2026-02-02", "2026-02-02", casenote.DayStated},
		{"Pat fell on 2 February.", "2026-02-02", "2026-02-02", casenote.DayWorkedOut},
		{"Pat fell on 2 December.", "2025-12-02", "2025-12-02", casenote.DayWorkedOut},
		{"Pat fell yesterday.", "2026-03-10", "2026-03-10", casenote.DayWorkedOut},
		{"Pat fell last night.", "2026-03-10", "2026-03-10", casenote.DayWorkedOut},
		{"Pat fell on Sunday.", "2026-03-08", "2026-03-08", casenote.DayWorkedOut},
		{"Pat fell last Friday.", "2026-03-06", "2026-03-06", casenote.DayWorkedOut},
		{"Pat fell last Tuesday.", "2026-03-03", "2026-03-10", casenote.Period}, // yesterday, or the week before
		{"Pat fell on Friday last week.", "2026-03-06", "2026-03-06", casenote.DayWorkedOut},
		{"Pat fell three days ago.", "2026-03-08", "2026-03-08", casenote.DayWorkedOut},
		{"Pat fell two weeks ago.", "2026-02-22", "2026-02-28", casenote.Period},
		{"Pat fell last month.", "2026-02-01", "2026-02-28", casenote.Period},
		{"Pat fell in January.", "2026-01-01", "2026-01-31", casenote.Period},
		{"Pat fell in November.", "2025-11-01", "2025-11-30", casenote.Period},
		{"Pat fell in May 2019.", "2019-05-01", "2019-05-31", casenote.Period},
		{"Pat fell in 2019.", "2019-01-01", "2019-12-31", casenote.Period},
		{"Pat fell last summer.", "2025-06-01", "2025-08-31", casenote.Period},
		{"Pat fell at home.", "2026-03-11", "2026-03-11", casenote.ByNote},
	} {
		t.Run(c.said, func(t *testing.T) {
			ch, err := (&casenote.Chronicler{Person: "Pat Lowe", Dates: []time.Time{day("2026-03-11")}}).Make(t.Context(), notes(t, "n", "A line before.\n"+c.said))
			if err != nil {
				t.Fatal(err)
			}
			if len(ch.Events) != 1 {
				t.Fatalf("events: %+v", ch.Events)
			}
			w := ch.Events[0].When
			if got := w.From.Format(time.DateOnly) + " " + w.To.Format(time.DateOnly) + " " + string(w.Certainty); got != c.from+" "+c.to+" "+string(c.certainty) {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestWhatIsNoEvent(t *testing.T) {
	text := strings.Join([]string{
		"Pat has never been in hospital.", "If Pat fell, the alarm would ring.", "Pat will go to hospital on Monday.", "Pat might be admitted next week.",
		"Pat goes to school every day.", "Was Pat admitted?", "Pat likes tea.",
	}, "\n")
	ch, err := (&casenote.Chronicler{Dates: []time.Time{day("2026-03-11")}}).Make(t.Context(), notes(t, "n", text))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range ch.Events {
		t.Errorf("%q is no event", e.Headline)
	}
}

func life(t *testing.T) *casenote.Chronology {
	t.Helper()
	a := notes(t, "visit.txt", "Home visit to Pat Lowe\n3 March 2026\nPresent: Pat Lowe, Lisa Lowe (daughter)\nPat fell in the bathroom on Sunday.\nPat was admitted to hospital on 12 October 2025.\nHer neighbour Joan Webb helps with shopping.\n=HYPERLINK(1) Pat was arrested in 2019.")
	b := notes(t, "call.txt", "Telephone call with Pat Lowe\n5 March 2026\nPat fell in the bathroom on 1 March 2026.\nPat was discharged from hospital on 20 October 2025.\nPat was not brought to the clinic on 2 March.")
	ch, err := new(casenote.Chronicler).Make(t.Context(), a, b)
	if err != nil {
		t.Fatal(err)
	}
	return ch
}

func TestChronologyJoinsWhatSeveralNotesTell(t *testing.T) {
	ch := life(t)
	var got []string
	for _, e := range ch.Events {
		if len(e.Sources) == 0 || len(e.Sources[0].Spoken) == 0 {
			t.Errorf("%q has no source", e.Headline)
		}
		got = append(got, e.When.From.Format(time.DateOnly)+" "+e.Category+e.Tone+" "+strings.Repeat("i", len(e.Sources)))
	}
	want := []string{"2019-01-01 legal i", "2025-10-12 hospital- i", "2025-10-20 hospital+ i", "2026-03-01 fall- ii", "2026-03-02 missed- i", "2026-03-03 contact i", "2026-03-05 contact i"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(ch.Gaps) != 2 || ch.Gaps[1].Days != 132 {
		t.Errorf("gaps: %+v", ch.Gaps)
	}
	var people []string
	for _, r := range ch.Relations {
		people = append(people, r.Name+" "+r.Role)
	}
	if diff := cmp.Diff([]string{"Lisa Lowe daughter", "Joan Webb neighbour"}, people); diff != "" {
		t.Errorf("relations (-want +got):\n%s", diff)
	}
}

func TestChronologyOutputs(t *testing.T) {
	ch := life(t)
	var b bytes.Buffer
	if err := ch.CSV(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != len(ch.Events)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, r := range rows {
		for _, c := range r {
			if strings.HasPrefix(c, "=") {
				t.Errorf("a formula: %q", c)
			}
		}
	}
	data, err := json.Marshal(ch)
	if err != nil {
		t.Fatal(err)
	}
	var back casenote.Chronology
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(*ch, back); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
	b.Reset()
	if err := ch.SVG(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`role="img"`, "1 March 2026: fall", "Gap of 132 days"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("SVG lacks %q", want)
		}
	}
	b.Reset()
	if err := ch.HTML(&b); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); !strings.Contains(s, "Gap: the notes tell of nothing for 132 days.") || !strings.Contains(s, "20 October 2025") {
		t.Errorf("HTML: %s", s)
	}
	b.Reset()
	if err := ch.DOCX(&b); err != nil || b.Len() == 0 {
		t.Errorf("DOCX: %v", err)
	}
	officetest.Check(t, b.Bytes())
	b.Reset()
	if err := ch.Genogram(&b); err != nil {
		t.Fatal(err)
	}
	if want := "graph TD\n  n0[\"Pat Lowe\"]\n  n1[\"Lisa Lowe\"]\n  n0 ---|\"daughter\"| n1\n"; b.String() != want {
		t.Errorf("genogram:\n%s", b.String())
	}
	b.Reset()
	if err := ch.EcoMapDOT(&b); err != nil || !strings.Contains(b.String(), `n0 -- n2 [label="neighbour"];`) {
		t.Errorf("eco-map: %v\n%s", err, b.String())
	}
}

func TestNotesThatDoNotAgree(t *testing.T) {
	a := notes(t, "a.txt", "Home visit to Pat Lowe\n3 March 2026\nPat was admitted to Westgate hospital with a chest infection on 2 February 2026.")
	b := notes(t, "b.txt", "Home visit to Tariq Aziz\n5 March 2026\nPat was admitted to Westgate hospital with a chest infection on 9 February 2026.")
	ch, err := new(casenote.Chronicler).Make(t.Context(), a, b)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, f := range ch.Findings {
		codes = append(codes, f.Code)
	}
	if diff := cmp.Diff([]string{"two-people", "dates-differ"}, codes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(ch.Events) != 4 {
		t.Errorf("%d events", len(ch.Events))
	}
}

func FuzzChronology(f *testing.F) {
	f.Add("Home visit to Pat Lowe\n3 March 2026\nPat fell on Sunday.", "5 March 2026\nHer son Tom was admitted to hospital two weeks ago.")
	f.Add("Pat died in 2019.", "last summer moved; 31/02/2026 fell")
	f.Fuzz(func(t *testing.T, a, b string) {
		var list []*transcript.Transcript
		for _, text := range []string{a, b} {
			tr, err := (&transcript.Reader{Format: transcript.Notes}).Read(t.Context(), strings.NewReader(text))
			if err != nil {
				return
			}
			list = append(list, tr)
		}
		c, err := new(casenote.Chronicler).Make(t.Context(), list...)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Events {
			if e.When.To.Before(e.When.From) {
				t.Errorf("%q ends before it begins: %+v", e.Headline, e.When)
			}
			for _, s := range e.Sources {
				for _, r := range s.Spoken {
					if _, ok := list[s.Note].Lookup(r); !ok {
						t.Errorf("source %v points nowhere", r)
					}
				}
			}
		}
		var out bytes.Buffer
		if err := c.SVG(&out); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkChronicler(b *testing.B) {
	text := "Home visit to Pat Lowe\n3 March 2026\n" + strings.Repeat("Pat fell in the bathroom on Sunday. Pat was admitted to hospital in January 2026. Her neighbour Joan Webb helps with shopping.\n", 40)
	tr, err := (&transcript.Reader{Format: transcript.Notes}).Read(b.Context(), strings.NewReader(text))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if c, err := new(casenote.Chronicler).Make(b.Context(), tr); err != nil || len(c.Events) == 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkBrief(b *testing.B) {
	tr, err := transcript.File(b.Context(), "../../examples/testdata/home-visit.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if l, err := (&casenote.Brief{MaxWords: 60, Statements: true}).Make(b.Context(), tr); err != nil || len(l) == 0 {
			b.Fatal(err)
		}
	}
}
