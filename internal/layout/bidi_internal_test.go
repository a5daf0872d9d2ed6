package layout

import (
	"strings"
	"testing"
)

func TestReadingOrderOfWords(t *testing.T) {
	tests := []struct{ name, seen, want string }{
		{"Arabic words", "C B A", "A B C"},
		{"a Latin name stays", "B Town Council A", "A Town Council B"},
		{"a date stays whole", "B 1387|/|02|/|01 A", "A 1387|/|02|/|01 B"},
		{"two numbers are read from right to left", "15 12 A", "A 12 15"},
		{"a number behind a Latin word", "B Windows 10 A", "A Windows 10 B"},
		{"brackets are turned", "(|B A|)", "(|A B|)"},
		{"few Arabic words in a Latin line", "please see the committee B A report about it", "please see the committee A B report about it"},
	}
	// Capitals A to C stand for Arabic words; | joins what is glued.
	letters := strings.NewReplacer("A", "البلدية", "B", "الاجتماع", "C", "القرار")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := &line{}
			for _, group := range strings.Fields(tt.seen) {
				for i, s := range strings.Split(group, "|") {
					if len(s) == 1 {
						s = letters.Replace(s)
					}
					l.words = append(l.words, &word{text: s, glyphs: runes(s), glued: i > 0, rtl: rightToLeft(s)})
				}
			}
			l.reorder()
			want := ""
			for i, group := range strings.Fields(tt.want) {
				if i > 0 {
					want += " "
				}
				for _, s := range strings.Split(group, "|") {
					if len(s) == 1 {
						s = letters.Replace(s)
					}
					want += s
				}
			}
			if got := l.text(); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestLogicalTurnsAWordRound(t *testing.T) {
	tests := []struct {
		name   string
		glyphs []string
		want   string
	}{
		{"letters", []string{"د", "م", "ح", "م"}, "محمد"},
		{"a ligature keeps its letters in order", []string{"م", "لا", "س"}, "سلام"},
		{"digits stay", []string{"1", "2", "ب"}, "ب12"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := logical(tt.glyphs); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
