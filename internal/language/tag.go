package language

import (
	"strings"
	"sync"
	"unicode"

	"github.com/jdkato/prose/v3/tag"
)

var tagger = sync.OnceValue(func() *tag.Tagger {
	t, err := tag.New()
	if err != nil {
		return nil // the model is part of the program: this cannot happen
	}
	return t
})

// Tokens returns the tokens of one sentence, tagged and with their lemmas.
func Tokens(sentence string) []Token {
	tokens := split(sentence)
	if len(tokens) == 0 {
		return tokens
	}
	tagged := make([]tag.Token, len(tokens))
	for i, t := range tokens {
		tagged[i].Text = modelForm(t.Text, i == 0)
	}
	if t := tagger(); t != nil {
		t.TagTokens(tagged)
	}
	for i := range tokens {
		tokens[i].Tag = tagged[i].Tag
	}
	mend(tokens)
	for i := range tokens {
		t := &tokens[i]
		t.Lemma = Lemma(t.Text, t.Tag)
	}
	return tokens
}

// modelForm writes a token as the tagger's model knows it.
func modelForm(s string, first bool) string {
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	if first && upperFirst(s) && functionWords()[strings.ToLower(s)] {
		return strings.ToLower(s)
	}
	return s
}

// mend corrects tags that can only be one thing, and some that the model is
// known to get wrong.
func mend(ts []Token) {
	for i := range ts {
		t := &ts[i]
		switch r, _ := runeAt(t.Text, 0); {
		case unicode.IsDigit(r):
			if allDigits(strings.NewReplacer(",", "", ".", "").Replace(t.Text)) {
				t.Tag = "CD"
			}
			continue
		case !unicode.IsLetter(r) && len(t.Text) <= 3 && t.Text != "'s" && t.Text != "'d" && t.Text != "'m":
			if m := markTag(t.Text, t.Tag); m != "" {
				t.Tag = m
			}
			continue
		}
		lower := strings.ToLower(t.Text)
		switch lower {
		case "must", "should", "could", "would", "shall", "ca", "wo":
			if lower != "ca" && lower != "wo" || i+1 < len(ts) && ts[i+1].Lemma != "" || i+1 < len(ts) && strings.HasPrefix(strings.ToLower(ts[i+1].Text), "n") {
				t.Tag = "MD"
			}
		case "will", "can", "might", "may":
			if t.Tag != "MD" && i+1 < len(ts) && !upperFirst(t.Text) && modalFollows(ts[i+1:]) && (i == 0 || ts[i-1].Tag != "DT" && ts[i-1].Tag != "PRP$") {
				t.Tag = "MD"
			}
		case "not", "n't", "n’t":
			t.Tag = "RB"
		case "and", "or", "but", "nor":
			t.Tag = "CC"
		case "to":
			t.Tag = "TO"
		case "which":
			t.Tag = "WDT"
		case "who", "whom":
			t.Tag = "WP"
		case "of", "from", "with", "into", "than", "if", "because", "although", "unless", "whether", "during", "upon":
			t.Tag = "IN"
		case "the", "an":
			t.Tag = "DT"
		case "is", "'re", "’re":
			t.Tag = "VBZ"
			if lower != "is" {
				t.Tag = "VBP"
			}
		case "are", "am":
			t.Tag = "VBP"
		case "was", "were":
			t.Tag = "VBD"
		case "been":
			t.Tag = "VBN"
		case "being":
			t.Tag = "VBG"
		case "be":
			t.Tag = "VB"
		}
	}
	for i := range ts {
		mendCommand(ts, i)
		mendVerb(ts, i)
		mendNoun(ts, i)
	}
}

// mendNoun sets two kinds of word that the model does not know well: nouns it
// takes for adverbs ("if you need assistance,") and verbs without an object
// that it takes for nouns ("if your income alters").
func mendNoun(ts []Token, i int) {
	t := &ts[i]
	lower := strings.ToLower(t.Text)
	switch lower {
	case "alter", "alters", "commence", "commences":
		if i > 0 && strings.HasPrefix(ts[i-1].Tag, "NN") && !strings.HasPrefix(t.Tag, "VB") && !upperFirst(t.Text) {
			t.Tag = "VBP"
			if strings.HasSuffix(lower, "s") {
				t.Tag = "VBZ"
			}
		}
	case "assistance", "residence", "evidence", "insurance", "allowance", "maintenance":
		if t.Tag == "RB" {
			t.Tag = "NN"
		}
	}
}

// mendCommand sets a command at the start of a sentence or after "please":
// "Complete the form", "Please contact us".
func mendCommand(ts []Token, i int) {
	t := &ts[i]
	if t.Tag != "NN" && t.Tag != "JJ" && t.Tag != "VBP" && t.Tag != "NNP" && t.Tag != "VBD" && t.Tag != "VBN" {
		return
	}
	lower := strings.ToLower(t.Text)
	if !IsVerb(lower) || functionWords()[lower] {
		return
	}
	switch {
	case i > 0 && strings.EqualFold(ts[i-1].Text, "please"):
		t.Tag = "VB"
	case i == 0 && len(ts) > 1 && (ts[1].Tag == "DT" || ts[1].Tag == "PRP$") && ts[1].Text != "The":
		t.Tag = "VB"
	}
}

// modalFollows reports whether what follows fits a modal verb: a base verb,
// perhaps with "not" or an adverb before it.
func modalFollows(ts []Token) bool {
	for _, t := range ts {
		switch {
		case t.Tag == "RB":
			continue
		case strings.HasPrefix(t.Tag, "VB"):
			return t.Tag == "VB" || t.Tag == "VBP"
		case t.Tag == "NN":
			return verbs()[strings.ToLower(t.Text)]
		}
		return false
	}
	return false
}

// mendVerb sets a verb right after its auxiliary.
func mendVerb(ts []Token, i int) {
	t := &ts[i]
	lower := strings.ToLower(t.Text)
	before := i - 1
	for before >= 0 && (ts[before].Tag == "RB" || ts[before].Tag == "RBR") {
		before--
	}
	if before < 0 {
		return
	}
	aux := strings.ToLower(ts[before].Text)
	switch {
	case ts[before].Tag == "MD" || ts[before].Tag == "TO":
		if (t.Tag == "VBP" || t.Tag == "VBD" || t.Tag == "VBN") && verbs()[lower] ||
			(t.Tag == "NN" || t.Tag == "JJ") && ts[before].Tag == "MD" && verbs()[lower] && t.Tag != "JJ" {
			t.Tag = "VB"
		}
	case isBe(aux) || isHave(aux):
		// "was closed", "has closed": never a simple past.
		if t.Tag == "VBD" && !isBe(lower) && lower != "had" && lower != "did" {
			t.Tag = "VBN"
		}
	}
}

func isBe(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "being", "am", "'re", "’re", "'m", "’m":
		return true
	}
	return false
}

func isHave(w string) bool {
	switch w {
	case "has", "have", "had", "having", "'ve", "’ve":
		return true
	}
	return false
}

// markTag returns the tag of a punctuation mark.
func markTag(s, was string) string {
	switch s {
	case ",":
		return ","
	case ".", "?", "!":
		return "."
	case ";", ":", "–", "—", "-", "--", "...", "…":
		return ":"
	case "(", "[", "{":
		return "("
	case ")", "]", "}":
		return ")"
	case "“", "‘", "«":
		return "``"
	case "”", "»":
		return "''"
	case "\"":
		if was == "``" {
			return was
		}
		return "''"
	case "’", "'":
		if was == "POS" {
			return was
		}
		return "''"
	case "£", "€", "$":
		return "$"
	case "%":
		return "NN"
	}
	return ""
}
