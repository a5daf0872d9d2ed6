package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A visit is one text or dialogue.
type visit struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Turns []struct {
		Speaker string `json:"speaker"`
		Text    string `json:"text"`
	} `json:"turns"`
}

// transcript returns the visit as a transcript.
func (v visit) transcript(ctx context.Context) (*transcript.Transcript, error) {
	if len(v.Turns) == 0 {
		return (&transcript.Reader{Name: v.ID, Format: transcript.Notes}).Read(ctx, strings.NewReader(v.Text))
	}
	t := &transcript.Transcript{Name: v.ID}
	for _, x := range v.Turns {
		u := transcript.Utterance{Text: strings.Join(strings.Fields(x.Text), " ")}
		if n := len(t.Turns); n == 0 || t.Turns[n-1].Speaker != x.Speaker {
			t.Turns = append(t.Turns, transcript.Turn{Speaker: x.Speaker})
		}
		last := &t.Turns[len(t.Turns)-1]
		last.Utterances = append(last.Utterances, u)
	}
	return t, nil
}

// risks writes which risks each dialogue states as current, and which it
// mentions at all.
func risks(ctx context.Context, in, out string) error {
	type claims struct {
		Asserted  []string `json:"asserted"`
		Mentioned []string `json:"mentioned"`
	}
	pred := map[string]claims{}
	err := eachLine(in, func(v visit) error {
		t, err := v.transcript(ctx)
		if err != nil {
			return err
		}
		n, err := casenote.Make(ctx, t)
		if err != nil {
			return err
		}
		c := claims{Asserted: []string{}, Mentioned: []string{}}
		for _, e := range n.Risks() {
			if e.Status == casenote.Current && !slices.Contains(c.Asserted, e.Risk) {
				c.Asserted = append(c.Asserted, e.Risk)
			}
			if !slices.Contains(c.Mentioned, e.Risk) {
				c.Mentioned = append(c.Mentioned, e.Risk)
			}
		}
		pred[v.ID] = c
		return nil
	})
	if err != nil {
		return err
	}
	return writeJSON(out, pred)
}

// makeNotes writes a note of each text or dialogue: the telling lines, at most
// words of them.
func makeNotes(ctx context.Context, in, out string, words int) error {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	err = eachLine(in, func(v visit) error {
		t, err := v.transcript(ctx)
		if err != nil {
			return err
		}
		most := words
		if most <= 0 {
			most = usual(t)
		}
		brief := casenote.Brief{MaxWords: most, Statements: len(v.Turns) > 0}
		// An eighth of the talk is jotted down, not written out.
		brief.Terse = brief.Statements && most*8 < talk(t)
		if len(v.Turns) == 0 {
			brief.Terse = most*2 < talk(t)
		}
		lines, err := brief.Make(ctx, t)
		if err != nil {
			return err
		}
		var text []string
		for _, l := range lines {
			text = append(text, l.Text)
		}
		return enc.Encode(struct {
			ID   string `json:"id"`
			Note string `json:"note"`
		}{v.ID, strings.Join(text, "\n")})
	})
	return errors.Join(err, f.Close())
}

// usual is how long a note is at most where the set gives no length: half of a
// short talk, within bounds.
func usual(t *transcript.Transcript) int { return min(max(talk(t)/2, 60), 350) }

// talk counts the words of a talk.
func talk(t *transcript.Transcript) int {
	words := 0
	for i := range t.Turns {
		words += len(strings.Fields(t.Turns[i].Text()))
	}
	return words
}
