package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
)

// at is the place of a block on a page.
func at(page int, x0, y0, x1, y1 float64) extract.BlockInfo {
	return extract.BlockInfo{Prov: []extract.Provenance{{Page: page, Box: extract.Box{X0: x0, Y0: y0, X1: x1, Y1: y1}}}}
}

func TestLayoutNumbersWhatWasUnderstood(t *testing.T) {
	columns := at(1, 50, 700, 250, 710)
	columns.Prov = append(columns.Prov, at(1, 50, 712, 240, 722).Prov[0], at(1, 300, 50, 500, 60).Prov[0], at(2, 50, 50, 250, 60).Prov[0])
	doc := &extract.Document{Name: "a<b.pdf", Pages: []extract.Page{{Number: 1, Width: 595, Height: 842}, {Number: 2, Width: 595, Height: 842}}, Blocks: []extract.Block{
		&extract.Heading{BlockInfo: at(1, 50, 50, 250, 70), Level: 1, Text: "Bins & bridges"},
		&extract.Table{BlockInfo: at(1, 50, 100, 250, 200), Caption: &extract.Paragraph{BlockInfo: at(1, 50, 90, 250, 98), Text: "Table 1"},
			Rows: []extract.Row{{Cells: []extract.Cell{{Blocks: []extract.Block{&extract.Paragraph{BlockInfo: at(1, 52, 102, 90, 110), Text: "Day"}}}}}}},
		&extract.Figure{Alt: "A bridge"},
		&extract.Paragraph{BlockInfo: columns, Text: "Goes on in the next column and on the next page"},
	}}
	type box struct {
		Order int
		Class string
		Box   extract.Box
	}
	got := map[int][]box{}
	for page, boxes := range boxesOf(doc) {
		for _, b := range boxes {
			got[page] = append(got[page], box{b.order, b.class, b.box})
		}
	}
	want := map[int][]box{
		0: {{5, "figure", extract.Box{}}},
		1: {{1, "heading", extract.Box{X0: 50, Y0: 50, X1: 250, Y1: 70}}, {2, "caption", extract.Box{X0: 50, Y0: 90, X1: 250, Y1: 98}},
			{3, "table", extract.Box{X0: 50, Y0: 100, X1: 250, Y1: 200}}, {4, "cell", extract.Box{X0: 52, Y0: 102, X1: 90, Y1: 110}},
			{6, "paragraph", extract.Box{X0: 50, Y0: 700, X1: 250, Y1: 722}}, {6, "paragraph", extract.Box{X0: 300, Y0: 50, X1: 500, Y1: 60}}},
		2: {{6, "paragraph", extract.Box{X0: 50, Y0: 50, X1: 250, Y1: 60}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	page := string(drawLayout(doc, "out.html"))
	for _, s := range []string{"Layout of a&lt;b.pdf", "Bins &amp; bridges", "<li class=\"figure\"><b>5 figure</b> A bridge"} {
		if !strings.Contains(page, s) {
			t.Errorf("the page lacks %q:\n%s", s, page)
		}
	}
	d := xml.NewDecoder(strings.NewReader(string(drawLayout(doc, "out.SVG"))))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
	}
}
