package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// withoutLeads leaves out sentences that announce what a shorter document has no room
// for: "Here is what people said:" before what nobody said. blocks are those that the
// rows are made of.
func (cv *conversion) withoutLeads(rows []Row, blocks []extract.Block) []Row {
	if cv.length == Complete {
		return rows
	}
	follows := make(map[string]string) // the block after a block, by their IDs
	for i := 1; i < len(blocks); i++ {
		follows[blocks[i-1].Info().ID] = blocks[i].Info().ID
	}
	var out []Row
	for i, r := range rows {
		var kept []Statement
		for k := range r.Statements {
			s := &r.Statements[k]
			var next *Statement
			switch {
			case k+1 < len(r.Statements):
				next = &r.Statements[k+1]
			case r.Table == nil && i+1 < len(rows) && len(rows[i+1].Statements) > 0:
				next = &rows[i+1].Statements[0]
			}
			table := k+1 == len(r.Statements) && (r.Table != nil || i+1 < len(rows) && rows[i+1].Table != nil)
			if !announces(s) || table || cv.mustKeep(s.Text) || goesOnFrom(s, next, follows) {
				kept = append(kept, *s)
				continue
			}
			for _, ref := range s.Source {
				cv.leftOut = append(cv.leftOut, LeftOut{Ref: ref, Page: s.Page, Text: s.Text, Reason: Shorter})
			}
		}
		if len(kept) > 0 || r.Table != nil {
			r.Statements = kept
			out = append(out, r)
		}
	}
	return out
}

// announces reports whether a statement is a sentence that says that more follows.
func announces(s *Statement) bool {
	return s.Kind == Prose && !s.Inferred && len(s.Source) > 0 && strings.HasSuffix(s.Text, ":")
}

// goesOnFrom reports whether the statement after one goes on from it: it is an item, or
// comes from the same block of the source or from the next. Of what no block of the
// section follows, nothing was left out.
func goesOnFrom(s, next *Statement, follows map[string]string) bool {
	own := s.Source[0].Block
	after, ok := follows[own]
	if !ok {
		return true
	}
	if next == nil {
		return false
	}
	if next.bullet() || len(next.Source) == 0 {
		return true
	}
	block := next.Source[0].Block
	return block == own || block == after || strings.HasPrefix(block, after+".")
}
