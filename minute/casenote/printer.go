package casenote

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// notRecorded stands where the template asks for what was not said.
const notRecorded = "Not recorded"

// A Printer writes case notes. The zero value is ready for use, and it is safe
// for concurrent use as long as its fields are not changed.
type Printer struct {
	// HideFindings leaves out the list of what the worker should look at.
	HideFindings bool
}

// statusWords are the statuses in print.
var statusWords = map[Status]string{
	Current: "current", Past: "past", Denied: "denied", Hypothetical: "only if something happens",
	OtherPerson: "about somebody else", Unclear: "not clear",
}

// line returns the entry for print, with its speaker, risk, owner and date.
func (e Entry) line() string {
	s := e.Text
	if e.Quoted && e.Speaker != "" && !strings.HasPrefix(s, "Asked: ") {
		s = e.Speaker + ": " + s
	}
	if e.Risk != "" {
		s = riskName(e.Risk) + " (" + statusWords[e.Status] + "). " + s
	}
	add := func(more string) {
		if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ".”") && !strings.HasSuffix(s, "?”") && !strings.HasSuffix(s, "!”") {
			s += "."
		}
		s += " " + more
	}
	if e.Owner != "" {
		add("Owner: " + e.Owner)
		if e.Due.Text == "" {
			add("Date: not recorded")
		}
	}
	if e.Due.Text != "" && !e.Due.Day.IsZero() {
		add("Date: " + calendar.Short(e.Due.Day))
	}
	return s
}

// riskName returns a risk's name in print.
func riskName(id string) string {
	list, err := risks()
	if err != nil {
		return id
	}
	for _, r := range list {
		if r.id == id {
			return r.name
		}
	}
	return id
}

// Markdown writes the note as Markdown.
func (p *Printer) Markdown(w io.Writer, n *Note) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", mark(n.Title))
	for _, s := range n.Sections {
		fmt.Fprintf(&b, "\n## %s\n\n", mark(s.Heading))
		if len(s.Entries) == 0 {
			b.WriteString(notRecorded + "\n")
		}
		for _, e := range s.Entries {
			fmt.Fprintf(&b, "- %s\n", mark(e.line()))
		}
	}
	if len(n.Findings) > 0 && !p.HideFindings {
		b.WriteString("\n## To check\n\n")
		for _, f := range n.Findings {
			fmt.Fprintf(&b, "- %s\n", mark(f.Message))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Text writes the note as plain text.
func (p *Printer) Text(w io.Writer, n *Note) error {
	var b strings.Builder
	b.WriteString(strings.ToUpper(n.Title) + "\n")
	for _, s := range n.Sections {
		b.WriteString("\n" + s.Heading + "\n")
		if len(s.Entries) == 0 {
			b.WriteString("  " + notRecorded + "\n")
		}
		for _, e := range s.Entries {
			b.WriteString("  " + e.line() + "\n")
		}
	}
	if len(n.Findings) > 0 && !p.HideFindings {
		b.WriteString("\nTo check\n")
		for _, f := range n.Findings {
			b.WriteString("  " + f.Message + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

const pageHead = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
body { font: 1.1rem/1.5 Arial, Helvetica, sans-serif; color: #111; background: #fff; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; }
</style>
</head>
<body>
<main>
`

// HTML writes the note as one HTML page without scripts. All text is escaped.
func (p *Printer) HTML(w io.Writer, n *Note) error {
	var b strings.Builder
	e := html.EscapeString
	fmt.Fprintf(&b, pageHead, e(n.Title))
	fmt.Fprintf(&b, "<h1>%s</h1>\n", e(n.Title))
	for _, s := range n.Sections {
		fmt.Fprintf(&b, "<h2>%s</h2>\n", e(s.Heading))
		if len(s.Entries) == 0 {
			b.WriteString("<p>" + notRecorded + "</p>\n")
			continue
		}
		b.WriteString("<ul>\n")
		for _, en := range s.Entries {
			fmt.Fprintf(&b, "<li>%s</li>\n", e(en.line()))
		}
		b.WriteString("</ul>\n")
	}
	if len(n.Findings) > 0 && !p.HideFindings {
		b.WriteString("<h2>To check</h2>\n<ul>\n")
		for _, f := range n.Findings {
			fmt.Fprintf(&b, "<li>%s</li>\n", e(f.Message))
		}
		b.WriteString("</ul>\n")
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// JSON writes the note as indented JSON. Unmarshalling it gives the same note.
func (p *Printer) JSON(w io.Writer, n *Note) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(n)
}

var markdownMarks = speech.Pattern("[\\\\`*_\\[\\]<>#|~]|^(?:[-+]|\\d+[.)])(?: |$)")

// mark escapes what Markdown would read as its own.
func mark(s string) string { return markdownMarks().ReplaceAllString(s, `\$0`) }
