package minute

import (
	"math"
	"strings"

	"github.com/townclerk/townclerk/internal/gist"
)

// topicPick says how sure the model must be of a new topic, and how far apart
// topics are: at least a twenty-fifth of the talk. Both were set by
// cross-validation on the training parts of AMI and QMSum. How much less will do
// where an item was announced was set by eye, on their validation parts too; see
// internal/gist/data/README.md. Talk of fewer than topicSmallest words stays
// whole.
const (
	topicScore    = -2.5
	topicLeast    = 3
	topicDoubt    = 1.0 // how much less will do where an item was announced
	topicShare    = 0.04
	topicSmallest = 1200
)

// topics returns the sentences at which new topics begin, without the first, and
// those of the announced ones at which one may begin.
func (k *talk) topics(announced []int) (found, kept []int, err error) {
	if k.short() {
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

// short reports whether the talk is too short for the models of whole meetings.
func (k *talk) short() bool {
	words := 0
	for _, s := range k.sentences {
		words += len(strings.Fields(s.Text))
	}
	return words < topicSmallest
}

// topicApart returns how many sentences a topic has at least.
func topicApart(sentences int) int { return max(6, int(topicShare*float64(sentences))) }
