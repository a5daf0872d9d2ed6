package main

import (
	"encoding/json"
	"fmt"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract/redact"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A redaction takes personal data out of what is written. nil takes out nothing.
type redaction struct {
	r    redact.Redactor
	key  redact.Key
	file string
}

// newRedaction returns what -redact asks for.
func newRedaction(o *options) (*redaction, error) {
	modes := map[string]redact.Mode{"placeholder": redact.Placeholders, "blackout": redact.BlackOut, "pseudonym": redact.Pseudonyms}
	mode, ok := modes[o.redact]
	switch {
	case o.redact == "" && o.key == "":
		return nil, nil
	case !ok:
		return nil, fmt.Errorf("-redact %q is not placeholder, blackout or pseudonym: %w", o.redact, command.ErrUsage)
	}
	r := &redaction{r: redact.Redactor{Mode: mode}, file: o.key}
	if o.person != "" {
		r.r.Names = append(r.r.Names, o.person)
	}
	return r, nil
}

// learn notes whom an input names: the note has less around each name to tell it
// by.
func (r *redaction) learn(t *transcript.Transcript) {
	if r == nil {
		return
	}
	text := ""
	for _, h := range t.Header {
		text += h + "\n"
	}
	for i := range t.Turns {
		if t.Turns[i].Speaker != "" {
			text += t.Turns[i].Speaker + ": "
		}
		for _, u := range t.Turns[i].Utterances {
			text += u.Text + "\n"
		}
	}
	for _, m := range redact.Find(text) {
		if m.Kind == redact.Person {
			r.r.Names = append(r.r.Names, m.Text)
		}
	}
}

// texts redacts texts that belong together, in place.
func (r *redaction) texts(list []*string) {
	plain := make([]string, len(list))
	for i, s := range list {
		plain[i] = *s
	}
	safe, _ := r.r.RedactAll(plain, &r.key)
	for i, s := range list {
		*s = safe[i]
	}
}

// note redacts a note.
func (r *redaction) note(n *casenote.Note) {
	if r == nil {
		return
	}
	var list []*string
	for i := range n.Sections {
		for k := range n.Sections[i].Entries {
			e := &n.Sections[i].Entries[k]
			list = append(list, &e.Text, &e.Speaker, &e.Owner)
		}
	}
	for i := range n.Findings {
		list = append(list, &n.Findings[i].Message)
	}
	for i := range n.Citations {
		list = append(list, &n.Citations[i].Speaker)
	}
	r.texts(list)
}

// chronology redacts a chronology.
func (r *redaction) chronology(c *casenote.Chronology) {
	if r == nil {
		return
	}
	list := []*string{&c.Person}
	sources := func(s *casenote.EventSource) { list = append(list, &s.Name, &s.Words) }
	for i := range c.Events {
		e := &c.Events[i]
		list = append(list, &e.Headline)
		for k := range e.People {
			list = append(list, &e.People[k])
		}
		for k := range e.Sources {
			sources(&e.Sources[k])
		}
	}
	for i := range c.Relations {
		list = append(list, &c.Relations[i].Name)
		sources(&c.Relations[i].Source)
	}
	for i := range c.Findings {
		list = append(list, &c.Findings[i].Message)
	}
	r.texts(list)
}

// writeKey writes what was taken out.
func (r *redaction) writeKey() error {
	if r == nil || r.file == "" {
		return nil
	}
	data, err := json.MarshalIndent(r.key, "", "  ")
	if err != nil {
		return err
	}
	return command.WriteFile(r.file, append(data, '\n'))
}
