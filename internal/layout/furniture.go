package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// markFurniture marks running headers, footers and page numbers: lines near the
// top or bottom edge that other pages have at the same height, and page numbers.
func markFurniture(pages []*Page) {
	seen := map[string][]sighting{}
	for i, p := range pages {
		for _, l := range margins(p) {
			key := shape(l.text())
			seen[key] = append(seen[key], sighting{page: i, line: l})
		}
	}
	for key, sights := range seen {
		for _, s := range sights {
			// The same text at the same height on another page, odd and even
			// pages apart or not; two sightings are enough in a short document.
			n := 0
			for _, o := range sights {
				if o.page != s.page && math.Abs(o.line.y-s.line.y) < 6 {
					n++
				}
			}
			need := max(1, min(len(pages)/8, 4))
			if n >= need && (key != "#" || stepsWithPage(s, sights)) {
				s.line.furniture = true
			}
		}
	}
	keepShortPages(pages)
	for _, p := range pages {
		for _, l := range margins(p) {
			if pageNumber.MatchString(l.text()) && (l.y < 0.08*p.height || l.y > 0.92*p.height) {
				l.furniture = true
			}
		}
		for _, f := range p.flows {
			for _, r := range f.regions {
				for _, l := range r.lines {
					l.furniture = l.furniture || allArtifact(l)
				}
			}
		}
	}
}

// keepShortPages takes the marks back where they would leave most pages empty:
// then what repeats is the content.
func keepShortPages(pages []*Page) {
	empty := 0
	for _, p := range pages {
		if p.allFurniture() {
			empty++
		}
	}
	if empty*2 < len(pages) {
		return
	}
	for l := range everyLine(pages) {
		l.furniture = false
	}
}

func (p *Page) allFurniture() bool {
	for l := range everyLine([]*Page{p}) {
		if !l.furniture {
			return false
		}
	}
	return true
}

// allArtifact reports whether the file itself says that a line is no content.
func allArtifact(l *line) bool {
	for _, w := range l.words {
		if !w.artifact {
			return false
		}
	}
	return true
}

type sighting struct {
	page int
	line *line
}

// stepsWithPage reports whether lone numbers go up by one from page to page.
func stepsWithPage(s sighting, all []sighting) bool {
	for _, o := range all {
		if o.page == s.page {
			continue
		}
		a, b := number(s.line.text()), number(o.line.text())
		if a-b == s.page-o.page {
			return true
		}
	}
	return false
}

func number(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' && n < 1_000_000 {
			n = n*10 + int(r-'0')
		}
	}
	return n
}

// margins returns the lines in the outer parts of a page: at most the four
// uppermost and the four lowest.
func margins(p *Page) []*line {
	var all []*line
	for _, f := range p.flows {
		if f.hidden {
			continue
		}
		for _, r := range f.regions {
			for _, l := range r.lines {
				if !l.isTable() && f.turn == 0 {
					all = append(all, l)
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *line) int {
		switch {
		case a.y < b.y:
			return -1
		case a.y > b.y:
			return 1
		}
		return 0
	})
	const most = 4
	var out []*line
	for i, l := range all {
		top := i < most && l.y < 0.16*p.height
		bottom := i >= len(all)-most && l.y > 0.84*p.height
		if top || bottom {
			out = append(out, l)
		}
	}
	return out
}

var digits = regexp.MustCompile(`\d+`)

// shape is a line's text with its numbers made alike.
func shape(s string) string {
	return strings.ToLower(digits.ReplaceAllString(s, "#"))
}

// pageNumber is what can only be a page number.
var pageNumber = regexp.MustCompile(`(?i)^(page\s*[|:]?\s*\d+(\s*(of|/)\s*\d+)?|\d+\s*[|]\s*page|p\s*a\s*g\s*e\s*[|]?\s*\d+|[-–]\s*\d+\s*[-–]|\d+\s+of\s+\d+)$`)
