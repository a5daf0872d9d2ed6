package rules

import (
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
)

// imprintParts is how many parts at the beginning and the end of a document may say
// who publishes it and when.
const imprintParts = 10

var (
	// organisation matches the name of a body: "Dixley Borough Council", "NHS England",
	// "Department for Work and Pensions". "Council tax" is none.
	organisation = regexp.MustCompile(`\b(?:\p{Lu}[\p{L}’'&.-]*,? (?:(?:of|and|for|the|upon|on|in|&) )*){1,6}(?:Council|COUNCIL|Government|Trust|Authority|Board|Commission|Committee|Partnership|Agency|Association|Foundation|Charity|Society|University|Ombudsman|Police|Service|Inspectorate|Ltd|plc|UK)\b` +
		`|\bNHS(?: \p{Lu}\p{L}+)+|\b(?:Department|Ministry|Office|Council|University|Association|Society) (?:of|for)(?: (?:the|and|of|for)| \p{Lu}\p{L}+)+`)
	publishedBy = regexp.MustCompile(`(?i)\b(?:published|produced|issued|written|made) by (\p{Lu}[^.;\n]{2,80})`)
	testedBy    = regexp.MustCompile(`(?i)^tested by:? \S.*|(?i)\b(?:tested|checked|reviewed|co-?produced|quality checked) (?:by|with) [^.\n]{0,80}(?:learning (?:disabilit|difficult)\w*|self-advoca\w*|experts? by experience)`)
)

// readImprint fills in what the text says of the document: its title where the file
// has none, who publishes it, when, and who tested it.
func (v *Document) readImprint(d *extract.Document) {
	if strings.TrimSpace(v.Title) == "" {
		v.Title = firstLine(v.Parts)
	}
	parts := v.Parts
	if len(parts) > 2*imprintParts {
		parts = append(parts[:imprintParts:imprintParts], parts[len(parts)-imprintParts:]...)
	}
	var lines []string
	for _, p := range parts {
		lines = append(lines, p.Text)
	}
	// A web page says this in its header or footer.
	for b := range d.All() {
		if p, ok := b.(*extract.Paragraph); ok && p.Layer == extract.Furniture && len(lines) < 10*imprintParts && !mark.MatchString(p.Text) {
			lines = append(lines, p.Text)
		}
	}
	for _, line := range lines {
		if m := publishedBy.FindStringSubmatch(line); m != nil {
			v.Publisher = strings.TrimSpace(m[1])
			if name, rest, ok := strings.Cut(v.Publisher, ","); ok && year.MatchString(rest) {
				v.Publisher = name
			}
		} else if v.Publisher == "" && len(strings.Fields(line)) <= longestImprint {
			v.Publisher = organisation.FindString(line)
		}
		for _, f := range fidelity.Facts(line) {
			if v.Date == "" && f.Kind == fidelity.Date && year.MatchString(f.Text) {
				v.Date = f.Text
			}
		}
	}
	for i := range v.Parts {
		if m := testedBy.FindString(v.Parts[i].Text); m != "" && v.Tested == "" {
			v.Tested = m
		}
	}
}

// longestImprint is how many words a line has at most that names its publisher, with an
// address and a date.
const longestImprint = 30

var year = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// firstLine returns the first heading, or else the first line if it is short.
func firstLine(parts []Part) string {
	for i := range parts {
		if parts[i].Kind == Heading {
			return parts[i].Text
		}
	}
	if len(parts) > 0 {
		if line, _, _ := strings.Cut(parts[0].Text, "\n"); len(strings.Fields(line)) <= 15 && !strings.HasSuffix(strings.TrimSpace(line), ".") {
			return line
		}
	}
	return ""
}
