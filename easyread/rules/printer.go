package rules

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/extract"
)

// A Printer writes findings. Its zero value works. It is safe for concurrent use
// once its fields are set.
type Printer struct {
	// Name is the file that the findings are about; empty leaves it out.
	Name string

	// Document is the document that was checked. The report quotes from it the words
	// that a finding is about, for people who do not know the names of its parts, and
	// says what could not be checked; nil does neither.
	Document *Document

	// Checker is what made the findings: its rules have names, and its profile too. Nil
	// means a zero one.
	Checker *Checker

	// Source is the text of the file, for the lines that SARIF gives; empty where it is
	// no text, such as a PDF.
	Source string

	// Places is how many places [Printer.Text] shows of each rule; 0 means 5, and less
	// than 0 all.
	Places int
}

func (p *Printer) checker() *Checker {
	if p.Checker == nil {
		return new(Checker)
	}
	return p.Checker
}

// A group is the findings of one rule and severity.
type group struct {
	rule     string
	severity Severity
	findings []Finding
}

// groups returns findings by rule and severity: what is forbidden first, then what is
// to be made better, then what a person decides, and last what the document marks itself; those with the most findings first,
// and at the same number in the order of their IDs.
func groups(findings []Finding) []group {
	var list []group
	for _, f := range findings {
		i := slices.IndexFunc(list, func(g group) bool { return g.rule == f.Rule && g.severity == f.Severity })
		if i < 0 {
			i = len(list)
			list = append(list, group{rule: f.Rule, severity: f.Severity})
		}
		list[i].findings = append(list[i].findings, f)
	}
	weight := map[Severity]int{Error: 0, Warning: 1, Review: 2, Marked: 3}
	slices.SortFunc(list, func(a, b group) int {
		return cmp.Or(cmp.Compare(weight[a.severity], weight[b.severity]), cmp.Compare(len(b.findings), len(a.findings)), cmp.Compare(a.rule, b.rule))
	})
	return list
}

// Text writes a report for people: how many findings there are, then rule by rule the
// first places, what matters most first, and at the end what could not be checked.
func (p *Printer) Text(w io.Writer, findings []Finding) error {
	const usual = 5
	most := p.Places
	switch {
	case most == 0:
		most = usual
	case most < 0:
		most = len(findings)
	}
	b := bufio.NewWriter(w)
	c := p.checker()
	if p.Name != "" {
		fmt.Fprintf(b, "%s: ", oneLine(p.Name))
	}
	fmt.Fprintf(b, "%s\n", ScoreOf(findings))
	fmt.Fprintf(b, "Checked against: %s. Only people with learning disabilities can say if it is easy to read.\n", oneLine(c.Profile.filled().Name))
	names := make(map[string]string)
	for _, r := range c.rules() {
		names[r.ID] = r.Name
	}
	q := newQuoter(p.Document)
	for _, g := range groups(findings) {
		kind := g.severity.String()
		if g.severity == Marked {
			kind = "marked for a person"
		}
		fmt.Fprintf(b, "\n%s\n", oneLine(strings.TrimSuffix(fmt.Sprintf("%s %s: %s", g.rule, kind, names[g.rule]), ": ")+count(len(g.findings))))
		for _, f := range g.findings[:min(most, len(g.findings))] {
			fmt.Fprintf(b, "  %s\n", oneLine(q.line(f)))
		}
		if rest := len(g.findings) - most; rest > 0 {
			fmt.Fprintf(b, "  and %d more\n", rest)
		}
	}
	if p.Document != nil {
		writeGaps(b, c.Gaps(p.Document))
	}
	return b.Flush()
}

// count returns how often a rule was broken, if it was more than once.
func count(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" (%d times)", n)
}

// writeGaps writes what could not be checked, what is missing first.
func writeGaps(b *bufio.Writer, gaps []Gap) {
	if len(gaps) == 0 {
		return
	}
	var missing []string
	rules := make(map[string][]string)
	for _, g := range gaps {
		if rules[g.Missing] == nil {
			missing = append(missing, g.Missing)
		}
		rules[g.Missing] = append(rules[g.Missing], g.Rule)
	}
	fmt.Fprint(b, "\nNot checked. The document does not say\n")
	for _, m := range missing {
		fmt.Fprintf(b, "  %s: %s\n", oneLine(m), oneLine(strings.Join(rules[m], ", ")))
	}
}

// A quoter finds the words that a finding is about.
type quoter struct {
	text  map[string]string // of the parts, by ID
	after map[string]string // the text before a picture, by its ID
}

func newQuoter(d *Document) *quoter {
	q := &quoter{text: make(map[string]string), after: make(map[string]string)}
	if d == nil {
		return q
	}
	for _, part := range d.Parts {
		q.text[part.ID] = part.Text
	}
	for _, img := range d.Images {
		if _, ok := q.text[img.At]; !ok {
			q.after[img.At] = q.text[img.After]
		}
	}
	return q
}

// line returns a finding on one line: page, place, message and words.
func (q *quoter) line(f Finding) string {
	var at []string
	if f.Page > 0 {
		at = append(at, fmt.Sprintf("page %d", f.Page))
	}
	if f.At.Block != "" {
		at = append(at, f.At.Block)
	}
	line := f.Message
	if len(at) > 0 {
		line = strings.Join(at, ", ") + ": " + line
	}
	if words := around(q.text[f.At.Block], f.At.Span); words != "" {
		line += " In: " + words
	} else if words := around(q.after[f.At.Block], extract.Span{}); words != "" {
		line += " After: " + words
	}
	return line
}

// around returns the words of a text that stand about a span, so that a person finds
// them: at most 60 letters, and no parts of words.
func around(text string, span extract.Span) string {
	const most = 60
	if span.Start < 0 || span.Start > len(text) {
		return ""
	}
	from := max(0, span.Start-most/3)
	if span.End-span.Start > most/3 {
		from = span.Start // long enough to be found by itself
	} else if from > 0 {
		if i := strings.IndexByte(text[from:span.Start], ' '); i >= 0 {
			from += i + 1
		} else {
			from = span.Start
		}
	}
	var out []string
	n := 0
	for word := range strings.FieldsSeq(text[from:]) {
		if n += len([]rune(word)) + 1; n > most && len(out) > 0 {
			out = append(out, "…")
			break
		}
		out = append(out, word)
	}
	if from > 0 && len(out) > 0 {
		out[0] = "… " + out[0]
	}
	return strings.Join(out, " ")
}

// oneLine returns text without control characters, which could confuse a
// terminal.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
}

// JSON writes the findings as a JSON array.
func (p *Printer) JSON(w io.Writer, findings []Finding) error {
	if findings == nil {
		findings = []Finding{}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(findings)
}
