package minute_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/office/officetest"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// made makes the minutes of a text.
func made(t *testing.T, mk *minute.Maker, text string) (*transcript.Transcript, *minute.Minutes) {
	t.Helper()
	tr, err := new(transcript.Reader).Read(t.Context(), strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	m, err := mk.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	return tr, m
}

const exempt = `Cllr Ann Roe: Good evening and welcome to the Assets Panel on Monday the 9th of March 2026. I'm in the chair.
Cllr Ann Roe: Item 1, the market hall. Jo, over to you.
Jo Reed (Surveyor): The hall will open on the 2nd of May. I'll send the dates to members by Friday.
Cllr Ann Roe: Item 2, exclusion of the public. I move that the press and public be excluded under paragraph 3 of Part 1 of Schedule 12A. Is that agreed?
Cllr Bo Lin: Agreed.
Cllr Ann Roe: Item 3, the sale of Kiln Field.
Jo Reed (Surveyor): The best offer is £412,000 from Zebedee Holdings.
Cllr Bo Lin: I move that we accept the offer of £412,000.
Cllr Cy Orr: Seconded.
Cllr Ann Roe: All those in favour? Three. Against? None. That's carried. Jo, can you write to Zebedee Holdings by Friday?
Jo Reed (Surveyor): I will.
Cllr Ann Roe: The meeting is closed.
`

func TestPublicVersionHoldsNothingThatIsExempt(t *testing.T) {
	t.Parallel()
	tr, m := made(t, new(minute.Maker), exempt)
	public, held, err := m.Public()
	if err != nil {
		t.Fatal(err)
	}
	want := []minute.Withheld{{Item: held[0].Item, Heading: "Sale of Kiln Field", Exemption: []string{"3"}, Points: 1, Decisions: 1, Actions: 1, Findings: held[0].Findings}}
	if diff := cmp.Diff(want, held); diff != "" {
		t.Errorf("withheld (-want +got):\n%s", diff)
	}
	p := &minute.Printer{Transcript: tr}
	for name, print := range map[string]func() ([]byte, error){
		"Markdown": func() ([]byte, error) { var b bytes.Buffer; err := p.Markdown(&b, public); return b.Bytes(), err },
		"HTML":     func() ([]byte, error) { var b bytes.Buffer; err := p.HTML(&b, public); return b.Bytes(), err },
		"text":     func() ([]byte, error) { var b bytes.Buffer; err := p.Text(&b, public); return b.Bytes(), err },
		"JSON":     func() ([]byte, error) { var b bytes.Buffer; err := p.JSON(&b, public); return b.Bytes(), err },
		"CSV":      func() ([]byte, error) { var b bytes.Buffer; err := p.CSV(&b, public); return b.Bytes(), err },
		"calendar": func() ([]byte, error) { var b bytes.Buffer; err := p.ICalendar(&b, public); return b.Bytes(), err },
	} {
		out, err := print()
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"412,000", "Zebedee", "offer"} {
			if bytes.Contains(out, []byte(secret)) {
				t.Errorf("%s of the public version holds %q", name, secret)
			}
		}
		if name == "Markdown" && !bytes.Contains(out, []byte("market")) && !bytes.Contains(out, []byte("Market")) {
			t.Errorf("the public business is gone:\n%s", out)
		}
	}
	// The minutes themselves still have it.
	if n := len(m.Decisions()); n != 2 {
		t.Errorf("%d decisions are left in the whole minutes, want 2", n)
	}
}

func TestRecordsAboutPeopleHaveNoPublicVersion(t *testing.T) {
	t.Parallel()
	_, m := made(t, &minute.Maker{Kind: "conference"}, "Ann: Welcome to the conference.\nBo: The school is worried about his attendance.\n")
	if _, _, err := m.Public(); !errors.Is(err, minute.ErrPrivate) {
		t.Errorf("the error is %v, want ErrPrivate", err)
	}
}

func TestActionLog(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC)
	m := &minute.Minutes{
		Kind: "team", Committee: minute.Fact{Text: "Parks, Lakes; Trees"},
		Date:        minute.Date{Text: "9 March", Day: day},
		NextMeeting: minute.Date{Text: "1 April", Day: day.AddDate(0, 0, 23)},
		Items: []minute.Item{{Number: "2", Heading: "Paths", Actions: []minute.Action{
			{Text: "Write to the owners of the fields beside the long path from the mill to the station; ask about the gates, the hedges and the signs", Owner: "Zoë Ångström", Due: minute.Date{Text: "before the 1st of April", Day: day.AddDate(0, 0, 23), Before: true}},
			{Text: "=HYPERLINK(1)", Due: minute.Date{Text: "soon"}},
		}}},
	}
	var log, again, cal bytes.Buffer
	p := new(minute.Printer)
	if err := p.CSV(&log, m); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(log.Bytes())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Number", "Item", "Action", "Owner", "Due", "Before", "Due as said", "Said at"},
		{"1", "2. Paths", m.Items[0].Actions[0].Text, "Zoë Ångström", "2026-04-01", "before", "before the 1st of April", ""},
		{"2", "2. Paths", "'=HYPERLINK(1)", "", "", "", "soon", ""},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if err := errors.Join(p.ICalendar(&cal, m), p.ICalendar(&again, m)); err != nil {
		t.Fatal(err)
	}
	if cal.String() != again.String() {
		t.Error("the same minutes give another calendar")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(cal.String(), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	unfolded := strings.ReplaceAll(cal.String(), "\r\n ", "")
	for _, line := range []string{
		"SUMMARY:Write to the owners of the fields beside the long path from the mill to the station\\; ask about the gates\\, the hedges and the signs\r\n",
		"DUE;VALUE=DATE:20260331\r\n", "DTSTAMP:20260309T000000Z\r\n", "DTSTART;VALUE=DATE:20260401\r\n", `SUMMARY:Next meeting: Parks\, Lakes\; Trees` + "\r\n", `Owner: Zoë Ångström\nDue: before 1 April 2026`,
	} {
		if !strings.Contains(unfolded, line) {
			t.Errorf("the calendar lacks %q:\n%s", line, unfolded)
		}
	}
	if n := strings.Count(unfolded, "DUE;"); n != 1 {
		t.Errorf("%d due dates, want 1: a day that is not certain is none", n)
	}
}

func TestWordFileReadsAsTheMinutes(t *testing.T) {
	t.Parallel()
	_, m := made(t, new(minute.Maker), exempt)
	var out bytes.Buffer
	if err := new(minute.Printer).DOCX(&out, m); err != nil {
		t.Fatal(err)
	}
	officetest.Check(t, out.Bytes())
	d, err := new(extract.Extractor).Extract(t.Context(), "minutes.docx", bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var headings []string
	for b := range d.All() {
		if h, ok := b.(*extract.Heading); ok {
			headings = append(headings, h.Text)
		}
	}
	want := []string{"Minutes: Assets Panel", "1. Market hall", "2. Exclusion of the public", "3. Sale of Kiln Field", "Next meeting", "Action log", "To check before signing"}
	if diff := cmp.Diff(want, headings); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
}

func TestEachLineLinksToWhatWasSaid(t *testing.T) {
	t.Parallel()
	tr, m := made(t, new(minute.Maker), exempt)
	var out bytes.Buffer
	if err := (&minute.Printer{Transcript: tr}).HTML(&out, m); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	links := 0
	for i, part := range strings.Split(page, `href="#`) {
		if i == 0 {
			continue
		}
		links++
		id, _, _ := strings.Cut(part, `"`)
		if !strings.Contains(page, `id="`+id+`"`) {
			t.Errorf("the link to %q goes nowhere", id)
		}
	}
	if links < 6 {
		t.Errorf("%d links, want at least 6", links)
	}
}

func TestHouseStyle(t *testing.T) {
	t.Parallel()
	m := &minute.Minutes{Items: []minute.Item{{Heading: "Rates", Points: []minute.Point{{Text: "Rents rose by 5%."}, {Text: "Few paid."}}, Decisions: []minute.Decision{{Text: "that 2 % be noted", Outcome: minute.Noted}}}}}
	var out bytes.Buffer
	if err := (&minute.Printer{NumberParagraphs: true, PerCent: true, Resolved: "NOTED"}).Text(&out, m); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1.\u00a0Rents rose by 5 per cent.", "2.\u00a0Few paid.", "NOTED that 2 per cent be noted."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the text lacks %q:\n%s", want, out.String())
		}
	}
}

func TestVerbatimKeepsEveryWord(t *testing.T) {
	t.Parallel()
	tr, m := made(t, &minute.Maker{Length: minute.Verbatim}, exempt)
	var all strings.Builder
	for _, it := range m.Items {
		for _, p := range it.Points {
			all.WriteString(p.Text + " ")
		}
	}
	for i := range tr.Turns {
		if !strings.Contains(all.String(), strings.TrimSpace(tr.Turns[i].Text())) && !strings.HasPrefix(tr.Turns[i].Text(), "Good evening") {
			t.Errorf("the words %q are gone", tr.Turns[i].Text())
		}
	}
}

func TestSpellingIsBritish(t *testing.T) {
	t.Parallel()
	const said = `Cllr Ann Roe: Councilor Lin will organize the neighborhood meeting about the color of the Center for Labor.
`
	for _, c := range []struct {
		name string
		keep bool
		want string
	}{
		{"it becomes British, and names stay", false, "Councillor Lin will organise the neighbourhood meeting about the colour of the Center for Labor."},
		{"the caller may keep it", true, "Councilor Lin will organize the neighborhood meeting about the color of the Center for Labor."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, m := made(t, &minute.Maker{KeepSpelling: c.keep, Length: minute.Verbatim}, said)
			if got := m.Items[0].Points[0].Text; got != "Cllr Ann Roe: “"+c.want+"”" {
				t.Errorf("got %q", got)
			}
		})
	}
}
