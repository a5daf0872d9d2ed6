package minute_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute"
)

// atTheTownHall is a meeting at which people say more of themselves than minutes
// need.
const atTheTownHall = `Cllr Ann Roe: Welcome to the Town Council. Item one, public participation. We have Mrs Doris Pym.
Mrs Doris Pym (resident): Good evening. I'm Doris Pym, I live at 4 Tanner Street. I've had a hip operation and I can't get up the steps at the library. When will you put in a handrail? Ring me on 01632 960123.
Jo Reed (Town Clerk): The library belongs to the county council.
Mr Sol Orde (agent): The drawings for the new ramp were sent to the county in May.
Cllr Ann Roe: Item two, the petition. Cllr Lee.
Cllr Bo Lee: I met the organiser, Mrs Amira Saleh of 9 Heron Way. Her son has coeliac disease and cannot eat the meals. The hospital bus stops at the hall. Mrs Pym has signed the petition as well.
Cllr Ann Roe: Jo, can you write to Mrs Saleh by Friday?
Jo Reed (Town Clerk): I will.
Cllr Ann Roe: The meeting is closed.
`

func TestPublicVersionHidesPersonalData(t *testing.T) {
	t.Parallel()
	tr, m := made(t, new(minute.Maker), atTheTownHall)
	public, held, err := m.Public()
	if err != nil {
		t.Fatal(err)
	}
	p := &minute.Printer{Transcript: tr}
	secrets := []string{"Pym", "Doris", "Tanner Street", "hip operation", "960123", "Saleh", "Amira", "Heron Way", "coeliac"}
	for name, print := range map[string]func(*bytes.Buffer) error{
		"Markdown": func(b *bytes.Buffer) error { return p.Markdown(b, public) },
		"HTML":     func(b *bytes.Buffer) error { return p.HTML(b, public) },
		"text":     func(b *bytes.Buffer) error { return p.Text(b, public) },
		"JSON":     func(b *bytes.Buffer) error { return p.JSON(b, public) },
		"CSV":      func(b *bytes.Buffer) error { return p.CSV(b, public) },
		"calendar": func(b *bytes.Buffer) error { return p.ICalendar(b, public) },
	} {
		var b bytes.Buffer
		if err := print(&b); err != nil {
			t.Fatal(err)
		}
		for _, s := range secrets {
			if strings.Contains(b.String(), s) {
				t.Errorf("%s of the public version holds %q:\n%s", name, s, b.String())
			}
		}
	}
	var b bytes.Buffer
	if err := p.Text(&b, public); err != nil {
		t.Fatal(err)
	}
	for _, stays := range []string{"Resident 1", "Mr Sol Orde (agent)", "Jo Reed", "When will you put in a handrail?", "hospital bus", "[health details withheld.]", "[address withheld]", "[phone withheld]", "[name withheld]"} {
		if !strings.Contains(b.String(), stays) {
			t.Errorf("the public version lacks %q:\n%s", stays, b.String())
		}
	}
	want := []minute.Withheld{
		{Heading: "Minutes", Personal: []minute.WithheldPersonal{{Kind: "person", Count: 1}}},
		{Item: 1, Heading: "Public participation", Personal: []minute.WithheldPersonal{{Kind: "address", Count: 1}, {Kind: "health", Count: 1}, {Kind: "person", Count: 3}, {Kind: "phone", Count: 1}}},
		{Item: 2, Heading: "Petition", Personal: []minute.WithheldPersonal{{Kind: "address", Count: 1}, {Kind: "health", Count: 1}, {Kind: "person", Count: 3}}},
	}
	if diff := cmp.Diff(want, held); diff != "" {
		t.Errorf("withheld (-want +got):\n%s", diff)
	}
	// The minutes themselves still have it.
	if got := m.Items[0].Questions; len(got) != 1 || got[0].Asker != "Mrs Doris Pym" {
		t.Errorf("the whole minutes have lost the question: %+v", got)
	}
}

func TestPublicVersionInTheHouseStyle(t *testing.T) {
	t.Parallel()
	_, m := made(t, new(minute.Maker), atTheTownHall)
	for _, c := range []struct {
		name         string
		p            minute.Publisher
		stays, hides string
	}{
		{"speakers keep their names if the council wants that", minute.Publisher{NameSpeakers: true}, "Mrs Doris Pym", "Tanner Street"},
		{"names that are given stay", minute.Publisher{Keep: []string{"Mrs Amira Saleh"}}, "Mrs Amira Saleh", "Heron Way"},
		{"personal data stays if the council has taken it out", minute.Publisher{KeepPersonal: true}, "Heron Way", "Doris"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			public, _, err := c.p.Publish(m)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			if err := (&minute.Printer{HideFindings: true}).Text(&b, public); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(b.String(), c.stays) || strings.Contains(b.String(), c.hides) {
				t.Errorf("want %q and not %q in:\n%s", c.stays, c.hides, b.String())
			}
		})
	}
}

// The public comes back at the end of the item; what was said before is exempt.
func TestWhatIsSaidBeforeThePublicComesBackIsExempt(t *testing.T) {
	t.Parallel()
	_, m := made(t, &minute.Maker{Kind: "cabinet"}, `Cllr Ann Roe: Item one, exclusion of the public. I move that under section 100A the public be excluded because of paragraph 3 of Part 1 of Schedule 12A. Agreed?
Cllr Bo Lee: Agreed.
Cllr Ann Roe: Item two, the purchase of Tannery House.
Cllr Bo Lee: The owner wants £2.4 million for the house. Our valuer says that it is worth £2.1 million.
Cllr Ann Roe: We'll go back into public session. Item three, the petition.
Cllr Bo Lee: The petition has 40 names.
`)
	var exempt []string
	for _, it := range m.Items {
		if it.Exempt != nil {
			exempt = append(exempt, it.Heading)
		}
	}
	if diff := cmp.Diff([]string{"Purchase of Tannery House"}, exempt); diff != "" {
		t.Errorf("exempt items (-want +got):\n%s", diff)
	}
}
