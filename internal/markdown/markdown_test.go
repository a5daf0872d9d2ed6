package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/internal/markdown"
)

func text(s string) []*markdown.Node {
	return []*markdown.Node{{Kind: markdown.Text, Text: s}}
}

func para(s string) *markdown.Node {
	return &markdown.Node{Kind: markdown.Paragraph, Kids: text(s)}
}

func doc(kids ...*markdown.Node) *markdown.Node {
	return &markdown.Node{Kind: markdown.Document, Kids: kids}
}

func TestParseReadsWhatFormatWrote(t *testing.T) {
	cell := func(s string) *markdown.Node { return &markdown.Node{Kind: markdown.Cell, Kids: text(s)} }
	item := func(kids ...*markdown.Node) *markdown.Node {
		return &markdown.Node{Kind: markdown.Item, Kids: kids}
	}
	for name, tree := range map[string]*markdown.Node{
		"headings and paragraphs": doc(
			&markdown.Node{Kind: markdown.Heading, Level: 2, Kids: text("3. Council Tax #")},
			para("You must pay £120 by 1 April.")),
		"a nested list": doc(&markdown.Node{Kind: markdown.List, Kids: []*markdown.Node{
			item(para("one"), &markdown.Node{Kind: markdown.List, Ordered: true, Start: 3, Kids: []*markdown.Node{item(para("deep")), item(para("deeper"))}}),
			item(para("two"))}}),
		"an item of two paragraphs": doc(&markdown.Node{Kind: markdown.List, Kids: []*markdown.Node{item(para("one"), para("still one")), item(para("two"))}}),
		"two lists in a row": doc(
			&markdown.Node{Kind: markdown.List, Kids: []*markdown.Node{item(para("one"))}},
			&markdown.Node{Kind: markdown.List, Ordered: true, Start: 1, Kids: []*markdown.Node{item(para("two"))}}),
		"a table": doc(&markdown.Node{Kind: markdown.Table, Kids: []*markdown.Node{
			{Kind: markdown.Row, Header: true, Kids: []*markdown.Node{cell("Band"), cell("a|b")}},
			{Kind: markdown.Row, Kids: []*markdown.Node{cell("A"), cell("£1,200")}}}}),
		"marks and links": doc(&markdown.Node{Kind: markdown.Paragraph, Kids: []*markdown.Node{
			{Kind: markdown.Text, Text: "Read "},
			{Kind: markdown.Strong, Kids: text("this")},
			{Kind: markdown.Text, Text: " or "},
			{Kind: markdown.Link, URL: "https://example.org/a_b?c=1&copy;=2", Kids: text("that [page]")},
			{Kind: markdown.Text, Text: " "},
			{Kind: markdown.Code, Text: "a ` b"},
			{Kind: markdown.Break},
			{Kind: markdown.Text, Text: "next line"},
		}}),
		"a footnote": doc(
			&markdown.Node{Kind: markdown.Paragraph, Kids: []*markdown.Node{{Kind: markdown.Text, Text: "See"}, {Kind: markdown.NoteRef, Label: "7"}}},
			&markdown.Node{Kind: markdown.Note, Label: "7", Kids: []*markdown.Node{para("The Act.")}}),
		"a quotation": doc(&markdown.Node{Kind: markdown.Quote, Kids: []*markdown.Node{para("one"), para("two")}}),
	} {
		t.Run(name, func(t *testing.T) {
			src := markdown.Format(tree)
			got := markdown.Parse(src)
			dropFiller(got)
			if diff := cmp.Diff(tree, got); diff != "" {
				t.Errorf("wrote\n%s\nread (-want +got):\n%s", src, diff)
			}
		})
	}
}

// dropFiller removes the comment that Format puts between two lists.
func dropFiller(n *markdown.Node) {
	var kids []*markdown.Node
	for _, kid := range n.Kids {
		if kid.Kind == markdown.HTML && kid.Text == "<!-- -->" {
			continue
		}
		dropFiller(kid)
		kids = append(kids, kid)
	}
	n.Kids = kids
}

func TestTextNeverBecomesMarkup(t *testing.T) {
	for _, s := range hostile {
		t.Run(s, func(t *testing.T) {
			src := markdown.Format(doc(para(s), para("end")))
			got := markdown.Parse(src)
			want := doc(para(s), para("end"))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("wrote %q, read (-want +got):\n%s", src, diff)
			}
		})
	}
}

var hostile = []string{
	"# not a heading", "- not an item", "+ no", "* no", "1. not a number", "12) no", "> no quote",
	"<script>alert(1)</script>", "![x](http://example.org/x.png)", "[x](javascript:alert(1))",
	"a*b*c", "_under_ and in_word_here", "``` fence", "~~~ fence", "~~strike~~", "a | b", "| a | b |",
	"=== under", "---", "***", "&lt;b&gt; &copy; &#60; & alone", `back\slash and \* star`, "<https://example.org>",
	"[^1]", "[^1]: note", "[a]: http://example.org", "`code`", "!", "a!", "<!-- comment -->", "&", "<", ":--",
}

func FuzzFormat(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
		if s == "" || strings.ContainsAny(s, "\x00") || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' }) {
			t.Skip()
		}
		got := markdown.Parse(markdown.Format(doc(para(s))))
		if diff := cmp.Diff(doc(para(s)), got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", s, diff)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range hostile {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		markdown.Format(markdown.Parse(src))
	})
}
