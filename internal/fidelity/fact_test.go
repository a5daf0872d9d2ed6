package fidelity_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/fidelity"
)

func show(fs []fidelity.Fact) string {
	var b []string
	for _, f := range fs {
		b = append(b, fmt.Sprintf("%s %s", f.Kind, f.Value))
	}
	return strings.Join(b, "; ")
}

func TestFacts(t *testing.T) {
	tests := []struct{ in, want string }{
		{"on 1 March 2026", "date 2026-03-01"},
		{"on 1st March 2026", "date 2026-03-01"},
		{"on the 1st of March, 2026.", "date 2026-03-01"},
		{"on March 1, 2026", "date 2026-03-01"},
		{"on 01/03/2026", "date 2026-03-01"},
		{"on 1 Mar. 2026", "date 2026-03-01"},
		{"on Sunday 1 March 2026", "date 2026-03-01"},
		{"on Monday 1 March 2026", "date 2026-03-01 monday"},
		{"on Tuesday 5 May", "date --05-05 tuesday"},
		{"in March 2026", "date 2026-03"},
		{"in May", "date --05"},
		{"you may ask", "modal may"},
		{"every Monday and Friday", "date monday; date friday"},
		{"2025/26 and 2025-26", "reference 2025/26; reference 2025/26"},
		{"costs £1.5m", "money GBP 1500000"},
		{"costs £1,500,000", "money GBP 1500000"},
		{"costs £1.5 million", "money GBP 1500000"},
		{"costs ten pounds", "money GBP 10"},
		{"costs 50p", "money GBP 0.5"},
		{"£10-£20", "money GBP 10; money GBP 20"},
		{"six people", "number 6"},
		{"twenty-five chairs", "number 25"},
		{"one hundred and five homes", "number 105"},
		{"2.5 million trees", "number 2500000"},
		{"six weeks, 6-week", "number 6 week; number 6 week"},
		{"within 28 working days", "number 28 day"},
		{"a six-week wait", "number 6 week"},
		{"a fortnight", "number 2 week"},
		{"five and six", "number 5; number 6"},
		{"Part II", "number 2"},
		{"at 2pm", "time 14:00"},
		{"at 2 p.m. on", "time 14:00"},
		{"at 14:00", "time 14:00"},
		{"at 2.30 pm", "time 14:30"},
		{"9am–5pm", "time 09:00; time 17:00"},
		{"9am-5pm", "time 09:00; time 17:00"},
		{"at noon", "time 12:00"},
		{"at 7:30", "time 7:30 am or pm"},
		{"at 07:30", "time 07:30"},
		{"at 12:15", "time 12:15 am or pm"},
		{"at 19:30", "time 19:30"},
		{"12%", "percent 12"},
		{"twelve per cent", "percent 12"},
		{"call 0114 496 0000 now", "phone 01144960000"},
		{"call +44 114 496 0000", "phone 01144960000"},
		{"call (0114) 496 0000.", "phone 01144960000"},
		{"write to clerk@dixley.gov.uk.", "email clerk@dixley.gov.uk"},
		{"see https://www.dixley.gov.uk/bins/.", "url dixley.gov.uk/bins"},
		{"at DX1 2AB", "postcode DX12AB"},
		{"ref. P/2026/0012 and 61/18", "reference P/2026/0012; reference 61/18"},
		{"the Secretary of State said", "name secretary state"},
		{"Dixley Town Council met.", "name dixley town council"},
		{"we asked Cllr. Dixey", "name dixey"},
		{"The council met.", ""},
		{"No. 5 is here", "number 5"},
		{"no later than 5 May", "date --05-05"},
		{"the 1990s", "number 1990s"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got := fidelity.Facts(tt.in)
			if diff := cmp.Diff(tt.want, show(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, f := range got {
				if tt.in[f.Start:f.End] != f.Text {
					t.Errorf("%q stands at %q", f.Text, tt.in[f.Start:f.End])
				}
			}
		})
	}
}
