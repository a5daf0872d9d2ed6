// Command minute runs the evaluation sets for transcripts, minutes and case
// notes: it reads their plain files and writes what the scorers read. One mode
// is chosen by its flag:
//
//	minute -transcripts DIR -out PRED.json
//	minute -in MEETINGS.jsonl -out PRED.json [-queries]
//	minute -train DIR -out internal/gist/data [-only acts|bounds|briefs]
//	minute -notes FILE.jsonl -out OUT.jsonl [-words N]
//	minute -risk FILE.jsonl -out PRED.json
//	minute -pii FILE.jsonl -out PRED.jsonl
//	minute -learn TALKS.csv,TALKS.csv -out internal/salience/data/weights.tsv
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
)

func main() {
	in := flag.String("in", "", "meetings, one JSON object a line")
	queries := flag.Bool("queries", false, "with -in: also answer each meeting's queries")
	transcripts := flag.String("transcripts", "", "folder of transcripts to read")
	notes := flag.String("notes", "", "texts or dialogues to make notes of, one JSON object a line")
	words := flag.Int("words", 0, "with -notes: at most so many words a note; 0 for a third of the talk")
	risk := flag.String("risk", "", "dialogues whose risks to record, one JSON object a line")
	pii := flag.String("pii", "", "texts whose personal data to find, one JSON object a line")
	notesOf := flag.String("learn", "", "talks with their notes, as CSV files, to learn the worth of words from")
	sets := flag.String("train", "", "folder of training and validation sets: fit the models of internal/gist and write their weights into the folder -out")
	only := flag.String("only", "", "with -train: only the models of acts, bounds or briefs")
	out := flag.String("out", "", "file to write")
	flag.Parse()

	ctx := context.Background()
	var err error
	switch {
	case *sets != "" && *out != "":
		err = train(*sets, *out, *only)
	case *out == "" || flag.NArg() > 0:
		flag.Usage()
		os.Exit(2)
	case *transcripts != "":
		err = readTranscripts(ctx, *transcripts, *out)
	case *in != "":
		err = meetings(ctx, *in, *out, *queries)
	case *notes != "":
		err = makeNotes(ctx, *notes, *out, *words)
	case *risk != "":
		err = risks(ctx, *risk, *out)
	case *notesOf != "":
		err = learn(ctx, *notesOf, *out)
	case *pii != "":
		err = personalData(*pii, *out)
	default:
		flag.Usage()
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "minute:", err)
		os.Exit(1)
	}
}

// writeJSON writes v to the file called name.
func writeJSON(name string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(data, '\n'), 0o644)
}
