// Extract prints what is in documents: text, Markdown or JSON.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"path/filepath"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract"
)

const usage = `usage: extract [flags] FILE...

Reads PDF, Word, OpenDocument, HTML, Markdown and text files and prints what is
in them. The file "-" is standard input. What was read with loss is told on
standard error.
`

func main() { command.Main(usage, program) }

func program(flags *flag.FlagSet) command.Action {
	format := flags.String("format", "text", "`text`, markdown or json")
	password := flags.String("password", "", "opens an encrypted PDF")
	furniture := flags.Bool("furniture", false, "print running headers, footers and page numbers too")
	hidden := flags.Bool("hidden", false, "list the text that a reader of the document cannot see, and nothing else")
	layout := flags.String("layout", "", "also draw what was understood of each page to this `file`, .html or .svg")
	engine := engineFlags(flags)
	return func(ctx context.Context, c *command.Call) error {
		if len(c.Args) == 0 {
			return fmt.Errorf("name a file: %w", command.ErrUsage)
		}
		var out bytes.Buffer
		var failed error
		for _, name := range c.Args {
			e := engine()
			e.Password = *password
			doc, err := read(ctx, c, e, name)
			if err != nil {
				// Print what could be read, and go on with the other files.
				failed = err
				if len(c.Args) > 1 {
					fmt.Fprintln(c.Stderr, err)
				}
			}
			if doc == nil {
				continue
			}
			for _, w := range doc.Warnings {
				place := doc.Name
				if w.Page > 0 { // 0 is the document as a whole
					place = fmt.Sprintf("%s: page %d", doc.Name, w.Page)
				}
				c.Finding("%s: %s (%s)", place, w.Message, w.Code)
			}
			if *layout != "" {
				if err := command.WriteFile(*layout, drawLayout(doc, *layout)); err != nil {
					return err
				}
			}
			if *hidden {
				listHidden(&out, doc)
				continue
			}
			if err := write(&out, doc, *format, *furniture); err != nil {
				return err
			}
		}
		if out.Len() > 0 {
			if err := c.Write(out.Bytes()); err != nil {
				return err
			}
		}
		return failed
	}
}

func read(ctx context.Context, c *command.Call, e *extract.Extractor, name string) (*extract.Document, error) {
	in, size, err := c.Input(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return e.Extract(ctx, filepath.Base(name), in, size)
}
