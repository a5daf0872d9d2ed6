package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/internal/fidelity"
)

// facts is what became of the facts of one line.
type facts struct {
	Kept     []string    `json:"kept"`
	Reworded [][2]string `json:"reworded"`
	Dropped  []string    `json:"dropped"`
	New      []string    `json:"new"`
	Changed  [][2]string `json:"changed"`
}

// rewrite rewrites each line with the engine and the settings that a converter
// has at length Standard, so that what is measured is what people get. A line has
// no room for lists: it is rewritten as an item of one.
func (c *command) rewrite() error {
	data, err := os.ReadFile(c.in)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	var all []facts
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		var text []string
		made, err := easyread.RuleSimplifier{}.Simplify(context.Background(), easyread.Passage{
			Text: line, Item: true, MaxWords: 15, Brief: true,
		})
		if err != nil {
			return err
		}
		for _, s := range made {
			text = append(text, s.Text)
		}
		result := strings.Join(text, " ")
		out.WriteString(result + "\n")
		all = append(all, compare(line, result))
	}
	return c.write(out.Bytes(), all)
}

// compare lists the facts of a line and its rewriting, each as "kind: text".
func compare(source, result string) facts {
	r := fidelity.Compare(source, result)
	f := facts{[]string{}, [][2]string{}, []string{}, []string{}, [][2]string{}}
	name := func(x fidelity.Fact) string {
		if x.Kind == "" {
			return ""
		}
		return string(x.Kind) + ": " + x.Text
	}
	for _, x := range r.Kept {
		f.Kept = append(f.Kept, name(x))
	}
	for _, x := range r.Dropped {
		f.Dropped = append(f.Dropped, name(x))
	}
	for _, x := range r.New {
		f.New = append(f.New, name(x))
	}
	for _, x := range r.Reworded {
		f.Reworded = append(f.Reworded, [2]string{name(x.Was), name(x.Is)})
	}
	for _, x := range r.Changed {
		f.Changed = append(f.Changed, [2]string{name(x.Was), name(x.Is)})
	}
	return f
}

// write writes the output and, beside it, the facts.
func (c *command) write(out []byte, all []facts) error {
	if err := os.WriteFile(c.out, out, 0o644); err != nil {
		return err
	}
	data, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(c.out+".facts.json", append(data, '\n'), 0o644)
}
