package gist

import (
	"math"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Unit is one sentence of a meeting, in the order of the talk.
type Unit struct {
	Speaker string // "" for unknown
	Text    string

	// Start and End are the times from the beginning; both zero where the
	// transcript has none.
	Start, End time.Duration
}

// A Talk is a meeting that can be weighed. It is safe for concurrent use.
type Talk struct {
	units []unit
	total int // words

	voices []string       // by index
	number map[string]int // of each content word
	in     []int          // how many units have it

	// How alike the words before and after each unit are, and how deep the valleys
	// of that, by stretch.
	like, depth func() [len(stretches)][]float64
}

// A unit is a Unit with what the features need.
type unit struct {
	words    []string
	content  []int // the content words, without doubles
	question bool
	voice    int     // index of the speaker; -1 for unknown
	turn     bool    // begins where another speaker spoke before
	lead     bool    // by whoever speaks most
	from     int     // words before it
	pause    float64 // seconds since the unit before; 0 where not known
	cues     uint32
}

// New prepares the units of a meeting.
func New(units []Unit) *Talk {
	t := &Talk{units: make([]unit, len(units)), number: map[string]int{}}
	voices := map[string]int{}
	var spoken []int
	for i, u := range units {
		x := &t.units[i]
		x.words = Words(u.Text)
		x.question = strings.HasSuffix(strings.TrimSpace(u.Text), "?")
		x.from = t.total
		t.total += len(x.words)
		x.voice = -1
		if u.Speaker != "" {
			n, ok := voices[u.Speaker]
			if !ok {
				n = len(voices)
				voices[u.Speaker] = n
				spoken = append(spoken, 0)
				t.voices = append(t.voices, u.Speaker)
			}
			x.voice = n
			spoken[n] += len(x.words)
		}
		x.turn = i == 0 || units[i-1].Speaker != u.Speaker
		if i > 0 && u.End > 0 && units[i-1].End > 0 {
			x.pause = (u.Start - units[i-1].End).Seconds()
		}
		for _, w := range x.words {
			if function()[w] || len(w) < 2 {
				continue
			}
			w = stem(w)
			n, ok := t.number[w]
			if !ok {
				n = len(t.in)
				t.number[w] = n
				t.in = append(t.in, 0)
			}
			if !slices.Contains(x.content, n) {
				x.content = append(x.content, n)
				t.in[n]++
			}
		}
		x.cues = cuesOf(x.words, x.question)
	}
	lead := -1
	for n, c := range spoken {
		if lead < 0 || c > spoken[lead] {
			lead = n
		}
	}
	for i := range t.units {
		t.units[i].lead = lead >= 0 && t.units[i].voice == lead
	}
	t.like = sync.OnceValue(func() (out [len(stretches)][]float64) {
		for k, size := range stretches {
			out[k] = t.likeness(size)
		}
		return out
	})
	t.depth = sync.OnceValue(func() (out [len(stretches)][]float64) {
		for k, like := range t.like() {
			out[k] = depths(like)
		}
		return out
	})
	return t
}

// Len returns the number of units.
func (t *Talk) Len() int { return len(t.units) }

// at returns where in the meeting a unit stands, from 0 to 1.
func (t *Talk) at(i int) float64 {
	if t.total == 0 {
		return 0
	}
	return float64(t.units[i].from) / float64(t.total)
}

// idf weighs a content word by how few units have it.
func (t *Talk) idf(w int) float64 {
	return math.Log(float64(len(t.units)+1) / (float64(t.in[w]) + 0.5))
}
