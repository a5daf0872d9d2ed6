package redact_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/extract/redact"
)

// Sentences of the kinds that records have, with every person in them. Written
// for this test.
var harder = []struct {
	text  string
	names []string
}{
	{"I spoke to Grace about the move.", []string{"Grace"}},
	{"Rose said that she slept badly.", []string{"Rose"}},
	{"Her daughter Joy and her son Mark visit at weekends.", []string{"Joy", "Mark"}},
	{"Dear Grace,\nThank you for your letter.", []string{"Grace"}},
	{"Dear Mark and Joy,\nThank you.", []string{"Mark", "Joy"}},
	{"We will write again.\n\nYours sincerely\nHope Field", []string{"Hope Field"}},
	{"Kind regards,\nBill\nDuty worker", []string{"Bill"}},
	{"Present: Rose Hill, Mark Bell, Szymon (support worker), Dr Okafor", []string{"Rose Hill", "Mark Bell", "Szymon", "Dr Okafor"}},
	{"Apologies: Grace, May and Bill Banks", []string{"Grace", "May", "Bill Banks"}},
	{"Mr and Mrs Khan came in.", []string{"Mr and Mrs Khan"}},
	{"Auntie Pat and Uncle Jim look after him.", []string{"Pat", "Jim"}},
	{"J. K. Mbeki signed the form.", []string{"J. K. Mbeki"}},
	{"Maria dos Santos attended with Ahmed bin Khalid.", []string{"Maria dos Santos", "Ahmed bin Khalid"}},
	{"Ola Ó Briain and Aoife Ní Chonaill were there.", []string{"Ola Ó Briain", "Aoife Ní Chonaill"}},
	{"PC Lewis attended the address.", []string{"PC Lewis"}},
	{"Szymon's mum collected him from school.", []string{"Szymon"}},
	{"Ebony told us that Summer was unwell.", []string{"Ebony"}},
	{"Name: Will Power\nDOB: 4/5/1961", []string{"Will Power"}},
	{"Next of kin: Ivy Penhaligon (niece)", []string{"Ivy Penhaligon"}},
	{"Grace: I don't want to go.\nWorker: Tell me more.", []string{"Grace"}},
	{"He lives with Dawn and her partner Guy.", []string{"Dawn", "Guy"}},
	{"Oluwaseun Adeyemi-Thompson rang. Oluwaseun was upset.", []string{"Oluwaseun Adeyemi-Thompson", "Oluwaseun"}},
	{"Dr. Nguyen saw Thi Hoa Tran on the ward.", []string{"Dr. Nguyen", "Thi Hoa Tran"}},
	{"Mrs O’Connor-Walsh has moved.", []string{"Mrs O’Connor-Walsh"}},
	{"Client: BEGUM, Shabnam", []string{"BEGUM, Shabnam"}},
	{"The social worker, Frank Day, visited.", []string{"Frank Day"}},
	{"I rang Faith, who agreed.", []string{"Faith"}},
	{"Ravi Patel and Mei Ling Chen are foster carers.", []string{"Ravi Patel", "Mei Ling Chen"}},
	{"Signed: A. Wójcik", []string{"A. Wójcik"}},
	{"Her friend Melody helps her.", []string{"Melody"}},
	{"Nurse Baptiste changed the dressing.", []string{"Nurse Baptiste"}},
	{"Jasmine, aged 7, drew a picture of Daddy.", []string{"Jasmine"}},
	{"My name is Angel and I am 12.", []string{"Angel"}},
	{"Sister Agnes and Rev Dr Kwaku Boateng visited.", []string{"Sister Agnes", "Rev Dr Kwaku Boateng"}},
	{"Hi Summer, it was good to meet you.", []string{"Summer"}},
	{"Margaret Hall said she was cold.", []string{"Margaret Hall"}},
	{"Ms. Park phoned Mr Green at 10.", []string{"Ms. Park", "Mr Green"}},
	{"Cllr Brown and Lord Finch spoke.", []string{"Cllr Brown", "Lord Finch"}},
	{"It was April who called; April's flat is damp.", []string{"April"}},

	// No person here.
	{"The committee meets in May and June 2026.", nil},
	{"Adult Social Care and Children's Services met the Integrated Care Board.", nil},
	{"She goes to the Victoria Day Centre and Queen Elizabeth Hospital.", nil},
	{"He was admitted to St Thomas' Hospital on Monday.", nil},
	{"The Mental Capacity Act 2005 and the Care Act 2014 apply.", nil},
	{"Universal Credit and Personal Independence Payment were explained.", nil},
	{"Park Road, Church Street and Victoria Road are closed.", nil},
	{"Hope was fading, but Grace Lodge had a bed.", nil},
	{"She has Parkinson's disease and Down's syndrome.", nil},
	{"The Lord Mayor opened the Town Hall.", nil},
	{"Occupational Therapy Assessment\nCarer's Assessment\nRisk Assessment", nil},
	{"In Birmingham and Greater Manchester the scheme runs until March.", nil},
	{"Will you sign? Mark the form in ink. May I come in? Bill us later.", nil},
	{"Summer is hard for her. Dawn breaks early. Faith matters to her.", nil},
	{"The review is on Thursday 4 June. Easter and Ramadan are in April.", nil},
	{"Marks & Spencer and Age UK gave food.", nil},
	{"The Equality and Human Rights Commission wrote to NHS England.", nil},
	{"She speaks Urdu and Polish and follows Islam.", nil},
	{"Attendance Allowance: higher rate. Blue Badge: yes. Lifeline: fitted.", nil},
	{"Section 47 enquiry; Section 20; Child Protection Plan; Early Help.", nil},
}

func TestPeopleOfHarderSentences(t *testing.T) {
	found, all, extra := 0, 0, 0
	for _, c := range harder {
		var got []string
		for _, m := range redact.Find(c.text) {
			if m.Kind == redact.Person && !slices.Contains(got, m.Text) {
				got = append(got, m.Text)
			}
		}
		for _, n := range c.names {
			all++
			if slices.Contains(got, n) {
				found++
			} else {
				t.Logf("%q: missed %q, found %q", c.text, n, got)
			}
		}
		for _, g := range got {
			if !slices.Contains(c.names, g) {
				extra++
				t.Logf("%q: %q is no person", c.text, g)
			}
		}
	}
	if float64(found) < .97*float64(all) || float64(extra) > .03*float64(all) {
		t.Errorf("found %d of %d names, and %d that are none", found, all, extra)
	}
}

// People of any origin are found in the same places.
func TestNamesOfDifferentOriginAreFoundAlike(t *testing.T) {
	names := []string{"Susan Taylor", "Siobhán Ó Briain", "Rhys ap Gwilym", "Oluwaseun Adeyemi", "Nguyen Thi Hoa", "Małgorzata Wójcik", "Mohammed Al-Sayed",
		"Parveen Akhtar", "Xiu Zhang", "José García López", "Yusuf Abdi", "Dimitri Papadopoulos", "Harpreet Kaur", "Ifeoma Nwosu", "Ioana Popescu", "Tadeusz Kowalczyk"}
	for _, form := range []string{
		"I met %s at home today.", "%s said that the carer was late.", "Her friend %s drove her.", "Present: %s, the ward sister",
		"Dear %s,\nThank you for coming.", "Yours sincerely\n%s\nTeam manager", "The flat is let to %s.",
	} {
		for _, name := range names {
			text := strings.Replace(form, "%s", name, 1)
			at := strings.Index(text, name)
			covered := 0
			for _, m := range redact.Find(text) {
				if m.Kind == redact.Person && m.Start <= at && m.End >= at+len(name) {
					covered++
				}
			}
			if covered != 1 {
				t.Errorf("%q: found %v", text, redact.Find(text))
			}
		}
	}
}
