package layout_test

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/internal/layout"
	"github.com/townclerk/townclerk/internal/pdf"
)

// A tagger makes pages and their structure tree together.
type tagger struct {
	pages []*pdf.Page
	root  pdf.Element
	font  pdf.Font
	y     float64
}

func (g *tagger) page() {
	g.pages = append(g.pages, &pdf.Page{Number: len(g.pages) + 1, Width: 595, Height: 842})
	g.y = 60
}

// draw sets text on the last page and returns the content that it is.
func (g *tagger) draw(x, size float64, text string) pdf.Kid {
	p := g.pages[len(g.pages)-1]
	id, from := 0, len(p.Glyphs)
	for _, gl := range p.Glyphs {
		id = max(id, gl.MCID+1)
	}
	set(p, x, g.y, size, &g.font, "", text)
	for i := range p.Glyphs[from:] {
		p.Glyphs[from+i].MCID = id
	}
	return pdf.Kid{Page: p.Number, MCID: id}
}

// add draws a line and tags it.
func (g *tagger) add(role, text string) {
	g.y += 20
	k := g.draw(72, 10, text)
	g.put(role, k)
}

func (g *tagger) put(role string, kids ...pdf.Kid) {
	g.root.Kids = append(g.root.Kids, pdf.Kid{Element: &pdf.Element{Role: role, Kids: kids}, MCID: -1})
}

// line draws a line without tagging it.
func (g *tagger) line(text string) pdf.Kid {
	g.y += 20
	return g.draw(72, 10, text)
}

// small draws a line of small print.
func (g *tagger) small(text string) pdf.Kid {
	g.y += 20
	return g.draw(72, 8, text)
}

func block(role string, kids ...pdf.Kid) pdf.Kid {
	return pdf.Kid{Element: &pdf.Element{Role: role, Kids: kids}, MCID: -1}
}

// item is a list item of one piece of content.
func item(k pdf.Kid) pdf.Kid { return block("LI", block("LBody", k)) }

// artifact draws a line that is no content.
func (g *tagger) artifact(text string) {
	p := g.pages[len(g.pages)-1]
	from := len(p.Glyphs)
	set(p, 72, 20, 10, &g.font, "", text)
	for i := range p.Glyphs[from:] {
		p.Glyphs[from+i].Artifact = true
	}
}

func (g *tagger) read() []*layout.Page {
	var out []*layout.Page
	r := layout.Reader{Tagged: true}
	for _, p := range g.pages {
		out = append(out, r.Read(p))
	}
	return out
}

func (g *tagger) blocks(t *testing.T) string {
	t.Helper()
	blocks, ok := layout.AssembleTagged(g.read(), &g.root, nil)
	if !ok {
		t.Fatal("the tree was not believed")
	}
	var out bytes.Buffer
	dump(&out, blocks, "")
	return out.String()
}

// sign draws a line with a raised sign behind its text.
func (g *tagger) sign(role, text, sign string) {
	g.y += 20
	body := g.draw(72, 10, text)
	g.y -= 4
	raised := g.draw(72+5*float64(len(text)), 6, sign)
	g.y += 4
	g.put(role, body, raised)
}

func TestAssembleTagged(t *testing.T) {
	tests := []struct {
		name string
		make func(g *tagger)
		want string
	}{
		{"a sign before its note refers to it", func(g *tagger) {
			g.page()
			g.add("H1", "Budget")
			g.sign("P", "The council agreed it", "1")
			g.add("P", "More text")
			g.add("Note", "1 At its last meeting")
		}, `heading 1 "Budget"
paragraph "The council agreed it" noteref("" 1)
paragraph "More text"
note [1] "At its last meeting"
`},
		{"items side by side are of one level", func(g *tagger) {
			g.page()
			g.add("H1", "Need")
			first, second, third := g.line("• five yards"), g.line("• two plots"), g.line("• one site")
			g.put("L", block("LI", block("LBody", first), block("L", block("LI", block("LBody", second), block("L", item(third))))))
		}, `heading 1 "Need"
item 0 "five yards"
item 0 "two plots"
item 0 "one site"
`},
		{"a sign without a note is text", func(g *tagger) {
			g.page()
			g.add("H1", "Budget")
			g.sign("P", "The council agreed it", "1")
			g.add("P", "More text")
		}, `heading 1 "Budget"
paragraph "The council agreed it1" raised("1")
paragraph "More text"
`},
		{"what the tree leaves out stands where its page ends", func(g *tagger) {
			for n := range 3 {
				g.page()
				g.artifact(fmt.Sprintf("Running head %d", n+1))
				g.add("H1", fmt.Sprintf("Part %d", n+1))
				g.add("P", "The text of this part is long enough")
			}
		}, `heading 1 "Part 1"
paragraph "The text of this part is long enough"
paragraph furniture "Running head 1"
heading 1 "Part 2"
paragraph "The text of this part is long enough"
paragraph furniture "Running head 2"
heading 1 "Part 3"
paragraph "The text of this part is long enough"
paragraph furniture "Running head 3"
`},
		{"a caption before its table is tied to it", func(g *tagger) {
			g.page()
			g.add("H1", "Budget")
			g.add("P", "Table 1: What we spend")
			g.y += 20
			var row pdf.Element
			row.Role = "TR"
			for i, text := range []string{"Roads", "120"} {
				k := g.draw(72+200*float64(i), 10, text)
				row.Kids = append(row.Kids, pdf.Kid{Element: &pdf.Element{Role: "TD", Kids: []pdf.Kid{k}}, MCID: -1})
			}
			g.put("Table", pdf.Kid{Element: &row, MCID: -1})
		}, `heading 1 "Budget"
table caption "Table 1: What we spend"
  row
    cell 1x1
      paragraph "Roads"
    cell 1x1
      paragraph "120"
`},
		{"a caption is tied to the box that its figure has", func(g *tagger) {
			g.page()
			g.add("H1", "Bridges")
			g.put("Figure", pdf.Kid{Page: 1, MCID: -1, Box: &pdf.Box{X0: 72, Y0: 90, X1: 300, Y1: 200}})
			g.y = 190
			g.add("P", "Figure 1: The bridge")
			g.add("P", "It is closed until the repairs are done")
		}, `heading 1 "Bridges"
figure caption "Figure 1: The bridge" page 1 [72 90 300 200]
paragraph "It is closed until the repairs are done"
`},
		{"what the tree calls a heading is no caption", func(g *tagger) {
			g.page()
			g.add("H1", "Figure 1: The bridge")
			g.put("Figure", pdf.Kid{Page: 1, MCID: -1, Box: &pdf.Box{X0: 72, Y0: 90, X1: 300, Y1: 200}})
			g.y = 210
			g.add("P", "It is closed until the repairs are done")
		}, `heading 1 "Figure 1: The bridge"
figure page 1 [72 90 300 200]
paragraph "It is closed until the repairs are done"
`},
		{"a figure stands where the images of its marks are drawn", func(g *tagger) {
			g.page()
			g.add("H1", "Bridges")
			g.pages[0].Images = []pdf.Image{
				{Box: pdf.Box{X0: 72, Y0: 100, X1: 300, Y1: 150}, MCID: 7}, {Box: pdf.Box{X0: 72, Y0: 150, X1: 300, Y1: 190}, MCID: 7},
				{Box: pdf.Box{X0: 400, Y0: 100, X1: 500, Y1: 150}, MCID: 8},
			}
			g.put("Figure", pdf.Kid{Page: 1, MCID: 7}, pdf.Kid{Page: 1, MCID: -1, Box: &pdf.Box{X0: 900, Y0: 10, X1: 999, Y1: 50}})
			g.add("P", "It is closed until the repairs are done")
		}, `heading 1 "Bridges"
figure page 1 [72 100 300 190]
paragraph "It is closed until the repairs are done"
`},
		{"figures without content are the images that nothing names, if there are as many", func(g *tagger) {
			g.page()
			g.add("H1", "Bridges")
			g.pages[0].Images = []pdf.Image{
				{Box: pdf.Box{X0: 0, Y0: 0, X1: 595, Y1: 40}, MCID: -1, Artifact: true},
				{Box: pdf.Box{X0: 72, Y0: 100, X1: 300, Y1: 150}, MCID: -1},
				{Box: pdf.Box{X0: 72, Y0: 200, X1: 300, Y1: 250}, MCID: -1},
			}
			g.put("Figure", pdf.Kid{Page: 1, MCID: -1})
			g.put("Figure", pdf.Kid{Page: 1, MCID: -1})
			g.page()
			g.add("P", "It is closed until the repairs are done")
			g.pages[1].Images = g.pages[0].Images
			g.put("Figure", pdf.Kid{Page: 2, MCID: -1})
		}, `heading 1 "Bridges"
figure page 1 [72 100 300 150]
figure page 1 [72 200 300 250]
paragraph "It is closed until the repairs are done"
figure
`},
		{"headings stand between numbered paragraphs that the tree has as one list", func(g *tagger) {
			g.page()
			title := g.line("Plan")
			one := g.line("1.1. The first")
			two := g.line("1.2. The second")
			head := g.line("Homes")
			three := g.line("1.3. The third")
			g.page()
			four := g.line("1.4. The fourth")
			other := g.line("Roads")
			g.put("H1", title)
			g.put("L", item(one), item(two), item(three), item(four))
			g.put("H2", head)
			g.put("H2", other)
		}, `heading 1 "Plan"
paragraph "1.1. The first"
paragraph "1.2. The second"
heading 2 "Homes"
paragraph "1.3. The third"
paragraph "1.4. The fourth"
heading 2 "Roads"
`},
		{"a list in the next column is not put before the list beside it", func(g *tagger) {
			g.page()
			g.y = 400
			left := []pdf.Kid{item(g.line("(a) roads"))}
			g.y = 60
			heading, right := g.draw(320, 10, "Bins"), g.draw(320, 10, "We empty them")
			g.put("H1", g.draw(72, 10, "Plan"))
			g.put("L", left...)
			g.put("H2", heading)
			g.put("P", right)
		}, `heading 1 "Plan"
item 0 [(a)] "roads"
heading 2 "Bins"
paragraph "We empty them"
`},
		{"a note ends where larger text begins, and others begin with their own signs", func(g *tagger) {
			g.page()
			g.add("H1", "Budget")
			g.sign("P", "The council agreed it", "1")
			g.y = 700
			kids := []pdf.Kid{block("P", g.small("1 At its last meeting")), block("P", g.small("2 Mid 2018"))}
			g.page()
			kids = append(kids, block("L", item(g.line("1.1. The first stage"))), block("P", g.line("It is long")))
			g.put("Note", kids...)
			g.add("P", "More text")
		}, `heading 1 "Budget"
paragraph "The council agreed it" noteref("" 1)
note [1] "At its last meeting"
note [2] "Mid 2018"
paragraph "1.1. The first stage"
paragraph "It is long"
paragraph "More text"
`},
		{"a note may begin with an asterisk", func(g *tagger) {
			g.page()
			g.add("H1", "Budget")
			g.sign("P", "The council agreed it", "*")
			g.add("Note", "* At its last meeting")
		}, `heading 1 "Budget"
paragraph "The council agreed it" noteref("" *)
note [*] "At its last meeting"
`},
		{"a paragraph with a bullet is an item", func(g *tagger) {
			g.page()
			g.add("H1", "Budget")
			g.add("P", "We pay for")
			g.add("P", "• roads")
			g.add("P", "• bins")
			g.add("P", "- 5 degrees")
		}, `heading 1 "Budget"
paragraph "We pay for"
item 0 "roads"
item 0 "bins"
item 0 "5 degrees"
`},
		{"paragraphs that are set with tabs are the rows of a table", func(g *tagger) {
			g.page()
			g.add("H1", "Meeting")
			for _, row := range [][]string{{"Present:", "Apologies:"}, {"Ann Ash", "Bo Birch"}, {"Cy Cedar"}} {
				g.y += 14
				var kids []pdf.Kid
				for i, text := range row {
					kids = append(kids, g.draw(72+200*float64(i), 10, text))
				}
				g.put("P", kids...)
			}
			g.add("P", "The chair opened the meeting at seven")
		}, `heading 1 "Meeting"
table
  row
    cell 1x1 header
      paragraph "Present:"
    cell 1x1 header
      paragraph "Apologies:"
  row
    cell 1x1
      paragraph "Ann Ash"
    cell 1x1
      paragraph "Bo Birch"
  row
    cell 1x1
      paragraph "Cy Cedar"
    cell 1x1
paragraph "The chair opened the meeting at seven"
`},
		{"content that the tree names twice stands once", func(g *tagger) {
			g.page()
			g.add("H1", "Budget")
			g.add("P", "Some text")
			g.put("P", g.root.Kids[1].Element.Kids...)
		}, `heading 1 "Budget"
paragraph "Some text"
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := &tagger{root: pdf.Element{Role: "StructTreeRoot"}}
			tt.make(g)
			if diff := cmp.Diff(tt.want, g.blocks(t)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A tree that is not believed leaves the pages as they are: the text is all there.
func TestAssembleAfterABadTree(t *testing.T) {
	g := &tagger{root: pdf.Element{Role: "StructTreeRoot"}}
	g.page()
	for range 5 {
		g.add("P", "A line that the tree does not name")
	}
	g.root.Kids = g.root.Kids[:1]
	pages := g.read()
	if _, ok := layout.AssembleTagged(pages, &g.root, nil); ok {
		t.Fatal("the tree was believed")
	}
	n := 0
	for _, b := range layout.Assemble(pages, nil) {
		n += bytes.Count([]byte(b.Text), []byte("does not name"))
	}
	if n != 5 {
		t.Errorf("%d of 5 lines", n)
	}
}

// report makes a long tagged file with text of both kinds on each page: that the
// tree names and that it leaves out.
func report(pages int, text string) *tagger {
	g := &tagger{root: pdf.Element{Role: "StructTreeRoot"}}
	for n := range pages {
		g.page()
		g.artifact(fmt.Sprintf("Report to the council, page %d", n+1))
		g.add("H2", fmt.Sprintf("Part %d", n+1))
		for range 20 {
			g.add("P", text)
		}
	}
	return g
}

// Ten times the pages must not cost much more than ten times as much: what the
// tree leaves out is put in its places in one pass over the blocks.
func TestCostGrowsWithThePages(t *testing.T) {
	cost := func(pages int) uint64 {
		g := report(pages, "Agreed.")
		read := g.read()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		blocks, ok := layout.AssembleTagged(read, &g.root, nil)
		runtime.ReadMemStats(&after)
		if !ok || len(blocks) != 22*pages {
			t.Fatalf("%d blocks, believed: %v", len(blocks), ok)
		}
		return after.TotalAlloc - before.TotalAlloc
	}
	cost(1) // what is made once
	few, many := cost(100), cost(1000)
	if many > 13*few {
		t.Errorf("100 pages allocate %d bytes, 1,000 pages %d", few, many)
	}
}

// All pages of a tagged file are kept until it shows whether the tree is good, so
// that little may be kept of each: packed words are less than a third of a word.
func TestTaggedPagesAreSmall(t *testing.T) {
	g := report(200, "The committee noted the report and agreed to what it recommends")
	words := 0
	for _, p := range g.pages {
		for _, gl := range p.Glyphs {
			if gl.Text == " " {
				words++
			}
		}
	}
	kept := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := kept()
	read := g.read()
	after := kept()
	if per := (int64(after) - int64(before)) / int64(words); per > 64 {
		t.Errorf("%d bytes are kept for each word", per)
	}
	runtime.KeepAlive(read)
	runtime.KeepAlive(g)
}
