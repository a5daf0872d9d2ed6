package minute

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/gist"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// topicPick says how sure the model must be of a new topic, and how far apart
// topics are: at least a twenty-fifth of the talk. Both were set by
// cross-validation on the training parts of AMI and QMSum; see
// internal/gist/data/README.md. Talk of fewer than topicSmallest words stays
// whole.
const (
	topicScore    = -2.0
	topicLeast    = 3
	topicDoubt    = 1.0 // how much less will do where an item was announced
	topicShare    = 0.04
	topicSmallest = 1200
)

// topics returns the sentences at which new topics begin, without the first, and
// those of the announced ones at which one may begin.
func (k *talk) topics(announced []int) (found, kept []int, err error) {
	words := 0
	for _, s := range k.sentences {
		words += len(strings.Fields(s.Text))
	}
	if words < topicSmallest {
		return nil, announced, nil
	}
	scores, err := k.weigh().Bounds()
	if err != nil {
		return nil, nil, err
	}
	for _, i := range announced {
		if scores[i] >= topicScore-topicDoubt {
			kept = append(kept, i)
		}
	}
	pick := gist.Picker{Score: topicScore, Low: math.Inf(-1), Least: topicLeast, Apart: topicApart(len(scores))}
	for _, place := range pick.Pick(scores) {
		if place[0] >= 4 {
			found = append(found, place[0])
		}
	}
	return found, kept, nil
}

// topicApart returns how many sentences a topic has at least.
func topicApart(sentences int) int { return max(6, int(topicShare*float64(sentences))) }

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
