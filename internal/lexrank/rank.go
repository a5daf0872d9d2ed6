package lexrank

import (
	"math"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

const (
	// window bounds how many sentences are compared with each other: the work
	// grows with its square. Longer texts are ranked window by window.
	window = 400
	// damping is the share of a sentence's rank that comes from its likes; the
	// rest is the same for all.
	damping = .85
	// rounds is how often ranks are passed on. They change little after that.
	rounds = 30
	// threshold is the likeness below which two sentences have nothing in common.
	threshold = .05
)

// Rank returns how central each sentence is, from 0 to 1; the most central of
// each run of 400 sentences has 1. Sentences without a word that means something
// have 0. The time is linear in the number of sentences.
func Rank(sentences []string) []float64 {
	vectors := vectorsOf(sentences)
	ranks := make([]float64, 0, len(sentences))
	for start := 0; start < len(sentences); start += window {
		ranks = append(ranks, rank(vectors[start:min(start+window, len(sentences))])...)
	}
	return ranks
}

// A vector holds the weights of a sentence's words, in the order of the words'
// numbers, and its length is 1.
type vector []weight

type weight struct {
	word  int
	value float64
}

// vectorsOf weighs the words of each sentence by how rare they are in the text
// (tf-idf).
func vectorsOf(sentences []string) []vector {
	numbers := make(map[string]int)
	var in []int // how many sentences have the word
	counts := make([]map[int]int, len(sentences))
	for i, s := range sentences {
		counts[i] = make(map[int]int)
		for _, span := range language.Words(s) {
			word := stem(strings.ToLower(span.Of(s)))
			if len(word) < 3 || language.IsFunctionWord(word) {
				continue
			}
			n, ok := numbers[word]
			if !ok {
				n = len(in)
				numbers[word] = n
				in = append(in, 0)
			}
			if counts[i][n] == 0 {
				in[n]++
			}
			counts[i][n]++
		}
	}
	vectors := make([]vector, len(sentences))
	for i, c := range counts {
		v := make(vector, 0, len(c))
		for word, n := range c {
			v = append(v, weight{word, float64(n) * (1 + math.Log(float64(len(sentences))/float64(in[word])))})
		}
		slices.SortFunc(v, func(a, b weight) int { return a.word - b.word })
		length := 0.
		for _, w := range v {
			length += w.value * w.value
		}
		for j := range v {
			v[j].value /= math.Sqrt(length)
		}
		vectors[i] = v
	}
	return vectors
}

// stem takes the commonest endings off, so that "bins" is "bin".
func stem(word string) string {
	for _, ending := range []string{"ing", "ies", "ed", "es", "s"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && len(cut) >= 4 {
			return cut
		}
	}
	return word
}

// cosine returns how alike two vectors are, from 0 to 1.
func cosine(a, b vector) float64 {
	sum := 0.
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].word < b[j].word:
			i++
		case a[i].word > b[j].word:
			j++
		default:
			sum += a[i].value * b[j].value
			i++
			j++
		}
	}
	return sum
}

// rank passes the rank of each sentence on to those that are like it, in
// proportion to how like they are.
func rank(vectors []vector) []float64 {
	n := len(vectors)
	likeness := make([][]float64, n)
	for i := range likeness {
		likeness[i] = make([]float64, n)
	}
	total := make([]float64, n)
	for i := range n {
		for j := i + 1; j < n; j++ {
			if c := cosine(vectors[i], vectors[j]); c >= threshold {
				likeness[i][j], likeness[j][i] = c, c
				total[i] += c
				total[j] += c
			}
		}
	}
	ranks, next := make([]float64, n), make([]float64, n)
	for i := range ranks {
		ranks[i] = 1
	}
	for range rounds {
		for i := range next {
			next[i] = 1 - damping
		}
		for i := range n {
			if total[i] == 0 {
				continue
			}
			share := damping * ranks[i] / total[i]
			for j, c := range likeness[i] {
				if c > 0 {
					next[j] += share * c
				}
			}
		}
		ranks, next = next, ranks
	}
	most := slices.Max(append(slices.Clone(ranks), math.SmallestNonzeroFloat64))
	for i := range ranks {
		ranks[i] /= most
		if len(vectors[i]) == 0 {
			ranks[i] = 0
		}
	}
	return ranks
}
