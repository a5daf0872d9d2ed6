package simplify_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

// rewritten returns the sentences that are made of a text, with " | " between them.
func rewritten(text string) string {
	var out []string
	for _, s := range new(simplify.Engine).Rewrite(text) {
		out = append(out, s.Text)
	}
	return strings.Join(out, " | ")
}

func TestWhatStandsRoundAClause(t *testing.T) {
	same := ""
	tests := []struct{ name, in, want string }{
		{"how long and when", "The main changes were subject to public consultation over a six-week period in June and July 2022.",
			"The main changes were subject to public consultation. | This was over 6 weeks in June and July 2022."},
		{"when, behind who did it", "The first report of the new Growth Group was published by the Government on 15 December.",
			"The first report of the new Growth Group was published by the Government. | This was on 15 December."},
		{"the time of a duty stays", "All the owners of the small shops must send the form to the council by 15 December 2025.", same},
		{"the time of what was not done stays", "The changes to the local plan were not subject to any public consultation in June 2022.", same},
		{"the time of a meeting or of the decision", "The committee agreed with what was said about the roads in the minutes of the meeting on 19 May 2016.", same},
		{"two times", "The Council published a Statement of Community Work in July 2017 and two updates in November 2019.",
			"The Council published a Statement of Community Work in July 2017 and 2 updates in November 2019."},
		{"in line with, in front", "In line with rule 3 of the Money Rules 2010, the City is sending out this short summary.",
			"The City is sending out this short summary. | This is in line with rule 3 of the Money Rules 2010."},
		{"in line with, behind", "We will listen to what the public say about the plans, in line with the code of the council.",
			"We will listen to what the public say about the plans, in line with the code of the council."},
		{"in line with, behind what an agenda says", "Public time - to hear from the people of the town about the agenda, in line with the council’s code.",
			"Public time - to hear from the people of the town about the agenda. | This is in line with the council’s code."},
		{"in line with, of a duty", "All new homes in the town should be built by the park, in line with policy 4.", same},
		{"a purpose in front", "To help small firms in the town, the council has set up a fund of money for them.",
			"The council has set up a fund of money for them. | This is to help small firms in the town."},
		{"a condition in front stays", "To get help with the rent of your home, you must fill in the form and send it.", same},
		{"a purpose behind", "A new map of the town centre has been published to show where the new homes will be.",
			"A new map of the town centre has been published. | This is to show where the new homes will be."},
		{"a decision to stays", "The council has made a firm decision to lower the number of new homes in the park.", same},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.want == same {
				test.want = test.in
			}
			if diff := cmp.Diff(test.want, rewritten(test.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReasonsThatAsGives(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"what has been", "The village hall is making a second claim as the first round of work has failed in less than 12 months.",
			"The village hall is making a second claim. | This is because the first round of work has failed in less than 12 months."},
		{"in front", "As the report has yet to be read by the new clerk, it may be changed in the spring.",
			"The report has yet to be read by the new clerk. | So it may be changed in the spring."},
		{"chose not to", "The council chose not to go on with the plan as it did not agree with the changes.",
			"The council chose not to go on with the plan. | This was because it did not agree with the changes."},
		{"of what is denied stays", "The plan was not refused as it is in the wrong place, and this is the only reason.",
			"The plan was not refused as it is in the wrong place, and this is the only reason."},
		{"when", "More will be known next year as the new water plan for the north is drawn up by the firm.",
			"More will be known next year as the new water plan for the north is drawn up by the firm."},
		{"how", "The rooms must be laid out as they have been described in the first report of the group.",
			"The rooms must be laid out as they have been described in the first report of the group."},
		{"as good as", "The new hall in the park is as big as the old one is in the middle of town.",
			"The new hall in the park is as big as the old one is in the middle of town."},
		{"two shops used as offices", "The land was used as offices were needed for the staff of the council in the town.",
			"The land was used as offices were needed for the staff of the council in the town."},
		{"while, of what is so", "While there is no set size for a plot, the advice is that each has 2,000 square metres.",
			"There is no set size for a plot. | But the advice is that each has 2,000 square metres."},
		{"while, of when", "While the old hall was being built, the meetings of the club were held in the school.",
			"While the old hall was being built, the meetings of the club were held in the school."},
		{"therefore", "The site is in a place with many floods (66%), therefore there are other and better sites.",
			"The site is in a place with many floods (66%). | So there are other and better sites."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, rewritten(test.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestClausesThatSayMore(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"what something is", "A charter is a kept promise that sets out what everybody in the town can expect from us.",
			"A charter is a kept promise. | It sets out what everybody in the town can expect from us."},
		{"what was made", "The review gives some key steps that could be taken to bring more work to the town.",
			"The review gives some key steps. | These steps could be taken to bring more work to the town."},
		{"what is wished for stays", "The council wants a new design code that sets out how homes should look in the town.",
			"The council wants a new design code that sets out how homes should look in the town."},
		{"what was not made stays", "The council did not write a new design code that sets out how homes should look here.",
			"The council did not write a new design code that sets out how homes should look here."},
		{"what is known already stays", "The survey found a need for pitches from the 276 households that met the rules of 2024.",
			"The survey found a need for pitches from the 276 households that met the rules of 2024."},
		{"it was somebody that", "It was a young neighbour that told the council about the fire in the old barn.",
			"It was a young neighbour that told the council about the fire in the old barn."},
		{"a name", "He will look into Dixley Trust Bank which was praised and is used by other parish councils.",
			"He will look into Dixley Trust Bank. | Dixley Trust Bank was praised and is used by other parish councils."},
		{"one of two names", "The land is both in Marston and in Dixley which together form the far end of the park.",
			"The land is both in Marston and in Dixley which together form the far end of the park."},
		{"things from a place", "They are said to have brought insect pests from Australia which attack the old trees.",
			"They are said to have brought insect pests from Australia which attack the old trees."},
		{"the Drainage and Waste Plan", "More will be said in the spring as the Dixley Drainage and Waste Plan (DWP) is drawn up.",
			"More will be said in the spring as the Dixley Drainage and Waste Plan (DWP) is drawn up."},
		{"brackets behind the subject", "The Dixley Trust (the owner of the land) spoke to us, and the council (the new one) will reply.",
			"The Dixley Trust (the owner of the land) spoke to us. | The council (the new one) will reply."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, rewritten(test.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestActionsAndLetters(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"two people", "JH to find the place of the old ash tree by the pond and Clerk to report it to CDC.",
			"JH to find the place of the old ash tree by the pond. | Clerk to report it to CDC."},
		{"one person", "Action: NS to contact the insurers about the cover of new swings and add all of them to the list.",
			"Action: NS to contact the insurers about the cover of new swings. | NS to add all of them to the list."},
		{"which verb is not clear", "AS to get quotes from two firms to trim the trees and cut the grass on the playing field.",
			"AS to get quotes from 2 firms to trim the trees and cut the grass on the playing field."},
		{"two firms that are asked", "AS to get quotes for the work from Green and KP Trees to trim trees on the playing field.",
			"AS to get quotes for the work from Green and KP Trees to trim trees on the playing field."},
		{"what nobody is asked to do", "Inability to stay in the old town for many years and move to a place with more jobs.",
			"Inability to stay in the old town for many years and move to a place with more jobs."},
		{"a letter", "Ann Green wrote to the club in the spring asking for the return of both of the keys.",
			"Ann Green wrote to the club in the spring. | Ann Green asked for the return of both of the keys."},
		{"a letter that somebody had", "A letter was received from the owner of the shop asking for the return of the keys.",
			"A letter was received from the owner of the shop. | It asked for the return of the keys."},
		{"a letter from somebody of whom more is said", "A letter was received from a man who was in the shop asking for the return of the keys.",
			"A letter was received from a man who was in the shop asking for the return of the keys."},
		{"a letter to be written", "ACTION: Clerk to write to the housing trust reporting the state of the wall by the shop.",
			"ACTION: Clerk to write to the housing trust. | Clerk to report the state of the wall by the shop."},
		{"what both have done", "I have spoken to people from some of the stations and raised this with the chief fire officer.",
			"I have spoken to people from some of the stations. | I have raised this with the chief fire officer."},
		{"what was done to it", "The council has bought land owned by a farmer and leased to a club in the next village.",
			"The council has bought land owned by a farmer and leased to a club in the next village."},
		{"a phrase in front", "After the hearings, the council drew up lists of the changes and carried out tests of them.",
			"After the hearings, the council drew up lists of the changes. | The council carried out tests of them."},
		{"a case in front holds for both", "In a real emergency, the council may close the roads of the town and open the school.",
			"In a real emergency, the council may close the roads of the town and open the school."},
		{"in the year", "For homes that were allowed in the year 2022, the number to be used is 332.", "For homes that were allowed in 2022, the number to be used is 332."},
		{"a period of something", "There is a six-week period of consultation.", "There is a six-week period of consultation."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, rewritten(test.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
