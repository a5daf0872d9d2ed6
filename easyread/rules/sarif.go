package rules

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// The part of the Static Analysis Results Interchange Format 2.1.0 (OASIS) that
// we write.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations,omitempty"`
		Results     []sarifResult     `json:"results"`
	}
	// A sarifInvocation says of one run of the tool what could not be checked.
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string       `json:"level"`
		Message sarifMessage `json:"message"`
		Rule    sarifRuleRef `json:"associatedRule"`
	}
	sarifRuleRef struct {
		ID    string `json:"id"`
		Index int    `json:"index"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		URI   string      `json:"informationUri"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string       `json:"id"`
		Name  string       `json:"name,omitempty"`
		Short sarifMessage `json:"shortDescription"`
		Full  sarifMessage `json:"fullDescription"`
		Help  sarifMessage `json:"help"`
		URI   string       `json:"helpUri,omitempty"`
		Bag   *sarifBag    `json:"properties,omitempty"`
	}
	// A sarifBag holds what the format has no place for: the guidelines of a rule,
	// and what to write instead.
	sarifBag struct {
		Tags []string `json:"tags,omitempty"`
		Fix  string   `json:"fix,omitempty"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex *int            `json:"ruleIndex,omitempty"`
		Kind      string          `json:"kind,omitempty"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Bag       *sarifBag       `json:"properties,omitempty"`
	}
	sarifLocation struct {
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifRegion struct {
		StartLine int           `json:"startLine"`
		Snippet   *sarifMessage `json:"snippet,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
)

// project is where the rules are explained.
const project = "https://github.com/townclerk/townclerk"

// SARIF writes the findings in the Static Analysis Results Interchange Format
// 2.1.0, which code review sites show. Findings for a person are of the level
// "note"; those that the document marks itself are of the kind "review" and no level,
// which checks before a merge pass over. These sites want a line for each finding: where [Printer.Source] is empty, or
// the words are not found in it, that is line 1. The place in the document, such as
// "p3.b7:10-25", is the logical location.
func (p *Printer) SARIF(w io.Writer, findings []Finding) error {
	c := p.checker()
	known := c.rules()
	index := func(id string) int { return slices.IndexFunc(known, func(r Rule) bool { return r.ID == id }) }
	run := sarifRun{Tool: sarifTool{Driver: sarifDriver{Name: "Townclerk", URI: project, Rules: []sarifRule{}}}, Results: []sarifResult{}}
	for _, r := range known {
		help := r.Doc + " Asked for by " + strings.Join(r.Guidelines, ", ") + "."
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: r.ID, Short: sarifMessage{r.Name}, Full: sarifMessage{r.Doc}, Help: sarifMessage{help}, URI: r.URL, Bag: &sarifBag{Tags: r.Guidelines},
		})
	}
	if p.Document != nil {
		ran := sarifInvocation{Successful: true}
		for _, g := range c.Gaps(p.Document) {
			ran.Notifications = append(ran.Notifications, sarifNotification{"note", sarifMessage{"Not checked. The document does not say " + g.Missing + "."}, sarifRuleRef{g.Rule, index(g.Rule)}})
		}
		run.Invocations = []sarifInvocation{ran}
	}
	lines := newLineFinder(p.Source, p.Document)
	q := newQuoter(p.Document)
	for _, f := range findings {
		result := sarifResult{RuleID: f.Rule, Level: "warning", Message: sarifMessage{f.Message}}
		switch f.Severity {
		case Error:
			result.Level = "error"
		case Review:
			result.Level = "note"
		case Marked:
			result.Kind, result.Level = "review", "none"
		}
		if i := index(f.Rule); i >= 0 {
			result.RuleIndex = &i
		}
		if f.Fix != "" {
			result.Bag = &sarifBag{Fix: f.Fix}
		}
		var at sarifLocation
		if p.Name != "" {
			at.Physical = &sarifPhysical{Artifact: sarifArtifact{pathURI(p.Name)}, Region: sarifRegion{StartLine: lines.line(f.At)}}
			if words := around(q.text[f.At.Block], f.At.Span); words != "" {
				at.Physical.Region.Snippet = &sarifMessage{words}
			}
		}
		if f.At.Block != "" {
			at.Logical = []sarifLogical{{fmt.Sprintf("%s:%d-%d", f.At.Block, f.At.Span.Start, f.At.Span.End), "element"}}
		}
		if at.Physical != nil || at.Logical != nil {
			result.Locations = []sarifLocation{at}
		}
		run.Results = append(run.Results, result)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

// A lineFinder finds the lines of a text file in which the words of a document stand.
type lineFinder struct {
	source string
	breaks []int             // where its lines end
	start  map[string]int    // where the parts were found, by ID
	text   map[string]string // their text
}

// newLineFinder looks for the parts one after the other, each by its first words:
// the signs of a format, such as tags, may stand between the others.
func newLineFinder(source string, d *Document) *lineFinder {
	l := &lineFinder{source: source, start: make(map[string]int), text: make(map[string]string)}
	if d == nil || source == "" {
		return l
	}
	for i := range len(source) {
		if source[i] == '\n' {
			l.breaks = append(l.breaks, i)
		}
	}
	const far = 1 << 16 // bytes of tags and scripts between two parts
	from := 0
	for i := range d.Parts {
		p := &d.Parts[i]
		if at := findWords(source[from:min(from+far, len(source))], p.Text); at >= 0 {
			from += at
			l.start[p.ID], l.text[p.ID] = from, p.Text
		}
	}
	for _, img := range d.Images {
		if start, ok := l.start[img.After]; ok && img.At != img.After {
			l.start[img.At] = start
		}
	}
	return l
}

// findWords returns where the first three words of a text stand in a source, with
// whatever blanks between them, or -1.
func findWords(source, text string) int {
	words := strings.Fields(text)
	if len(words) == 0 {
		return -1
	}
	words = words[:min(3, len(words))]
	for from := 0; ; {
		i := strings.Index(source[from:], words[0])
		if i < 0 {
			return -1
		}
		at := from + i
		rest := source[at+len(words[0]):]
		whole := true
		for _, w := range words[1:] {
			var ok bool
			if rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t\r\n"), w); !ok {
				whole = false
				break
			}
		}
		if whole {
			return at
		}
		from = at + len(words[0])
	}
}

// line returns the line of a place, counted from 1.
func (l *lineFinder) line(at extract.Ref) int {
	start, ok := l.start[at.Block]
	if !ok {
		return 1
	}
	// Within the part, the words of the place say where.
	text := l.text[at.Block]
	if at.Span.Start > 0 && at.Span.Start < len(text) {
		if i := findWords(l.source[start:min(start+2*len(text), len(l.source))], text[at.Span.Start:]); i >= 0 {
			start += i
		}
	}
	before, _ := slices.BinarySearch(l.breaks, start)
	return before + 1
}

// pathURI returns a file name as a relative reference (RFC 3986).
func pathURI(name string) string {
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		case c == '\\':
			b.WriteByte('/')
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
