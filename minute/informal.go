package minute

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

//go:embed data/informal.txt
var informalData string

// A hint is an expression that points to a decision or an action.
type hint struct {
	kind   string
	weight float64
	re     *speech.Matcher
}

var hints = sync.OnceValues(func() ([]hint, error) {
	var list []hint
	n := 0
	for line := range strings.Lines(informalData) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		kind, rest, _ := strings.Cut(line, " | ")
		weight, expr, ok := strings.Cut(rest, " | ")
		w, err := strconv.ParseFloat(weight, 64)
		if err != nil || !ok {
			return nil, fmt.Errorf("informal.txt: line %d: three fields expected", n)
		}
		re, err := speech.Parse(expr)
		if err != nil {
			return nil, fmt.Errorf("informal.txt: line %d: %w", n, err)
		}
		list = append(list, hint{kind, w, re})
	}
	return list, nil
})

// possible finds what may be decisions and actions in a meeting that has no
// motions. They are findings for somebody to confirm and no record: nothing in
// free talk shows for sure that a thing is settled.
func (k *talk) possible() ([]Finding, error) {
	list, err := hints()
	if err != nil {
		return nil, err
	}
	var out []Finding
	for _, kind := range []struct {
		name, code, message string
		each                int // words of talk for one of them
		least, most         int
	}{
		{"decision", "possible-decision", "may be a decision: ", 900, 2, 12},
		{"action", "possible-action", "may be an action: ", 2200, 2, 8},
	} {
		var scored []scoredSentence
		words := 0
		for i, s := range k.sentences {
			n := len(strings.Fields(s.Text))
			words += n
			if s.done || n < 4 {
				continue
			}
			score := 0.0
			for _, h := range list {
				if h.kind == kind.name && h.re.MatchString(s.Text) {
					score += h.weight
				}
			}
			if score < 1.5 {
				continue
			}
			score *= position(kind.name, float64(i)/float64(len(k.sentences)))
			score += 0.03 * math.Min(float64(n), 25)
			scored = append(scored, scoredSentence{i, score})
		}
		for _, group := range best(scored, min(max(words/kind.each, kind.least), kind.most)) {
			var from []*sentence
			for _, i := range group {
				from = append(from, k.sentences[i])
			}
			text := ""
			for _, s := range from {
				text = strings.TrimSpace(text + " " + s.Text)
			}
			out = append(out, Finding{Code: kind.code, Message: kind.message + speech.Quote(text), Source: k.spoken(from...)})
		}
	}
	return out, nil
}

// position weighs a sentence by where in the meeting it stands: work is given
// out at the end.
func position(kind string, at float64) float64 {
	if kind == "action" {
		if at > 0.88 {
			return 3
		}
		return 0.4 + 0.3*at
	}
	return 0.8 + 0.4*at
}

type scoredSentence struct {
	i     int
	score float64
}

// best returns the n best sentences in the order of the talk, those within three
// sentences of each other together.
func best(list []scoredSentence, n int) [][]int {
	slices.SortStableFunc(list, func(a, b scoredSentence) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 3
		}
		return a.i - b.i
	})
	var groups [][]int
	for _, s := range list {
		at := slices.IndexFunc(groups, func(g []int) bool {
			return slices.ContainsFunc(g, func(i int) bool { return s.i-i <= 3 && i-s.i <= 3 })
		})
		switch {
		case at >= 0 && len(groups[at]) < 4:
			groups[at] = append(groups[at], s.i)
		case at < 0 && len(groups) < n:
			groups = append(groups, []int{s.i})
		case len(groups) >= n:
			at = n
		}
		if len(groups) >= n && at == n {
			break
		}
	}
	for _, g := range groups {
		slices.Sort(g)
	}
	slices.SortFunc(groups, func(a, b []int) int { return a[0] - b[0] })
	return groups
}
