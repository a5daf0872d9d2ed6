package minute

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// A piece is a part of the minutes as it is to be printed. Every printer prints
// the same pieces.
type piece struct {
	form  form
	level int    // of a heading: 1 for the title
	id    string // of a heading that can be linked to
	bold  string // what stands before the text in bold
	text  string
	note  string // what follows the text: the mover, seconder and vote
	lines []line // of a list
	table [][]string
	from  Source
	check bool // for the clerk, and not for the record
	timed bool // a list whose lines show when they were said
	plain bool // printed without the time at which it was said
}

// form is what a piece is.
type form int

const (
	heading2  form = iota // a heading of level
	paragraph             // of text
	fact                  // a name and its value, such as the date
	list
	label // the name of the list that follows
	decided
	toDo
	table
)

// sheet lays the minutes out.
func (p *Printer) sheet(m *Minutes) []piece {
	s := &sheet{p: p, m: m, resolved: p.Resolved}
	if s.resolved == "" {
		s.resolved = m.wording().Resolved
	}
	s.add(piece{form: heading2, level: 1, text: m.headline(), from: m.Committee.Source})
	if m.Council.Text != "" {
		s.add(piece{form: paragraph, text: m.Council.Text, from: m.Council.Source, plain: true})
	}
	if m.Subject.Text != "" {
		s.add(piece{form: fact, bold: "About", text: m.Subject.Text, from: m.Subject.Source})
	}
	s.add(piece{form: fact, bold: "Date", text: m.dateLine(), from: m.Date.Source})
	for _, f := range []struct {
		name string
		fact Fact
	}{{"Place", m.Venue}, {"Start", m.Start}, {"Close", m.Close}} {
		text := f.fact.Text
		if text == "" {
			text = "not recorded"
		}
		if f.name == "Place" && f.fact.Text != "" {
			text = speech.Capital(text)
		}
		s.add(piece{form: fact, bold: f.name, text: text, from: f.fact.Source})
	}
	for _, g := range m.groups() {
		var lines []line
		for _, a := range m.in(g) {
			lines = append(lines, line{a.line(), a.Source})
		}
		s.list(g.title, lines)
	}
	var absent, away []line
	for _, a := range m.Apologies {
		if a.Kind == "" {
			absent = append(absent, line{a.line(), a.Source})
		} else {
			away = append(away, line{a.line(), a.Source})
		}
	}
	if len(absent) == 0 {
		absent = []line{{"None recorded", Source{}}}
	}
	s.list("Apologies", absent)
	s.list("Absent", away)
	for _, part := range m.Sections {
		s.add(piece{form: heading2, level: 2, text: part.Heading})
		for _, pt := range part.Points {
			s.add(piece{form: paragraph, text: pt.Text, from: pt.Source})
		}
		if len(part.Points) == 0 {
			s.add(piece{form: paragraph, text: "Not recorded."})
		}
	}
	for i := range m.Items {
		s.item(i)
	}
	s.add(piece{form: heading2, level: 2, text: "Next meeting"}, piece{form: paragraph, text: speech.Capital(m.nextLine()), from: m.NextMeeting.Source, plain: true})
	if actions := m.Actions(); len(actions) > 0 {
		rows := [][]string{{"Action", "Owner", "Due"}}
		for _, a := range actions {
			rows = append(rows, []string{a.Text, a.owner(), a.due()})
		}
		s.add(piece{form: heading2, level: 2, text: "Action log"}, piece{form: table, table: rows})
	}
	if len(m.Findings) > 0 && !p.HideFindings {
		var lines []line
		for _, f := range m.Findings {
			lines = append(lines, line{m.where(f) + f.Message, f.Source})
		}
		s.add(piece{form: heading2, level: 2, id: "check", text: "To check before signing", check: true}, piece{form: list, lines: lines, check: true})
	}
	return s.pieces
}

// A sheet collects pieces.
type sheet struct {
	p        *Printer
	m        *Minutes
	resolved string
	n        int // paragraphs that have a number
	pieces   []piece
}

func (s *sheet) add(list ...piece) { s.pieces = append(s.pieces, list...) }

// list adds a list with its name, if it holds anything.
func (s *sheet) list(name string, lines []line) {
	if len(lines) > 0 {
		s.add(piece{form: label, text: name}, piece{form: list, lines: lines})
	}
}

// item adds one item of business.
func (s *sheet) item(i int) {
	it := &s.m.Items[i]
	s.add(piece{form: heading2, level: 2, id: fmt.Sprintf("item-%d", i+1), text: it.title(), from: it.Source})
	if it.Exempt != nil {
		s.add(piece{form: paragraph, text: it.Exempt.line(), from: it.Exempt.Source})
	}
	for _, mv := range it.Movements {
		s.add(piece{form: paragraph, text: mv.line(), from: mv.Source})
	}
	if a := it.Application; a != nil {
		for _, l := range a.lines() {
			s.add(piece{form: paragraph, text: l.text + ".", from: l.source, plain: true})
		}
		var lines []line
		for _, sp := range a.Speakers {
			lines = append(lines, line{sp.line(), sp.Source})
		}
		if len(lines) > 0 {
			s.add(piece{form: label, text: "Speakers, in order"}, piece{form: list, lines: lines, timed: true})
		}
	}
	for _, d := range it.Declarations {
		s.add(piece{form: paragraph, text: d.line(), from: d.Source})
	}
	for _, d := range it.Dispensations {
		s.add(piece{form: paragraph, text: d.line(), from: d.Source})
	}
	for _, q := range it.Questions {
		s.add(piece{form: paragraph, text: q.line(), from: q.Source})
	}
	for _, pt := range it.Points {
		text := pt.Text
		if s.p.NumberParagraphs {
			s.n++
			text = fmt.Sprintf("%d.\u00a0%s", s.n, text)
		}
		s.add(piece{form: paragraph, text: text, from: pt.Source})
	}
	for _, d := range it.Decisions {
		for _, a := range d.Amendments {
			s.add(piece{form: paragraph, text: a.line(), from: a.Source})
		}
		pc := piece{form: decided, text: d.line(s.resolved), note: d.notes(), from: d.Source}
		if rest, ok := strings.CutPrefix(pc.text, s.resolved); ok && s.resolved != "" {
			pc.bold, pc.text = s.resolved, rest
		}
		s.add(pc)
		for _, g := range []struct {
			name  string
			facts []Fact
		}{{"Reasons", d.Reasons}, {"Alternatives considered", d.Alternatives}} {
			var lines []line
			for _, f := range g.facts {
				lines = append(lines, line{"“" + f.Text + "”", f.Source})
			}
			s.list(g.name, lines)
		}
	}
	if a := it.Application; a != nil {
		var lines []line
		for _, c := range a.Conditions {
			text := "“" + c.Text + "”"
			if c.Number > 0 {
				text = fmt.Sprintf("%d: %s", c.Number, text)
			}
			lines = append(lines, line{text, c.Source})
		}
		s.list("Conditions that were read out", lines)
		if a.Departs {
			s.add(piece{form: paragraph, text: "The decision departs from the officers' recommendation.", from: a.Recommendation.Source, plain: true})
		}
	}
	for _, a := range it.Actions {
		s.add(piece{form: toDo, text: a.Text, lines: []line{{a.owner(), a.Source}, {a.due(), a.Due.Source}}, from: a.Source})
	}
}

// style puts text into the house style.
func (p *Printer) style(text string) string {
	if p.PerCent && strings.Contains(text, "%") {
		text = percent().ReplaceAllString(text, "$1 per cent")
	}
	return text
}

var percent = speech.Pattern(`(\d)\s?%`)
