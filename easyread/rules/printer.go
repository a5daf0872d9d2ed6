package rules

import (
	"bufio"
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

	// Document is the document that was checked. Text quotes from it the words that
	// a finding is about, for people who do not know the names of its parts; nil
	// quotes nothing.
	Document *Document
}

// Text writes one line for each finding: file, page, place, rule, severity, message
// and, if Document is set, the words that it is about.
func (p *Printer) Text(w io.Writer, findings []Finding) error {
	text := make(map[string]string)
	if p.Document != nil {
		for _, part := range p.Document.Parts {
			text[part.ID] = part.Text
		}
	}
	b := bufio.NewWriter(w)
	for _, f := range findings {
		var at []string
		if p.Name != "" {
			at = append(at, p.Name)
		}
		if f.Page > 0 {
			at = append(at, fmt.Sprintf("page %d", f.Page))
		}
		if f.At.Block != "" {
			at = append(at, f.At.Block)
		}
		line := strings.Join(append(at, fmt.Sprintf("%s %s: %s", f.Rule, f.Severity, f.Message)), ": ")
		if words := around(text[f.At.Block], f.At.Span); words != "" {
			line += " In: " + words
		}
		fmt.Fprintln(b, oneLine(line))
	}
	return b.Flush()
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

// The part of the Static Analysis Results Interchange Format 2.1.0 (OASIS) that
// we write.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Results []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string       `json:"id"`
		Name  string       `json:"name,omitempty"`
		Short sarifMessage `json:"shortDescription"`
		Full  sarifMessage `json:"fullDescription"`
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
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
)

// SARIF writes the findings in the Static Analysis Results Interchange Format
// 2.1.0, which code review sites show. Findings for a person are of the level
// "note".
func (p *Printer) SARIF(w io.Writer, findings []Finding) error {
	run := sarifRun{Tool: sarifTool{Driver: sarifDriver{Name: "Townclerk"}}, Results: []sarifResult{}}
	known := DefaultRules()
	for _, r := range known {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: r.ID, Short: sarifMessage{r.Name}, Full: sarifMessage{r.Doc}, Bag: &sarifBag{Tags: r.Guidelines},
		})
	}
	for _, f := range findings {
		result := sarifResult{RuleID: f.Rule, Level: "warning", Message: sarifMessage{f.Message}}
		switch f.Severity {
		case Error:
			result.Level = "error"
		case Review:
			result.Level = "note"
		}
		if i := slices.IndexFunc(known, func(r Rule) bool { return r.ID == f.Rule }); i >= 0 {
			result.RuleIndex = &i
		}
		if f.Fix != "" {
			result.Bag = &sarifBag{Fix: f.Fix}
		}
		var at sarifLocation
		if p.Name != "" {
			at.Physical = &sarifPhysical{sarifArtifact{pathURI(p.Name)}}
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
