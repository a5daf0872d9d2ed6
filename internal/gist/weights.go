package gist

import (
	"embed"
	"fmt"
	"sync"
)

//go:embed data/action.txt data/action-context.txt data/bound.txt data/decision.txt data/decision-context.txt data/near.txt data/problem.txt data/problem-context.txt data/tell.txt data/telling.txt
var data embed.FS

// load returns the reader of a model that is part of the package.
func load(name string) func() (*Model, error) {
	return sync.OnceValues(func() (*Model, error) {
		f, err := data.Open("data/" + name + ".txt")
		if err != nil {
			return nil, err
		}
		m, err := Read(f)
		if err == nil {
			err = f.Close()
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return m, nil
	})
}

// The names of the models, as the files in data are called.
const (
	BoundModel = "bound"
	TellModel  = "tell"
	NearModel  = "near"
)

// WordModel returns the name of the model of an act that looks at words.
func WordModel(a Act) string {
	return [...]string{Telling: "telling", Action: "action", Decision: "decision", Problem: "problem"}[a]
}

// ContextModel returns the name of the model of an act that looks at what the
// first models say; [Telling] has none.
func ContextModel(a Act) string { return WordModel(a) + "-context" }

var models = sync.OnceValue(func() map[string]func() (*Model, error) {
	all := map[string]func() (*Model, error){}
	for _, name := range []string{BoundModel, TellModel, NearModel} {
		all[name] = load(name)
	}
	for a := range acts {
		all[WordModel(a)] = load(WordModel(a))
		if a != Telling {
			all[ContextModel(a)] = load(ContextModel(a))
		}
	}
	return all
})

// wordWeights are the weights of the word models of all acts, by feature.
var wordWeights = sync.OnceValues(func() (map[string][acts]float32, error) {
	all := map[string][acts]float32{}
	for a := range acts {
		m, err := models()[WordModel(a)]()
		if err != nil {
			return nil, err
		}
		for k, w := range m.Weights {
			x := all[k]
			x[a] = w
			all[k] = x
		}
	}
	return all, nil
})

// Acts returns how likely it is that each unit does an act, as log odds, by act.
// Telling is scored by its words alone.
func (t *Talk) Acts() ([][]float64, error) {
	first := make([][]float64, acts)
	for a := range first {
		first[a] = make([]float64, len(t.units))
	}
	if len(t.units) == 0 {
		return first, nil
	}
	byWords, err := wordWeights()
	if err != nil {
		return nil, err
	}
	for i := range t.units {
		var sum [acts]float64
		for _, f := range t.ActFeatures(i) {
			if w, ok := byWords[f.Key]; ok {
				for a := range sum {
					sum[a] += float64(w[a]) * f.Value
				}
			}
		}
		for a := range sum {
			first[a][i] = sum[a]
		}
	}
	out := [][]float64{first[Telling]}
	context := ContextFeatures(first)
	for a := Action; a < acts; a++ {
		m, err := models()[ContextModel(a)]()
		if err != nil {
			return nil, err
		}
		out = append(out, scores(m, context))
	}
	return out, nil
}

// Bounds returns how likely it is that a topic begins with each unit, as log
// odds.
func (t *Talk) Bounds() ([]float64, error) {
	m, err := models()[BoundModel]()
	if err != nil {
		return nil, err
	}
	return scores(m, t.BoundFeatures()), nil
}

// Brief returns how much each unit tells of the whole, or of what a query asks
// for, as log odds.
func (t *Talk) Brief(query string) ([]float64, error) {
	name := NearModel
	if len(t.terms(query)) == 0 {
		name, query = TellModel, ""
	}
	m, err := models()[name]()
	if err != nil {
		return nil, err
	}
	return scores(m, t.BriefFeatures(query)), nil
}

func scores(m *Model, list [][]Feature) []float64 {
	out := make([]float64, len(list))
	for i, f := range list {
		out[i] = m.Score(f)
	}
	return out
}
