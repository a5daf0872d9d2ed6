package easyread

import (
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
)

var (
	// toPerson begins the name of the person to whom a letter goes, and salutation its
	// text.
	toPerson   = regexp.MustCompile(`^(?:To:? )?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|The (?:Occupier|Householder|Owner|Resident))\b`)
	salutation = regexp.MustCompile(`^Dear\s\S.{0,60}$`)
	// farewell ends a letter: the lines below it say who signs.
	farewell = regexp.MustCompile(`(?i)^(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind(?:est)?|best|warm) (?:regards|wishes)|many thanks)[,.]?$`)
)

// dear returns the place of the salutation of a letter among blocks, or -1.
func dear(blocks []extract.Block) int {
	return slices.IndexFunc(blocks, func(b extract.Block) bool {
		p, ok := b.(*extract.Paragraph)
		return ok && salutation.MatchString(strings.TrimSpace(p.Text))
	})
}

// letterHeading returns the heading that says what a letter is about, just below the
// salutation, or nil. What stands above is who writes to whom.
func (cv *conversion) letterHeading() *extract.Heading {
	const below, above = 2, 25 // blocks
	i := dear(cv.source.Blocks)
	if i < 0 || i > above {
		return nil
	}
	for _, b := range cv.source.Blocks[i+1 : min(i+1+below, len(cv.source.Blocks))] {
		if h, ok := b.(*extract.Heading); ok && h.Layer == extract.Body && hasWord.MatchString(h.Text) && !lawName.MatchString(flat(h.Text)) {
			return h
		}
	}
	return nil
}

// addressee returns the blocks that say to whom a letter goes: a name and address
// before "Dear …". They are no way to reach anyone for the one who reads it.
func (cv *conversion) addressee() map[extract.Block]bool {
	const before = 15 // blocks between an address and the salutation at most
	blocks := cv.source.Blocks
	end := dear(blocks)
	found := make(map[extract.Block]bool)
	for i := max(0, end-before); i < end; i++ {
		p, ok := blocks[i].(*extract.Paragraph)
		if !ok || !toPerson.MatchString(strings.TrimSpace(p.Text)) {
			continue
		}
		n := addressBlocks(blocks[i:end])
		if n == 0 && len(strings.Fields(p.Text)) <= 25 && slices.ContainsFunc(fidelity.Facts(p.Text), func(f fidelity.Fact) bool { return f.Kind == fidelity.Postcode }) {
			n = 1
		}
		for _, b := range blocks[i : i+n] {
			found[b] = true
		}
	}
	return found
}

// signed joins the rows of the end of a letter, from "Yours sincerely" on: they are
// one idea.
func signed(rows []Row) []Row {
	const lines, words = 4, 8 // below it, and of each
	for i := range rows {
		r := &rows[i]
		if len(r.Statements) != 1 || r.Table != nil || !farewell.MatchString(r.Statements[0].Text) {
			continue
		}
		end := i + 1
		for end < len(rows) && end <= i+lines && len(rows[end].Statements) == 1 && rows[end].Table == nil && rows[end].words() <= words && !strings.HasSuffix(rows[end].Statements[0].Text, ".") {
			r.Statements = append(r.Statements, rows[end].Statements[0])
			end++
		}
		return append(rows[:i+1:i+1], rows[end:]...)
	}
	return rows
}
