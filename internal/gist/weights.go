package gist

import (
	"embed"
	"fmt"
	"io"
	"sync"
)

//go:embed data/*.txt
var data embed.FS

// load returns the reader of a model that is part of the package.
func load[M any](name string, read func(io.Reader) (M, error)) func() (M, error) {
	return sync.OnceValues(func() (m M, err error) {
		f, err := data.Open("data/" + name + ".txt")
		if err != nil {
			return m, err
		}
		m, err = read(f)
		if err == nil {
			err = f.Close()
		}
		if err != nil {
			return m, fmt.Errorf("%s: %w", name, err)
		}
		return m, nil
	})
}

// The names of the models, as the files in data are called.
const (
	BoundModel  = "bound"
	BoundForest = "bound-context"
	TellModel   = "tell"
	NearModel   = "near"
)

// WordModel returns the name of the model of an act that looks at words.
func WordModel(a Act) string {
	return [...]string{Telling: "telling", Action: "action", Decision: "decision", Problem: "problem"}[a]
}

// ActForest returns the name of the trees of an act that look at what the first
// models say; [Telling] has none.
func ActForest(a Act) string { return WordModel(a) + "-context" }

var models = sync.OnceValue(func() map[string]func() (*Model, error) {
	all := map[string]func() (*Model, error){}
	for _, name := range []string{BoundModel, TellModel, NearModel} {
		all[name] = load(name, Read)
	}
	for a := range acts {
		all[WordModel(a)] = load(WordModel(a), Read)
	}
	return all
})

var forests = sync.OnceValue(func() map[string]func() (*Forest, error) {
	all := map[string]func() (*Forest, error){BoundForest: load(BoundForest, ReadForest)}
	for a := Action; a < acts; a++ {
		all[ActForest(a)] = load(ActForest(a), ReadForest)
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
	context := t.ActContext(first)
	for a := Action; a < acts; a++ {
		list, err := grown(ActForest(a), context)
		if err != nil {
			return nil, err
		}
		out = append(out, list)
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
	if len(t.units) == 0 {
		return nil, nil
	}
	return grown(BoundForest, t.BoundContext(scores(m, t.BoundFeatures())))
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

// grown scores the rows of a sheet with the trees of a name.
func grown(name string, s *Sheet) ([]float64, error) {
	f, err := forests()[name]()
	if err != nil {
		return nil, err
	}
	return f.Score(s)
}

func scores(m *Model, list [][]Feature) []float64 {
	out := make([]float64, len(list))
	for i, f := range list {
		out[i] = m.Score(f)
	}
	return out
}
