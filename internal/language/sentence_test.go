package language_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/language"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		name string
		want []string // the text is these with a space between
	}{
		{"title before a name", []string{"Cllr. Dixey spoke.", "Then Mrs. Green replied."}},
		{"references and paragraphs", []string{"See ref. 61/18 and para. 3 of the report.", "No. 5 is closed."}},
		{"reference with letters", []string{"The plan (ref. P/2026/0012) was agreed.", "See sec. B for more."}},
		{"short months", []string{"It starts on 1 Apr. 2026 at noon.", "It ends in Dec. 2027."}},
		{"saints", []string{"St. Mary's church is on the hill.", "The hall is at St. John's."}},
		{"latin", []string{"Bring proof, e.g. a bill.", "You need one, i.e. a passport."}},
		{"time in a sentence", []string{"The hall opens at 10 a.m. on Mondays."}},
		{"time at the end of a sentence", []string{"The hall opens at 10 a.m.", "It closes at 5 p.m.", "Please ring the bell."}},
		{"time before a day", []string{"Come at 10 a.m. Monday to Friday."}},
		{"initials", []string{"J. R. Smith was in the chair.", "Dr. A. Patel came too."}},
		{"money", []string{"The cost is £1.5m.", "The fee is £20.50 a day."}},
		{"web addresses", []string{"Go to www.dixley.gov.uk. There is a form.", "Write to a.b@dixley.gov.uk."}},
		{"quotes", []string{"He said \"we agree.\"", "She said “no.”", "They left."}},
		{"brackets", []string{"The plan was refused. (It was late.)", "Nobody spoke."}},
		{"questions and shouts", []string{"Do you need help?", "Call us!", "We can help."}},
		{"a question inside a sentence", []string{"“Why?” she asked."}},
		{"companies", []string{"Dixley Homes Ltd. will build it.", "The land belongs to Brown & Co.", "The council agreed."}},
		{"and so on", []string{"Bring bills, letters, etc. to the desk.", "You can bring pens, paper, etc.", "The room is warm."}},
		{"letters as names", []string{"This is plan B.", "The other plan was dropped."}},
		{"countries", []string{"It moved to the U.K. in 1999.", "It is made in the U.S.", "It is sold here."}},
		{"dots", []string{"We waited...", "Nothing came."}},
		{"a space that was lost", []string{"Ring us on 01632 960786.If you cannot, write to us.The office is open.", "It is in www.dixley.The.uk, plan.Dixley or fig.The."}},
		{"a number ends a sentence", []string{"The meeting ended at 21.", "The next one is in May."}},
		{"sections of law", []string{"Under s. 21 of the Act, notice is needed.", "See Sch. 12A for more."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := ""
			for i, s := range tt.want {
				if i > 0 {
					text += " "
				}
				text += s
			}
			var got []string
			for _, s := range language.Sentences(text) {
				got = append(got, s.Of(text))
			}
			want := tt.want
			switch tt.name {
			case "web addresses":
				want = []string{"Go to www.dixley.gov.uk.", "There is a form.", want[1]}
			case "a space that was lost":
				want = []string{"Ring us on 01632 960786.", "If you cannot, write to us.", "The office is open.", want[1]}
			case "brackets":
				want = []string{"The plan was refused.", "(It was late.)", want[1]}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSentencesLines(t *testing.T) {
	text := "Bins\n1. Put them out by 7am. Do not block the path.\n  a. Brown bins  \n\nEnd\n• 2.3.3. Although it rained, we met."
	var got []string
	for _, s := range language.Sentences(text) {
		got = append(got, s.Of(text))
	}
	want := []string{"Bins", "1. Put them out by 7am.", "Do not block the path.", "a. Brown bins", "End", "• 2.3.3. Although it rained, we met."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
