package layout

// Word tags each line of a table that is set with tabs as a paragraph of its own.

// tabs holds back the blocks of one such table while the rest of it is to come.
type tabs struct {
	rows int // blocks held back last, one after the other
}

// holds reports whether a block may be a row of a table set with tabs.
func (t *tabs) holds(b *Block) bool {
	if !b.tabRow() || t.rows == maxTabbedRows || t.rows == 0 && len(stopsOf(b.lines[0])) < 2 {
		t.rows = 0
		return false
	}
	t.rows++
	return true
}

// tabRow reports whether a block is one line of text by itself.
func (b *Block) tabRow() bool {
	return b.Kind == Paragraph && !b.InItem && !b.numbered && !b.caption && !b.Furniture && !b.Hidden &&
		len(b.lines) == 1 && b.lines[0].turn == 0 && !b.lines[0].isTable()
}

// tabbed puts paragraphs that are rows of tables set with tabs into tables.
func (d *document) tabbed(blocks []*Block) []*Block {
	out := blocks[:0]
	for i := 0; i < len(blocks); {
		var run []*line
		for j := i; j < len(blocks) && blocks[j].tabRow() && len(run) < maxTabbedRows && blocks[j].lines[0].page == blocks[i].lines[0].page; j++ {
			run = append(run, blocks[j].lines[0])
			if j == i && len(stopsOf(run[0])) < 2 {
				run = nil
				break
			}
		}
		t, n := (*table)(nil), 0
		if len(run) > 1 {
			t, n = tabbed(run)
		}
		if t == nil {
			out = append(out, blocks[i])
			i++
			continue
		}
		l := t.line(run[0].words[0].seq)
		f := flow{regions: []region{{lines: []*line{l}}}}
		f.settle(run[0].page)
		b := d.table(l)
		b.Language = blocks[i].Language
		out = append(out, b)
		i += n
	}
	return out
}
