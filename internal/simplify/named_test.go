package simplify_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

// TestWhoAndWhat holds sentences whose second part needs a subject: who or what
// it is about must be right, or the sentence stays.
func TestWhoAndWhat(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a date is no list", "The season began on June 1, 1977, and lasted until the end of November.",
			"The season began on June 1, 1977. The season lasted until the end of November."},
		{"a past that is no participle", "The post office was set up in May 1897, and took its name from the old mill.",
			"The post office was set up in May 1897. The post office took its name from the old mill."},
		{"a past that may be a participle stays", "The post office was set up in May 1897 and moved to the old mill in the town.",
			"The post office was set up in May 1897 and moved to the old mill in the town."},
		{"a thing with of", "The market town of Oakham is to the north of the river, but does not belong to the borough.",
			"The market town of Oakham is to the north of the river. But this town does not belong to the borough."},
		{"people without an article", "Residents wrote to the council in May and took their case to the court.",
			"Residents wrote to the council in May. These residents took their case to the court."},
		{"a document says two things", "This document sits above the borough plan and sets out the wider plan for the area.",
			"This document sits above the borough plan. This document sets out the wider plan for the area."},
		{"an opening adverb", "However, the law on this changed in 2006 and took away the old rights.",
			"But the law on this changed in 2006 and took away the old rights."},
		{"somebody in the present stays", "A man lives in the flat above the shop and works in the town.",
			"A man lives in the flat above the shop and works in the town."},
		{"another subject in between stays", "The test will show a natural cause but about 12% show another and need an inquest.",
			"The test will show a natural cause but about 12% show another and need an inquest."},
		{"once is no adverb here", "Once you read the guide and are sure of it, you can fill in the form.",
			"Once you read the guide and are sure of it, you can fill in the form."},
		{"what has been stays with what is", "The council is building 1,100 homes a year and has been for the last 10 years.",
			"The council is building 1,100 homes a year and has been for the last 10 years."},
		{"a list behind a colon stays with its two verbs", "Facilities are not limited to, but will include: signs, shelters and lights.",
			"Facilities are not limited to, but will include: signs, shelters and lights."},
		{"a participle of what is bought stays", "She found a house built in 1900 and owned by the trust in the north of the town.",
			"She found a house built in 1900 and owned by the trust in the north of the town."},
		{"a refusal", "The clerk went to the owner about the work, but Green refused.", "The clerk went to the owner about the work. But Green refused."},
		{"people who do something", "The pill does not mend the harm, and people taking the pill must be checked each month.",
			"The pill does not mend the harm. People taking the pill must be checked each month."},
		{"some and others", "Some of them are in the trees, while others are in the water near the shore.",
			"Some of them are in the trees. Others are in the water near the shore."},
		{"a second clause with an article", "The committee looked at the report and the chair thanked the officers for their work.",
			"The committee looked at the report. The chair thanked the officers for their work."},
		{"two things that must be clean stay", "We need to make sure streets and shops are clean, so people can walk there.",
			"We need to make sure streets and shops are clean, so people can walk there."},
		{"a heading before its sentence stays", "Proposals for new uses on sites outside of the town and the local centres will be looked at again.",
			"Proposals for new uses on sites outside the town and the local centres will be looked at again."},
		{"a thing with a phrase behind it", "The closure of shops in the villages is a loss for all and will be opposed by the council.",
			"The closure of shops in the villages is a loss for all. This closure will be opposed by the council."},
		{"a part of many stays", "A number of shops in the villages are shut and will be opposed by the council.",
			"Some shops in the villages are shut and will be opposed by the council."},
		{"a purpose", "We check the paths in the park each week to make sure that they are safe.",
			"We check the paths in the park each week. This is to make sure that they are safe."},
		{"a purpose of a duty", "The council has a legal duty to make sure that the paths in the park are safe.",
			"The council has a legal duty to make sure that the paths in the park are safe."},
		{"how a thing is made stays", "The paths in the park must all be made so that they are safe for everyone.",
			"The paths in the park must all be made so that they are safe for everyone."},
		{"so that behind a comma", "Send us the receipts for all the new tools in May or June, so that we can see what you paid.",
			"Send us the receipts for all the new tools in May or June. This is so that we can see what you paid."},
		{"when", "The park was open to all until 13 April 2003, when it closed for good.",
			"The park was open to all until 13 April 2003. This was when it closed for good."},
		{"when of what is to come", "The office opens to all on 5 May 2026, when the new rules start.",
			"The office opens to all on 5 May 2026. This is when the new rules start."},
		{"when behind no time stays", "She met her husband at the old theatre, when both of them were in a play.",
			"She met her husband at the old theatre, when both of them were in a play."},
		{"which of two things is left open", "The council has a large fund for homes in Dixley, which is now spent.",
			"The council has a large fund for homes in Dixley. This is now spent."},
		{"which of many things", "The land was split into the 3 parts, which were put together again in 1994.",
			"The land was split into the 3 parts. These parts were put together again in 1994."},
		{"the town beside its other name", "The name comes from the main town, Oakham, which is in the north.",
			"The name comes from the main town, Oakham. Oakham is in the north."},
		{"what was may be one or many stays", "They sold tea and ginger beer in the shop, with cakes and beer, which had come from the farm.",
			"They sold tea and ginger beer in the shop, with cakes and beer, which had come from the farm."},
		{"a name at the end and who it is", "The first use of it was by Ann Green, a doctor at the old hospital.",
			"The first use of it was by Ann Green. Ann Green was a doctor at the old hospital."},
		{"a list without a second comma stays", "The plan protects the strengths of the town, including its place by the river, the old hall and strong shops.",
			"The plan protects the strengths of the town, including its place by the river, the old hall and strong shops."},
		{"two places stay", "They went to the sea and then to Leeds, the park and the old hall in Oakham.",
			"They went to the sea and then to Leeds, the park and the old hall in Oakham."},
		{"a heading that lost its line stays", "Early life Ann Green was born in Leeds in 1901 and was a teacher there for many years.",
			"Early life Ann Green was born in Leeds in 1901 and was a teacher there for many years."},
		{"a place that is still there", "The council bought the land in Oakham, a village to the north of Dixley.",
			"The council bought the land in Oakham. Oakham is a village to the north of Dixley."},
		{"the last of three stays", "They had bread with them, a pot, a knife.", "They had bread with them, a pot, a knife."},
		{"who it is, by name", "The chair, Ann Green, asked the council for a new licence for the shop in Mill Lane.",
			"The chair asked the council for a new licence for the shop in Mill Lane. The chair was Ann Green."},
		{"what a thing is, twice", "Oakham Park was a farm, a part of the lands of the old abbey.",
			"Oakham Park was a farm. Oakham Park was a part of the lands of the old abbey."},
		{"a participle behind a name", "Marston is a book for children by Ann Green, published in 1989.",
			"Marston is a book for children by Ann Green. Marston was published in 1989."},
		{"a participle of what a thing is for", "A punt is a flat boat with a square front, designed for use in small rivers.",
			"A punt is a flat boat with a square front. It is designed for use in small rivers."},
		{"a participle of one of two stays", "They rebuilt the hall beside the shop, owned by the trust in Leeds.",
			"They rebuilt the hall beside the shop, owned by the trust in Leeds."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(new(simplify.Engine), tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
