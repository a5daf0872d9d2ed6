package easyread

import (
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// publisher returns the public body that publishes a document, or "": the one that
// is named where those who publish put their names: in the title, at the beginning, in
// headers and footers, or at the end; else the council that is named most often by far.
func publisher(d *extract.Document, title string) string {
	for _, b := range frontOf(d) {
		if name := calm(strings.TrimSpace(extract.OwnText(b))); isBody(name) && !small[firstWord(name)] {
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
		text := extract.OwnText(b)
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
		switch w {
		case "–", "—", "-", "Meeting", "to", "from", "by":
			return true // "Report to Dixley Town Council"
		}
		return strings.HasSuffix(w, ",")
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
// own near the beginning, else "". The days of a table are those of other things, but
// for one with which the document begins: some minutes are laid out as one.
func publicationDate(d *extract.Document) string {
	n, early := 0, ""
	first := firstBody(d)
	for b := range d.All() {
		p, ok := b.(*extract.Paragraph)
		if !ok || len(p.Text) > 400 {
			continue
		}
		n++
		published := publication.MatchString(p.Text)
		if !published && (n > 15 || early != "" || !slices.Contains(d.Blocks, b) && !inside(p, first) || len(strings.Fields(p.Text)) > 8) {
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

// inside reports whether a paragraph stands inside a block.
func inside(p *extract.Paragraph, b extract.Block) bool {
	return b != nil && b.Info().ID != "" && strings.HasPrefix(p.ID, b.Info().ID+".")
}

// A line such as "Date of next meeting" is no date of publication.
var publication = regexp.MustCompile(`(?i)^(?:(?:published|issued|dated|date of (?:issue|publication|announcement)|last updated|updated)\b|date\s*[:–-]|date\s+\d)`)

// notPublished are the words before a date on which something else was.
var notPublished = regexp.MustCompile(`(?i)\b(?:end(?:ed|ing|s)?|since|until|till|before|after|from|to|year)\s*:?\s*$`)
