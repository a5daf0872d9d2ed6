package easyread_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

func TestLongLinesBreakWhereItMakesSense(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"at commas", "This notice says what will change this year, who will be affected, and what you must do next.", "This notice says what will change this year,<br>\nwho will be affected,<br>\nand what you must do next."},
		{"before a condition", "You must call us on the same day if you cannot come to the meeting.", "You must call us on the same day<br>\nif you cannot come to the meeting."},
		{"not in short sentences", "You must call us if you cannot come.", "You must call us if you cannot come."},
		{"not inside a list of names", "It is for people in Ashby, Botley, Corby and Dixley who have a car there.", "It is for people in Ashby, Botley, Corby and Dixley<br>\nwho have a car there."},
		{"not inside a bold phrase", "We may ask for a very long, very hard, and very odd word that nobody knows.", "<strong>very long, very hard, and very odd word</strong>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := easyread.Statement{Text: test.text}
			if i := strings.Index(test.text, "very long"); i >= 0 {
				s.Marks = []extract.Mark{{Span: extract.Span{Start: i, End: strings.Index(test.text, " that")}, Kind: extract.Bold}}
			}
			d := &easyread.Document{Sections: []easyread.Section{{Rows: []easyread.Row{{Statements: []easyread.Statement{s}}}}}}
			var page bytes.Buffer
			if err := new(easyread.Printer).HTML(&page, d); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(page.String(), test.want) {
				_, text, _ := strings.Cut(page.String(), `<p id="s1.r1.1">`)
				text, _, _ = strings.Cut(text, "</p>")
				t.Errorf("got %q, want %q", text, test.want)
			}
		})
	}
}
