package main

import (
	"strings"
	"time"

	"github.com/townclerk/townclerk/internal/gist"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A meeting is one row of the sets: utterances or turns, what people wrote about
// them, and queries.
type meeting struct {
	ID          string      `json:"id"`
	Corpus      string      `json:"corpus"`
	Domain      string      `json:"domain"`
	Utterances  []utterance `json:"utterances"`
	Turns       []utterance `json:"turns"`
	Extractive  []int       `json:"extractive"`
	Abstractive []linked    `json:"abstractive"`
	Topics      []topic     `json:"topics"`
	General     []query     `json:"general"`
	Specific    []query     `json:"specific"`
}

type utterance struct {
	Speaker string  `json:"speaker"`
	Text    string  `json:"text"`
	Start   float64 `json:"start"`
	End     float64 `json:"end"`
}

// linked is a sentence of a summary with the utterances it was made from.
type linked struct {
	Type string `json:"type"`
	Text string `json:"text"`
	Utts []int  `json:"utts"`
}

// topic is where a topic stands: AMI and ICSI say at which utterance it starts,
// QMSum from which turn to which.
type topic struct {
	Start int      `json:"start_utt"`
	Depth int      `json:"depth"`
	Spans [][2]int `json:"spans"`
}

type query struct {
	Query  string   `json:"query"`
	Answer string   `json:"answer"`
	Spans  [][2]any `json:"spans"`
}

// units returns the utterances or turns.
func (m *meeting) units() []utterance {
	if len(m.Utterances) > 0 {
		return m.Utterances
	}
	return m.Turns
}

// transcript returns the meeting as a transcript, and to which unit of the set
// each of its utterances belongs.
func (m *meeting) transcript() (*transcript.Transcript, map[[2]int]int) {
	t := &transcript.Transcript{Name: m.ID}
	index := map[[2]int]int{}
	for i, u := range m.units() {
		text := strings.Join(strings.Fields(noise.ReplaceAllString(u.Text, " ")), " ")
		if text == "" {
			continue
		}
		if n := len(t.Turns); n == 0 || t.Turns[n-1].Speaker != u.Speaker {
			t.Turns = append(t.Turns, transcript.Turn{Speaker: u.Speaker})
		}
		last := &t.Turns[len(t.Turns)-1]
		index[[2]int{len(t.Turns) - 1, len(last.Utterances)}] = i
		last.Utterances = append(last.Utterances, transcript.Utterance{Text: text, Start: seconds(u.Start), End: seconds(u.End)})
	}
	return t, index
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// A said sentence is a unit of talk with the units of the set that it spans.
type sentence struct {
	gist.Unit
	of []int
}

// sentences cuts a meeting as the makers of minutes do.
func (m *meeting) sentences() []sentence {
	t, index := m.transcript()
	var list []sentence
	for i := range t.Turns {
		text := t.Turns[i].Text()
		for _, s := range language.Sentences(text) {
			x := sentence{Unit: gist.Unit{Speaker: t.Turns[i].Speaker, Text: s.Of(text)}}
			for n, r := range t.Refs(i, s.Start, s.End) {
				u := t.Turns[i].Utterances[r.Utterance]
				if n == 0 {
					x.Start = u.Start
				}
				x.End = u.End
				x.of = append(x.of, index[[2]int{r.Turn, r.Utterance}])
			}
			list = append(list, x)
		}
	}
	return list
}

// talkOf prepares sentences for the models.
func talkOf(list []sentence) *gist.Talk {
	units := make([]gist.Unit, len(list))
	for i, s := range list {
		units[i] = s.Unit
	}
	return gist.New(units)
}
