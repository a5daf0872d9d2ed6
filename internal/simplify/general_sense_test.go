package simplify_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

// TestGeneralSensesThatStay holds words of encyclopaedias, news and health whose
// plainer twin has another sense there.
func TestGeneralSensesThatStay(t *testing.T) {
	e := new(simplify.Engine)
	for _, in := range []string{
		// Science and nature.
		"The salt is made in a chemical reaction.",
		"Gold occurs in the hills of Wales.",
		"A herd of 12 individuals lives on the island.",
		"The rock has high potential energy.",
		"Nothing is known about the mechanism of the clock.",
		"The gas transmits light.",
		"Magnitude is how bright a star is.",
		"The plant tolerates frost.",
		"Discrete mathematics is taught in May.",
		"Salmon spawn in the upper river.",
		"The discovery of the nucleus of the cell came later.",
		// Health and studies.
		"The risk of bias was high.",
		"The 95% confidence interval was wide.",
		"The fall was not statistically significant.",
		"She has irritable bowel syndrome.",
		"Fluid was removed by aspiration.",
		"Amalgam is used in dental fillings.",
		"They had a multiple pregnancy.",
		"The baby was born with a heart defect.",
		// Arts and sport.
		"The song is from their debut album.",
		"The song is in a minor key.",
		"He writes visual novels.",
		"She was highly regarded.",
		"She is the protégée of a controversial sculptor.",
		"The fantasy genre is old.",
		// History and news.
		"The rebels agreed to end all hostilities.",
		"The square was proclaimed a free zone.",
		"The owners demanded an answer.",
		"The town was incorporated in 1820.",
		"The poor creature wept.",
		"She was lying in wait as the clock struck the hour.",
		"The inscription is in Latin.",
		"His companions went home.",
		"They arrived in ancient India.",
		"He was ordained in 1970.",
		"The oath is old.",
		"A statue was unveiled in the park.",
		"The town was relieved by a large army.",
		"She descended from a line of kings.",
		"His mind began to wander.",
		"The path runs immediately below the dam.",
		"An idea occurred to me.",
		"He withdrew the claim and said simply: no.",
		"The wheel is massive enough to turn the mill.",
		"He recovered, and resumed his seat.",
		"The lamp is a beacon.",
	} {
		t.Run(in, func(t *testing.T) {
			if diff := cmp.Diff(in, rewrite(e, in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestGeneralSensesThatChange holds the uses of the same words that the plainer
// one fits.
func TestGeneralSensesThatChange(t *testing.T) {
	e := new(simplify.Engine)
	tests := []struct{ in, want string }{
		{"The accident occurred on a Sunday.", "The accident happened on a Sunday."},
		{"The fire occurred in May.", "The fire happened in May."},
		{"He spoke of racial bias.", "He spoke of racial unfairness."},
		{"The church was entirely rebuilt.", "The church was completely rebuilt."},
		{"The reviews were generally good.", "The reviews were mostly good."},
		{"She has chronic pain.", "She has long-term pain."},
		{"The town has a rapid rate of growth.", "The town has a fast rate of growth."},
		{"The interval between the trains is short.", "The gap between the trains is short."},
		{"The school was founded in 1850.", "The school was set up in 1850."},
		{"There are 88 constellations.", "There are 88 groups of stars."},
		{"The study revealed a large gap.", "The study showed a large gap."},
		{"The war had a profound effect on her.", "The war had a big effect on her."},
		{"He calculated how far it was.", "He worked out how far it was."},
		{"The hall holds 300 spectators.", "The hall holds 300 people."},
		{"Adverse events were rare.", "Harmful events were rare."},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(e, tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
