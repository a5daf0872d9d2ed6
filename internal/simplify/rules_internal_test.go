package simplify

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/language"
)

// phrases reads the parts of sentences that texts are made of, with their tags:
// things, what they are or do, and what links them.
func phrases(t testing.TB) [][][]language.Token {
	t.Helper()
	raw, err := os.ReadFile("testdata/phrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var groups [][][]language.Token
	for group := range strings.SplitSeq(strings.TrimSpace(string(raw)), "\n\n") {
		var parts [][]language.Token
		for part := range strings.SplitSeq(group, "\n") {
			parts = append(parts, language.Tokens(part))
		}
		groups = append(groups, parts)
	}
	return groups
}

// joined makes a sentence of one part of each group in turn, as a tagger may give it
// back. A choice beyond the group leaves its part out.
func joined(groups [][][]language.Token, choice []byte) (string, []language.Token) {
	var b strings.Builder
	var out []language.Token
	for i, c := range choice {
		group := groups[i%len(groups)]
		if int(c)%(len(group)+4) >= len(group) {
			continue
		}
		part := group[int(c)%(len(group)+4)]
		for k, t := range part {
			if b.Len() > 0 && !strings.ContainsAny(t.Text[:1], ",;:.?!)'") && (k == 0 || t.Start > part[k-1].End) {
				b.WriteByte(' ')
			}
			t.Start = b.Len()
			b.WriteString(t.Text)
			t.End = b.Len()
			out = append(out, t)
		}
	}
	return b.String(), out
}

// stands applies every rule to a sentence by itself. Rules look back and ahead: what
// this asks for is that none looks beyond the ends.
func stands(source string, tokens []language.Token) {
	e := &Engine{Lists: true, MaxWords: 1}
	for _, rule := range e.splitters(e.MaxWords + 1) {
		rule(newDraft(source, tokens))
	}
	// Those that are for sentences of middling length only.
	for _, rule := range e.splitters(e.MaxWords) {
		rule(newDraft(source, tokens))
	}
	attribution(newDraft(source, tokens))
	for _, rule := range []func(*draft){(*draft).dropAsides, (*draft).dropAliases, (*draft).dropOpeners, (*draft).also, (*draft).that, (*draft).however, (*draft).active, (*draft).contractions} {
		rule(newDraft(source, tokens))
	}
	d := newDraft(source, tokens)
	if n := d.label(); n > 0 {
		e.labelled(d, n)
	}
}

// Changes of single bytes seldom make what the rules look for; parts of sentences
// that follow each other do.
func TestPartsOfSentencesInAnyOrder(t *testing.T) {
	t.Parallel()
	groups := phrases(t)
	r := rand.New(rand.NewPCG(5, 2))
	for range 12000 {
		choice := make([]byte, 2+r.IntN(8))
		for i := range choice {
			choice[i] = byte(r.Uint32())
		}
		stands(joined(groups, choice))
	}
}

// FuzzPhrases does the same with the choices of the fuzzer.
func FuzzPhrases(f *testing.F) {
	groups := phrases(f)
	f.Add([]byte("abcdefg"))
	f.Add([]byte{0, 40, 80, 120, 160, 200, 240})
	f.Fuzz(func(t *testing.T, choice []byte) {
		if len(choice) <= 30 {
			stands(joined(groups, choice))
		}
	})
}
