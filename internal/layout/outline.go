package layout

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/pdf"
)

// An outline is the bookmarks of a file, for finding headings.
type outline map[string][]*bookmark

type bookmark struct {
	page, level int
	used        bool
}

func outlineOf(items []pdf.OutlineItem) outline {
	o := outline{}
	for _, it := range items {
		if key := titleKey(it.Title); key != "" {
			o[key] = append(o[key], &bookmark{page: it.Page, level: it.Level})
		}
	}
	return o
}

var leadingNumber = regexp.MustCompile(`^(?:(?:section|chapter|part|appendix|annex)\s+)?(?:[0-9ivx]+(?:\.[0-9]+)*|[a-z])[.):]?\s+`)

// titleKey makes a heading and its bookmark alike: without its number, and in
// one case.
func titleKey(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(clean(s)), " "))
	return strings.Trim(leadingNumber.ReplaceAllString(s, ""), " .:")
}

// find returns the bookmark that a block is the heading of, or nil.
func (o outline) find(b *Block) *bookmark {
	if len(o) == 0 || b.Kind != Paragraph && b.Kind != Item && b.Kind != Heading || len(b.lines) == 0 || len(b.lines) > 4 {
		return nil
	}
	page := b.lines[0].page
	for _, m := range o[titleKey(linesText(b.lines))] {
		if !m.used && (m.page == 0 || m.page == page || m.page == page-1) {
			return m
		}
	}
	return nil
}

// levels gives headings their levels: those that the bookmarks say, and for
// others those of headings that are set alike. A level is never skipped.
func levels(found []*Block, marks map[*Block]*bookmark) {
	ranks := rankStyles(found)
	if len(marks)*3 >= len(found) || len(marks) >= 8 {
		ranks = marked(found, marks, ranks)
	}
	// Ranks say what stands under what; the depth of that is the level.
	var open []int
	for _, b := range found {
		r := ranks[b]
		for len(open) > 0 && open[len(open)-1] >= r {
			open = open[:len(open)-1]
		}
		open = append(open, r)
		b.Kind, b.Level = Heading, min(len(open), 6)
	}
}

// A look is what puts headings on one level.
type look struct {
	style
	depth int // parts of the section number: 2 for 4.2; 0 without
}

func lookOf(b *Block) look {
	return look{b.style, numberDepth(linesText(b.lines))}
}

var sectionNumber = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})*)\.?\s`)

// numberDepth is how many parts a heading's section number has.
func numberDepth(text string) int {
	m := sectionNumber.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	return strings.Count(m[1], ".") + 1
}

// rankStyles ranks headings by how they are set: larger before smaller, bold
// before plain, capitals before others. Of those set alike, the parts of the
// section number decide, and one without a number ranks with the highest.
func rankStyles(found []*Block) map[*Block]int {
	least := map[style]int{}
	for _, b := range found {
		if l := lookOf(b); l.depth > 0 && (least[l.style] == 0 || l.depth < least[l.style]) {
			least[l.style] = l.depth
		}
	}
	rankable := func(b *Block) look {
		l := lookOf(b)
		if l.depth == 0 {
			l.depth = least[l.style]
		}
		return l
	}
	var looks []look
	for _, b := range found {
		if l := rankable(b); !slices.Contains(looks, l) {
			looks = append(looks, l)
		}
	}
	slices.SortStableFunc(looks, func(a, b look) int {
		return cmp.Or(cmp.Compare(b.size, a.size), -compareBool(a.bold, b.bold), -compareBool(a.caps, b.caps), cmp.Compare(a.depth, b.depth))
	})
	out := map[*Block]int{}
	for _, b := range found {
		out[b] = slices.Index(looks, rankable(b))
	}
	return out
}

// marked puts the levels of bookmarks in the place of ranks by style. Headings
// without a bookmark rank below the marked ones that are set alike or larger.
func marked(found []*Block, marks map[*Block]*bookmark, ranks map[*Block]int) map[*Block]int {
	const scale = 1000 // room for the ranks of styles below each level
	of := map[int]int{}
	for _, b := range found {
		if m := marks[b]; m != nil {
			if was, ok := of[ranks[b]]; !ok || m.level < was {
				of[ranks[b]] = m.level
			}
		}
	}
	deepest := 0
	for _, l := range of {
		deepest = max(deepest, l)
	}
	out := map[*Block]int{}
	for _, b := range found {
		r := ranks[b]
		if m := marks[b]; m != nil {
			out[b] = m.level * scale
			continue
		}
		if l, ok := of[r]; ok {
			out[b] = l * scale
			continue
		}
		above := 0
		for rank, l := range of {
			if rank < r {
				above = max(above, l)
			}
		}
		out[b] = above*scale + r + 1
	}
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
