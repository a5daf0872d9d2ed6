package minute_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// talk makes a transcript of lines of speaker and words.
func talk(lines ...string) *transcript.Transcript {
	t := &transcript.Transcript{Name: "meeting"}
	for i := 0; i+1 < len(lines); i += 2 {
		t.Turns = append(t.Turns, transcript.Turn{Speaker: lines[i], Utterances: []transcript.Utterance{{Text: lines[i+1]}}})
	}
	return t
}

func TestMakeErrors(t *testing.T) {
	t.Parallel()
	if _, err := minute.Make(t.Context(), nil); !errors.Is(err, minute.ErrNothingSaid) {
		t.Errorf("no transcript gives %v", err)
	}
	if _, err := minute.Make(t.Context(), &transcript.Transcript{}); !errors.Is(err, minute.ErrNothingSaid) {
		t.Errorf("an empty transcript gives %v", err)
	}
	_, err := (&minute.Maker{Kind: "séance"}).Make(t.Context(), talk("A", "Hello."))
	if !errors.Is(err, minute.ErrKind) {
		t.Errorf("an unknown kind gives %v", err)
	}
	if e, ok := errors.AsType[*minute.MakeError](err); !ok || e.Name != "meeting" {
		t.Errorf("%v is no MakeError with the name", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := minute.Make(ctx, talk("A", "Hello.")); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context gives %v", err)
	}
}

func TestEveryKindWorks(t *testing.T) {
	t.Parallel()
	kinds := minute.Kinds()
	if len(kinds) < 5 {
		t.Fatalf("only %d kinds", len(kinds))
	}
	for _, k := range kinds {
		m, err := (&minute.Maker{Kind: k.Name}).Make(t.Context(), talk("Cllr Roe (Chair)", "Item one, the drains.", "Cllr Lee", "I move that we repair the drains.", "Cllr Orr", "Seconded.", "Cllr Roe (Chair)", "All those in favour? That's carried."))
		if err != nil {
			t.Fatal(err)
		}
		d := m.Decisions()
		if len(d) != 1 || d[0].Text != "that "+k.Body+" repair the drains" {
			t.Errorf("%s: decisions are %+v", k.Name, d)
		}
	}
}

func TestKnownDateCounts(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 5, 11, 19, 30, 0, 0, time.UTC)
	m, err := (&minute.Maker{Date: day}).Make(t.Context(), talk("Cllr Roe (Chair)", "Item one, the drains. Tom, can you write to the county by Friday?", "Tom Fry (Clerk)", "Yes, will do."))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Date.String(); got != "11 May 2026" {
		t.Errorf("date is %s", got)
	}
	if a := m.Actions(); len(a) != 1 || a[0].Due.String() != "15 May 2026" || a[0].Owner != "Tom Fry" {
		t.Errorf("actions are %+v", a)
	}
}

// A date that is not said is not made up, whatever dates are mentioned.
func TestNoDateIsMadeUp(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), talk("Cllr Roe (Chair)", "Welcome to the 12th meeting of the committee. Item one, the storm of the 3rd of February 2026.", "Cllr Lee", "The application of 4 May 2025 was refused.", "Cllr Roe (Chair)", "The minutes of the last meeting on 5 January 2026 come next."))
	if err != nil {
		t.Fatal(err)
	}
	if m.Date.Text != "" || !m.Date.Day.IsZero() || !m.NextMeeting.Day.IsZero() {
		t.Errorf("date %v, next meeting %v", m.Date, m.NextMeeting)
	}
	var out bytes.Buffer
	if err := new(minute.Printer).Text(&out, m); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "date not recorded") {
		t.Error("the print does not say that the date is not recorded")
	}
}

// Results count only from the chair.
func TestOnlyTheChairAnnouncesResults(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), talk(
		"Cllr Roe (Chair)", "Item one, the drains.",
		"Cllr Lee", "I move that we repair the drains.",
		"Cllr Orr", "Seconded.",
		"Mr Bo Lin (resident)", "That's carried unanimously. The motion is carried, nine votes to none.",
		"Cllr Roe (Chair)", "All those in favour? Two. Against? Four. The motion is lost."))
	if err != nil {
		t.Fatal(err)
	}
	d := m.Decisions()
	if len(d) != 1 || d[0].Outcome != minute.Lost || *d[0].Vote.For != 2 || *d[0].Vote.Against != 4 || d[0].Vote.Unanimous {
		t.Errorf("decisions are %+v", d)
	}
}

type drafter func(p minute.Passage) ([]minute.Draft, error)

func (d drafter) Draft(_ context.Context, p minute.Passage) ([]minute.Draft, error) { return d(p) }

func TestDrafter(t *testing.T) {
	t.Parallel()
	meeting := talk("Cllr Roe (Chair)", "Item one, the drains.", "Cllr Lee", "The drains cost £400 last year and flooded twice. The bridge was not closed.")
	for _, c := range []struct {
		name  string
		draft drafter
		want  string
		code  string
	}{
		{"a draft that holds is used", func(p minute.Passage) ([]minute.Draft, error) {
			return []minute.Draft{{Text: "The drains had cost £400.", Lines: []int{0}, Engine: "oracle"}}, nil
		}, "The drains had cost £400.", ""},
		{"a draft with another sum is refused", func(p minute.Passage) ([]minute.Draft, error) {
			return []minute.Draft{{Text: "The drains had cost £500.", Lines: []int{0}}}, nil
		}, "Cllr Lee said that the drains cost £400 the previous year and flooded twice. The bridge was not closed.", "draft-refused"},
		{"a draft that drops a “not” is refused", func(p minute.Passage) ([]minute.Draft, error) {
			return []minute.Draft{{Text: "The bridge was closed.", Lines: []int{1}}}, nil
		}, "Cllr Lee said that the drains cost £400 the previous year and flooded twice. The bridge was not closed.", "draft-refused"},
		{"a draft without a source is refused", func(p minute.Passage) ([]minute.Draft, error) {
			return []minute.Draft{{Text: "The drains had cost £400."}}, nil
		}, "Cllr Lee said that the drains cost £400 the previous year and flooded twice. The bridge was not closed.", "draft-refused"},
		{"a drafter that fails is replaced", func(p minute.Passage) ([]minute.Draft, error) {
			return nil, errors.New("no connection")
		}, "Cllr Lee said that the drains cost £400 the previous year and flooded twice. The bridge was not closed.", "drafter-failed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, err := (&minute.Maker{Drafter: c.draft}).Make(t.Context(), meeting)
			if err != nil {
				t.Fatal(err)
			}
			if p := m.Items[len(m.Items)-1].Points; len(p) != 1 || p[0].Text != c.want {
				t.Errorf("points are %+v, want %q", p, c.want)
			} else if (p[0].Engine == "oracle") != (c.code == "") {
				t.Errorf("engine is %q", p[0].Engine)
			}
			code := ""
			for _, f := range m.Findings {
				if strings.HasPrefix(f.Code, "draft") {
					code = f.Code
				}
			}
			if code != c.code {
				t.Errorf("finding is %q, want %q", code, c.code)
			}
		})
	}
}

func TestLengths(t *testing.T) {
	t.Parallel()
	tr, err := transcript.File(t.Context(), "../examples/testdata/committee-meeting.vtt")
	if err != nil {
		t.Fatal(err)
	}
	points := map[minute.Length]int{}
	for _, l := range []minute.Length{minute.Full, minute.Short, minute.ActionNotes} {
		m, err := (&minute.Maker{Length: l}).Make(t.Context(), tr)
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range m.Items {
			for _, p := range it.Points {
				if p.Speaker != "" {
					points[l]++
				}
			}
		}
		if len(m.Decisions()) != 4 || len(m.Actions()) != 5 {
			t.Errorf("length %d has %d decisions and %d actions, want 4 and 5", l, len(m.Decisions()), len(m.Actions()))
		}
	}
	if points[minute.ActionNotes] != 0 || points[minute.Short] >= points[minute.Full] {
		t.Errorf("points by length: %v", points)
	}
}

func TestTextIsEscaped(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), talk("Cllr <b>Roe</b> (Chair)", "Item one, <script>alert(1)</script> *drains*.", "Cllr Lee", "The price is <b>£4</b> | £5 *today*."))
	if err != nil {
		t.Fatal(err)
	}
	var page, md bytes.Buffer
	if err := new(minute.Printer).HTML(&page, m); err != nil {
		t.Fatal(err)
	}
	if err := new(minute.Printer).Markdown(&md, m); err != nil {
		t.Fatal(err)
	}
	if s := page.String(); strings.Contains(s, "<script>") || strings.Contains(s, "<b>") {
		t.Errorf("HTML holds live markup:\n%s", s)
	}
	if s := md.String(); strings.Contains(s, " <script>") || strings.Contains(s, " *drains*") {
		t.Errorf("Markdown holds live markup:\n%s", s)
	}
}

func TestBrief(t *testing.T) {
	t.Parallel()
	tr, err := transcript.File(t.Context(), "../examples/testdata/committee-meeting.vtt")
	if err != nil {
		t.Fatal(err)
	}
	points, err := (&minute.Brief{MaxWords: 60, Query: "What did the members say about the swimmers' club?"}).Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	words, found := 0, false
	for _, p := range points {
		words += len(strings.Fields(p.Text))
		found = found || strings.Contains(p.Text, "swimmers' club")
		if len(p.Source.Spoken) == 0 {
			t.Errorf("%q has no source", p.Text)
		}
	}
	// The names of the speakers come on top.
	if words > 60+4*len(points) || !found {
		t.Errorf("%d words, about the club: %v", words, found)
	}
}

// Anything may be said: the minutes are made, and nothing panics.
func FuzzMake(f *testing.F) {
	for _, s := range []string{
		"A: Item one. B: I move that. C: Seconded. A: Carried.",
		"Cllr A: All those in favour? 99999. Against? None.\nCllr A: Item item item 4",
		"A: I'll I'll by the 31st of February and I'll.\nB: Jo, can you send",
		"A: I declare an interest in item.\nB: Apologies from and , and .",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tr, err := (&transcript.Reader{MaxBytes: 1 << 14, Format: transcript.Text}).Read(t.Context(), strings.NewReader(s))
		if err != nil {
			return
		}
		for _, kind := range []string{"committee", "team"} {
			m, err := (&minute.Maker{Kind: kind}).Make(t.Context(), tr)
			if err != nil {
				t.Fatal(err)
			}
			checkSources(t, tr, m)
			var out bytes.Buffer
			if err := new(minute.Printer).HTML(&out, m); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkMake(b *testing.B) {
	tr, err := transcript.File(b.Context(), "../examples/testdata/committee-meeting.vtt")
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for i := range tr.Turns {
		n += len(tr.Turns[i].Text())
	}
	b.ReportAllocs()
	b.SetBytes(int64(n))
	for b.Loop() {
		m, err := minute.Make(b.Context(), tr)
		if err != nil || len(m.Items) == 0 {
			b.Fatal(err)
		}
	}
}
