// Command minutes makes minutes of a meeting from its transcript.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

func main() {
	t, err := transcript.File(context.Background(), os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	m, err := minute.Make(context.Background(), t)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout.Write((&minute.Printer{Transcript: t}).Markdown(m))
}
