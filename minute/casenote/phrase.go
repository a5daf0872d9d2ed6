package casenote

import (
	"regexp"
	"strings"
)

// compilePhrase turns a phrase of the data files into a regular expression. "*"
// is any ending, ".." up to five words, (a|b) either, [a] perhaps. What stands
// between brackets may be several words.
func compilePhrase(phrase string) (*regexp.Regexp, error) {
	return regexp.Compile(`(?i)` + phraseExpr(phrase))
}

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
