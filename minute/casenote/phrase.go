package casenote

import (
	"regexp"
	"strings"
)

// A phrase is a line of the data files, ready to be looked for.
type phrase struct {
	re *regexp.Regexp

	// keys are beginnings of words in lower case, one of which is in every text
	// that the phrase fits. Looking for them first is much faster than the
	// expression. Empty means that there are none.
	keys []string
}

// compilePhrase reads a phrase of the data files. "*" is any ending, ".." up to
// five words, (a|b) either, [a] perhaps. What stands between brackets may be
// several words.
func compilePhrase(text string) (phrase, error) {
	re, err := regexp.Compile(`(?i)` + phraseExpr(text))
	if err != nil {
		return phrase{}, err
	}
	return phrase{re, keysOf(text)}, nil
}

// keysOf returns the beginnings of the words at the first place of a phrase that
// is not optional.
func keysOf(text string) []string {
	for _, w := range splitPhrase(text) {
		if w == ".." || strings.HasPrefix(w, "[") {
			continue
		}
		var keys []string
		for alternative := range strings.SplitSeq(strings.Trim(w, "()"), "|") {
			alternative = strings.ToLower(strings.TrimLeft(alternative, "( "))
			if i := strings.IndexAny(alternative, "* ()[]"); i >= 0 {
				alternative = alternative[:i]
			}
			if alternative == "" {
				return nil
			}
			keys = append(keys, alternative)
		}
		return keys
	}
	return nil
}

// find returns where the phrase stands in a text, whose lower-case form is
// lower; nil if it does not.
func (p phrase) find(text, lower string) []int {
	if len(p.keys) == 0 {
		return p.at(text)
	}
	for _, k := range p.keys {
		if strings.Contains(lower, k) {
			return p.at(text)
		}
	}
	return nil
}

// at returns the words that the phrase fits, without what bounds them.
func (p phrase) at(text string) []int {
	m := p.re.FindStringSubmatchIndex(text)
	if m == nil {
		return nil
	}
	return m[2:4]
}

// fits reports whether the phrase stands in a text.
func (p phrase) fits(text, lower string) bool { return p.find(text, lower) != nil }

// phraseExpr returns the expression of a phrase, which begins and ends at the
// bounds of words.
func phraseExpr(phrase string) string {
	var b strings.Builder
	b.WriteString(`(?:^|[^\w'])(?P<hit>`)
	words := splitPhrase(phrase)
	space := false // whether the next word needs a space before it
	for i, w := range words {
		switch {
		case w == "..":
			b.WriteString(`(?:[\s,]+[\w'’-]+){0,5}?`)
		case strings.HasPrefix(w, "["):
			inner := wordExpr(strings.Trim(w, "[]"))
			if space {
				b.WriteString(`(?:\s+(?:` + inner + `))?`)
			} else {
				b.WriteString(`(?:(?:` + inner + `)\s+)?`)
			}
		default:
			// "n't" is the end of the word before it.
			if alternatives := strings.Trim(w, "()"); i == 0 && strings.Contains("|"+alternatives+"|", "|n't|") {
				b.WriteString(`(?:\w+n't|` + wordExpr(alternatives) + `)`)
				space = true
				continue
			}
			switch {
			case space && strings.Contains(w, "'s"):
				b.WriteString(`\s*`) // "appetite's"
			case space:
				b.WriteString(`\s+`)
			}
			b.WriteString(`(?:` + wordExpr(w) + `)`)
			space = true
		}
	}
	b.WriteString(`)(?:$|[^\w'-]|'s\b|'ve\b|'d\b|'ll\b)`)
	return b.String()
}

// splitPhrase cuts a phrase at spaces outside brackets.
func splitPhrase(phrase string) []string {
	var out []string
	depth := 0
	start := 0
	for i, r := range phrase {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ' ':
			if depth == 0 {
				if start < i {
					out = append(out, phrase[start:i])
				}
				start = i + 1
			}
		}
	}
	if start < len(phrase) {
		out = append(out, phrase[start:])
	}
	return out
}

// wordExpr writes one word, or what stands between brackets.
func wordExpr(w string) string {
	w = strings.ReplaceAll(w, " [", `(?:\s+(?:`)
	w = strings.ReplaceAll(w, "]", `))?`)
	w = strings.ReplaceAll(w, " .. ", `(?:[\s,]+[\w'’-]+){0,5}?\s+`)
	w = strings.ReplaceAll(w, "*", "[\\w-]*")
	// Spaces last: what stands for them above holds none.
	return strings.ReplaceAll(w, " ", `\s+`)
}
