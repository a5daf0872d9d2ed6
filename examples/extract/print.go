package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract"
)

// listHidden writes each piece of hidden text with its page.
func listHidden(out *bytes.Buffer, doc *extract.Document) {
	for b := range doc.All() {
		if p, ok := b.(*extract.Paragraph); ok && p.Layer == extract.Hidden {
			page := 0
			if len(p.Prov) > 0 {
				page = p.Prov[0].Page
			}
			fmt.Fprintf(out, "%s: page %d: %s\n", doc.Name, page, p.Text)
		}
	}
}

// write writes a document in a format.
func write(out *bytes.Buffer, doc *extract.Document, format string, furniture bool) error {
	p := &extract.Printer{KeepFurniture: furniture}
	switch format {
	case "text":
		return p.Text(out, doc)
	case "markdown":
		return p.Markdown(out, doc)
	case "json":
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(doc)
	}
	return fmt.Errorf("-format %q is not text, markdown or json: %w", format, command.ErrUsage)
}
