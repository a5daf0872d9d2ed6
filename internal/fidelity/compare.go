package fidelity

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// A Change is a fact before and after.
type Change struct{ Was, Is Fact }

// A Report says what became of the facts of a source.
type Report struct {
	// Kept are the source's facts that the result has in the same words, in
	// the order of the source.
	Kept []Fact

	// Reworded are facts that the result has in other words that mean the same.
	Reworded []Change

	// Dropped are the source's facts that the result does not have.
	Dropped []Fact

	// New are facts of the result that the source does not have.
	New []Fact

	// Changed are facts that became other facts of their kind, and negations
	// whose words are now said without them (then Is is the zero Fact).
	Changed []Change
}

// Safe reports whether nothing is new and nothing is changed. Facts may have
// been dropped: whether that is right is for the caller to know.
func (r Report) Safe() bool { return len(r.New) == 0 && len(r.Changed) == 0 }

// Whole reports whether the result is safe and has every fact of the source.
func (r Report) Whole() bool { return r.Safe() && len(r.Dropped) == 0 }

// Compare reports what became of the facts of source in result. A fact may be
// said twice in the result. The order of facts is not compared.
func Compare(source, result string) Report {
	if source == result {
		return Report{Kept: Facts(source)}
	}
	return compare(source, result, Facts(source), Facts(result))
}

func compare(source, result string, was, is []Fact) Report {
	var r Report
	type key struct {
		kind  Kind
		value string
	}
	where := map[key][]int{}
	for i, w := range was {
		where[key{w.Kind, w.Value}] = append(where[key{w.Kind, w.Value}], i)
	}
	matched := make([]int, len(was)) // index of a fact of the result, plus one
	done := map[key]bool{}
	var extra []Fact
	inSource := lazyWords(source)
	for k, f := range is {
		// The same words as in the source come first: then nothing was reworded.
		found := false
		for _, v := range sameValues(f) {
			same := where[key{f.Kind, v}]
			found = found || len(same) > 0
			if done[key{f.Kind, v}] {
				continue
			}
			all := true
			for _, i := range same {
				if matched[i] == 0 || was[i].Text != is[matched[i]-1].Text {
					matched[i] = k + 1
				}
				all = all && was[i].Text == f.Text
			}
			done[key{f.Kind, v}] = all || len(same) > 64
		}
		if !found && f.Kind == Date {
			if i := yearAdded(was, f); i >= 0 {
				found, matched[i] = true, k+1
			}
		}
		if !found && f.Kind == Name {
			found = hasWords(inSource(), f.Value)
		}
		if !found && !soft(f) {
			extra = append(extra, f)
		}
	}
	inResult := lazyWords(result)
	var gone []Fact
	for i, w := range was {
		switch {
		case matched[i] > 0 && strings.EqualFold(w.Text, is[matched[i]-1].Text):
			r.Kept = append(r.Kept, w)
		case matched[i] > 0:
			r.Reworded = append(r.Reworded, Change{w, is[matched[i]-1]})
		case w.Kind == Name && hasWords(inResult(), w.Value):
			r.Kept = append(r.Kept, w)
		case soft(w):
		default:
			gone = append(gone, w)
		}
	}
	pair(&r, gone, extra, source, result)
	return r
}

// pair sorts what is left over on both sides: the first of a kind that is gone
// goes with the first of that kind that is new.
func pair(r *Report, gone, extra []Fact, source, result string) {
	waiting := map[Kind][]int{}
	for k, e := range extra {
		waiting[e.Kind] = append(waiting[e.Kind], k)
	}
	taken := make([]bool, len(extra))
	before, after := lazyHeads(source), lazyHeads(result)
	for _, g := range gone {
		switch queue := waiting[g.Kind]; {
		case len(queue) > 0:
			e := extra[queue[0]]
			taken[queue[0]], waiting[g.Kind] = true, queue[1:]
			if g.Kind == Negation && double(g) == double(e) {
				// The word behind "not" may be a plainer one now.
				r.Reworded = append(r.Reworded, Change{g, e})
			} else {
				r.Changed = append(r.Changed, Change{g, e})
			}
		case g.Kind == Negation && (double(g) || affirmed(g.Value, before(), after())):
			r.Changed = append(r.Changed, Change{Was: g})
		default:
			r.Dropped = append(r.Dropped, g)
		}
	}
	for k, e := range extra {
		if !taken[k] {
			r.New = append(r.New, e)
		}
	}
}

// double reports whether a fact is two denials at once: "not uncommon".
func double(f Fact) bool { return strings.HasPrefix(f.Value, "not:not:") }

// sameValues returns the values that a fact of a source may have had if the
// result has f: f's own, and for modal verbs those that a plain text may put
// another for. The "shall" of notices and byelaws is a duty or a promise.
func sameValues(f Fact) []string {
	if f.Kind == Modal {
		switch f.Value {
		case "must", "will":
			return []string{f.Value, "shall"}
		case "must not", "will not":
			return []string{f.Value, "shall not"}
		}
	}
	return []string{f.Value}
}

// soft facts are words that are numbers only at times: "one", "one of".
func soft(f Fact) bool { return f.Kind == Number && strings.EqualFold(f.Text, "one") }

// yearAdded finds the date without a year that f has with one, if that year
// stands elsewhere in the source.
func yearAdded(was []Fact, f Fact) int {
	if len(f.Value) != 10 || f.Value[0] == '-' {
		return -1
	}
	found, year := -1, false
	for i, w := range was {
		if w.Kind == Date && w.Value == "-"+f.Value[4:] {
			found = i
		}
		year = year || strings.HasPrefix(w.Value, f.Value[:4]) && (w.Kind == Date || w.Kind == Number)
	}
	if !year {
		return -1
	}
	return found
}

// affirmed reports whether the word that the source only denies is said in the
// result at all. Its "not" is gone, so it is now said to be so.
func affirmed(value string, source, result map[string]int) bool {
	head := strings.TrimPrefix(value, "not:")
	if len(head) < 3 {
		return false
	}
	count := func(heads map[string]int) int {
		if len(head) < 4 {
			return heads[head] + heads[head+"s"]
		}
		return heads[head]
	}
	if n := count(result); n > 0 && n >= count(source) {
		return true
	}
	// "did not fall" and "fell".
	for _, tag := range []string{"VBD", "VBN"} {
		past := language.Inflect(head, tag)
		past = past[:min(len(past), 4)]
		if past != head && result[past] > source[past] {
			return true
		}
	}
	return false
}

// lazyHeads counts a text's words by their first 4 letters, when first asked
// for.
func lazyHeads(text string) func() map[string]int {
	var heads map[string]int
	return func() map[string]int {
		if heads == nil {
			heads = map[string]int{}
			for _, w := range lexemes(text) {
				heads[w.lower[:min(len(w.lower), 4)]]++
			}
		}
		return heads
	}
}

// lazyWords returns the set of a text's words in lower case, made when first
// asked for.
func lazyWords(text string) func() map[string]bool {
	var set map[string]bool
	return func() map[string]bool {
		if set == nil {
			set = map[string]bool{}
			for _, c := range scan(text).chunks {
				set[c.lower] = true
				set[trimPossessive(c.lower)] = true
				for part := range strings.SplitSeq(c.lower, "-") {
					set[part] = true
				}
			}
		}
		return set
	}
}

func hasWords(set map[string]bool, words string) bool {
	for w := range strings.FieldsSeq(words) {
		if !set[w] {
			return false
		}
	}
	return true
}
