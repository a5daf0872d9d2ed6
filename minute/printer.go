package minute

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
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
}

// Markdown writes the minutes as Markdown.
func (p *Printer) Markdown(w io.Writer, m *Minutes) error {
	var b strings.Builder
	kind, _ := kindNamed(m.Kind)
	out := func(lines ...string) {
		for _, l := range lines {
			b.WriteString(l + "\n")
		}
	}
	out("# "+mark(m.headline()), "")
	if m.Council.Text != "" {
		out(mark(m.Council.Text), "")
	}
	out("- **Date:** " + mark(m.dateLine()))
	for _, f := range []struct{ name, text string }{{"Place", m.Venue.Text}, {"Start", m.Start.Text}, {"Close", m.Close.Text}} {
		text := mark(f.text)
		if text == "" {
			text = "not recorded"
		}
		out("- **" + f.name + ":** " + text)
	}
	out("")
	for _, g := range m.groups() {
		if list := m.in(g); len(list) > 0 {
			out("**"+g.title+"**", "")
			for _, a := range list {
				out("- " + mark(a.line()))
			}
			out("")
		}
	}
	out("**Apologies**", "")
	for _, a := range m.Apologies {
		out("- " + mark(a.Name))
	}
	if len(m.Apologies) == 0 {
		out("- None recorded")
	}
	out("")
	for _, it := range m.Items {
		out("## "+mark(strings.Replace(it.title(), ". ", ".\u00a0", 1)), "")
		for _, d := range it.Declarations {
			out(mark(d.line())+p.at(m, d.Source), "")
		}
		for _, pt := range it.Points {
			out(mark(pt.Text)+p.at(m, pt.Source), "")
		}
		for _, d := range it.Decisions {
			text := mark(d.line(kind))
			if rest, ok := strings.CutPrefix(text, kind.Resolved); ok {
				text = "**" + kind.Resolved + "**" + rest
			}
			out(text+p.at(m, d.Source), "")
			if n := d.notes(); n != "" {
				out(mark(n), "")
			}
		}
		for _, a := range it.Actions {
			out("**ACTION:** " + mark(a.Text) + ". **Owner:** " + mark(a.owner()) + ". **Due:** " + mark(a.due()) + "." + p.at(m, a.Source))
			out("")
		}
	}
	out("## Next meeting", "", mark(speech.Capital(m.nextLine())), "")
	if actions := m.Actions(); len(actions) > 0 {
		out("## Action log", "", "| Action | Owner | Due |", "| --- | --- | --- |")
		for _, a := range actions {
			out("| " + cell(a.Text) + " | " + cell(a.owner()) + " | " + cell(a.due()) + " |")
		}
		out("")
	}
	if len(m.Findings) > 0 && !p.HideFindings {
		out("## To check before signing", "")
		for _, f := range m.Findings {
			out("- " + mark(m.where(f)+f.Message) + p.at(m, f.Source))
		}
		out("")
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
	kind, _ := kindNamed(m.Kind)
	out := func(lines ...string) {
		for _, l := range lines {
			b.WriteString(l + "\n")
		}
	}
	out(strings.ToUpper(m.headline()), "")
	if m.Council.Text != "" {
		out(m.Council.Text)
	}
	out("Date: " + m.dateLine())
	for _, f := range []struct{ name, text string }{{"Place", m.Venue.Text}, {"Start", m.Start.Text}, {"Close", m.Close.Text}} {
		if f.text == "" {
			f.text = "not recorded"
		}
		out(f.name + ": " + f.text)
	}
	out("")
	for _, g := range m.groups() {
		if list := m.in(g); len(list) > 0 {
			out(g.title + ":")
			for _, a := range list {
				out("  " + a.line())
			}
		}
	}
	out("Apologies:")
	for _, a := range m.Apologies {
		out("  " + a.Name)
	}
	if len(m.Apologies) == 0 {
		out("  None recorded")
	}
	for _, it := range m.Items {
		out("", strings.ToUpper(it.title()), "")
		for _, d := range it.Declarations {
			out(d.line()+p.at(m, d.Source), "")
		}
		for _, pt := range it.Points {
			out(pt.Text+p.at(m, pt.Source), "")
		}
		for _, d := range it.Decisions {
			out(d.line(kind) + p.at(m, d.Source))
			if n := d.notes(); n != "" {
				out(n)
			}
			out("")
		}
		for _, a := range it.Actions {
			out("ACTION: "+a.Text+". Owner: "+a.owner()+". Due: "+a.due()+"."+p.at(m, a.Source), "")
		}
	}
	out("", "NEXT MEETING", "", speech.Capital(m.nextLine()))
	if len(m.Findings) > 0 && !p.HideFindings {
		out("", "TO CHECK BEFORE SIGNING", "")
		for _, f := range m.Findings {
			out("- " + m.where(f) + f.Message + p.at(m, f.Source))
		}
	}
	_, err := io.WriteString(w, strings.ReplaceAll(b.String(), "\n\n\n", "\n\n"))
	return err
}

// mark escapes what Markdown would read as its own.
func mark(s string) string {
	return markdownMarks().ReplaceAllString(s, `\$0`)
}

var markdownMarks = speech.Pattern("[\\\\`*_\\[\\]<>#|~]|^(?:[-+]|\\d+[.)])(?: |$)")

// cell is mark for the cell of a table.
func cell(s string) string { return mark(strings.ReplaceAll(s, "\n", " ")) }
