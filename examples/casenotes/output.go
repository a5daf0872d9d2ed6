package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// note writes one note, or the letter of it.
func (o *options) note(c *command.Call, r *redaction, t *transcript.Transcript, n *casenote.Note, out *bytes.Buffer) error {
	if o.languages {
		n.Findings = append(n.Findings, n.CheckLanguage()...)
		for _, a := range n.Acronyms() {
			n.Findings = append(n.Findings, casenote.Finding{Code: "short-form", Message: a.Short + " is " + a.Long, Source: casenote.Source{Inferred: true}})
		}
	}
	r.note(n)
	for _, f := range n.Findings {
		c.Finding("%s: %s (%s)", t.Name, f.Message, f.Code)
	}
	p := &casenote.Printer{HideFindings: o.final}
	if o.letter {
		d := n.Letter()
		print := map[string]func() error{
			"markdown": func() error { return new(extract.Printer).Markdown(out, d) },
			"text":     func() error { return new(extract.Printer).Text(out, d) },
			"json":     func() error { return encode(out, d) },
		}[o.format]
		return run(print, o.format, "markdown, text or json for a letter")
	}
	print := map[string]func(io.Writer, *casenote.Note) error{"markdown": p.Markdown, "html": p.HTML, "text": p.Text, "json": p.JSON, "docx": p.DOCX}[o.format]
	if print == nil {
		return run(nil, o.format, "markdown, html, text, json or docx")
	}
	return print(out, n)
}

// chronicle writes the chronology of all inputs.
func chronicle(ctx context.Context, c *command.Call, o *options, r *redaction, inputs []*transcript.Transcript, out *bytes.Buffer) error {
	ch, err := (&casenote.Chronicler{Person: o.person}).Make(ctx, inputs...)
	if err != nil {
		return err
	}
	r.chronology(ch)
	for _, f := range ch.Findings {
		c.Finding("%s (%s)", f.Message, f.Code)
	}
	if o.final {
		ch.Findings = nil
	}
	print := map[string]func() error{
		"markdown": func() error { return new(extract.Printer).Markdown(out, ch.Document()) },
		"text":     func() error { return new(extract.Printer).Text(out, ch.Document()) },
		"html":     func() error { return ch.HTML(out) },
		"docx":     func() error { return ch.DOCX(out) },
		"csv":      func() error { return ch.CSV(out) },
		"svg":      func() error { return ch.SVG(out) },
		"json":     func() error { return encode(out, ch) },
		"mermaid":  func() error { return both(out, ch.Genogram, ch.EcoMap) },
		"dot":      func() error { return both(out, ch.GenogramDOT, ch.EcoMapDOT) },
	}[o.format]
	return run(print, o.format, "markdown, html, text, json, docx, csv, svg, mermaid or dot")
}

// both writes the genogram and below it the eco-map.
func both(w io.Writer, genogram, ecoMap func(io.Writer) error) error {
	if err := genogram(w); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return err
	}
	return ecoMap(w)
}

func run(print func() error, format, formats string) error {
	if print == nil {
		return fmt.Errorf("-format %q is not %s: %w", format, formats, command.ErrUsage)
	}
	return print()
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
