package minute

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// Talk without announced items is cut where its words change, after Hearst,
// "TextTiling" (1997): the words of the talk before and after each sentence are
// compared, and the deepest valleys of likeness are bounds.
const (
	tileWords    = 400  // words compared on each side
	tileDepth    = 0.5  // how deep a valley must be, in standard deviations over the mean
	tileShare    = 0.05 // the least share of the talk that a topic has
	tileSmallest = 1200 // talk of fewer words stays whole
)

// topics returns the sentences at which new topics begin, without the first.
func topics(list []*sentence) []int {
	n := len(list)
	words := make([]map[string]bool, n)
	length := make([]int, n)
	in := map[string]float64{}
	total := 0
	for i, s := range list {
		words[i] = speech.ContentWords(s.Text)
		length[i] = len(strings.Fields(s.Text))
		total += length[i]
		for w := range words[i] {
			in[w]++
		}
	}
	if total < tileSmallest {
		return nil
	}
	side := func(i, step int) map[string]float64 {
		v := map[string]float64{}
		for c := 0; c < tileWords && i >= 0 && i < n; i += step {
			for w := range words[i] {
				v[w]++
			}
			c += length[i]
		}
		for w, c := range v {
			v[w] = (1 + math.Log(c)) * math.Log(float64(n+1)/in[w])
		}
		return v
	}
	like := make([]float64, n)
	for i := 1; i < n; i++ {
		like[i] = cosine(side(i-1, -1), side(i, 1))
	}
	like = smooth(like[1:])
	depth := make([]float64, len(like))
	var deep []float64
	for i := range like {
		l, r := i, i
		for l > 0 && like[l-1] >= like[l] {
			l--
		}
		for r+1 < len(like) && like[r+1] >= like[r] {
			r++
		}
		if (i == 0 || like[i] <= like[i-1]) && (i+1 == len(like) || like[i] <= like[i+1]) {
			if depth[i] = like[l] + like[r] - 2*like[i]; depth[i] > 0 {
				deep = append(deep, depth[i])
			}
		}
	}
	mean, sd := spread(deep)
	order := make([]int, len(depth))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case depth[a] > depth[b]:
			return -1
		case depth[a] < depth[b]:
			return 1
		}
		return a - b
	})
	apart := max(8, int(tileShare*float64(n)))
	var out []int
	for _, i := range order {
		if depth[i] <= 0 || depth[i] < mean+tileDepth*sd {
			break
		}
		at := i + 1
		if at >= apart/2 && n-at >= apart/2 && !slices.ContainsFunc(out, func(o int) bool { return o-at < apart && at-o < apart }) {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return out
}

// cosine compares two sets of weighted words. The sums run in the order of the
// words, so that they are the same each time.
func cosine(a, b map[string]float64) float64 {
	dot, x, y := 0.0, 0.0, 0.0
	for _, w := range slices.Sorted(maps.Keys(a)) {
		dot += a[w] * b[w]
		x += a[w] * a[w]
	}
	for _, w := range slices.Sorted(maps.Keys(b)) {
		y += b[w] * b[w]
	}
	if x == 0 || y == 0 {
		return 0
	}
	return dot / math.Sqrt(x*y)
}

// smooth takes the mean of each value and its neighbours.
func smooth(v []float64) []float64 {
	out := make([]float64, len(v))
	for i := range v {
		part := v[max(0, i-2):min(len(v), i+3)]
		for _, x := range part {
			out[i] += x
		}
		out[i] /= float64(len(part))
	}
	return out
}

// spread returns the mean and standard deviation.
func spread(v []float64) (mean, sd float64) {
	if len(v) == 0 {
		return 0, 0
	}
	for _, x := range v {
		mean += x
	}
	mean /= float64(len(v))
	for _, x := range v {
		sd += (x - mean) * (x - mean)
	}
	return mean, math.Sqrt(sd / float64(len(v)))
}

// heading names a topic by the words that it uses more than the rest of the
// talk does.
func heading(part, all []*sentence) string {
	here, there := map[string]float64{}, map[string]float64{}
	form := map[string]string{}
	for _, s := range all {
		for w := range speech.ContentWords(s.Text) {
			there[w]++
		}
	}
	for _, s := range part {
		for _, w := range speech.Bare(s.Text) {
			for stem := range speech.ContentWords(w) {
				here[stem]++
				if form[stem] == "" {
					form[stem] = w
				}
			}
		}
	}
	names := slices.Sorted(maps.Keys(here))
	slices.SortStableFunc(names, func(a, b string) int {
		x := here[a] * here[a] / (there[a] + 2)
		y := here[b] * here[b] / (there[b] + 2)
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	var out []string
	for _, w := range names {
		if here[w] >= 2 && len(w) > 2 && len(out) < 3 {
			out = append(out, form[w])
		}
	}
	return speech.Capital(strings.Join(out, ", "))
}
