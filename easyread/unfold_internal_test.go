package easyread

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

func TestSentencesThatEndInMarks(t *testing.T) {
	const sentence = "The old plan of the council for the people of the town near the river with the red bridge on the hill by the road"
	for _, end := range []string{",,,,", ";;;;;", " ,,, and", " ; ; ; but", ", also", " if", ", which"} {
		for _, text := range []string{sentence + end, "However, " + sentence + end, "If " + sentence + end} {
			t.Run(text, func(t *testing.T) {
				for _, p := range unfold(text, 15) {
					if p.text == "" {
						t.Error("an empty piece")
					}
				}
			})
		}
	}
}

// phrases reads the parts of sentences of the tests of package simplify, with their
// tags: things, what they are or do, and what links them.
func phrases(t testing.TB) [][][]language.Token {
	t.Helper()
	raw, err := os.ReadFile("../internal/simplify/testdata/phrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var groups [][][]language.Token
	for group := range strings.SplitSeq(strings.TrimSpace(string(raw)), "\n\n") {
		var list [][]language.Token
		for part := range strings.SplitSeq(group, "\n") {
			list = append(list, language.Tokens(part))
		}
		groups = append(groups, list)
	}
	return groups
}

// unfolds looks at every place of a sentence of one part of each group in turn. A
// choice beyond the group leaves its part out. Nothing may look beyond the ends.
func unfolds(groups [][][]language.Token, choice []byte) {
	var b strings.Builder
	f := folded{most: 3}
	for i, c := range choice {
		group := groups[i%len(groups)]
		if int(c)%(len(group)+4) >= len(group) {
			continue
		}
		for _, t := range group[int(c)%(len(group)+4)] {
			if b.Len() > 0 && !strings.ContainsAny(t.Text[:1], ",;:.?!)'") {
				b.WriteByte(' ')
			}
			t.Start = b.Len()
			b.WriteString(t.Text)
			t.End = b.Len()
			f.tokens = append(f.tokens, t)
		}
	}
	f.text = b.String()
	f.words = language.Words(f.text)
	if len(f.words) <= f.most {
		return
	}
	f.level = levels(f.tokens)
	f.facts = fidelity.Facts(f.text)
	f.conditions()
	f.clauses()
	f.echo()
	f.best()
	f.single()
	f.fronted()
	f.mainStart()
	for i := 1; i < len(f.tokens)-1; i++ {
		f.opens(i)
		f.items(i)
		f.shared(i)
		f.purposeAt(i)
		f.turns(i)
	}
}

func TestPartsOfSentencesInAnyOrder(t *testing.T) {
	t.Parallel()
	groups := phrases(t)
	r := rand.New(rand.NewPCG(5, 1))
	for range 2000 {
		choice := make([]byte, 3+r.IntN(15))
		for i := range choice {
			choice[i] = byte(r.Uint32())
		}
		unfolds(groups, choice)
	}
}

// FuzzUnfold does the same with the choices of the fuzzer.
func FuzzUnfold(f *testing.F) {
	groups := phrases(f)
	f.Add([]byte("abcdefghijkl"))
	f.Fuzz(func(t *testing.T, choice []byte) {
		if len(choice) <= 40 {
			unfolds(groups, choice)
		}
	})
}
