package easyread_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

func TestHardWordsAreExplainedWhereTheyAreFirstRead(t *testing.T) {
	tests := []struct {
		name, source string
		want         []string // what is bold, and the explanations after "="
		words        []string // the words list
	}{
		{"a word of a sentence, once",
			"# Notice\n\n## Money\n\nYou have arrears.\n\nThe arrears are due now.\n",
			[]string{"arrears", "=Arrears are money that you should have paid but have not paid yet."},
			[]string{"Arrears"}},
		{"a word of a heading, below it; in the text it is bold all the same",
			"# Notice\n\n## Your arrears\n\nYou owe us money.\n\nPay the arrears now.\n",
			[]string{"=Arrears are money that you should have paid but have not paid yet.", "arrears"},
			[]string{"Arrears"}},
		{"a word of the title",
			"# Petition for the park\n\n## How to help\n\nPlease write your name on the list.\n",
			[]string{"Petition", "=A petition is a list of names of people who want something."},
			[]string{"Petition"}},
		{"three are explained in a section, and the words list has all in order",
			"# Notice\n\n## Your tenancy\n\nThe landlord can ask for a deposit.\n\nYou may get arrears.\n",
			[]string{"landlord", "deposit",
				"=A landlord is a person who rents out a home.", "=A deposit is money that you pay at the start.",
				"=A tenancy is an agreement to rent a home.", "arrears"},
			[]string{"Arrears", "Deposit", "Landlord", "Tenancy"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}, test.source)
			var got, words []string
			for _, s := range d.All() {
				if s.Kind == easyread.Explanation {
					got = append(got, "="+s.Text)
				}
				for _, m := range s.Marks {
					if m.Kind == extract.Bold {
						got = append(got, s.Text[m.Start:m.End])
					}
				}
			}
			for _, w := range d.Words {
				words = append(words, w.Term)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.words, words); diff != "" {
				t.Errorf("words list (-want +got):\n%s", diff)
			}
		})
	}
}
