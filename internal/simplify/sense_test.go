package simplify_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

// TestSenses holds words that have a plainer one in another sense: there the
// source's word must stay. Beside them stand uses where the plain one is right.
func TestSenses(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"date is a verb", "The church is thought to date from 1280.", "The church is thought to date from 1280."},
		{"to date", "To date, we have built 40 homes.", "So far, we have built 40 homes."},
		{"turnout is a share", "The turnout at the election was 34%.", "The turnout at the election was 34%."},
		{"sight impaired", "She is registered as severely sight impaired.", "She is registered as severely sight impaired."},
		{"substantial disability", "He has a substantial disability.", "He has a substantial disability."},
		{"substantial sum", "He has a substantial sum.", "He has a large sum."},
		{"comprise", "The board comprises six people.", "The board is made up of 6 people."},
		{"proof of somebody's identity", "The landlord must give proof of identity.", "The landlord must give proof of identity."},
		{"proof of your identity", "You must show proof of identity.", "You must show proof of who you are."},
		{"required by law", "The work must be done as required by law.", "The work must be done as required by law."},
		{"a policy requires", "The policy requires a plan for bats.", "The policy requires a plan for bats."},
		{"a long name of a policy requires", "Policy 4 Small sites in the old town of Oakham requires a plan for bats.", "Policy 4 Small sites in the old town of Oakham requires a plan for bats."},
		{"people require", "They require a taxi.", "They need a taxi."},
		{"what is proposed is not yet planned", "The proposed changes are on the map.", "The suggested changes are on the map."},
		{"characterised by", "The barns are often characterised by thick walls.", "The barns are often characterised by thick walls."},
		{"conclude of a person", "I have concluded under issue 4.", "I have concluded under issue 4."},
		{"other than", "The hall has uses other than sport.", "The hall has uses other than sport."},
		{"anything other than", "Do not put in anything other than glass.", "Do not put in anything except glass."},
		{"an adverb before another", "It would significantly and adversely affect the village.", "It would significantly and adversely affect the village."},
		{"a stop after etc.", "The shops sell watches, rings, etc.", "The shops sell watches, rings and so on."},
		{"surrounding areas", "There are farms in surrounding areas.", "There are farms in nearby areas."},
		{"who did it is not certain", "The system went on until the Act came into effect in 1930, putting the care onto committees.", "The system went on until the Act started in 1930, putting the care onto committees."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(new(simplify.Engine), tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestWordsThatStay holds words of planning, law, health, money and everyday
// life whose plainer twin would say something else, or something less.
func TestWordsThatStay(t *testing.T) {
	e := new(simplify.Engine)
	for _, in := range []string{
		// A proposal is not yet a plan, and a development plan is a document.
		"The proposal for the old mill is on display.",
		"Option 2 has the lower cost.",
		"Sea snakes occur mainly in the Indian Ocean.",
		"The roost holds 4 individuals.",
		"It is well established now.",
		"Your circumstances have changed.",
		"This was one of the site options.",
		"An impact assessment is on the website.",
		"The main modifications are in the annex.",
		"The plan has likely significant effects on the lake.",
		"The difference is not significant.",
		"The Act (as amended) is on the website.",
		"An amendment to the motion was lost.",
		"The council has a statutory duty.",
		"Everyone has statutory rights.",
		"Precision medicine is new.",
		"The farm has the best and most versatile land.",
		"It is a public footpath.",
		"Each site has its own constraints.",
		"The outbuilding is made of brick.",
		"The plan sets out the purposes of the green belt.",
		"The house stands in an urban area.",
		"The site is in conventional use.",
		// How much is said: most, all, only, always.
		"The vast majority of homes have a garden.",
		"The garden is completely wild.",
		"The meeting was held virtually.",
		"The aim is to minimise noise.",
		"The tool is exclusively for staff.",
		"As many as 40 people came.",
		"He has not been specifically named.",
		// Duty and permission.
		"The law will require councils to ask the minister.",
		"The rules are there to determine whether the claim is valid.",
		"It is essential infrastructure.",
		"People must be actively looking for work.",
		// People and health.
		"She has a learning difficulty.",
		"The disadvantage is the cost.",
		"The allegation is serious.",
		"He has severe mental impairment.",
		"They signed the book of gifts and hospitality.",
		"The staff communicate with her by signs.",
		"The incident is closed.",
		"Frailty is common in old age.",
		"Her condition could cause agitation.",
		"Infant classes have 30 children.",
		"He holds power of attorney.",
		"The drug may disrupt sleep.",
		"They are involved in a crash.",
		// Money.
		"The revenue budget is tight.",
		"Rent is due to rise in May.",
		"Capital comes from sales.",
		// Other senses.
		"The assets were put under review.",
		"The name appeared in 1837.",
		"The lanes were exhausted.",
		"The disc is compact.",
		"The path gradually bends.",
		"His novel won.",
		"The farm is viable.",
		"It was provisional.",
		"The viewpoint is on the hill.",
		"Deer can roam.",
		"The study had a low risk of bias.",
		"The hazard ratio was 1.2.",
		"Infantile spasms are rare.",
		"He has irritable bowel syndrome.",
		"It is an antagonist of the drug.",
		"The drug was well tolerated.",
		"Allergic reactions are rare.",
		"She was ordained in May.",
		"The cohort study ran for a year.",
		"There was a suspicion of fraud.",
		"It is a vicious circle.",
		"The cream is topical.",
		"The genie grants wishes to all.",
		"The disabled tank was left behind.",
		"The stalls would be brought to within the square.",
		"These further changes were on show.",
		"The development strategy is in part 2.",
		"The owner will not be reinstating the road.",
		"He would not submit to such a test.",
		"Following this guide does not make it safe.",
		"His work is relatively unknown.",
		"The teams made enquiries.",
	} {
		t.Run(in, func(t *testing.T) {
			if diff := cmp.Diff(in, rewrite(e, in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestFormsOfPlainWords holds what is put in: its number, tense, article and
// place.
func TestFormsOfPlainWords(t *testing.T) {
	e := new(simplify.Engine)
	tests := []struct{ in, want string }{
		{"Anyone wishing to come may write.", "Anyone who wants to come may write."},
		{"Anyone in receipt of a pension may come.", "Anyone who gets a pension may come."},
		{"The policies in the plan fully supersede those of 2010.", "The policies in the plan fully replace those of 2010."},
		{"Looked after children get help.", "Children in care get help."},
		{"The panel must have regard to the report.", "The panel must consider the report."},
		{"The council will take into account the views of tenants.", "The council will consider the views of tenants."},
		{"The band sought to win.", "The band tried to win."},
		{"The policy seeks to protect trees.", "The policy aims to protect trees."},
		{"There are trees at the rear of the house.", "There are trees at the back of the house."},
		{"A mast was erected in May.", "A mast was put up in May."},
		{"The figures indicate that rents rose.", "The figures show that rents rose."},
		{"This will enable people to vote.", "This will allow people to vote."},
		{"The report highlights the need for homes.", "The report shows the need for homes."},
		{"The staff will help to facilitate the move.", "The staff will help to facilitate the move."}, // not "help to help with"
		{"They were asked to investigate.", "They were asked to investigate."},                         // look into what?
		{"They will investigate the noise.", "They will look into the noise."},
		{"The wall is hard to see, an inconspicuous wall.", "The wall is hard to see, an inconspicuous wall."},
		{"The wall is inconspicuous.", "The wall is hard to see."},
		{"The orders were relayed back to the camp.", "The orders were relayed back to the camp."},
		{"The meeting in the hall took place and the clerk said that it was open.", "The meeting in the hall happened and the clerk said that it was open."},
		{"Residents highlighted the need for homes.", "Residents pointed out the need for homes."},
		// The voice of letters.
		{"You do not require a lawyer.", "You do not need a lawyer."},
		{"We require you to pay the full amount.", "We require you to pay the full amount."},
		{"This requires a new calculation of your benefit.", "This needs a new calculation of your benefit."},
		{"You must inform us if your income alters.", "You must tell us if your income changes."},
		{"Payments commence in April.", "Payments start in April."},
		{"You must provide 2 forms of identification.", "You must give 2 forms of identification."},
		{"We provide services to older people.", "We provide services to older people."},
		{"The service will be terminated in March.", "The service will end in March."},
		{"The works will affect the surrounding area.", "The works will affect the nearby area."},
		{"If you need assistance, please call us.", "If you need help, please call us."},
		{"You are eligible for a discount.", "You qualify for a discount."},
		{"You are not entitled to a refund.", "You do not have a right to a refund."},
		{"The discount is not applicable to your account.", "The discount does not apply to your account."},
		{"You are currently in receipt of a pension.", "You now get a pension."},
		{"Bins must be left at the kerbside.", "Bins must be left by the road."},
		{"Applicants are required to submit a form.", "People applying must send in a form."},
		{"Please complete and return the enclosed form.", "Please fill in and return the enclosed form."},
		// A word that would have the whole sentence put back is no help.
		{"The council was unable to commence the work.", "The council was not able to start the work."},
		{"The change has the potential to commence soon.", "The change has the potential to start soon."},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(e, tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBracketsThatStay(t *testing.T) {
	e := simplify.Engine{Brief: true}
	for _, in := range []string{
		"The Town and Country Planning (Local Planning) (England) Regulations 2012 cover this.",
		"Oakham Borough Council (“the Council”) sent in the plan in May.",
	} {
		if diff := cmp.Diff(in, rewrite(&e, in)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
