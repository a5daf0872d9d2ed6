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
		{"surrounding areas", "There are farms in surrounding areas.", "There are farms in areas around."},
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
