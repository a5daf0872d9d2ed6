package main

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// found is a decision, action or problem as the scorer reads it.
type found struct {
	Utts []int  `json:"utts"`
	Text string `json:"text"`
}

// prediction is what is written for a meeting.
type prediction struct {
	Actions   []found  `json:"actions"`
	Decisions []found  `json:"decisions"`
	Problems  []found  `json:"problems"`
	Topics    []int    `json:"topics"`
	Summary   []string `json:"summary"`
	Answers   []string `json:"answers,omitempty"` // one for each query
}

// noise marks coughs and the like in the sets: {vocalsound}, <laugh/>.
var noise = regexp.MustCompile(`\{[a-z]+\}|<[a-z_/ ]+>`)

// meetings makes minutes of each meeting of a file.
func meetings(ctx context.Context, in, out string, queries bool) error {
	pred := map[string]prediction{}
	err := eachLine(in, func(m meeting) error {
		p, err := predict(ctx, m, queries)
		pred[m.ID] = p
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(out, pred)
}

// predict makes the minutes of one meeting and points each line of them to the
// utterances of the set.
func predict(ctx context.Context, m meeting, queries bool) (prediction, error) {
	t, index := m.transcript()
	p := prediction{Actions: []found{}, Decisions: []found{}, Problems: []found{}, Topics: []int{}, Summary: []string{}}
	if len(t.Turns) == 0 {
		return p, nil
	}
	at := func(s minute.Source) []int {
		list := []int{}
		for _, r := range s.Spoken {
			if i, ok := index[[2]int{r.Turn, r.Utterance}]; ok {
				list = append(list, i)
			}
		}
		return list
	}
	mins, err := (&minute.Maker{Kind: "team"}).Make(ctx, t)
	if err != nil {
		return p, err
	}
	for _, it := range mins.Items {
		if first := at(it.Source); len(first) > 0 && first[0] > 0 {
			p.Topics = append(p.Topics, first[0])
		}
		for _, a := range it.Actions {
			p.Actions = append(p.Actions, found{at(a.Source), a.Text})
		}
		for _, d := range it.Decisions {
			p.Decisions = append(p.Decisions, found{at(d.Source), d.Text})
		}
	}
	for _, f := range mins.Findings {
		text := strings.Trim(f.Message[strings.Index(f.Message, ": ")+1:], " “”")
		switch f.Code {
		case "possible-action":
			p.Actions = append(p.Actions, found{at(f.Source), text})
		case "possible-decision":
			p.Decisions = append(p.Decisions, found{at(f.Source), text})
		case "possible-problem":
			p.Problems = append(p.Problems, found{at(f.Source), text})
		}
	}
	slices.Sort(p.Topics)
	p.Topics = slices.Compact(p.Topics)
	if p.Summary, err = brief(ctx, t, "", 300); err != nil {
		return p, err
	}
	var names []string
	for _, a := range mins.Attendees {
		names = append(names, a.Name)
	}
	if len(names) > 0 {
		p.Summary = slices.Insert(p.Summary, 0, "Present: "+strings.Join(names, ", "))
	}
	if !queries {
		return p, nil
	}
	for _, q := range m.General {
		a, err := brief(ctx, t, q.Query, 130)
		if err != nil {
			return p, err
		}
		p.Answers = append(p.Answers, strings.Join(a, "\n"))
	}
	for _, q := range m.Specific {
		a, err := brief(ctx, t, q.Query, 90)
		if err != nil {
			return p, err
		}
		p.Answers = append(p.Answers, strings.Join(a, "\n"))
	}
	return p, nil
}

// brief returns the lines of a summary or an answer.
func brief(ctx context.Context, t *transcript.Transcript, q string, words int) ([]string, error) {
	points, err := (&minute.Brief{MaxWords: words, Query: q}).Make(ctx, t)
	lines := []string{}
	for _, p := range points {
		lines = append(lines, p.Text)
	}
	return lines, err
}
