package easyread_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
)

func TestLongSentencesAreLaidOut(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a short one stays", "You must tell us if your income changes.", "You must tell us if your income changes."},
		{"conditions", "The council will give permission for a new house in the village only if the site is near a bus stop and if the road is safe.",
			"The council will give permission for a new house in the village only if:\n- the site is near a bus stop, and\n- the road is safe"},
		{"what somebody will do", "The council will work with its partners to provide more homes, make new jobs and keep the river clean for everyone.",
			"The council will work with its partners to:\n- provide more homes\n- make new jobs\n- keep the river clean for everyone"},
		{"an or stays", "You must come to the office to show us your passport, sign the form or tell us why you cannot do it.",
			"You must come to the office to:\n- show us your passport\n- sign the form, or\n- tell us why you cannot do it"},
		{"two statements", "The new library is on the left of the market square, and the old library is on the right of it.",
			"The new library is on the left of the market square.\nThe old library is on the right of it."},
		{"a subject with two verbs", "The new library on the market square is open each day of the week and has a lift to all floors.",
			"The new library on the market square:\n- is open each day of the week\n- has a lift to all floors"},
		{"a date that may be of all parts is not moved", "The council will work with its partners to provide more homes and make new jobs in the town by May 2030.",
			"The council will work with its partners to provide more homes and make new jobs in the town by May 2030."},
		{"a condition is not parted from what it is for", "If the site is large and the road is narrow then nobody may build a new house there at any time of year.",
			"If the site is large and the road is narrow then nobody may build a new house there at any time of year."},
		{"what to do comes before the conditions", "If you have any questions about this letter, or if you need it in large print or in another language, please contact the benefits team.",
			"Please contact the benefits team if:\n- you have any questions about this letter, or\n- you need it in large print or in another language"},
		{"a name is not parted", "The council may share what you tell us about your home and your money with the Department for Work and Pensions.",
			"The council may share what you tell us about your home and your money with the Department for Work and Pensions."},
		{"numbers of things parted by semicolons", "The council has found a need for 12 new homes for families with children; 4 homes for older people; and 30 homes for people with no home.",
			"The council has found a need for:\n- 12 new homes for families with children\n- 4 homes for older people\n- 30 homes for people with no home"},
		{"the same word before each part", "The new plan of the town has rules about noise, about the light of lamps at night and about where cars may stand.",
			"The new plan of the town has rules about:\n- noise\n- the light of lamps at night\n- where cars may stand"},
		{"a verb behind a comma alone may have another subject", "You will lose the right to pay a part each month and the whole sum for the year, £1,477.80, will become due in seven more days.",
			"You will lose the right to pay a part each month and the whole sum for the year, £1,477.80, will become due in seven more days."},
		{"the last of many things is no verb", "The new order replaced the old rules for community service, probation and supervised attendance orders for crimes from 1 February 2011 on.",
			"The new order replaced the old rules for community service, probation and supervised attendance orders for crimes from 1 February 2011 on."},
		{"a second verb may be of the clause", "We want to hear from as many people as possible in the town as we shape and develop the new service.",
			"We want to hear from as many people as possible in the town as we shape and develop the new service."},
		{"when is said of all, not of an example", "Old bus passes will be taken on all of the services in the town, including the small bus, after 9:30am on weekdays and at weekends.",
			"Old bus passes will be taken on all of the services in the town, including the small bus, after 9:30am on weekdays and at weekends."},
		{"a question is no list", "How will the council help the people of the town to find a home, to get work and to keep warm in winter?",
			"How will the council help the people of the town to find a home, to get work and to keep warm in winter?"},
		{"what is only added is said after", "The new plan protects the old buildings on the market square, including the church and the old town hall in it.",
			"The new plan protects the old buildings on the market square.\nThis includes the church and the old town hall in it."},
		{"what it is for stands below", "The council has made the path from the old bridge to the school much wider this year so that children can walk to it side by side on each day of the week.",
			"The council has made the path from the old bridge to the school much wider this year so that:\n- children can walk to it side by side on each day of the week"},
		{"what is inside a not is not moved", "The council will not give money for changes to the old houses on the square, including the church and the town hall.",
			"The council will not give money for changes to the old houses on the square, including the church and the town hall."},
		{"what somebody has to do is not moved", "The new rule requires the owners of all large shops in the town to make sure that the doors can be opened by people who use a wheelchair.",
			"The new rule requires the owners of all large shops in the town to make sure that:\n- the doors can be opened by people who use a wheelchair"},
		{"a clause below the rest", "At the end of the meeting it was agreed that the members of the group will be asked to do the work for now as a favour.",
			"At the end of the meeting it was agreed that:\n- the members of the group will be asked to do the work for now as a favour"},
		{"what turns away hangs on nothing", "It was agreed that the members of the group will be asked to do the work, but the clerk has to pay for it.",
			"It was agreed that the members of the group will be asked to do the work, but the clerk has to pay for it."},
		{"what was done", "The minutes of the meeting on 5 May 2026 were checked for accuracy, agreed as a true record and signed by the chair.",
			"The minutes of the meeting on 5 May 2026 were:\n- checked for accuracy\n- agreed as a true record\n- signed by the chair"},
		{"examples are no more things", "You must show us an original paper with a photo of you on it, such as a passport, a driving licence or a bus pass.",
			"You must show us an original paper with a photo of you on it, such as:\n- a passport\n- a driving licence, or\n- a bus pass"},
		{"behind a comma another thing that people may do", "You may bring a friend who is 18 or over with you to help you vote, or ask one of the staff.",
			"You may bring a friend who is 18 or over with you to help you vote, or ask one of the staff."},
		{"in writing is no list of actions", "You must do so in writing within 28 days of the date of this letter, giving your reasons and sending any new proof.",
			"You must do so in writing within 28 days of the date of this letter, giving your reasons and sending any new proof."},
		{"what must be done with one helping verb", "All of the bins must be at the side of the road by 6:30am on the day, and brought back by the evening.",
			"All of the bins must be at the side of the road by 6:30am on the day, and brought back by the evening."},
		{"a list begins behind its colon", "Find out more from the council, call us on 01632 960 077 or come to one of our open days: the library, Saturday 9 May; the hall, Monday 11 May.",
			"Find out more from the council, call us on 01632 960 077 or come to one of our open days:\n- the library, Saturday 9 May\n- the hall, Monday 11 May"},
		{"by doing", "The new plan of the town helps small shops by making more places for bikes and keeping the old square free of cars.",
			"The new plan of the town helps small shops by:\n- making more places for bikes\n- keeping the old square free of cars"},
		{"two verbs and one noun", "The wild birds of the river are in danger on long flights in the dark because of losing feeding or nesting places.",
			"The wild birds of the river are in danger on long flights in the dark because of losing feeding or nesting places."},
		{"what something is needed for", "A change is required to the rules for the cars of visitors to show clearly at the door of the hall who can park there at night and in the early morning.",
			"A change is required to the rules for the cars of visitors to:\n- show clearly at the door of the hall who can park there at night and in the early morning"},
		{"who suggests stands before the list", "Ann Green said that the flowers by the old hall looked lovely in the spring and suggested that more could be planted.",
			"Ann Green said that the flowers by the old hall looked lovely in the spring and suggested that more could be planted."},
		{"a sentence a few words too long is better than one bullet", "It was agreed that the members of the village hall group will be asked to do the work for now as a favour.",
			"It was agreed that the members of the village hall group will be asked to do the work for now as a favour."},
		{"then goes", "If the first look at the plan of the town shows that there is no danger for wild birds, then the council can go ahead with the new path by the river.",
			"If the first look at the plan of the town shows that there is no danger for wild birds:\n- the council can go ahead with the new path by the river"},
		{"a condition comes first", "Where a new house would stand less than two metres from a tree of the town, the owner must show that it is safe for the people who live near it.",
			"Where a new house would stand less than two metres from a tree of the town:\n- the owner must show that it is safe for the people who live near it"},
		{"one of several conditions is not the last", "Where a new house would be tall, a new path would be narrow, or a new wall would be high, the owner must show that it is safe.",
			"Where a new house would be tall, a new path would be narrow, or a new wall would be high, the owner must show that it is safe."},
		{"what a shared verb goes on with is no item", "New plans for the middle of the town should contribute to and improve the look of the old square and its houses.",
			"New plans for the middle of the town should contribute to and improve the look of the old square and its houses."},
		{"verbs inside a clause are no items", "The town council will work with its partners in the county to make paths that help people to walk and keep the children of the town safe.",
			"The town council will work with its partners in the county to:\n- make paths that help people to walk and keep the children of the town safe"},
		{"a few words too many are no list of one item", "The town council has made a new plan that says where homes can be built by the river.",
			"The town council has made a new plan that says where homes can be built by the river."},
		{"when a meeting is, is said after", "You are summoned to the Dixley Parish Council Meeting to take place on Thursday 17 November 2016 at 7:30pm in the Village Hall.",
			"You are summoned to the Dixley Parish Council Meeting.\nThe meeting is on Thursday 17 November 2016 at 7:30pm in the Village Hall."},
		{"when no meeting is, is not", "The council has agreed that there is no need for a meeting to be held on 5 May 2026 in the hall in the middle of the town.",
			"The council has agreed that:\n- there is no need for a meeting to be held on 5 May 2026 in the hall in the middle of the town"},
		{"a condition that begins with should is one sentence with what follows", "Should you think that something in the accounts of the council is against the law, you may want to object.",
			"Should you think that something in the accounts of the council is against the law, you may want to object."},
		{"considering opens no statement", "Considering that the whole of the town has had no bus in the evening, it is not surprising that few people go out.",
			"Considering that the whole of the town has had no bus in the evening, it is not surprising that few people go out."},
		{"a verb that comes later is not taken from its modal", "The parish council cannot and will never be able to buy the land in the middle of the village for a green where all of the children can play.",
			"The parish council cannot and will never be able to:\n- buy the land in the middle of the village for a green where all of the children can play"},
		{"a participle is no verb", "Each plan for a new house must follow the rules for size and height set out in the plan of the town.",
			"Each plan for a new house must follow the rules for size and height set out in the plan of the town."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := convert(t, easyread.Converter{Simplifier: engine(same)}, "# T\n\n## S\n\n"+test.text)
			var got []string
			for at, s := range d.All() {
				if !strings.HasPrefix(at, "s2.") || s.Kind == easyread.Explanation {
					continue
				}
				switch {
				case s.Kind == easyread.Item:
					got = append(got, strings.Repeat("  ", s.Level)+"- "+s.Text)
				default:
					got = append(got, s.Text)
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestListsInsideListsKeepTheirLevel(t *testing.T) {
	d := convert(t, easyread.Converter{Simplifier: engine(same)}, "# T\n\nBring:\n\n- a form\n  - a blue one\n    - or a red one\n  - a pen\n- a bill\n")
	var got []string
	for _, s := range d.All() {
		if s.Kind == easyread.Item && len(s.Source) > 0 && s.Text != "T" {
			got = append(got, strings.Repeat("  ", s.Level)+s.Text)
		}
	}
	want := []string{"a form", "  a blue one", "    or a red one", "  a pen", "a bill"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
