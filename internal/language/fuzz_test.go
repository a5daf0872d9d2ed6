package language_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/language"
)

func ExampleSentences() {
	text := "Cllr. Dixey spoke at 10 a.m. on ref. 61/18. No. 5 was agreed."
	for _, s := range language.Sentences(text) {
		fmt.Println(s.Of(text))
	}
	// Output:
	// Cllr. Dixey spoke at 10 a.m. on ref. 61/18.
	// No. 5 was agreed.
}

func ExampleTokens() {
	for _, t := range language.Tokens("Officers haven't refused it.") {
		fmt.Println(t.Text, t.Tag, t.Lemma)
	}
	// Output:
	// Officers NNS officer
	// have VBP have
	// n't RB not
	// refused VBN refuse
	// it PRP it
	// . . .
}

func FuzzTokens(f *testing.F) {
	f.Add("Cllr. Dixey (10 a.m.) – can't say “no”… £1.5m, J. R. Smith’s 5–6.")
	f.Add("“If any when.\x80\x9d — services include:d , b, c an ad.")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, s := range language.Sentences(text) {
			if s.Start < end || s.End <= s.Start || strings.TrimSpace(text[end:s.Start]) != "" {
				t.Fatalf("sentence %v after %d leaves text out", s, end)
			}
			end = s.End
			sentence, at := s.Of(text), 0
			for _, k := range language.Tokens(sentence) {
				if k.Start < at || k.End <= k.Start || sentence[k.Start:k.End] != k.Text || strings.TrimSpace(sentence[at:k.Start]) != "" {
					t.Fatalf("token %+v after %d in %q", k, at, sentence)
				}
				at = k.End
			}
			if strings.TrimSpace(sentence[at:]) != "" {
				t.Fatalf("text after %d left out of %q", at, sentence)
			}
		}
		for _, w := range language.Words(text) {
			language.Syllables(w.Of(text))
			language.Article(w.Of(text))
			for _, tag := range []string{"NNS", "VBD", "VBG", "VBZ", "JJR", "VBN"} {
				language.Inflect(language.Lemma(w.Of(text), tag), tag)
			}
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	sentence := "The Planning Committee must decide by Tuesday 5 May 2026 whether Dixley Homes Ltd can build 120 homes at £1.5m, and it will not meet before 2pm."
	b.ReportAllocs()
	b.SetBytes(int64(len(sentence)))
	for b.Loop() {
		if len(language.Tokens(sentence)) == 0 {
			b.Fatal("none")
		}
	}
}
