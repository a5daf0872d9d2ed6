// Easyread turns a document into Easy Read, or checks one against the rules.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract"
)

const usage = `usage: easyread [flags] FILE

Turns a PDF, Markdown or text file into Easy Read. HTML is written beside the
input as NAME.easyread.html, other formats to standard output; -o names another
place. With -check, FILE is checked against the Easy Read rules as it is.
`

func main() { command.Main(usage, program) }

func program(flags *flag.FlagSet) command.Action {
	format := flags.String("format", "html", "`html`, markdown, text or json")
	length := flags.String("length", "complete", "how much to keep: `complete`, standard or summary")
	review := flags.Bool("review", false, "add what a person has to check")
	size := flags.Int("size", 0, "size of the text in `points`, 14 to 72")
	check := flags.Bool("check", false, "check FILE against the rules; write nothing else")
	profile := flags.String("profile", "govuk", "guideline to check by: `govuk`, dh, inclusion-europe, norfolk or nhs")
	return func(ctx context.Context, c *command.Call) error {
		name, err := c.One("file")
		if err != nil {
			return err
		}
		cv := easyread.Converter{}
		if err := cv.Length.UnmarshalText([]byte(*length)); err != nil {
			return fmt.Errorf("-length: %w: %w", err, command.ErrUsage)
		}
		found := false
		for _, p := range rules.Profiles() {
			if p.ID == *profile {
				cv.Profile, found = p, true
			}
		}
		if !found {
			return fmt.Errorf("-profile %q is not known: %w", *profile, command.ErrUsage)
		}
		in, n, err := c.Input(name)
		if err != nil {
			return err
		}
		defer in.Close()
		source, err := new(extract.Extractor).Extract(ctx, filepath.Base(name), in, n)
		if err != nil {
			return err
		}
		if *check {
			return report(ctx, c, source, cv.Profile, *format)
		}
		doc, err := cv.Convert(ctx, source)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if err := write(&out, doc, *format, &easyread.Printer{Review: *review, PointSize: *size}); err != nil {
			return err
		}
		for _, f := range doc.Findings {
			if f.Severity == rules.Error {
				c.Finding("%s %s: %s: %s", f.Rule, f.Severity, f.At.Block, f.Message)
			}
		}
		fmt.Fprintf(c.Stderr, "%d findings and %d pieces left out; -review lists them\n", len(doc.Findings), len(doc.LeftOut))
		if c.Output == "" && *format == "html" && name != "-" {
			c.Output = strings.TrimSuffix(name, filepath.Ext(name)) + ".easyread.html"
		}
		return c.Write(out.Bytes())
	}
}

func write(out *bytes.Buffer, doc *easyread.Document, format string, p *easyread.Printer) error {
	switch format {
	case "html":
		return p.HTML(out, doc)
	case "markdown":
		return p.Markdown(out, doc)
	case "text":
		return p.Text(out, doc)
	case "json":
		return p.JSON(out, doc)
	}
	return fmt.Errorf("-format %q is not html, markdown, text or json: %w", format, command.ErrUsage)
}

// report checks a document as it is and writes what it finds.
func report(ctx context.Context, c *command.Call, source *extract.Document, profile rules.Profile, format string) error {
	findings, err := (&rules.Checker{Profile: profile}).Check(ctx, rules.FromExtract(source))
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if format == "json" {
		if err := json.NewEncoder(&out).Encode(findings); err != nil {
			return err
		}
		return c.Write(out.Bytes())
	}
	for _, f := range findings {
		fmt.Fprintf(&out, "%s %s: page %d: %s: %s\n", f.Rule, f.Severity, f.Page, f.At.Block, f.Message)
	}
	if len(findings) > 0 {
		c.Finding("%d findings", len(findings))
	}
	return c.Write(out.Bytes())
}
