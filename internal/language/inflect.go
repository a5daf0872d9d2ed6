package language

import "strings"

// Inflect returns the form of a base word that a Penn Treebank tag asks for,
// in British spelling: VBZ "applies", VBD "applied", VBN "given", VBG
// "travelling", NNS "policies", JJR "easier", JJS "easiest". A phrase has its
// first word inflected if the tag is a verb's ("set up" gives "sets up"), its
// last if it is a noun's. For other tags the lemma comes back as it is.
func Inflect(lemma, tag string) string {
	if lemma == "" {
		return ""
	}
	switch tag {
	case "VBZ", "VBD", "VBN", "VBG", "VBP":
		first, rest, more := strings.Cut(lemma, " ")
		form := verbForm(first, tag)
		if more {
			return form + " " + rest
		}
		return form
	case "NNS":
		i := strings.LastIndexByte(lemma, ' ') + 1
		return lemma[:i] + Plural(lemma[i:])
	case "JJR", "JJS", "RBR", "RBS":
		return grade(lemma, tag[2] == 'S')
	}
	return lemma
}

func verbForm(v, tag string) string {
	switch v {
	case "be":
		switch tag {
		case "VBZ":
			return "is"
		case "VBP":
			return "are"
		case "VBG":
			return "being"
		case "VBN":
			return "been"
		}
		return "was"
	case "have":
		switch tag {
		case "VBZ":
			return "has"
		case "VBG":
			return "having"
		case "VBP":
			return "have"
		}
		return "had"
	}
	switch tag {
	case "VBZ":
		if v == "do" || v == "go" || v == "undergo" {
			return v + "es"
		}
		return addS(v)
	case "VBG":
		switch {
		case strings.HasSuffix(v, "ie"):
			return v[:len(v)-2] + "ying"
		case strings.HasSuffix(v, "e") && !strings.HasSuffix(v, "ee") && !strings.HasSuffix(v, "oe") && !strings.HasSuffix(v, "ye") && len(v) > 2:
			return v[:len(v)-1] + "ing"
		case doubles(v):
			return v + v[len(v)-1:] + "ing"
		}
		return v + "ing"
	case "VBD", "VBN":
		if irr, ok := irregular().verb[v]; ok {
			if tag == "VBD" {
				return irr.past
			}
			return irr.participle
		}
		n := len(v)
		switch {
		case strings.HasSuffix(v, "e"):
			return v + "d"
		case n > 1 && v[n-1] == 'y' && !isVowel(v[n-2]):
			return v[:n-1] + "ied"
		case doubles(v):
			return v + v[n-1:] + "ed"
		}
		return v + "ed"
	}
	return v
}

// Plural returns the plural of a singular noun.
func Plural(noun string) string {
	if p, ok := irregular().plural[noun]; ok {
		return p
	}
	if strings.HasSuffix(noun, "man") && len(noun) > 4 && noun != "human" && noun != "german" {
		return noun[:len(noun)-2] + "en"
	}
	return addS(noun)
}

// addS adds the ending of a plural or of a third person.
func addS(w string) string {
	n := len(w)
	switch {
	case n > 1 && w[n-1] == 'y' && !isVowel(w[n-2]):
		return w[:n-1] + "ies"
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "x") || strings.HasSuffix(w, "z") || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "ch") && !strings.HasSuffix(w, "arch") && !strings.HasSuffix(w, "mach"):
		return w + "es"
	case strings.HasSuffix(w, "arch") && w != "monarch" && w != "patriarch":
		return w + "es"
	}
	return w + "s"
}

// doubles reports whether a verb doubles its last letter before -ed and -ing.
func doubles(v string) bool {
	if doubling()[v] {
		return true
	}
	return vowelGroups(v) == 1 && shortEnd(v)
}

// shortEnd reports whether w ends in one consonant after one vowel.
func shortEnd(w string) bool {
	n := len(w)
	if n < 3 || isVowel(w[n-1]) || strings.IndexByte("wxyh", w[n-1]) >= 0 || !isVowel(w[n-2]) {
		return false
	}
	if isVowel(w[n-3]) {
		return n > 3 && w[n-3] == 'u' && w[n-4] == 'q' // quit
	}
	return true
}

// vowelGroups counts the runs of vowels, y among them.
func vowelGroups(w string) int {
	count, in := 0, false
	for i := 0; i < len(w); i++ {
		v := isVowel(w[i]) || w[i] == 'y' && i > 0
		if v && !in {
			count++
		}
		in = v
	}
	return count
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// grade makes a comparative or superlative.
func grade(adj string, most bool) string {
	switch adj {
	case "good", "well":
		if most {
			return "best"
		}
		return "better"
	case "bad", "badly":
		if most {
			return "worst"
		}
		return "worse"
	case "much", "many":
		if most {
			return "most"
		}
		return "more"
	case "little":
		if most {
			return "least"
		}
		return "less"
	case "far":
		if most {
			return "furthest"
		}
		return "further"
	}
	end, word := "er", "more "
	if most {
		end, word = "est", "most "
	}
	n := len(adj)
	groups := vowelGroups(strings.TrimSuffix(adj, "e"))
	switch {
	case strings.ContainsAny(adj, " -") || groups > 2 || n < 3:
		return word + adj
	case adj[n-1] == 'y' && n > 2 && !isVowel(adj[n-2]) && !strings.HasSuffix(adj, "ly"):
		return adj[:n-1] + "i" + end
	case groups == 2 && !strings.HasSuffix(adj, "le") && !strings.HasSuffix(adj, "ow") && adj != "quiet" && adj != "clever":
		return word + adj
	case adj[n-1] == 'e':
		return adj + end[1:]
	case groups == 1 && shortEnd(adj):
		return adj + adj[n-1:] + end
	}
	return adj + end
}
