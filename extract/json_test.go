package extract_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
)

func prov(page int) []extract.Provenance {
	return []extract.Provenance{{Page: page, Box: extract.Box{X0: 72, Y0: 80.5, X1: 300, Y1: 92}, Span: extract.Span{Start: 0, End: 4}}}
}

// every holds each kind of block, mark and place at least once.
func every() *extract.Document {
	text := func(s string) []extract.Block { return []extract.Block{&extract.Paragraph{Text: s}} }
	return &extract.Document{
		Name: "a.pdf", Title: "Title & <more>", Language: "cy",
		Pages: []extract.Page{{Number: 1, Width: 595.3, Height: 841.9}, {Number: 2}},
		Blocks: []extract.Block{
			&extract.Heading{BlockInfo: extract.BlockInfo{ID: "p1.b1", Prov: prov(1)}, Level: 2, Text: "1 Scope", Marks: []extract.Mark{{Span: extract.Span{Start: 0, End: 1}, Kind: extract.Bold}}},
			&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "p1.b2", Language: "en-GB", Layer: extract.Hidden}, Text: "a\nb", Marks: []extract.Mark{
				{Span: extract.Span{Start: 0, End: 1}, Kind: extract.Link, Target: "https://example.org"},
				{Span: extract.Span{Start: 1, End: 1}, Kind: extract.NoteRef, Target: "p1.b6"},
				{Span: extract.Span{Start: 2, End: 3}, Kind: extract.Italic},
				{Span: extract.Span{Start: 2, End: 3}, Kind: extract.Underline},
				{Span: extract.Span{Start: 2, End: 3}, Kind: extract.Code},
				{Span: extract.Span{Start: 2, End: 3}, Kind: extract.Struck},
				{Span: extract.Span{Start: 2, End: 3}, Kind: extract.Raised}}},
			&extract.List{BlockInfo: extract.BlockInfo{ID: "p1.b3"}, Items: []*extract.ListItem{
				{Label: "(a)", Blocks: append(text("one"), &extract.List{Items: []*extract.ListItem{{Blocks: text("deep")}}})}, {}}},
			&extract.Table{BlockInfo: extract.BlockInfo{ID: "p1.b4", Prov: prov(1)}, Caption: &extract.Paragraph{Text: "Table 1"}, Rows: []extract.Row{
				{Cells: []extract.Cell{{Header: true, ColSpan: 2, Blocks: text("Band")}}},
				{Cells: []extract.Cell{{RowSpan: 2, Blocks: text("A")}, {}}}}},
			&extract.Figure{BlockInfo: extract.BlockInfo{ID: "p1.b5", Layer: extract.Furniture}, Alt: "A map", Caption: &extract.Paragraph{Text: "Figure 1"}},
			&extract.Note{BlockInfo: extract.BlockInfo{ID: "p1.b6"}, Label: "1", Blocks: text("The Act.")},
			&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "p2.b1", Prov: []extract.Provenance{{Spoken: &extract.Spoken{Speaker: "Cllr Shah", Turn: 3, Utterance: 1,
				Start: 3*time.Hour + 1234567*time.Nanosecond, End: 3*time.Hour + 2*time.Second}}}}, Text: "Agreed."},
		},
		Warnings: []extract.Warning{{Page: 2, Code: "no-text", Message: "a scan"}},
	}
}

func TestJSONComesBackEqual(t *testing.T) {
	for name, doc := range map[string]*extract.Document{"every kind": every(), "empty": {}} {
		t.Run(name, func(t *testing.T) {
			data, err := json.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			var back extract.Document
			if err := json.Unmarshal(data, &back); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(doc, &back); diff != "" {
				t.Errorf("(-want +got):\n%s\n%s", diff, data)
			}
		})
	}
}

func TestOutlineComesBackEqualFromJSON(t *testing.T) {
	doc := &extract.Document{Outline: []extract.OutlineEntry{
		{Title: "1 Scope & <aims>", Level: 1, Page: 2},
		{Title: "1.1 Who", Level: 2, Page: 3},
		{Title: "Leads nowhere", Level: 1},
		{Level: 3, Page: 1},
	}}
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"outline":[{"title":"1 Scope & <aims>","level":1,"page":2},{"title":"1.1 Who","level":2,"page":3},` +
		`{"title":"Leads nowhere","level":1},{"title":"","level":3,"page":1}],"blocks":[]}`
	var unescaped bytes.Buffer
	enc := json.NewEncoder(&unescaped)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(doc); err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(unescaped.String()); got != want {
		t.Errorf("wrote %s\nwant %s", got, want)
	}
	var back extract.Document
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(doc.Outline, back.Outline); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestJSONRefusesWhatItDoesNotKnow(t *testing.T) {
	for name, in := range map[string]string{
		"an unknown kind":         `{"blocks":[{"kind":"chart"}]}`,
		"no kind":                 `{"blocks":[{"text":"x"}]}`,
		"an unknown layer":        `{"blocks":[{"kind":"paragraph","layer":"secret"}]}`,
		"an unknown mark":         `{"blocks":[{"kind":"paragraph","text":"x","marks":[{"kind":"blink","start":0,"end":1}]}]}`,
		"a null block":            `{"blocks":[null]}`,
		"a caption that is none":  `{"blocks":[{"kind":"table","caption":{"kind":"heading"}}]}`,
		"a bad block in an item":  `{"blocks":[{"kind":"list","items":[{"blocks":[{"kind":"?"}]}]}]}`,
		"a bad block in a cell":   `{"blocks":[{"kind":"table","rows":[{"cells":[{"blocks":[{"kind":"?"}]}]}]}]}`,
		"a bad block in a figure": `{"blocks":[{"kind":"figure","caption":{"kind":"?"}}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			var doc extract.Document
			if err := json.Unmarshal([]byte(in), &doc); err == nil {
				t.Errorf("read %s", in)
			}
		})
	}
}

func FuzzJSON(f *testing.F) {
	data, err := json.Marshal(every())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, in []byte) {
		var doc, again extract.Document
		if json.Unmarshal(in, &doc) != nil {
			return
		}
		first, err := json.Marshal(&doc)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(first, &again); err != nil {
			t.Fatalf("%v in %s", err, first)
		}
		second, err := json.Marshal(&again)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("wrote %s and then %s", first, second)
		}
	})
}

func TestAllYieldsEachBlockOnceInOrder(t *testing.T) {
	var got []string
	for b := range every().All() {
		if text := extract.PlainText(b); text != "" {
			first, _, _ := strings.Cut(text, "\n")
			got = append(got, first)
		}
	}
	want := []string{"1 Scope", "a", "one", "one", "deep", "deep", "Table 1", "Table 1", "Band", "A", "Figure 1", "Figure 1", "The Act.", "The Act.", "Agreed."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	n := 0
	for range every().All() {
		if n++; n == 3 {
			break // must not go on
		}
	}
}

func TestGridPutsSpansInPlace(t *testing.T) {
	cell := func(rows, cols int) extract.Cell { return extract.Cell{RowSpan: rows, ColSpan: cols} }
	table := &extract.Table{Rows: []extract.Row{
		{Cells: []extract.Cell{cell(2, 1), cell(1, 2)}},
		{Cells: []extract.Cell{cell(0, 0)}},
		{Cells: []extract.Cell{cell(9, 1), cell(1, 1), cell(1, 1), cell(1, 1)}},
	}}
	var got []string
	for _, row := range extract.Grid(table) {
		line := ""
		for _, c := range row {
			if c == nil {
				line += "."
			} else {
				line += "x"
			}
		}
		got = append(got, line)
	}
	if diff := cmp.Diff([]string{"xx..", ".x..", "xxxx"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
