package language

import "strings"

// Lemma returns the base form of a word that has the given Penn Treebank tag:
// "be" for "were" (VBD), "policy" for "policies" (NNS), "good" for "better"
// (JJR). Words with other tags come back in lower case, names as they are.
func Lemma(word, tag string) string {
	if strings.HasPrefix(tag, "NNP") {
		return word
	}
	w := strings.ToLower(word)
	switch tag {
	case "VBD", "VBN", "VBG", "VBZ", "VBP", "MD", "VB":
		return verbLemma(w, tag)
	case "NNS":
		return nounLemma(w)
	case "JJR", "RBR", "JJS", "RBS":
		return gradeLemma(w)
	case "RB":
		if w == "n't" || w == "n’t" {
			return "not"
		}
	}
	return w
}

func verbLemma(w, tag string) string {
	switch w {
	case "is", "are", "am", "was", "were", "been", "being", "'re", "’re", "'m", "’m":
		return "be"
	case "has", "had", "having", "'ve", "’ve":
		return "have"
	case "does", "did", "done", "doing":
		return "do"
	case "'s", "’s":
		return "be"
	case "'ll", "’ll", "wo":
		return "will"
	case "'d", "’d":
		return "would"
	case "ca":
		return "can"
	}
	if tag == "VB" || tag == "VBP" || tag == "MD" {
		return w
	}
	if tag == "VBD" || tag == "VBN" {
		if base, ok := irregular().base[w]; ok {
			return base
		}
	}
	if base, ok := verbForms()[w]; ok {
		return base
	}
	switch {
	case tag == "VBZ":
		return singular(w, func(s string) bool { return verbs()[s] })
	case strings.HasSuffix(w, "ing"):
		return stem(w, w[:len(w)-3])
	case strings.HasSuffix(w, "ied") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ed"):
		return stem(w, w[:len(w)-2])
	}
	return w
}

// stem chooses between "hop" and "hope" for "hop" + "ed".
func stem(w, s string) string {
	if len(s) < 2 {
		return w
	}
	last := len(s) - 1
	double := last > 0 && s[last] == s[last-1]
	switch {
	case double && verbs()[s[:last]] && !verbs()[s]:
		return s[:last]
	case verbs()[s+"e"] && !verbs()[s]:
		return s + "e"
	case verbs()[s+"e"] && verbs()[s]:
		// Both are verbs ("care", "car" is none; "bathe", "bath"): one consonant
		// after one vowel would have been doubled, so the "e" was there.
		if shortEnd(s) && vowelGroups(s) == 1 {
			return s + "e"
		}
		return s
	case verbs()[s]:
		return s
	case double && strings.IndexByte("bdgmnprtl", s[last]) >= 0:
		return s[:last]
	case !strings.ContainsAny(s, "aeiouy"):
		return w
	}
	return s
}

// nounLemma returns the singular.
func nounLemma(w string) string {
	if s, ok := irregular().single[w]; ok {
		return s
	}
	if s, ok := nounForms()[w]; ok && !strings.HasSuffix(w, "ss") {
		return s
	}
	return singular(w, nil)
}

// singular takes the "s" of a plural or of a third person away.
func singular(w string, known func(string) bool) string {
	n := len(w)
	switch {
	case n < 3 || w[n-1] != 's' || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "zzes"):
		if known != nil && known(w[:n-1]) { // "aches"
			return w[:n-1]
		}
		return w[:n-2]
	case strings.HasSuffix(w, "oes") && w != "toes" && w != "shoes" && w != "foes" && w != "woes" && w != "canoes":
		return w[:n-2]
	}
	return w[:n-1]
}

// gradeLemma returns the plain form of a comparative or superlative.
func gradeLemma(w string) string {
	switch w {
	case "better", "best":
		return "good"
	case "worse", "worst":
		return "bad"
	case "more", "most":
		return "much"
	case "less", "least":
		return "little"
	case "further", "furthest", "farther", "farthest":
		return "far"
	case "fewer", "fewest":
		return "few"
	case "later", "latest":
		return "late"
	}
	if base, ok := adjForms()[w]; ok {
		return base
	}
	s := strings.TrimSuffix(strings.TrimSuffix(w, "er"), "est")
	if s == w || len(s) < 2 {
		return w
	}
	last := len(s) - 1
	switch {
	case adjectives()[s]:
		return s
	case adjectives()[s+"e"]:
		return s + "e"
	case s[last] == 'i':
		return s[:last] + "y"
	case s[last] == s[last-1]:
		return s[:last]
	}
	return w
}
