package simplify_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

func TestBrief(t *testing.T) {
	tests := []struct {
		name, in, want string
		dropped        []string
	}{
		{"another unit", "The path is 6 miles (10 km) long.", "The path is 6 miles long.", []string{"(10 km)"}},
		{"the years of a life", "Ann Green (1872–1951) was a painter.", "Ann Green was a painter.", []string{"(1872–1951)"}},
		{"a birthday", "Ann Green (born 3 November 1987) is a painter.", "Ann Green is a painter.", []string{"(born 3 November 1987)"}},
		{"another language", "The town of Dixley (Welsh: Tre Dixli) has a market.", "The town of Dixley has a market.", []string{"(Welsh: Tre Dixli)"}},
		{"an old name", "The hall (formerly a school) was sold.", "The hall was sold.", []string{"(formerly a school)"}},
		{"a birthday in May", "Ann Green (born 2 May 1954) is a painter.", "Ann Green is a painter.", []string{"(born 2 May 1954)"}},
		{"another name", "Green Island (or Kitlin) is in the north.", "Green Island is in the north.", []string{"(or Kitlin)"}},
		{"another name between commas", "The plan, also known as Oakham 2040, is on the map.", "The plan is on the map.", []string{", also known as Oakham 2040,"}},
		{"a name in two languages", "The prize (in German: Waldpreis) is given in May.", "The prize is given in May.", []string{"(in German: Waldpreis)"}},
		{"a book", "The mill was there then (Harborough and Denham 2004, 111).", "The mill was there then.", []string{"(Harborough and Denham 2004, 111)"}},
		{"a word of another language", "They grow corn (makai) in the valley.", "They grow corn in the valley.", []string{"(makai)"}},
		{"where else to look stays", "Many parts of it (see Kent) are old.", "Many parts of it (see Kent) are old.", nil},
		{"brackets with nothing", "The island (,) is in the north.", "The island is in the north.", []string{"(,)"}},
		{"a word for the same thing", "A platform game, or platformer, is a kind of game.", "A platform game is a kind of game.", []string{", or platformer,"}},
		{"a choice between people stays", "A parent, or guardian, is the one to ask.", "A parent, or guardian, is the one to ask.", nil},
		{"a nickname", "Ann Green, nicknamed Slate, is a painter.", "Ann Green is a painter.", []string{", nicknamed Slate,"}},
		{"years that are past", "They know it for its prison (1858 - 1998) on the hill.", "They know it for its prison on the hill.", []string{"(1858 - 1998)"}},
		{"the years of a plan stay", "It is in the Oakham Borough Plan (2011-2031) on the map.", "It is in the Oakham Borough Plan (2011-2031) on the map.", nil},
		{"a page to see stays", "The costs (see page 4) were high.", "The costs (see page 4) were high.", nil},
		{"a web address stays", "The site (www.dixley.gov.uk) has a map.", "The site (www.dixley.gov.uk) has a map.", nil},
		{"a short form with its date stays", "The framework (NPPF, December 2024) was agreed.", "The framework (NPPF, December 2024) was agreed.", nil},
		{"a name by which somebody is better known stays", "Ann Green, better known as Kim Slate, is a painter.", "Ann Green, called Kim Slate, is a painter.", nil},
		{"a sum stays", "For all of them, (a + b) + c is the same.", "For all of them, (a + b) + c is the same.", nil},
		{"a short form stays", "The National Health Service (NHS) runs it.", "The National Health Service (NHS) runs it.", nil},
		{"a limit stays", "Children (aged under 5) travel free.", "Children (aged under 5) travel free.", nil},
		{"a period stays", "The tax year (6 April 2025 to 5 April 2026) is over.", "The tax year (6 April 2025 to 5 April 2026) is over.", nil},
		{"an amount stays", "The fee (£20) was paid.", "The fee (£20) was paid.", nil},
		{"a choice stays", "A parent (or guardian) signed it.", "A parent (or guardian) signed it.", nil},
		{"a denial stays", "The staff (not the members) agreed.", "The staff (not the members) agreed.", nil},
		{"what the reader must do stays", "You must tell us (in writing) about it.", "You must tell us (in writing) about it.", nil},
		{"what anybody may do stays", "A tenant may appeal (a formal letter).", "A tenant may appeal (a formal letter).", nil},
	}
	e := &simplify.Engine{Brief: true}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			made := e.Rewrite(tt.in)
			if diff := cmp.Diff(tt.want, rewrite(e, tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.dropped, made[0].Dropped); diff != "" {
				t.Errorf("dropped (-want +got):\n%s", diff)
			}
			for _, s := range new(simplify.Engine).Rewrite(tt.in) {
				if s.Dropped != nil {
					t.Errorf("dropped without being asked to: %q", s.Dropped)
				}
			}
		})
	}
}
