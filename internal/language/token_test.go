package language_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/language"
)

func TestTokensText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"contractions stand alone", "We can't say it's Dixley's, they'll go.", "We|ca|n't|say|it|'s|Dixley|'s|,|they|'ll|go|."},
		{"cannot is two words", "You cannot park here.", "You|can|not|park|here|."},
		{"money and per cent", "It costs £1,500.50 (5% more).", "It|costs|£|1,500.50|(|5|%|more|)|."},
		{"abbreviations keep their stop", "Cllr. Dixey left at 9 a.m.", "Cllr.|Dixey|left|at|9|a.m."},
		{"no at the end is a word", "The answer is no.", "The|answer|is|no|."},
		{"addresses stay whole", "See https://a.gov.uk/x, or ask b@c.uk.", "See|https://a.gov.uk/x|,|or|ask|b@c.uk|."},
		{"dashes part, hyphens join", "A well-known man—tall – left.", "A|well-known|man|—|tall|–|left|."},
		{"curly quotes", "“We don’t know,” he said.", "“|We|do|n’t|know|,|”|he|said|."},
		{"the plural possessive", "The tenants' rights", "The|tenants|'|rights"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, k := range language.Tokens(tt.in) {
				if tt.in[k.Start:k.End] != k.Text {
					t.Errorf("%q stands at %q", k.Text, tt.in[k.Start:k.End])
				}
				got = append(got, k.Text)
			}
			if diff := cmp.Diff(strings.Split(tt.want, "|"), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTokensTags(t *testing.T) {
	tests := []struct{ in, want string }{
		{"The council will consider your application.", "DT NN MD VB PRP$ NN ."},
		{"You must pay by 5 May.", "PRP MD VB IN CD NNP ."},
		{"Officers have refused it.", "NNS VBP VBN PRP ."},
		{"The bins were collected late.", "DT NNS VBD VBN RB ."},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			var got []string
			for _, k := range language.Tokens(tt.in) {
				got = append(got, k.Tag)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWords(t *testing.T) {
	text := "Don't pay £1.5m (or 10,000) to a.b@c.uk – it's well-known: ref. 61/18!"
	var got []string
	for _, s := range language.Words(text) {
		got = append(got, s.Of(text))
	}
	want := []string{"Don't", "pay", "1.5m", "or", "10,000", "to", "a.b@c.uk", "it's", "well-known", "ref", "61/18"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A text without spaces is one chunk. Cutting it takes neither a stack nor a time that
// grows faster than it does: these would not end.
func TestLongChunksAreCut(t *testing.T) {
	for name, tt := range map[string]struct {
		part string
		want int // tokens of each part
	}{
		"semicolons": {"a;", 2},
		"brackets":   {"(", 1},
		"dashes":     {"word—", 2},
		"stops":      {"e.g.;", 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const n = 50_000
			if got := len(language.Tokens(strings.Repeat(tt.part, n) + "x")); got != tt.want*n+1 {
				t.Errorf("%d tokens, want %d", got, tt.want*n+1)
			}
		})
	}
}
