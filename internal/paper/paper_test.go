package paper_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/townclerk/townclerk/internal/paper"
)

func list(labels ...string) *paper.List {
	l := &paper.List{}
	for _, label := range labels {
		l.Items = append(l.Items, paper.Item{Label: label})
	}
	return l
}

func TestNumberingOfLabels(t *testing.T) {
	for _, c := range []struct {
		labels string
		want   paper.Numbering
	}{
		{"", paper.Numbering{}},
		{"1. 2. 3.", paper.Numbering{Format: paper.Decimal, After: ".", Start: 1}},
		{"7 8", paper.Numbering{Format: paper.Decimal, Start: 7}},
		{"(a) (b)", paper.Numbering{Format: paper.LowerLetter, Before: "(", After: ")", Start: 1}},
		{"i) ii) iii) iv)", paper.Numbering{Format: paper.LowerRoman, After: ")", Start: 1}},
		{"i.", paper.Numbering{Format: paper.LowerRoman, After: ".", Start: 1}},
		{"h. i. j.", paper.Numbering{Format: paper.LowerLetter, After: ".", Start: 8}},
		{"IX X XI", paper.Numbering{Format: paper.UpperRoman, Start: 9}},
		{"B. C.", paper.Numbering{Format: paper.UpperLetter, After: ".", Start: 2}},
		{"1. 3.", paper.Numbering{Format: paper.Literal}},
		{"1. 2)", paper.Numbering{Format: paper.Literal}},
		{"1.1 1.2", paper.Numbering{Format: paper.Literal}},
		{"01 02", paper.Numbering{Format: paper.Literal}},
		{"- -", paper.Numbering{Format: paper.Literal}},
		{"iiii v", paper.Numbering{Format: paper.Literal}},
	} {
		t.Run(c.labels, func(t *testing.T) {
			labels := strings.Fields(c.labels)
			if c.labels == "" {
				labels = []string{"", ""}
			}
			if diff := cmp.Diff(c.want, list(labels...).Numbering()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestOnlySafeLinksAreLive(t *testing.T) {
	for target, want := range map[string]string{
		"https://dixley.gov.uk/a?b=c":                       "https://dixley.gov.uk/a?b=c",
		" mailto:a@dixley.gov.uk":                           "mailto:a@dixley.gov.uk",
		"tel:+441632960001":                                 "tel:+441632960001",
		"mailto:a b<c>@dixley.gov.uk?subject=%zz":           "mailto:a%20b%3Cc%3E@dixley.gov.uk?subject=%25zz",
		"https://dixley.gov.uk/ŵyr?q={a|b}#ŷ":               "https://dixley.gov.uk/%C5%B5yr?q=%7Ba%7Cb%7D#%C5%B7",
		"https://www.ŷnys.example/":                         "https://www.%C5%B7nys.example/",
		"https://dixley.gov.uk/" + strings.Repeat("ŵ", 500): "",
		"javascript:alert(1)":                               "",
		"JAVASCRIPT:alert(1)":                               "",
		"java\nscript:alert(1)":                             "",
		"data:text/html,x":                                  "",
		"file:///etc/passwd":                                "",
		"//evil.example":                                    "",
		"/here":                                             "",
		"https://good.example@evil/":                        "",
		"https://":                                          "",
		"mailto:":                                           "",
		"https://a.example/\u202ex":                         "",
		"https://" + strings.Repeat("a", 2000):              "",
	} {
		if got := paper.SafeLink(target); got != want {
			t.Errorf("SafeLink(%.40q) = %q, want %q", target, got, want)
		}
	}
	for target, want := range map[string]string{"#s2": "s2", "#s2.r1": "s2.r1", "#": "", "#2": "", "s2": "", "#a b": "", "#" + strings.Repeat("a", 20): ""} {
		if got := paper.LocalLink(target); got != want {
			t.Errorf("LocalLink(%q) = %q, want %q", target, got, want)
		}
	}
}

func TestCleanDropsWhatMisleads(t *testing.T) {
	for in, want := range map[string]string{
		"a\tb\r\nc\x00\x1b[31m": "a b \nc[31m", "\u202egpj.exe": "gpj.exe", "a\u2028b\u2029c": "a\u2028b c", "\xff\xfea": "a", "Mee\ufffdng": "Mee\ufffdng",
		"a\U000E0062\U000E0063d": "ad", "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F": "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F", "ŵ £ ‘’ 🙂": "ŵ £ ‘’ 🙂", "\ufffe\U0001ffff\ufdd0": "",
	} {
		if got := paper.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNamesAndLanguagesOfDocuments(t *testing.T) {
	heading := &paper.Heading{Runs: []paper.Run{{Text: "A "}, {Text: "title\nof two lines"}}}
	for _, c := range []struct {
		doc        paper.Document
		name, lang string
	}{
		{paper.Document{}, "Document", "en-GB"},
		{paper.Document{Title: " T ", Language: "cy"}, "T", "cy"},
		{paper.Document{Language: "<b>", Blocks: []paper.Block{heading}}, "A title of two lines", "en-GB"},
	} {
		if got := c.doc.Name(); got != c.name {
			t.Errorf("name %q, want %q", got, c.name)
		}
		if got := c.doc.Lang(); got != c.lang {
			t.Errorf("language %q, want %q", got, c.lang)
		}
	}
}

func TestSharesOfColumns(t *testing.T) {
	text := func(words ...int) paper.Cell {
		var all []string
		for _, n := range words {
			all = append(all, strings.Repeat("x", n))
		}
		return paper.Cell{Blocks: []paper.Block{&paper.Paragraph{Runs: paper.Text(strings.Join(all, " "))}}}
	}
	line := func(cells ...paper.Cell) [][]paper.Cell { return [][]paper.Cell{cells} }
	// Each letter is one wide, and one and a half in bold type.
	measure := func(text string, bold bool) float64 {
		n := float64(utf8.RuneCountInString(text))
		if bold {
			n *= 1.5
		}
		return n
	}
	for name, c := range map[string]struct {
		table paper.Table
		want  []float64
		fits  bool
	}{
		"given":                       {paper.Table{Widths: []float64{1, 3}, Rows: line(text(8), text(28))}, []float64{.25, .75}, true},
		"given and too narrow":        {paper.Table{Widths: []float64{1, 3}, Rows: line(text(9), text(28))}, []float64{.25, .75}, false},
		"words fit, the rest by text": {paper.Table{Rows: line(text(4), text(4, 4, 4, 4, 4))}, []float64{.15, .85}, true},
		"words alone":                 {paper.Table{Rows: line(text(8), text(28))}, []float64{.25, .75}, true},
		"a word that does not fit":    {paper.Table{Rows: line(text(8), text(58), text(6))}, []float64{.25, .55, .2}, false},
		"words that do not fit":       {paper.Table{Rows: line(text(28), text(58))}, []float64{.5, .5}, false},
		"short text does not break":   {paper.Table{Rows: line(text(3, 4), text(28))}, []float64{.25, .75}, true},
		"headings are bold":           {paper.Table{Header: []paper.Cell{text(12), text(4)}, Rows: line(text(4), text(18))}, []float64{.5, .5}, true},
		"names of rows are bold":      {paper.Table{RowHeader: true, Rows: append(line(text(4), text(4)), line(text(12), text(18))...)}, []float64{.5, .5}, true},
		"empty":                       {paper.Table{Rows: line(text(), text())}, []float64{.5, .5}, true},
		"wrong":                       {paper.Table{Widths: []float64{-1, math.Inf(1)}, Rows: line(text(), text())}, []float64{.5, .5}, true},
		"no columns":                  {paper.Table{}, nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })
			got, fits := c.table.Shares(40, 2, measure)
			if diff := cmp.Diff(c.want, got, near, cmpopts.EquateEmpty()); diff != "" || fits != c.fits {
				t.Errorf("fits is %v, want %v (-want +got):\n%s", fits, c.fits, diff)
			}
		})
	}
}

// contrast is the contrast of two colours (WCAG 2.2, relative luminance).
func contrast(a, b paper.Colour) float64 {
	light := func(c paper.Colour) float64 {
		sum := 0.0
		for i, weight := range []float64{.0722, .7152, .2126} {
			v := float64(c>>(8*i)&0xFF) / 255
			if v <= .04045 {
				v /= 12.92
			} else {
				v = math.Pow((v+.055)/1.055, 2.4)
			}
			sum += weight * v
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func TestColoursHaveContrast(t *testing.T) {
	for _, theme := range []paper.Theme{paper.Plain, paper.EasyRead} {
		p := theme.Palette()
		if c := contrast(p.OnCover, p.Cover); c < 7 {
			t.Errorf("theme %d: the cover has a contrast of %.1f", theme, c)
		}
		for _, ground := range []paper.Colour{0xFFFFFF, p.Band, p.Box} {
			for _, ink := range []paper.Colour{p.Text, p.Heading, p.Link} {
				if c := contrast(ink, ground); c < 7 {
					t.Errorf("theme %d: %06X on %06X has a contrast of %.1f", theme, ink, ground, c)
				}
			}
		}
	}
}

func ExampleList_Numbering() {
	l := &paper.List{Items: []paper.Item{{Label: "(b)"}, {Label: "(c)"}}}
	n := l.Numbering()
	fmt.Println(n.Format == paper.LowerLetter, n.Before, n.Start, n.After)
	// Output: true ( 2 )
}

// shape writes what the pieces of a row hold, such as "picture a [b c]".
func shape(pieces []*paper.Row) []string {
	var out []string
	for _, r := range pieces {
		var parts []string
		if r.Picture != nil {
			parts = append(parts, "picture")
		}
		if r.Joined {
			parts = append(parts, "joined")
		}
		for _, b := range r.Blocks {
			switch b := b.(type) {
			case *paper.Paragraph:
				parts = append(parts, paper.Content(b.Runs))
			case *paper.List:
				var items []string
				for i := range b.Items {
					items = append(items, b.Items[i].Label+paper.Content(b.Items[i].Blocks[0].(*paper.Paragraph).Runs))
				}
				parts = append(parts, fmt.Sprint(items))
			}
		}
		out = append(out, strings.Join(parts, " "))
	}
	return out
}

func TestPiecesOfRows(t *testing.T) {
	para := func(text string) paper.Block { return &paper.Paragraph{Runs: paper.Text(text)} }
	box := func(text string) paper.Block {
		return &paper.Paragraph{Style: paper.Boxed, Runs: paper.Text(text)}
	}
	items := func(texts ...string) *paper.List {
		l := &paper.List{}
		for _, text := range texts {
			l.Items = append(l.Items, paper.Item{Blocks: []paper.Block{para(text)}})
		}
		return l
	}
	for name, c := range map[string]struct {
		blocks []paper.Block
		want   []string
	}{
		"what leads to a list stays with it":   {[]paper.Block{para("lead"), items("a", "b", "c", "d", "e")}, []string{"picture lead [a b]", "joined [c]", "joined [d e]"}},
		"a box stays with what it is about":    {[]paper.Block{para("a"), para("b"), box("B"), para("c"), para("d"), box("D"), box("E")}, []string{"picture a b B", "joined c d D E"}},
		"three items are not parted":           {[]paper.Block{para("lead"), items("a", "b", "c")}, []string{"picture lead [a b c]"}},
		"a box above a list leads to it":       {[]paper.Block{para("a"), para("b"), para("c"), box("C"), items("d", "e")}, []string{"picture a b", "joined c C [d e]"}},
		"text that follows a list is no lead":  {[]paper.Block{items("a", "b"), para("c"), para("d"), para("e")}, []string{"picture [a b]", "joined c", "joined d e"}},
		"an empty row":                         {nil, []string{"picture"}},
		"lists of two kinds do not become one": {[]paper.Block{items("a"), &paper.List{Items: []paper.Item{{Label: "1.", Blocks: []paper.Block{para("b")}}}}, items("c", "d")}, []string{"picture [a] [1.b]", "joined [c d]"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := &paper.Row{Picture: &paper.Picture{}, Blocks: c.blocks}
			if diff := cmp.Diff(c.want, shape(r.Pieces())); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTallRows(t *testing.T) {
	text := func(words int) []paper.Block {
		return []paper.Block{&paper.Paragraph{Runs: paper.Text(strings.Repeat("words ", words))}}
	}
	table := &paper.Table{}
	for range 12 {
		table.Rows = append(table.Rows, []paper.Cell{{Blocks: text(1)}, {Blocks: text(2)}})
	}
	for name, c := range map[string]struct {
		row  *paper.Row
		size float64
		want bool
	}{
		"a sentence":             {&paper.Row{Blocks: text(12)}, 16, false},
		"a long paragraph":       {&paper.Row{Blocks: text(100)}, 16, true},
		"the same in small type": {&paper.Row{Blocks: text(60)}, 14, false},
		"and in large print":     {&paper.Row{Blocks: text(60)}, 24, true},
		"a long list":            {&paper.Row{Blocks: []paper.Block{&paper.List{Items: make([]paper.Item, 1)}, &paper.List{Items: []paper.Item{{Blocks: text(50)}, {Blocks: text(50)}}}}}, 16, true},
		"a long table":           {&paper.Row{Blocks: []paper.Block{table}}, 16, true},
		"nothing":                {&paper.Row{Blocks: []paper.Block{(*paper.Paragraph)(nil), (*paper.List)(nil), (*paper.Table)(nil)}}, 16, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.row.Tall(c.size); got != c.want {
				t.Errorf("tall is %v", got)
			}
		})
	}
}
