package simplify_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

func TestForms(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a phone number in one piece", "Call us on 01144960000 or 07700900123.", "Call us on 0114 496 0000 or 07700 900123."},
		{"a London number", "Please call us on 02079460000.", "Please call us on 020 7946 0000."},
		{"a free number", "Please call us on 08081570000.", "Please call us on 0808 157 0000."},
		{"a long area code", "Please call us on 01632960001.", "Please call us on 01632 960001."},
		{"a number in groups stays", "Please call us on 0114 496 0000.", "Please call us on 0114 496 0000."},
		{"a reference number stays", "Your reference is 12345678901.", "Your reference is 12345678901."},
		{"a percentage", "25 per cent of people came.", "25% of people came."},
		{"a percentage in words", "Ten per cent of people came.", "10% of people came."},
		{"pence in words", "It costs fifty pence.", "It costs 50p."},
		{"pounds in words", "It costs two hundred pounds.", "It costs £200."},
		{"a part of a law", "Part IV of the law says so.", "Part 4 of the law says so."},
		{"a king keeps his numeral", "It was built for King Charles II of England.", "It was built for King Charles II of England."},
		{"a date with its day", "We meet on Tuesday, 5th May 2026.", "We meet on Tuesday 5 May 2026."},
		{"a date in figures", "We met on 5.5.2026.", "We met on 5 May 2026."},
		{"a time that may be either stays", "We meet at 7.30.", "We meet at 7.30."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(new(simplify.Engine), tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhoSpeaks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"said at the end", "“The road is shut for now,” said Ann Green of Dixley.", "Ann Green of Dixley said: “The road is shut for now.”"},
		{"straight quotes", "\"The road is shut for now,\" says the council.", "The council says: \"The road is shut for now.\""},
		{"a quotation that goes on stays", "“The road is shut,” said Ann Green, “and will stay so.”", "“The road is shut,” said Ann Green, “and will stay so.”"},
		{"a description of the speaker stays", "“The road is shut,” said Ann Green, the chair.", "“The road is shut,” said Ann Green, the chair."},
		{"two denials", "It is not uncommon to wait for a week.", "It is quite common to wait for a week."},
		{"one denial stays", "It is uncommon to wait for a week.", "It is uncommon to wait for a week."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(new(simplify.Engine), tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
