package minute

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

//go:embed data/spelling.txt
var spellingData string

// britishForms are the British spellings of American ones.
var britishForms = sync.OnceValue(func() map[string]string {
	forms := map[string]string{}
	for line := range strings.Lines(spellingData) {
		field := strings.Split(strings.TrimSpace(line), "|")
		if len(field) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		from, to := field[0], field[1]
		if !strings.HasSuffix(from, "iz") {
			forms[from] = to
		}
		for end := range strings.FieldsSeq(field[2]) {
			forms[from+end] = to + end
		}
	}
	return forms
})

// british writes a sentence in British spelling. Speech recognisers often write
// American, whoever speaks. Words with a capital stay, for they may be names: but
// for the first word and the title of councillors.
func british(text string) string {
	forms := britishForms()
	var b strings.Builder
	done := 0
	for i := 0; i < len(text); {
		if !letter(text[i]) {
			i++
			continue
		}
		from := i
		for i < len(text) && letter(text[i]) {
			i++
		}
		word := text[from:i]
		lower := strings.ToLower(word)
		to, ok := forms[lower]
		if !ok || word != lower && (from > 0 && !strings.HasPrefix(lower, "councilor") || word[1:] != lower[1:]) {
			continue
		}
		if word != lower {
			to = speech.Capital(to)
		}
		b.WriteString(text[done:from] + to)
		done = i
	}
	return b.String() + text[done:]
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }
