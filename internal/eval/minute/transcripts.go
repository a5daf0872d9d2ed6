package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/townclerk/townclerk/minute/transcript"
)

// said is one utterance as the scorer reads it.
type said struct {
	Speaker string  `json:"speaker"`
	Start   float64 `json:"start"`
	End     float64 `json:"end"`
	Text    string  `json:"text"`
}

// readTranscripts reads each file of a folder as a transcript.
func readTranscripts(ctx context.Context, dir, out string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	pred := map[string][]said{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		t, err := transcript.File(ctx, filepath.Join(dir, e.Name()))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		if t == nil {
			continue
		}
		list := []said{}
		for ref, u := range t.All() {
			list = append(list, said{t.Turns[ref.Turn].Speaker, u.Start.Seconds(), u.End.Seconds(), u.Text})
		}
		for _, w := range t.Warnings {
			fmt.Fprintf(os.Stderr, "%s:%d: %s: %s\n", e.Name(), w.Line, w.Code, w.Message)
		}
		pred[e.Name()] = list
	}
	return writeJSON(out, pred)
}
