package gist

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// BriefFeatures returns what the model of summaries and answers looks at in each
// unit: how much of what the meeting speaks about it holds, how long it is, its
// words and cues, who says it, and, with a query, how near it and the talk around
// it are to the query and whether the query names its speaker. An empty query
// asks for a summary of the whole.
func (t *Talk) BriefFeatures(query string) [][]Feature {
	out := t.tellFeatures()
	terms := t.terms(query)
	if len(terms) == 0 || len(out) == 0 {
		return out
	}
	own := t.nearness(terms)
	most := slices.Max(own) + 1e-9
	for i := range out {
		out[i] = append(out[i], Feature{"q own", own[i] / most})
		if own[i] > 0 {
			out[i] = append(out[i], Feature{"q some", 1})
		}
	}
	for _, w := range []int{3, 10, 30} {
		near := around(own, w)
		top := slices.Max(near) + 1e-9
		name := strconv.Itoa(w)
		sorted := slices.Sorted(slices.Values(near))
		for i, x := range near {
			rank, _ := slices.BinarySearch(sorted, x)
			left := float64(len(near) - rank)
			out[i] = append(out[i], Feature{"q near" + name, x / top}, Feature{"q rank" + name, math.Log(left) / 4})
			if x == top {
				out[i] = append(out[i], Feature{"q best" + name, 1})
			}
		}
	}
	named := t.named(query)
	for i := range out {
		switch {
		case len(named) == 0:
		case slices.Contains(named, t.units[i].voice):
			out[i] = append(out[i], Feature{"q speaker", 1}, Feature{"q speaker own", own[i] / most}, Feature{"q speaker near", out[i][len(out[i])-2].Value})
		default:
			out[i] = append(out[i], Feature{"q other speaker", 1})
		}
	}
	return out
}

// tellFeatures are those that no query is needed for.
func (t *Talk) tellFeatures() [][]Feature {
	n := len(t.units)
	out := make([][]Feature, n)
	central := make([]float64, n)
	rare := make([]float64, n)
	for i := range t.units {
		u := &t.units[i]
		for _, w := range u.content {
			if c := float64(t.in[w]); c >= 2 {
				central[i] += math.Log(1+c) * t.idf(w)
			}
			rare[i] += t.idf(w)
		}
		l := float64(len(u.words) + 6)
		central[i] /= math.Pow(l, 0.8)
		rare[i] /= l
	}
	cz, rz := standard(central), standard(rare)
	for i := range t.units {
		u := &t.units[i]
		f := []Feature{{"bias", 1}, {"central", cz[i]}, {"rare", rz[i]}, {"log", math.Log1p(float64(len(u.words))) / 3}, {"content", float64(len(u.content)) / float64(len(u.words)+3)}}
		add := func(key string) { f = append(f, Feature{key, 1}) }
		add("len " + strconv.Itoa(min(10, int(math.Log2(float64(len(u.words)+1))*2))))
		for k := range cueClasses {
			if u.cues&(1<<k) != 0 {
				add("c " + cueClasses[k].name)
			}
		}
		if u.question {
			add("question")
		}
		if u.lead {
			add("lead")
		}
		if u.turn {
			add("turn")
		}
		at := t.at(i)
		add("at " + strconv.Itoa(int(at*10)))
		if t.total-u.from < 200 {
			add("left 200")
		}
		if u.from < 200 {
			add("from 200")
		}
		seen := map[string]bool{}
		for j, w := range u.words {
			if !seen[w] {
				seen[w] = true
				add("w " + w)
			}
			if j > 0 {
				if key := "b " + u.words[j-1] + " " + w; !seen[key] {
					seen[key] = true
					add(key)
				}
			}
		}
		out[i] = f
	}
	return out
}

// askingWords stand in queries and say nothing of what is asked about.
var askingWords = wordSet(`summarize summarise describe discuss discussed discussion discussions meeting meetings whole group team think thought thoughts say said opinion opinions mention mentioned conclusion main give reason reasons according content detail details introduce explain explained regarding concerning agree agreed talk talked question answer did does was were`)

// terms returns the content words of a query that the talk has.
func (t *Talk) terms(query string) []int {
	var out []int
	for _, w := range Words(query) {
		if function()[w] || askingWords()[w] || len(w) < 2 {
			continue
		}
		if n, ok := t.number[stem(w)]; ok && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// nearness weighs each unit by the words of a query in it (BM25, k1 1.2, b 0.75).
func (t *Talk) nearness(terms []int) []float64 {
	out := make([]float64, len(t.units))
	mean := float64(t.total)/float64(len(t.units)) + 1
	for i := range t.units {
		u := &t.units[i]
		for _, w := range u.content {
			if slices.Contains(terms, w) {
				out[i] += t.idf(w) * 2.2 / (1 + 1.2*(0.25+0.75*float64(len(u.words))/mean))
			}
		}
	}
	return out
}

// named returns the speakers whom a query names: by a word of their name that no
// other speaker has, or by the letter that tells them apart.
func (t *Talk) named(query string) []int {
	var out []int
	asked := map[string]bool{}
	for w := range strings.FieldsFuncSeq(query, func(r rune) bool {
		return !(r == '-' || r == '\'' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127)
	}) {
		w = strings.TrimSuffix(w, "'s")
		if len(w) == 1 && (w < "A" || w > "Z" || w == "I") {
			continue // only the letter of a name
		}
		asked[strings.ToLower(w)] = true
	}
	in := map[string]int{}
	for _, v := range t.voices {
		for _, w := range nameWords(v) {
			in[w]++
		}
	}
	for n, v := range t.voices {
		for _, w := range nameWords(v) {
			if asked[w] && in[w] == 1 {
				out = append(out, n)
				break
			}
		}
	}
	return out
}

// nameWords returns the words of a speaker's name, without what stands in
// brackets after it.
func nameWords(name string) []string {
	name, _, _ = strings.Cut(name, "(")
	var out []string
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if w = strings.Trim(w, ".,[]"); w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}
