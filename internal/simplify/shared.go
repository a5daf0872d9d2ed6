package simplify

import (
	"slices"
	"strings"
)

// sharedSubject parts "He left the town and joined the army" if the subject is
// a pronoun or a short name, which is then said again.
func sharedSubject(d *draft) []*draft {
	ps, stop := d.body()
	verb := subjectVerb(ps)
	if verb < 1 || verb > 5 {
		return nil
	}
	subject := slices.Clone(ps[:verb])
	for _, p := range subject {
		switch p.tag {
		case "PRP", "NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "JJ":
		default:
			return nil
		}
	}
	if verb > 1 && subject[0].tag != "DT" && subject[0].tag != "PRP$" && !strings.HasPrefix(subject[0].tag, "NNP") {
		return nil
	}
	switch subject[0].lower {
	case "a", "an", "no", "each", "every", "some", "any", "many", "most", "few", "several", "another", "either", "neither", "both", "certain", "other":
		return nil // said again, it may mean others
	}
	if verb == 1 && subject[0].tag == "NNS" && ps[verb].tag != "MD" {
		return nil
	}
	depth := level(ps)
	for i := verb + 3; i < len(ps)-3; i++ {
		p := ps[i]
		if depth[i] > 0 || p.lower != "and" && p.lower != "but" {
			continue
		}
		k := i + 1
		for k < len(ps)-2 && ps[k].tag == "RB" {
			k++
		}
		if reported(ps[:i]) || reported(ps[i:]) && ps[verb].tag != "MD" {
			return nil
		}
		if hanging(ps[:i]) || listBefore(ps[verb:i]) || countWords(ps[i+1:]) < 4 || countWords(ps[:i]) < 6 {
			continue
		}
		right := slices.Clone(subject)
		right[0] = small(right[0])
		right[0].gap = " "
		switch {
		case sameTense(ps[verb], ps[k], subject[len(subject)-1]):
		case ps[verb].tag == "MD" && ps[k].tag == "VB" && k == i+1 && plainModal(ps[verb:i]):
			again := ps[verb]
			again.gap, again.made = " ", true
			right = append(right, again)
		default:
			continue
		}
		right = append(right, ps[i+1:]...)
		right[len(subject)].made = true
		if p.lower == "but" {
			right = append([]piece{word("But", "CC", "but")}, right...)
		}
		return []*draft{d.closed(ps[:i], "shared subject", ""), d.closed(right, "shared subject", stop)}
	}
	return nil
}

// sameTense reports whether a second verb is finite beyond doubt, so that it
// can have the subject of the first: not "was refused and sent back", where the
// helping verb may be meant for both.
func sameTense(first, second, subject piece) bool {
	switch second.tag {
	case "MD":
		return true
	case "VBZ":
		return first.tag == "VBZ" || auxiliary(second) && subject.tag != "NNS" && subject.tag != "NNPS"
	case "VBP":
		return first.tag == "VBP" && (auxiliary(second) || !auxiliary(first)) || auxiliary(second) && subject.tag == "NNS"
	case "VBD":
		if second.lower == "was" || second.lower == "were" {
			return first.lower == second.lower || first.tag == "VBD" && !auxiliary(first) && (second.lower == "were") == (subject.tag == "NNS")
		}
		return first.tag == "VBD" && !auxiliary(first)
	}
	return false
}

// plainModal reports whether the pieces from a modal verb on hold one plain
// verb, so that a verb behind "and" hangs on the modal: "must sign the form and
// return it", but not "must try to sign and return it".
func plainModal(ps []piece) bool {
	count := 0
	for _, p := range ps[1:] {
		switch {
		case p.tag == "VB":
			count++
		case p.tag == "TO" || p.tag == "VBG" || p.lower == "not" || p.lower == "n't" || p.tag == "VBN" || p.lower == "never":
			return false
		}
	}
	return count == 1
}

// listBefore reports whether a comma stands in the pieces, so that what follows
// "and" may be the last of three.
func listBefore(ps []piece) bool {
	for i, p := range ps {
		if p.tag == "," && i < len(ps)-1 {
			return true
		}
	}
	return false
}
