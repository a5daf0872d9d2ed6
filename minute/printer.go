package minute

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Printer writes minutes. The zero value is ready for use, and it is safe for
// concurrent use as long as its fields are not changed.
type Printer struct {
	// HideTimes leaves out the time in the recording at which each line was said.
	// It is shown where Minutes.Citations has it.
	HideTimes bool

	// HideFindings leaves out the list of what the clerk should look at, for
	// minutes that have been checked.
	HideFindings bool

	// NumberParagraphs numbers what was said, from 1 through the whole minutes.
	NumberParagraphs bool

	// Resolved is the word before a decision, such as "AGREED". "" means that of
	// the kind of meeting.
	Resolved string

	// PerCent writes "5 per cent" for "5%".
	PerCent bool

	// Transcript is what the minutes were made from. HTML prints it below the
	// minutes, and each line links to its place there. nil prints none, and none is
	// printed with the public version.
	Transcript *transcript.Transcript
}

// Markdown writes the minutes as Markdown.
func (p *Printer) Markdown(w io.Writer, m *Minutes) error {
	var b strings.Builder
	before := heading2
	for _, pc := range p.sheet(m) {
		if before == fact && pc.form != fact {
			b.WriteString("\n")
		}
		before = pc.form
		text := mark(p.style(pc.text))
		at := p.said(m, pc)
		switch pc.form {
		case heading2:
			b.WriteString(strings.Repeat("#", pc.level) + " " + mark(strings.Replace(p.style(pc.text), ". ", ".\u00a0", 1)) + "\n\n")
		case paragraph:
			b.WriteString(text + at + "\n\n")
		case fact:
			b.WriteString("- **" + pc.bold + ":** " + text + "\n")
		case label:
			b.WriteString("**" + text + "**\n\n")
		case list:
			for _, l := range pc.lines {
				b.WriteString("- " + mark(p.style(l.text)))
				if pc.check || pc.timed {
					b.WriteString(p.at(m, l.source))
				}
				b.WriteString("\n")
			}
			b.WriteString("\n")
		case decided:
			if pc.bold != "" {
				text = "**" + mark(pc.bold) + "**" + text
			}
			b.WriteString(text + at + "\n\n")
			if pc.note != "" {
				b.WriteString(mark(p.style(pc.note)) + "\n\n")
			}
		case toDo:
			b.WriteString("**ACTION:** " + text + ". **Owner:** " + mark(pc.lines[0].text) + ". **Due:** " + mark(pc.lines[1].text) + "." + at + "\n\n")
		case table:
			for i, row := range pc.table {
				for _, c := range row {
					b.WriteString("| " + cell(p.style(c)) + " ")
				}
				b.WriteString("|\n")
				if i == 0 {
					b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
				}
			}
			b.WriteString("\n")
		}
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

// where names the item of a finding.
func (m *Minutes) where(f Finding) string {
	if f.Item < 1 || f.Item > len(m.Items) {
		return ""
	}
	it := m.Items[f.Item-1]
	if it.Number != "" {
		return "Item " + it.Number + ": "
	}
	return it.Heading + ": "
}

// said returns the time at which a piece was said, in brackets, or "".
func (p *Printer) said(m *Minutes, pc piece) string {
	if pc.plain {
		return ""
	}
	return p.at(m, pc.from)
}

// at returns the time at which something was said, in brackets, or "".
func (p *Printer) at(m *Minutes, s Source) string {
	if p.HideTimes || len(s.Spoken) == 0 {
		return ""
	}
	c, ok := m.Citations.Of(s.Spoken[0])
	if !ok || c.End == 0 {
		return ""
	}
	return " [" + clock(c.Start) + "]"
}

// JSON writes the minutes as indented JSON. Unmarshalling it gives the same
// minutes.
func (p *Printer) JSON(w io.Writer, m *Minutes) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(m)
}

// Text writes the minutes as plain text.
func (p *Printer) Text(w io.Writer, m *Minutes) error {
	var b strings.Builder
	out := func(lines ...string) {
		for _, l := range lines {
			b.WriteString(p.style(l) + "\n")
		}
	}
	for _, pc := range p.sheet(m) {
		at := p.said(m, pc)
		switch pc.form {
		case heading2:
			out("", strings.ToUpper(pc.text), "")
		case paragraph:
			out(pc.text+at, "")
		case fact:
			out(pc.bold + ": " + pc.text)
		case label:
			out("", pc.text+":")
		case list:
			for _, l := range pc.lines {
				if pc.timed {
					out("  " + l.text + p.at(m, l.source))
					continue
				}
				if pc.check {
					out("- " + l.text + p.at(m, l.source))
					continue
				}
				out("  " + l.text)
			}
		case decided:
			out(pc.bold + pc.text + at)
			if pc.note != "" {
				out(pc.note)
			}
			out("")
		case toDo:
			out("ACTION: "+pc.text+". Owner: "+pc.lines[0].text+". Due: "+pc.lines[1].text+"."+at, "")
		case table:
			// The actions stand under their items already.
			b.WriteString("See the actions above.\n")
		}
	}
	_, err := io.WriteString(w, strings.TrimLeft(blankLines().ReplaceAllString(b.String(), "\n\n"), "\n"))
	return err
}

var blankLines = speech.Pattern(`\n{3,}`)

// mark escapes what Markdown would read as its own.
func mark(s string) string {
	return markdownMarks().ReplaceAllString(s, `\$0`)
}

var markdownMarks = speech.Pattern("[\\\\`*_\\[\\]<>#|~]|^(?:[-+]|\\d+[.)])(?: |$)")

// cell is mark for the cell of a table.
func cell(s string) string { return mark(strings.ReplaceAll(s, "\n", " ")) }
