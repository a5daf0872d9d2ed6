package minute_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/townclerk/townclerk/minute"
)

// What a record must hold, field by field, was written down by hand from the
// transcript before it was compared: names and days as said, decisions in the
// words used, and whose words stand in which part.
func TestRecordsHoldWhatWasSaid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file string
		kind string
		want outline
	}{
		{"child-protection-conference", "conference", outline{
			Head:    "Maisie Turner, who is six | 2026-01-14 | the Meeting Room at Fernleigh Children's Centre | 10:00 am | 11:25 am | next 2026-04-08 at 10 am",
			Present: []string{"Karen Doyle (Independent Chair) chair", "Priya Nair (Social Worker)", "Janet Cole (Head Teacher)", "Sam Okoro (Health Visitor)", "DC Lee Marsh (Police)", "Donna Turner (mother)", "Joyce Turner (grandmother)"},
			Absent:  []string{"Dr Amin (the GP)", "Mr Ryan Pike (Alfie's dad), excluded: “He's excluded from the first part because of his bail conditions, and I've written to him about that”"},
			Parts: []string{
				"Confidentiality and distribution: Karen Doyle",
				"Reason for the conference: Priya Nair",
				"Views of parents and carers: Donna Turner, Joyce Turner",
				"The child's views: Priya Nair",
				"Information from agencies: Sam Okoro, DC Lee Marsh, Janet Cole, Karen Doyle",
				"Strengths: Priya Nair, Janet Cole",
				"Risks: Priya Nair, DC Lee Marsh, Sam Okoro",
				"Threshold and category: Priya Nair, Janet Cole, Sam Okoro, DC Lee Marsh, Karen Doyle",
				"Dissent: Donna Turner",
				"Core group and lead professional: Karen Doyle",
				"Child protection plan: Karen Doyle",
			},
			Decisions: []string{
				"that the threshold is met and that Maisie will be made subject to a child protection plan under the category of emotional abuse [emotional abuse]",
				"for Alfie, that the threshold is not met and he will have a child in need plan",
			},
			Actions: []string{
				"Priya Nair | Refer Donna to the Freedom Programme | 21 January 2026",
				"Priya Nair | Visit every ten working days and see Maisie on her own | not recorded",
				"Janet Cole | Set up weekly sessions with Mrs Webb, starting next week | not recorded",
				"Sam Okoro | See Donna at home by the 30th of January and go over the depression questionnaire again | 30 January 2026",
				"DC Lee Marsh | Let Priya know before the bail date if anything changes | not recorded",
				"Karen Doyle | Ask the admin to send Donna Turner a large print copy | not recorded",
			},
		}},
		{"adult-safeguarding", "safeguarding", outline{
			Head:    "Mrs Edith Lowe, who is 84 | 2026-02-10 | Room 3 at the Civic Centre | 2:00 pm | 2:50 pm | next 2026-03-17 at 2 pm in the same room",
			Present: []string{"Helen Frost (Safeguarding Adults Manager) chair", "Tunde Balogun (Social Worker)", "Rachel Sims (Rowan Court Manager)", "Gill Parry (District Nurse)", "PC Omar Aziz (Police)", "Margaret Lowe (daughter)", "Joan Abbott (Advocate)"},
			Absent:  []string{"Dr Singh", "Paula Grant"},
			Parts: []string{
				"Confidentiality and distribution: Helen Frost",
				"Concerns and allegations: Tunde Balogun, Rachel Sims, PC Omar Aziz, Gill Parry",
				"Views, wishes and outcomes of the adult: Helen Frost, Joan Abbott",
				"Views of family and carers: Margaret Lowe",
				"Mental capacity and advocacy: Margaret Lowe, Tunde Balogun",
				"Information from agencies: ",
				"Other people at risk: Rachel Sims, PC Omar Aziz",
				"Risks and what protects: Tunde Balogun, Gill Parry",
				"Conclusions and safeguarding plan: Tunde Balogun, Helen Frost",
			},
			Decisions: []string{
				"“that the enquiry continues as physical abuse and neglect, that Mrs Lowe stays at Rowan Court, and that the plan is as we've just said”",
			},
			Actions: []string{
				"Rachel Sims | Ring the agency today and ask them to confirm it in writing | 10 February 2026",
				"Tunde Balogun | Finish the report | 6 March 2026",
				"Rachel Sims | Put that in her care plan (said after “Rachel, no agency carer is to work alone with Mrs Lowe at night.”) | 11 February 2026",
				"Rachel Sims | Write to Margaret to explain why she wasn't rung | the end of the week",
				"Gill Parry | Visit twice a week until the wound's healed | not recorded",
				"PC Omar Aziz | Let Tunde know what the second carer says | 16 February 2026",
				"Joan Abbott | See Mrs Lowe tomorrow and tell her what's been agreed | 11 February 2026",
			},
		}},
	} {
		t.Run(c.file, func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile("testdata/make/" + c.file + ".txtar")
			if err != nil {
				t.Fatal(err)
			}
			_, m := made(t, &minute.Maker{Kind: c.kind}, string(a.Files[0].Data))
			if diff := cmp.Diff(c.want, outlineOf(m)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// An outline is what a record about a person holds, in a form that can be compared.
type outline struct {
	Head                                       string
	Present, Absent, Parts, Decisions, Actions []string
}

func outlineOf(m *minute.Minutes) outline {
	day := func(d minute.Date) string { return d.Day.Format("2006-01-02") }
	r := outline{Head: strings.Join([]string{m.Subject.Text, day(m.Date), m.Venue.Text, m.Start.Text, m.Close.Text, "next " + day(m.NextMeeting) + " " + m.NextDetail.Text}, " | ")}
	for _, a := range m.Attendees {
		s := a.Name + " (" + a.Post + ")"
		if a.Role != "" {
			s += " " + string(a.Role)
		}
		r.Present = append(r.Present, s)
	}
	for _, a := range m.Apologies {
		s := a.Name
		if a.Post != "" {
			s += " (" + a.Post + ")"
		}
		if a.Kind != "" {
			s += fmt.Sprintf(", %s: “%s”", a.Kind, a.Reason)
		}
		r.Absent = append(r.Absent, s)
	}
	for _, p := range m.Sections {
		var who []string
		seen := map[string]bool{}
		for _, pt := range p.Points {
			if !seen[pt.Speaker] {
				who = append(who, pt.Speaker)
			}
			seen[pt.Speaker] = true
		}
		r.Parts = append(r.Parts, p.Heading+": "+strings.Join(who, ", "))
	}
	for _, d := range m.Decisions() {
		s := d.Text
		if d.Category != "" {
			s += " [" + d.Category + "]"
		}
		r.Decisions = append(r.Decisions, s)
	}
	for _, a := range m.Actions() {
		r.Actions = append(r.Actions, a.Owner+" | "+a.Text+" | "+a.Due.String())
	}
	return r
}
