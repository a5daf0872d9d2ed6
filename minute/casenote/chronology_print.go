package casenote

import (
	"encoding/csv"
	"fmt"
	"html"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/internal/calendar"
)

// String returns the day or period in print, with how certain it is: "3 March
// 2026", "about January 2026 (said as “in January”)", "Not known".
func (w When) String() string {
	said := ""
	if w.Text != "" {
		said = " (said as “" + w.Text + "”)"
	}
	switch {
	case w.From.IsZero() && w.Text == "":
		return "Not known"
	case w.From.IsZero():
		return "Not known" + said
	case w.Certainty == DayStated:
		return calendar.Short(w.From)
	case w.Certainty == DayWorkedOut:
		return calendar.Short(w.From) + said
	case w.Certainty == ByNote:
		return "By " + calendar.Short(w.To)
	case w.From.Equal(w.To):
		return "About " + calendar.Short(w.From) + said
	}
	return "Between " + calendar.Short(w.From) + " and " + calendar.Short(w.To) + said
}

var toneWords = map[string]string{"+": " (positive)", "-": "", "": ""}

// sourceLine names the sources of an event.
func (e *Event) sourceLine() string {
	var parts []string
	for _, s := range e.Sources {
		part := s.Name
		if part == "" {
			part = "Note " + strconv.Itoa(s.Note+1)
		}
		if !s.Dated.IsZero() {
			part += " of " + calendar.Short(s.Dated)
		}
		if len(s.Spoken) > 0 {
			part += ", " + place(s)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

// place says where in its note a source stands, counted from 1.
func place(s EventSource) string {
	r := s.Spoken[0]
	if r.Turn < 0 {
		return "header"
	}
	return "turn " + strconv.Itoa(r.Turn+1) + ", line " + strconv.Itoa(r.Utterance+1)
}

// rows returns the table with the gaps between the events.
func (c *Chronology) rows() [][]string {
	gap := map[time.Time]Gap{}
	for _, g := range c.Gaps {
		gap[g.To] = g
	}
	var out [][]string
	for i := range c.Events {
		e := &c.Events[i]
		if g, ok := gap[e.When.From]; ok {
			delete(gap, e.When.From)
			out = append(out, []string{calendar.Short(g.From) + " to " + calendar.Short(g.To), "Gap: the notes tell of nothing for " + strconv.Itoa(g.Days) + " days.", "", "gap", ""})
		}
		out = append(out, []string{e.When.String(), e.Headline, strings.Join(e.People, ", "), e.Category + toneWords[e.Tone], e.sourceLine()})
	}
	return out
}

var chronologyHead = []string{"When", "Event", "People", "Kind", "Source"}

func (c *Chronology) title() string {
	if c.Person == "" {
		return "Chronology"
	}
	return "Chronology: " + c.Person
}

// Document returns the chronology as a document with one table, the gaps in it,
// and a list of what to check.
func (c *Chronology) Document() *extract.Document {
	d := &extract.Document{Title: c.title(), Language: "en-GB"}
	n := 0
	info := func() extract.BlockInfo { n++; return extract.BlockInfo{ID: "c" + strconv.Itoa(n)} }
	cell := func(text string, header bool) extract.Cell {
		x := extract.Cell{Header: header}
		if text != "" {
			x.Blocks = []extract.Block{&extract.Paragraph{BlockInfo: info(), Text: text}}
		}
		return x
	}
	d.Blocks = append(d.Blocks, &extract.Heading{BlockInfo: info(), Level: 1, Text: c.title()})
	if len(c.Events) == 0 {
		d.Blocks = append(d.Blocks, &extract.Paragraph{BlockInfo: info(), Text: notRecorded + "."})
	} else {
		t := &extract.Table{BlockInfo: info()}
		for i, r := range append([][]string{chronologyHead}, c.rows()...) {
			var row extract.Row
			for _, text := range r {
				row.Cells = append(row.Cells, cell(text, i == 0))
			}
			t.Rows = append(t.Rows, row)
		}
		d.Blocks = append(d.Blocks, t)
	}
	if len(c.Findings) > 0 {
		d.Blocks = append(d.Blocks, &extract.Heading{BlockInfo: info(), Level: 2, Text: "To check"})
		list := &extract.List{BlockInfo: info()}
		for _, f := range c.Findings {
			list.Items = append(list.Items, &extract.ListItem{Blocks: []extract.Block{&extract.Paragraph{BlockInfo: info(), Text: f.Message}}})
		}
		d.Blocks = append(d.Blocks, list)
	}
	return d
}

// CSV writes the events for a spreadsheet: first and last possible day (ISO 8601,
// empty if not known), certainty, what was said of the time, event, people,
// category, tone, source. A cell that a spreadsheet would take for a formula gets
// an apostrophe in front.
func (c *Chronology) CSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	if err := cw.Write([]string{"from", "to", "certainty", "said", "event", "people", "category", "tone", "source"}); err != nil {
		return err
	}
	day := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.DateOnly)
	}
	for i := range c.Events {
		e := &c.Events[i]
		tone := map[string]string{"+": "positive", "-": "negative"}[e.Tone]
		row := []string{day(e.When.From), day(e.When.To), string(e.When.Certainty), e.When.Text, e.Headline, strings.Join(e.People, "; "), e.Category, tone, e.sourceLine()}
		for k, s := range row {
			if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
				row[k] = "'" + s
			}
		}
		if err := cw.Write(row); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// HTML writes the chronology as one HTML page without scripts: the timeline, the
// table and what to check. All text is escaped.
func (c *Chronology) HTML(w io.Writer) error {
	var b strings.Builder
	e := html.EscapeString
	fmt.Fprintf(&b, strings.Replace(pageHead, "max-width: 45rem;", "max-width: 70rem;", 1), e(c.title()))
	fmt.Fprintf(&b, "<h1>%s</h1>\n", e(c.title()))
	if len(c.Events) == 0 {
		b.WriteString("<p>" + notRecorded + "</p>\n")
	} else {
		c.drawing(&b)
		b.WriteString("<table style=\"border-collapse: collapse\">\n<caption>Events in order of time</caption>\n<thead><tr>")
		for _, h := range chronologyHead {
			fmt.Fprintf(&b, "<th scope=\"col\" style=\"text-align: left; border: 1px solid #555; padding: .3rem\">%s</th>", e(h))
		}
		b.WriteString("</tr></thead>\n<tbody>\n")
		for _, r := range c.rows() {
			b.WriteString("<tr>")
			for _, text := range r {
				fmt.Fprintf(&b, "<td style=\"vertical-align: top; border: 1px solid #555; padding: .3rem\">%s</td>", e(text))
			}
			b.WriteString("</tr>\n")
		}
		b.WriteString("</tbody>\n</table>\n")
	}
	if len(c.Findings) > 0 {
		b.WriteString("<h2>To check</h2>\n<ul>\n")
		for _, f := range c.Findings {
			fmt.Fprintf(&b, "<li>%s</li>\n", e(f.Message))
		}
		b.WriteString("</ul>\n")
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// SVG writes a timeline as an SVG file: the events from left to right at their
// days, what went well above the line and the rest below, and gaps as broken
// lines. Events without a day are left out; its description says how many.
func (c *Chronology) SVG(w io.Writer) error {
	var b strings.Builder
	c.drawing(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

const (
	drawingWidth = 1000
	drawingEdge  = 40
	labelStep    = 18 // points between the lines of labels
	labelRows    = 7
)

// brief returns the day or period in few words, which say no more than is known.
func (w When) brief() string {
	switch {
	case w.sure():
		return calendar.Short(w.From)
	case w.Certainty == ByNote:
		return "by " + calendar.Short(w.To)
	case w.From.Year() != w.To.Year():
		return strconv.Itoa(w.From.Year()) + "–" + strconv.Itoa(w.To.Year())
	case w.From.Month() == w.To.Month():
		return "in " + w.From.Format("January 2006")
	}
	return "in " + strconv.Itoa(w.From.Year())
}

// A label is what stands at an event of a timeline.
type label struct {
	event  *Event
	x      int
	text   string // "" where there is no room: the dot has it, and the table
	anchor string
	row    int
}

// labels places the labels of a timeline, and returns how many rows they take
// above and below the line.
func labels(list []*Event, at func(time.Time) int) (out []label, above, below int) {
	ends := map[bool][]int{true: make([]int, labelRows), false: make([]int, labelRows)}
	for _, x := range list {
		good := x.Tone == "+"
		l := label{event: x, x: at(x.When.From), text: x.When.brief() + ": " + x.Category, anchor: "start"}
		width := len(l.text) * 7
		left := l.x
		if l.x+width > drawingWidth {
			l.anchor, left = "end", l.x-width
		}
		for l.row < labelRows-1 && ends[good][l.row] > left {
			l.row++
		}
		switch {
		case ends[good][l.row] > left:
			l.text = ""
		case good:
			above = max(above, l.row+1)
		default:
			below = max(below, l.row+1)
		}
		if l.text != "" {
			ends[good][l.row] = left + width + 8
		}
		out = append(out, l)
	}
	return out, above, below
}

// drawing writes the timeline.
func (c *Chronology) drawing(b *strings.Builder) {
	var list []*Event
	for i := range c.Events {
		if !c.Events[i].When.From.IsZero() {
			list = append(list, &c.Events[i])
		}
	}
	e := html.EscapeString
	var first, last time.Time
	if len(list) > 0 {
		first = list[0].When.From
	}
	for _, x := range list {
		if x.When.To.After(last) {
			last = x.When.To
		}
	}
	total := math.Max(last.Sub(first).Hours(), 24)
	at := func(t time.Time) int {
		return drawingEdge + int(float64(drawingWidth-2*drawingEdge)*t.Sub(first).Hours()/total)
	}
	places, above, below := labels(list, at)
	middle := 30 + above*labelStep
	height := middle + below*labelStep + 50
	fmt.Fprintf(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"tl-title tl-desc\" font-family=\"Arial, Helvetica, sans-serif\" font-size=\"12\">\n<title id=\"tl-title\">%s</title>\n<desc id=\"tl-desc\">Timeline of %d events; %d more have no day. The table has all of them.</desc>\n",
		drawingWidth, height, e(c.title()), len(list), len(c.Events)-len(list))
	fmt.Fprintf(b, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", drawingWidth, height)
	if len(list) == 0 {
		b.WriteString("</svg>\n")
		return
	}
	fmt.Fprintf(b, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#111\" stroke-width=\"2\"/>\n", drawingEdge, middle, drawingWidth-drawingEdge, middle)
	for _, g := range c.Gaps {
		fmt.Fprintf(b, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#fff\" stroke-width=\"4\" stroke-dasharray=\"6 6\"><title>Gap of %d days</title></line>\n", at(g.From), middle, at(g.To), middle, g.Days)
	}
	fmt.Fprintf(b, "<text x=\"%d\" y=\"%d\">%s</text>\n<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", drawingEdge, height-6, calendar.Short(first), drawingWidth-drawingEdge, height-6, calendar.Short(last))
	for _, l := range places {
		w := l.event.When
		if w.To.After(w.From) {
			fmt.Fprintf(b, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"6\" fill=\"#767676\"/>\n", l.x, middle-3, max(at(w.To)-l.x, 2))
		}
		fmt.Fprintf(b, "<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"#1d4f91\"><title>%s</title></circle>\n", l.x, middle, e(w.String()+": "+l.event.Headline))
		if l.text == "" {
			continue
		}
		y := middle + 26 + l.row*labelStep
		if l.event.Tone == "+" {
			y = middle - 16 - l.row*labelStep
		}
		fmt.Fprintf(b, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#999\"/>\n<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", l.x, middle, l.x, y-4, l.x, y, l.anchor, e(l.text))
	}
	b.WriteString("</svg>\n")
}
