package language

import "strings"

// Article returns "a" or "an", whichever goes before the word or phrase next,
// by its sound: "an hour", "a university", "an MP", "an 8-year plan".
func Article(next string) string {
	w := strings.TrimLeft(next, `"'“‘(`)
	if i := strings.IndexAny(w, " -/"); i > 0 {
		w = w[:i]
	}
	if w == "" {
		return "a"
	}
	if isDigit(w[0]) {
		digits := len(w)
		for i := 0; i < len(w); i++ {
			if !isDigit(w[i]) && w[i] != ',' {
				digits = i
				break
			}
		}
		number := strings.ReplaceAll(w[:digits], ",", "")
		if w[0] == '8' || number == "11" || number == "18" {
			return "an"
		}
		return "a"
	}
	lower := strings.ToLower(w)
	// Letters said one by one: MP, FOI, NHS; but NATO is said as a word.
	if len(w) > 1 && w == strings.ToUpper(w) && len(w) <= 5 && (len(w) <= 3 || !strings.ContainsAny(w[1:], "AEIOU")) {
		if strings.IndexByte("aefhilmnorsx", lower[0]) >= 0 {
			return "an"
		}
		return "a"
	}
	for _, p := range []string{"uni", "use", "usa", "usu", "uti", "eu", "one", "once", "ur", "ubiq", "ufo", "u-"} {
		if strings.HasPrefix(lower, p) {
			switch {
			case p == "uni" && (strings.HasPrefix(lower, "unin") || strings.HasPrefix(lower, "unim")):
				return "an"
			case p == "ur" && (strings.HasPrefix(lower, "urg") || strings.HasPrefix(lower, "urb") || lower == "urn"):
				return "an"
			}
			return "a"
		}
	}
	for _, p := range []string{"hour", "honest", "honour", "heir"} {
		if strings.HasPrefix(lower, p) {
			return "an"
		}
	}
	if isVowel(lower[0]) || strings.HasPrefix(lower, "é") {
		return "an"
	}
	return "a"
}
