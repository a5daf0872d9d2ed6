// Easyread turns a document into Easy Read, or checks one against the rules.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/examples/internal/model"
)

const usage = `usage: easyread [flags] FILE

Turns a PDF, Word, HTML, Markdown or text file into Easy Read. HTML, Word and PDF
go to a file beside the input, such as NAME.easyread.html, other formats to
standard output; -o says where else.
With -check, FILE is checked against the Easy Read rules as it is.
`

func main() { command.Main(usage+model.Usage, program) }

func program(flags *flag.FlagSet) command.Action {
	format := flags.String("format", "html", "`html`, docx, pdf, markdown, text or json; with -check text, json or sarif")
	length := flags.String("length", "complete", "how much to keep: `complete`, standard or summary")
	review := flags.Bool("review", false, "add what a person has to check")
	size := flags.Int("size", 0, "size of the text in `points`, 14 to 72")
	large := flags.Bool("large", false, "large print: the same as -size 20")
	parts := flags.Bool("parts", false, "write a document with more pages than the guideline allows as parts: NAME-part-1.html and so on")
	checks := flags.Bool("check", false, "check FILE against the rules, and list what is found")
	all := flags.Bool("all", false, "with -check, list all places of each rule")
	profile := flags.String("profile", "govuk", "guideline: `govuk`, dh, inclusion-europe, norfolk or nhs")
	pictures := flags.String("pictures", "", "`folder` with other pictures: pictures.csv, or a set that its package documents")
	llm := model.Define(flags)
	return func(ctx context.Context, c *command.Call) error {
		name, err := c.One("file")
		if err != nil {
			return err
		}
		var cv easyread.Converter
		if err := cv.Length.UnmarshalText([]byte(*length)); err != nil {
			return fmt.Errorf("-length: %w: %w", err, command.ErrUsage)
		}
		known := rules.Profiles()
		i := slices.IndexFunc(known, func(p rules.Profile) bool { return p.ID == *profile })
		if i < 0 {
			return fmt.Errorf("-profile %q is not known: %w", *profile, command.ErrUsage)
		}
		cv.Profile = known[i]
		if *pictures != "" {
			set, err := picture.ReadFolder(os.DirFS(*pictures))
			if err != nil {
				return err
			}
			cv.Pictures, cv.Concepts = set, set.List
		}
		if *large && *size == 0 {
			*size = 20
		}
		p := &easyread.Printer{Review: *review, PointSize: *size}
		print := map[string]func(io.Writer, *easyread.Document) error{
			"html": p.HTML, "docx": p.DOCX, "pdf": p.PDF, "markdown": p.Markdown, "text": p.Text, "json": p.JSON,
		}[*format]
		if print == nil && !*checks {
			return fmt.Errorf("-format %q is not html, docx, pdf, markdown, text or json: %w", *format, command.ErrUsage)
		}
		f, err := read(ctx, c, name)
		if err != nil {
			return err
		}
		defer f.in.Close()
		if *checks {
			return check{*format, cv.Profile, *all}.run(ctx, c, f)
		}
		doc, err := convert(ctx, c, llm, &cv, f.source)
		if err != nil || doc == nil {
			return err
		}
		docs := []*easyread.Document{doc}
		if *parts {
			if docs, err = p.Parts(doc, cv.Profile.MaxPages); err != nil {
				return err
			}
		}
		if n := len(doc.Findings) + len(doc.Warnings); n > 0 {
			c.Finding("%d findings and warnings, %d pieces left out; -review lists them", n, len(doc.LeftOut))
		}
		return write(c, name, *format, docs, print)
	}
}
