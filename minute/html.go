package minute

import (
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	"github.com/townclerk/townclerk/minute/transcript"
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
.time a { color: #0b4f8a; }
.said { margin: 0.4rem 0; }
.said:target, .said :target { background: #fff3c4; outline: 0.15rem solid #8a6d00; }
table { border-collapse: collapse; width: 100%%; }
th, td { border: 1px solid #777; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
@media print { body { max-width: none; margin: 0; } .check, .transcript { break-before: page; } }
</style>
</head>
<body>
<main>
`

// HTML writes the minutes as one HTML page without scripts. All text is
// escaped. With a Transcript, each line links to what was said.
func (p *Printer) HTML(w io.Writer, m *Minutes) error {
	var b strings.Builder
	e := func(s string) string { return html.EscapeString(p.style(s)) }
	out := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	fmt.Fprintf(&b, pageHead, e(m.headline()))
	before := paragraph
	section := false
	end := func() {
		if section {
			out("</section>")
		}
		section = false
	}
	for _, pc := range p.sheet(m) {
		if before == fact && pc.form != fact {
			out("</dl>")
		}
		if before != fact && pc.form == fact {
			out("<dl>")
		}
		before = pc.form
		text, at := e(pc.text), p.link(m, pc.from)
		if pc.plain {
			at = ""
		}
		switch pc.form {
		case heading2:
			end()
			if pc.id != "" {
				class := ""
				if pc.check {
					class = ` class="check"`
				}
				out(`<section%s aria-labelledby="%s">`, class, pc.id)
				section = true
				out(`<h%d id="%s">%s</h%d>`, pc.level, pc.id, text, pc.level)
				continue
			}
			out("<h%d>%s</h%d>", pc.level, text, pc.level)
		case paragraph:
			out("<p>%s%s</p>", text, at)
		case fact:
			out("<dt>%s</dt><dd>%s</dd>", pc.bold, text)
		case label:
			level := 2
			if section {
				level = 3
			}
			out("<h%d>%s</h%d>", level, text, level)
		case list:
			out("<ul>")
			for _, l := range pc.lines {
				link := ""
				if pc.check || pc.timed {
					link = p.link(m, l.source)
				}
				out("<li>%s%s</li>", e(l.text), link)
			}
			out("</ul>")
		case decided:
			if pc.bold != "" {
				text = "<strong>" + e(pc.bold) + "</strong>" + text
			}
			out(`<p class="decision">%s%s</p>`, text, at)
			if pc.note != "" {
				out("<p>%s</p>", e(pc.note))
			}
		case toDo:
			out(`<p class="action"><strong>Action:</strong> %s. <strong>Owner:</strong> %s. <strong>Due:</strong> %s.%s</p>`, text, e(pc.lines[0].text), e(pc.lines[1].text), at)
		case table:
			out("<table>")
			for i, row := range pc.table {
				if i == 0 {
					out(`<thead><tr><th scope="col">%s</th></tr></thead>`, strings.Join(escapeAll(row, e), `</th><th scope="col">`))
					out("<tbody>")
					continue
				}
				out("<tr><td>%s</td></tr>", strings.Join(escapeAll(row, e), "</td><td>"))
			}
			out("</tbody>\n</table>")
		}
	}
	end()
	if p.Transcript != nil && !m.Published {
		p.printTranscript(out)
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func escapeAll(list []string, e func(string) string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = e(s)
	}
	return out
}

// link returns when something was said, as a link to its place if the transcript
// is printed.
func (p *Printer) link(m *Minutes, s Source) string {
	at := strings.TrimSpace(p.at(m, s))
	if p.Transcript == nil || m.Published || len(s.Spoken) == 0 {
		if at == "" {
			return ""
		}
		return ` <span class="time">` + at + `</span>`
	}
	if at == "" {
		at = "[said]"
	}
	r := s.Spoken[0]
	if r.Turn == transcript.HeaderTurn {
		return ""
	}
	return fmt.Sprintf(` <span class="time"><a href="#%s" aria-label="in the transcript: %s">%s</a></span>`, place(r.Turn, r.Utterance), strings.Trim(at, "[]"), at)
}

// place is the anchor of an utterance.
func place(turn, utterance int) string { return fmt.Sprintf("said-%d-%d", turn, utterance) }

// printTranscript prints the transcript.
func (p *Printer) printTranscript(out func(string, ...any)) {
	out(`<section class="transcript" aria-labelledby="transcript">` + "\n" + `<h2 id="transcript">Transcript</h2>`)
	for i := range p.Transcript.Turns {
		t := &p.Transcript.Turns[i]
		who := t.Speaker
		if who == "" {
			who = "Speaker not named"
		}
		out(`<p class="said"><strong>%s</strong>`, html.EscapeString(who))
		for j, u := range t.Utterances {
			out(`<span id="%s">%s</span>`, place(i, j), html.EscapeString(u.Text))
		}
		out("</p>")
	}
	out("</section>")
}
