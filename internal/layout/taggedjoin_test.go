package layout_test

import (
	"testing"

	"github.com/townclerk/townclerk/internal/pdf"
)

func TestTaggedTextThatWasCut(t *testing.T) {
	tests := []struct {
		name string
		make func(g *tagger)
		want string
	}{
		{"an item that goes on over the page", func(g *tagger) {
			g.page()
			g.put("L", block("LI", block("Lbl", g.line("3.")), block("LBody", g.beside("The council allows for the"))))
			g.page()
			g.put("L", item(g.line("Market Street scheme in this plan.")))
		}, `item 0 [3.] "The council allows for the Market Street scheme in this plan."
`},
		{"a paragraph and the notes below it", func(g *tagger) {
			g.page()
			g.sign("P", "The plan was made by the council", "1")
			g.add("Note", "1 In May")
			g.page()
			g.add("P", "and its partners.")
		}, `paragraph "The plan was made by the council and its partners." noteref("" 1)
note [1] "In May"
`},
		{"a paragraph for each line", func(g *tagger) {
			g.page()
			g.add("P", "These sites are for the needs of the people who live")
			g.add("P", "there now and for the children whom they will have in")
			g.add("P", "years to come. The plan keeps two more of the sites of")
			g.y -= 6
			g.add("P", "Dixley for them.")
			g.add("P", "Two sites are new.")
		}, `paragraph "These sites are for the needs of the people who live there now and for the children whom they will have in years to come. The plan keeps two more of the sites of Dixley for them."
paragraph "Two sites are new."
`},
		{"lines of a form", func(g *tagger) {
			g.page()
			g.add("P", "This line is as wide as the text of this page can be.")
			g.add("P", "number of adults")
			g.add("P", "number of children")
		}, `paragraph "This line is as wide as the text of this page can be."
paragraph "number of adults"
paragraph "number of children"
`},
		{"items without full stops", func(g *tagger) {
			g.page()
			g.put("L", item(g.line("homes for all the people who live in the town now")))
			g.page()
			g.put("L", item(g.line("parks for all the people who live in the town now")))
		}, `item 0 "homes for all the people who live in the town now"
item 0 "parks for all the people who live in the town now"
`},
		{"letters that number criteria", func(g *tagger) {
			g.page()
			g.add("P", "a) It is near to a school and to a shop for food, and")
			g.add("P", "b) it is near to a bus stop or to a station for trains")
		}, `paragraph "a) It is near to a school and to a shop for food, and"
paragraph "b) it is near to a bus stop or to a station for trains"
`},
		{"a sign that stands apart from its note", func(g *tagger) {
			g.page()
			g.sign("P", "The council agreed it", "1")
			g.y += 16
			sign := g.draw(72, 5, "1")
			g.y += 4
			g.put("Note", sign, g.draw(80, 8, "At its last meeting"))
		}, `paragraph "The council agreed it" noteref("" 1)
note [1] "At its last meeting"
`},
		{"a note that the tree has as small print", func(g *tagger) {
			g.page()
			g.add("P", "The text of this page is in letters of this size.")
			g.sign("P", "The council agreed it", "1")
			g.y += 16
			sign := g.draw(72, 5, "1")
			g.y += 1
			g.put("P", sign, g.draw(80, 8, "At its last meeting"))
			g.put("P", g.small("1 Market Street"))
		}, `paragraph "The text of this page is in letters of this size."
paragraph "The council agreed it" noteref("" 1)
note [1] "At its last meeting"
paragraph "1 Market Street"
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var g tagger
			tt.make(&g)
			if got := g.blocks(t); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// beside draws more of the line that was drawn last.
func (g *tagger) beside(text string) pdf.Kid { return g.draw(90, 10, text) }
