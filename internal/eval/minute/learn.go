package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/internal/salience"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// learn fits the weights of package salience on talks and their notes: CSV files
// with the columns "dialogue" and "note" or "section_text", as ACI-Bench and
// MTS-Dialog have them.
func learn(ctx context.Context, files, out string) error {
	var examples []salience.Example
	for name := range strings.SplitSeq(files, ",") {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		rows, err := csv.NewReader(f).ReadAll()
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		if err != nil || len(rows) == 0 {
			return fmt.Errorf("%s: no rows: %w", name, err)
		}
		column := map[string]int{}
		for i, h := range rows[0] {
			column[strings.TrimPrefix(h, "\uFEFF")] = i
		}
		note, ok := column["note"]
		if !ok {
			note, ok = column["section_text"]
		}
		dialogue, also := column["dialogue"]
		if !ok || !also {
			return fmt.Errorf("%s: no column with the talk or the note", name)
		}
		for _, row := range rows[1:] {
			lines, err := (&casenote.Brief{Statements: true}).Make(ctx, consultation(row[dialogue]))
			if err != nil {
				continue // a talk without words teaches nothing
			}
			e := salience.Example{Note: row[note]}
			for _, l := range lines {
				e.Lines = append(e.Lines, salience.Line{Text: l.Text, Answers: answers(l)})
			}
			examples = append(examples, e)
		}
	}
	var b bytes.Buffer
	b.WriteString("# What a word adds to a note; see NOTICE. Generated: do not edit.\n")
	if err := salience.Learn(examples).Write(&b); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// answers reports whether a line was made of a question and its answer.
func answers(e casenote.Entry) bool {
	refs := e.Source.Spoken
	return len(refs) > 1 && refs[0].Turn != refs[len(refs)-1].Turn
}

var speakerLabel = regexp.MustCompile(`(?m)^\s*\[?(\w+)(?:\]|:)\s*`)

// consultation reads a talk with a speaker at the start of each line.
func consultation(text string) *transcript.Transcript {
	t := &transcript.Transcript{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		m := speakerLabel.FindStringSubmatch(line)
		if m != nil {
			t.Turns = append(t.Turns, transcript.Turn{Speaker: m[1]})
			line = line[len(m[0]):]
		}
		if line = strings.Join(strings.Fields(line), " "); line != "" && len(t.Turns) > 0 {
			last := &t.Turns[len(t.Turns)-1]
			last.Utterances = append(last.Utterances, transcript.Utterance{Text: line})
		}
	}
	return t
}
