package easyread

import "testing"

func TestReportKeepsWhatAReaderCanActOn(t *testing.T) {
	tests := []struct {
		name, text string
		want       weight
	}{
		{"when something takes place", "The plans are on show on 5 May 2026 at 7pm.", vital},
		{"how to have something put right", "Any resident can complain to the ombudsman.", vital},
		{"whom to ask", "The planning team is on 01632 960 001.", vital},
		{"until when people can comment", "People can comment by 5 May 2026.", vital},
		{"what the council pays", "The council will pay £20,000 to the contractor.", background},
		{"when a plan was made", "The plan was made in May 2024.", background},
		{"a duty of the council", "The council must publish a statement.", useful},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := weighReport(test.text); got != test.want {
				t.Errorf("weight %d, want %d", got, test.want)
			}
		})
	}
}
