package easyread

import (
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// headingTitle sets cv.title to the heading above all others or to what the cover
// says, and returns the blocks that are the document's title, if any are.
func (cv *conversion) headingTitle() []extract.Block {
	var first *extract.Heading
	top, n := 0, 0
	for _, b := range cv.source.Blocks {
		h, ok := b.(*extract.Heading)
		if !ok || h.Layer != extract.Body || strings.TrimSpace(h.Text) == "" || contentsHeading.MatchString(h.Text) {
			continue
		}
		if first == nil {
			first = h
		}
		if cv.title != "" && sameWords(h.Text, cv.title) && h == firstBody(cv.source) {
			return []extract.Block{h}
		}
		switch {
		case top == 0 || h.Level < top:
			top, n = h.Level, 1
		case h.Level == top:
			n++
		}
	}
	if first == nil {
		return nil
	}
	// A first heading above all others is the title, whatever the properties of
	// the file say: those are often those of another file.
	if first.Level == top && n == 1 && first == firstBody(cv.source) {
		cv.title = strings.TrimSpace(first.Text)
		return []extract.Block{first}
	}
	// A line of its own above all headings is one if it is in bold or capital
	// letters, or if the headings do not say what the document is. The name of a
	// council is one if no line below it says what the document is.
	cover := cv.coverTitle()
	p, ok := firstBody(cv.source).(*extract.Paragraph)
	switch {
	case ok && standsOut(p) && hasWord.MatchString(p.Text) && (!isBody(strings.TrimSpace(p.Text)) && !vague.MatchString(cv.source.Title) || cover == nil || !kindOfDocument.MatchString(cover.Text)):
		return cv.onCover(p)
	case cover != nil && vague.MatchString(cv.title), ok && standsOut(p):
		return cv.onCover(cover)
	}
	if cv.title == "" && !cv.textBefore(first) {
		cv.title = strings.TrimSpace(first.Text)
	}
	return nil
}

// isText reports whether a block is no line of a cover but text: a list, a table or a
// paragraph as long as one.
func isText(b extract.Block) bool {
	const longest = 25 // words
	switch b := b.(type) {
	case *extract.List, *extract.Table:
		return true
	case *extract.Paragraph:
		return b.Layer == extract.Body && len(strings.Fields(b.Text)) > longest
	}
	return false
}

// textBefore reports whether so much text stands before a heading that it is none of
// the whole document.
func (cv *conversion) textBefore(h *extract.Heading) bool {
	const most = 5 // blocks of text: an opening may stand above the title
	n := 0
	for _, b := range cv.source.Blocks {
		if b == extract.Block(h) {
			break
		}
		if isText(b) {
			n++
		}
	}
	return n > most
}

// vague are headings that many documents have.
var vague = regexp.MustCompile(`(?i)^(?:\d+\.?\s*)?(?:introduction|background|foreword|(?:executive |non-technical )?summary|purpose|overview|agenda|minutes|present:?|document availability|(?:(?:table|list) of )?(?:abbreviations|acronyms)\b.*|glossary\b.*)?$`)

// coverLines is how many lines a cover has at most.
const coverLines = 12

// coverTitle returns the line of a cover that is the title: of what stands before
// the first heading, on the first page if there are pages, the line in the largest
// letters that is no date and no name of a public body. It returns nil if there is
// none.
func (cv *conversion) coverTitle() *extract.Paragraph {
	var best *extract.Paragraph
	n := 0
	for b := range cv.source.All() {
		if _, ok := b.(*extract.Heading); ok || pageOf(b.Info()) > 1 || n == coverLines || pageOf(b.Info()) == 0 && isText(b) {
			break
		}
		p, ok := b.(*extract.Paragraph)
		if !ok || p.Layer != extract.Body || strings.TrimSpace(p.Text) == "" {
			continue
		}
		n++
		text := strings.Join(strings.Fields(p.Text), " ")
		if !short(text) || isBody(text) || numbered.MatchString(text) || !hasWord.MatchString(text) || leaders.MatchString(text) || contentsHeading.MatchString(text) || !namesPart(text) || isDated(text) {
			continue
		}
		if best == nil || lineHeight(p) > lineHeight(best)+1 {
			best = p
		}
	}
	return best
}

// hasWord is a line that has a word in it.
var hasWord = regexp.MustCompile(`\pL{3}`)

// numbered is what begins with the number of an item or a part.
var numbered = regexp.MustCompile(`^\(?\d+[.):]`)

// isDated reports whether a line is little more than a date.
func isDated(text string) bool {
	for _, f := range fidelity.Facts(text) {
		if f.Kind == fidelity.Date && len(strings.Fields(text)) < len(strings.Fields(f.Text))+3 {
			return true
		}
	}
	return false
}

// lineHeight returns the height in points of the place where a paragraph begins,
// or 0 if it is not known.
func lineHeight(p *extract.Paragraph) float64 {
	if len(p.Prov) == 0 {
		return 0
	}
	return p.Prov[0].Box.Y1 - p.Prov[0].Box.Y0
}

// nextBlock returns the block of a document that is read after one, or nil.
func nextBlock(d *extract.Document, b extract.Block) extract.Block {
	found := false
	for next := range d.All() {
		if found {
			return next
		}
		found = next == b
	}
	return nil
}

// onCover sets the title to a line of the cover, and returns the blocks of which it
// is made.
func (cv *conversion) onCover(p *extract.Paragraph) []extract.Block {
	next := nextBlock(cv.source, p)
	cv.title = coverName(p, next)
	if cv.title == coverName(p, nil) {
		return []extract.Block{p}
	}
	return []extract.Block{p, next}
}

// coverName returns the title that a line of a cover makes. A line that names a
// place or a thing takes the kind of document with it, which stands below it in
// letters of the same size: "Wharf Road: Supplementary Planning Document". So does
// a line that breaks off: "Report on the Examination of the".
func coverName(p *extract.Paragraph, next extract.Block) string {
	name := strings.Join(strings.Fields(p.Text), " ")
	q, ok := next.(*extract.Paragraph)
	if !ok || q.Layer != extract.Body || !short(q.Text) || lineHeight(q) < lineHeight(p)-1 {
		return name
	}
	more := strings.Join(strings.Fields(q.Text), " ")
	switch {
	case breaksOff(name):
		return name + " " + more
	case !kindOfDocument.MatchString(name) && kindOfDocument.MatchString(more) && len(strings.Fields(more)) <= 6 && !isDated(more) && !isBody(name):
		return name + ": " + more
	}
	return name
}

// kindOfDocument are words for documents.
var kindOfDocument = regexp.MustCompile(`(?i)\b(?:plan|report|policy|strategy|assessment|appraisal|statement|document|guide|guidance|handbook|scheme|agenda|minutes|notice|summary|framework|review|booklet|leaflet|newsletter|budget|programme|consultation|code|study|form|schedule|letter|summons|accounts|charter|return|questionnaire)\b`)

// firstBody returns the first block of the body that is no picture, or nil.
func firstBody(d *extract.Document) extract.Block {
	for _, b := range d.Blocks {
		if _, picture := b.(*extract.Figure); !picture && b.Info().Layer == extract.Body {
			return b
		}
	}
	return nil
}

// publisher returns the public body that publishes a document, or "": the one that
// is named where those who publish put their names: in the title, at the beginning, in
// headers and footers, or at the end; else the council that is named most often by far.
func publisher(d *extract.Document, title string) string {
	for _, b := range frontOf(d) {
		if name := calm(strings.TrimSpace(lineOf(b))); isBody(name) && !small[firstWord(name)] {
			return name // the letterhead
		}
	}
	const beginning, ending = 8, 12 // blocks
	last := 0
	for range d.All() {
		last++
	}
	signed, count := make(map[string]int), make(map[string]int)
	var order []string
	i := 0
	for b := range d.All() {
		i++
		text := lineOf(b)
		for _, name := range bodies(text) {
			if count[name] == 0 {
				order = append(order, name)
			}
			count[name]++
			line := len(strings.Fields(text)) < len(strings.Fields(name))+4
			if i <= beginning || line && i > last-ending || b.Info().Layer == extract.Furniture {
				signed[name]++
			}
		}
	}
	for _, name := range bodies(inTitle.FindString(calm(title))) {
		signed[name]++
		order = append(order, name)
	}
	best, most, second := "", 0, 0
	for _, name := range order {
		if n := signed[name]; n > most {
			best, most = name, n
		}
	}
	if best != "" {
		return best
	}
	for _, name := range order {
		if !strings.HasSuffix(name, "Council") {
			continue
		}
		if n := count[name]; n > most {
			best, most, second = name, n, most
		} else if n > second {
			second = n
		}
	}
	if most < 2 || most < 2*second {
		return ""
	}
	return best
}

// bodies returns the public bodies that a text names.
func bodies(text string) []string {
	if !strings.Contains(text, "Council") && !strings.Contains(text, "Authority") && !strings.Contains(text, "NHS") {
		return nil
	}
	var names []string
	for _, f := range fidelity.Facts(text) {
		if f.Kind != fidelity.Name {
			continue
		}
		// "Souldern Parish Council – Annual Meeting" is a name and what it does.
		name := dashed.Split(f.Text, 2)[0]
		// "Contact Dixley Town Council" begins with a verb, not with a name.
		if first, rest, _ := strings.Cut(name, " "); (language.IsVerb(strings.ToLower(first)) || officers[first]) && isBody(rest) {
			name = rest
		}
		if isBody(name) && strings.Count(name, "Council") < 2 {
			names = append(names, name)
		}
	}
	return names
}

// inTitle is the name of a council inside a title: "Minutes of the Souldern Parish
// Council Meeting".
var inTitle = regexp.MustCompile(`(?:\p{Lu}[\pL’'-]* )+Council\b`)

var dashed = regexp.MustCompile(`\s+[–—-]\s+`)

// officers are words that stand before the name of the council of those who sign.
var officers = map[string]bool{"Chair": true, "Chairman": true, "Chairwoman": true, "Clerk": true, "Leader": true, "Mayor": true}

// isBody reports whether a name is that of a public body.
func isBody(name string) bool {
	words := strings.Fields(name)
	if slices.ContainsFunc(words, func(w string) bool {
		return w == "–" || w == "—" || w == "-" || w == "Meeting" || strings.HasSuffix(w, ",")
	}) {
		return false
	}
	own := false // it has a word that is its own, such as the town's
	for _, w := range words {
		switch w {
		case "The", "Your", "This", "Our", "Full", "Parish", "Town", "Borough", "District", "County", "City", "Local", "Council", "Authority", "Trust", "Corporation", "NHS", "Planning", "Combined",
			"Charging", "Highway", "Highways", "Licensing", "Billing", "Competent", "CIL":
		default:
			own = true
		}
	}
	if !own {
		return false
	}
	switch words[len(words)-1] {
	case "Council", "Authority", "Trust", "Corporation":
		return true
	}
	return false
}

// publicationDate returns the date that the source says it was published on: that
// of a line such as "Published 6 February 2026", else one on a short line of its
// own near the beginning, else "".
func publicationDate(d *extract.Document) string {
	n, early := 0, ""
	for b := range d.All() {
		p, ok := b.(*extract.Paragraph)
		if !ok || len(p.Text) > 400 {
			continue
		}
		n++
		published := publication.MatchString(p.Text)
		if !published && (n > 15 || early != "" || len(strings.Fields(p.Text)) > 8) {
			continue
		}
		for _, f := range fidelity.Facts(p.Text) {
			// A day or a month alone is no date of publication, nor is the end of the
			// year that accounts are about.
			if notPublished.MatchString(p.Text[:f.Start]) {
				continue
			}
			if f.Kind != fidelity.Date || len(f.Value) < len("2026-03") || f.Value[0] < '0' || f.Value[0] > '9' {
				continue
			}
			if published {
				return f.Text
			}
			early = f.Text
			break
		}
	}
	return early
}

// A line such as "Date of next meeting" is no date of publication.
var publication = regexp.MustCompile(`(?i)^(?:(?:published|issued|dated|date of (?:issue|publication|announcement)|last updated|updated)\b|date\s*[:–-]|date\s+\d)`)

// notPublished are the words before a date on which something else was.
var notPublished = regexp.MustCompile(`(?i)\b(?:end(?:ed|ing|s)?|since|until|till|before|after|from|to|year)\s*:?\s*$`)
