package easyread_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

// counted makes a table: cells are parted by strokes, paragraphs of a cell by slashes.
func counted(lines ...string) *extract.Table {
	t := &extract.Table{BlockInfo: extract.BlockInfo{ID: "t"}}
	n := 0
	for _, line := range lines {
		var row extract.Row
		for cell := range strings.SplitSeq(line, "|") {
			var c extract.Cell
			for text := range strings.SplitSeq(cell, "/") {
				if text = strings.TrimSpace(text); text != "" {
					n++
					c.Blocks = append(c.Blocks, para("t."+strings.Repeat("x", n), text))
				}
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func TestAnAgendaThatIsLaidOutAsATable(t *testing.T) {
	tests := []struct {
		name  string
		table *extract.Table
		want  string
	}{
		{"numbers and what is talked about", counted("1|To receive apologies from people who cannot come", "2|To hear what people from the village have to say to us", "3|To approve the accounts of the village for the last month"),
			"1 To receive apologies from people who cannot come\n2 To hear what people from the village have to say to us\n3 To approve the accounts of the village for the last month"},
		{"a name before the text", counted("1|Planning / To talk about any new plans for homes in the village", "2|Finance / To approve the accounts of the village for the last month"),
			"1 Planning: To talk about any new plans for homes in the village\n2 Finance: To approve the accounts of the village for the last month"},
		{"lines without a number go with the one above", counted("1|Letters / To talk about all of the letters that came since the last meeting", " |A letter from the owner of the mill about his wall", "2|To approve the accounts of the village for the last month"),
			"1 Letters: To talk about all of the letters that came since the last meeting\n  - A letter from the owner of the mill about his wall\n2 To approve the accounts of the village for the last month"},
		{"numbers that are figures", counted("Place|Points", "1|20", "2|17"), "- Place: Points\n- 1: 20\n- 2: 17"},
		{"numbers and figures alone", counted("1|20", "2|17", "3|4"), "- 1: 20\n- 2: 17\n- 3: 4"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := (&easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}).Convert(t.Context(), &extract.Document{Blocks: []extract.Block{
				heading("a", "Meeting", 1), para("b", "Please come."), heading("c", "What we talk about", 2), tt.table,
			}})
			if err != nil {
				t.Fatal(err)
			}
			_, text, _ := strings.Cut(plain(t, d), "What we talk about\n")
			var got []string
			for line := range strings.Lines(text) {
				if strings.TrimSpace(line) != "" {
					got = append(got, strings.TrimRight(line, "\n"))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
