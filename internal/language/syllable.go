package language

import "strings"

// Syllables returns how many syllables a word has, at least 1 for a word with
// a letter and 0 for one without. It counts vowel groups and corrects for
// silent endings; for about one English word in fifteen it is one off.
func Syllables(word string) int {
	w := strings.ToLower(strings.Trim(word, "'’.,"))
	if strings.ContainsAny(w, "-/") {
		n := 0
		for part := range strings.FieldsFuncSeq(w, func(r rune) bool { return r == '-' || r == '/' }) {
			n += Syllables(part)
		}
		return n
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	letters := false
	for i := 0; i < len(w); i++ {
		letters = letters || isLetter(w[i]) || w[i] >= 0x80
	}
	if !letters {
		return 0
	}
	n := vowelGroups(w)
	if len(w) > 0 && w[0] == 'y' && (len(w) == 1 || !isVowel(w[1])) {
		n++
	}
	end := func(s string) bool { return strings.HasSuffix(w, s) }
	switch {
	case end("le") && len(w) > 2 && !isVowel(w[len(w)-3]):
		// table, people's "le" counts
	case end("e") && !end("ee") && !end("ie") && !end("oe") && !end("ye") && n > 1 && !isVowel(before(w, 1)):
		n--
	case end("es") && n > 1 && !end("ses") && !end("ces") && !end("ges") && !end("xes") && !end("zes") && !end("ches") && !end("shes") && !end("ies") && !end("oes") && !end("les"):
		n--
	case end("les") && len(w) > 3 && n > 1 && isVowel(w[len(w)-4]):
		n--
	case end("ed") && n > 1 && !end("ted") && !end("ded") && !end("eed"):
		if !end("ied") {
			n--
		}
	}
	for _, s := range []string{"ia", "io", "eo", "iu", "uo"} {
		for i := strings.Index(w, s); i >= 0; {
			// "-tion", "-cial", "-gion" are one group; "media", "video" two.
			if !(i > 0 && strings.IndexByte("tcsgx", w[i-1]) >= 0 && s[0] == 'i') && !(i > 0 && w[i-1] == 'q') && !(s == "eo" && strings.Contains(w, "people")) {
				n++
			}
			k := strings.Index(w[i+1:], s)
			if k < 0 {
				break
			}
			i += 1 + k
		}
	}
	if end("ism") || end("isms") {
		n++
	}
	return max(n, 1)
}

func before(w string, fromEnd int) byte {
	if i := len(w) - 1 - fromEnd; i >= 0 {
		return w[i]
	}
	return 0
}
