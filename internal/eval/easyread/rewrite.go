package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/simplify"
)

// facts is what became of the facts of one line.
type facts struct {
	Kept     []string    `json:"kept"`
	Reworded [][2]string `json:"reworded"`
	Dropped  []string    `json:"dropped"`
	New      []string    `json:"new"`
	Changed  [][2]string `json:"changed"`
}

// rewrite rewrites each line, briefly.
func (c *command) rewrite() error {
	data, err := os.ReadFile(c.in)
	if err != nil {
		return err
	}
	engine := simplify.Engine{Brief: true}
	var out bytes.Buffer
	var all []facts
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		var text []string
		for _, s := range engine.Rewrite(line) {
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
