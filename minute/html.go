package minute

import (
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// clock writes a time of the recording as 1:02:03 or 2:03.
func clock(d time.Duration) string {
	s := int(d / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

const pageHead = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
body { font: 1.1rem/1.5 Arial, Helvetica, sans-serif; color: #111; background: #fff; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; }
.action, .decision { border-left: 0.3rem solid #1d5b3a; padding-left: 0.8rem; }
.time { color: #555; font-size: 0.85rem; }
table { border-collapse: collapse; width: 100%%; }
th, td { border: 1px solid #777; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
@media print { body { max-width: none; margin: 0; } .check { break-before: page; } }
</style>
</head>
<body>
<main>
`

// HTML writes the minutes as one HTML page without scripts. All text is
// escaped.
func (p *Printer) HTML(w io.Writer, m *Minutes) error {
	var b strings.Builder
	kind, _ := kindNamed(m.Kind)
	e := html.EscapeString
	out := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	at := func(s Source) string {
		if t := p.at(m, s); t != "" {
			return ` <span class="time">` + e(strings.TrimSpace(t)) + `</span>`
		}
		return ""
	}
	fmt.Fprintf(&b, pageHead, e(m.headline()))
	out("<h1>%s</h1>", e(m.headline()))
	if m.Council.Text != "" {
		out("<p>%s</p>", e(m.Council.Text))
	}
	out("<dl>")
	out("<dt>Date</dt><dd>%s</dd>", e(m.dateLine()))
	for _, f := range []struct{ name, text string }{{"Place", m.Venue.Text}, {"Start", m.Start.Text}, {"Close", m.Close.Text}} {
		if f.text == "" {
			f.text = "not recorded"
		}
		out("<dt>%s</dt><dd>%s</dd>", f.name, e(f.text))
	}
	out("</dl>")
	for _, g := range m.groups() {
		if list := m.in(g); len(list) > 0 {
			out("<h2>%s</h2>\n<ul>", e(g.title))
			for _, a := range list {
				out("<li>%s</li>", e(a.line()))
			}
			out("</ul>")
		}
	}
	out("<h2>Apologies</h2>\n<ul>")
	for _, a := range m.Apologies {
		out("<li>%s</li>", e(a.Name))
	}
	if len(m.Apologies) == 0 {
		out("<li>None recorded</li>")
	}
	out("</ul>")
	for i, it := range m.Items {
		out("<section aria-labelledby=\"item-%d\">\n<h2 id=\"item-%d\">%s</h2>", i+1, i+1, e(it.title()))
		for _, d := range it.Declarations {
			out("<p>%s%s</p>", e(d.line()), at(d.Source))
		}
		for _, pt := range it.Points {
			out("<p>%s%s</p>", e(pt.Text), at(pt.Source))
		}
		for _, d := range it.Decisions {
			text := e(d.line(kind))
			if rest, ok := strings.CutPrefix(text, kind.Resolved); ok {
				text = "<strong>" + kind.Resolved + "</strong>" + rest
			}
			out("<p class=\"decision\">%s%s</p>", text, at(d.Source))
			if n := d.notes(); n != "" {
				out("<p>%s</p>", e(n))
			}
		}
		for _, a := range it.Actions {
			out("<p class=\"action\"><strong>Action:</strong> %s. <strong>Owner:</strong> %s. <strong>Due:</strong> %s.%s</p>", e(a.Text), e(a.owner()), e(a.due()), at(a.Source))
		}
		out("</section>")
	}
	out("<h2>Next meeting</h2>\n<p>%s</p>", e(speech.Capital(m.nextLine())))
	if actions := m.Actions(); len(actions) > 0 {
		out("<h2>Action log</h2>\n<table>\n<thead><tr><th scope=\"col\">Action</th><th scope=\"col\">Owner</th><th scope=\"col\">Due</th></tr></thead>\n<tbody>")
		for _, a := range actions {
			out("<tr><td>%s</td><td>%s</td><td>%s</td></tr>", e(a.Text), e(a.owner()), e(a.due()))
		}
		out("</tbody>\n</table>")
	}
	if len(m.Findings) > 0 && !p.HideFindings {
		out("<section class=\"check\" aria-labelledby=\"check\">\n<h2 id=\"check\">To check before signing</h2>\n<ul>")
		for _, f := range m.Findings {
			out("<li>%s%s</li>", e(m.where(f)+f.Message), at(f.Source))
		}
		out("</ul>\n</section>")
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}
