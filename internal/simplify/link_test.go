package simplify_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

func TestLinkedClauses(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"also between subject and verb", "The park is also a nature reserve.", "The park is a nature reserve."},
		{"also in a right stays", "You may also get help with your rent.", "You may also get help with your rent."},
		{"not only, but also", "It is not only a park but it is also a farm.", "It is not only a park but it is also a farm."},
		{"which says which one", "The law which sets the price is old.", "The law that sets the price is old."},
		{"which behind a preposition stays", "The house in which she lives is old.", "The house in which she lives is old."},
		{"however between clauses", "He had a new red car, however he walked to the shops.", "He had a new red car. But he walked to the shops."},
		{"while", "The first team plays its matches at home, while the second team plays away.", "The first team plays its matches at home. The second team plays away."},
		{"while with no subject stays", "Some grow to be very large indeed, while keeping the old name.", "Some grow to be very large indeed, while keeping the old name."},
		{"after, in the past", "After the council bought the old site in 1990, the builders put 40 new homes there.",
			"The council bought the old site in 1990. After this, the builders put 40 new homes there."},
		{"after, of what is to come, stays", "After the council has bought the old site from them, the builders will put 40 new homes there.",
			"After the council has bought the old site from them, the builders will put 40 new homes there."},
		{"because in front", "Because the hall was much too small for the crowd, the meeting was held in the school.",
			"The hall was much too small for the crowd. So the meeting was held in the school."},
		{"a participle behind", "The club moved to the north of the town in 1901, taking its name from the street.",
			"The club moved to the north of the town in 1901. The club took its name from the street."},
		{"a participle of everybody stays", "Every club moved to the north of the town in 1901, taking its name from the street.",
			"Every club moved to the north of the town in 1901, taking its name from the street."},
		{"examples", "The modern farm keeps many different animals, including goats, sheep and a horse.",
			"The modern farm keeps many different animals. These include goats, sheep and a horse."},
		{"examples of which of two", "It can happen on any beach with large waves, including the beaches of lakes.",
			"It can happen on any beach with large waves, including the beaches of lakes."},
		{"a clause with a list", "Most people live in the south east, which includes Dixley, Marston and Oakham.",
			"Most people live in the south east. This includes Dixley, Marston and Oakham."},
		{"a short second idea", "The park held the Greta Swamp, which was later drained by the council.",
			"The park held the Greta Swamp. The Greta Swamp was later drained by the council."},
		{"a phrase in front of the second clause", "It was at first a secret, but in September 1994 a worker told the paper.",
			"It was at first a secret. But in September 1994 a worker told the paper."},
		{"what is decided against is no clause", "The band decided against the tour, and the singer went home to Leeds.",
			"The band decided against the tour. The singer went home to Leeds."},
		{"an abbreviation at the end", "He did not vote on the item about the care home because his mother lives in a home of Brightwater Care Ltd.",
			"He did not vote on the item about the care home because his mother lives in a home of Brightwater Care Ltd."},
		{"an abbreviation at the end of a clause", "The council bought the old site in 1990 from Dixley Homes Ltd., and the builders put 40 new homes there.",
			"The council bought the old site in 1990 from Dixley Homes Ltd. The builders put 40 new homes there."},
		{"what is said stays together", "He said the road was shut, and the bridge was down.", "He said the road was shut, and the bridge was down."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(new(simplify.Engine), tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
