package gist

import "slices"

// A Picker chooses the places of a meeting that scored best.
type Picker struct {
	// Score is the least score of a place. The best Least places are chosen down
	// to the score Low.
	Score, Low float64
	Least      int

	// Most bounds the places; 0 means no bound.
	Most int

	// Apart is how many units must lie between two places: nearer ones belong
	// together.
	Apart int

	// Together is how many units one place may have. 0 means 1.
	Together int
}

// Pick returns the units of each place in their order, and the places in theirs.
// The first unit of a place is not always the one that scored best.
func (p Picker) Pick(scores []float64) [][]int {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case scores[a] > scores[b]:
			return -1
		case scores[a] < scores[b]:
			return 1
		}
		return 0
	})
	var places [][]int
	for _, i := range order {
		if scores[i] < p.Low && scores[i] < p.Score || scores[i] < p.Score && len(places) >= p.Least {
			break
		}
		at := slices.IndexFunc(places, func(g []int) bool {
			return slices.ContainsFunc(g, func(j int) bool { return i-j <= p.Apart && j-i <= p.Apart })
		})
		switch {
		case at < 0 && (p.Most == 0 || len(places) < p.Most):
			places = append(places, []int{i})
		case at >= 0 && len(places[at]) < p.Together:
			places[at] = append(places[at], i)
		}
	}
	for _, g := range places {
		slices.Sort(g)
	}
	slices.SortFunc(places, func(a, b []int) int { return a[0] - b[0] })
	return places
}
