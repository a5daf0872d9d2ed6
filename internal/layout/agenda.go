package layout

import (
	"math"
	"slices"
)

// An agenda numbers its items and sets some of them as headings would be: short,
// bold, larger. Where most stand right under each other, they are one list.

// leastAgenda is how many numbered blocks make a list of their own.
const leastAgenda = 3

// agendas makes list items of numbered blocks that follow each other, and returns
// the headings that are left. Blocks that a bookmark names stay headings.
func agendas(found, body []*Block, marks map[*Block]*bookmark) []*Block {
	heading := map[*Block]bool{}
	for _, b := range found {
		heading[b] = true
	}
	gone := map[*Block]bool{}
	done := make([]bool, len(body))
	for i := range body {
		if done[i] {
			continue
		}
		chain := chainFrom(body, i)
		close, heads := 0, 0
		for n, at := range chain {
			done[at] = true
			if n > 0 && chain[n-1]+1 == at {
				close++
			}
			if heading[body[at]] {
				heads++
			}
		}
		if len(chain) < leastAgenda || heads == 0 || close*2 < len(chain)-1 {
			continue
		}
		if slices.ContainsFunc(chain, func(at int) bool { return marks[body[at]] != nil }) {
			continue
		}
		for _, at := range chain {
			b := body[at]
			b.Kind, b.lines[0].label = Item, b.lines[0].words[0]
			gone[b] = true
		}
	}
	return slices.DeleteFunc(found, func(b *Block) bool { return gone[b] })
}

// chainFrom returns the indexes of the blocks that are numbered on from body[i],
// at the same left edge. A number may be left out, as clerks do.
func chainFrom(body []*Block, i int) []int {
	n := agendaNumber(body[i])
	if n == 0 {
		return nil
	}
	const near = 40 // blocks that an item may be long
	chain := []int{i}
	x := body[i].lines[0].words[0].box.X0
	for j := i + 1; j < len(body) && j-chain[len(chain)-1] <= near; j++ {
		m := agendaNumber(body[j])
		if m > n && m <= n+2 && math.Abs(body[j].lines[0].words[0].box.X0-x) < 8 {
			chain, n = append(chain, j), m
		}
	}
	return chain
}

// agendaNumber is the number that a block begins with, as "3." or as "3" with a
// gap behind it, or 0.
func agendaNumber(b *Block) int {
	if b.Kind != Paragraph && b.Kind != Item || len(b.lines) == 0 || b.lines[0].isTable() || b.lines[0].turn != 0 {
		return 0
	}
	l := b.lines[0]
	if len(l.words) < 2 || l.words[1].glued || dotLeader(l.text()) {
		return 0
	}
	w := l.words[0]
	n := number(w.text)
	bare := runes(w.text) < 3 && number(w.text) > 0 && isNumber(w.text)
	switch {
	case n == 0 || n > 99:
		return 0
	case l.label == w && !l.bulleted() && isNumber(w.text[:len(w.text)-1]) && w.text[len(w.text)-1] == '.':
		return n
	case bare && l.words[1].box.X0-w.box.X1 > 0.7*l.size:
		return n
	}
	return 0
}

func isNumber(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
