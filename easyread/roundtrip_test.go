package easyread_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/extract"
)

// words returns text with single spaces: where lines break does not count.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

// readBack returns what extract finds in a document that a printer wrote, one block a
// line: its kind, its label and its text.
func readBack(t *testing.T, name string, data []byte) []string {
	t.Helper()
	d, err := new(extract.Extractor).Extract(t.Context(), name, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(blocks []extract.Block, kind, label string)
	walk = func(blocks []extract.Block, kind, label string) {
		for _, b := range blocks {
			if b.Info().Layer != extract.Body {
				continue
			}
			switch b := b.(type) {
			case *extract.Heading:
				out = append(out, "heading: "+words(b.Text))
			case *extract.Paragraph:
				out = append(out, kind+label+": "+words(b.Text))
			case *extract.List:
				for _, item := range b.Items {
					walk(item.Blocks, "item ", item.Label)
				}
			case *extract.Table:
				if b.Caption != nil { // a line above a table may be read as its caption
					walk([]extract.Block{b.Caption}, "text", "")
				}
				for _, row := range b.Rows {
					for _, cell := range row.Cells {
						walk(cell.Blocks, "text", "") // rows of a Word file are tables too
					}
				}
			case *extract.Figure:
				if b.Alt != "" {
					out = append(out, "picture: "+words(b.Alt))
				}
			}
		}
	}
	walk(d.Blocks, "text", "")
	return out
}

// sectionNumber is the number of a paragraph of a report. In a PDF it is part of the
// paragraph.
var sectionNumber = regexp.MustCompile(`^[0-9]+(?:\.[0-9]+)+\.?$`)

// expected returns what a reader should find in a printed document.
func expected(d *easyread.Document, pdf bool) []string {
	alt := make(map[string]string)
	for _, p := range d.Pictures {
		alt[p.ID] = words(p.Alt)
	}
	out := []string{"text: Easy Read", "heading: " + words(d.Title.Text)}
	put := func(kind, text string) { out = append(out, kind+": "+words(text)) }
	for _, s := range []string{d.Publisher, d.Date} {
		if s != "" {
			put("text", s)
		}
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		if s.Heading.Text != "" {
			put("heading", s.Heading.Text)
		}
		for _, r := range s.Rows {
			if r.Picture != "" {
				put("picture", alt[r.Picture])
			}
			for _, st := range r.Statements {
				switch {
				case st.Kind != easyread.Item && st.Kind != easyread.Step:
					put("text", st.Text)
				case pdf && sectionNumber.MatchString(st.Label):
					put("text", st.Label+" "+st.Text)
				default:
					put("item "+st.Label, st.Text)
				}
			}
			if r.Table == nil {
				continue
			}
			for _, line := range append([][]easyread.Statement{r.Table.Header}, r.Table.Rows...) {
				for _, cell := range line {
					if cell.Text != "" {
						put("text", cell.Text)
					}
				}
			}
		}
	}
	if len(d.Words) > 0 {
		put("heading", "Words list")
		p, _ := picture.Default().Picture("words-list")
		put("picture", p.Alt)
		for _, w := range d.Words {
			put("text", w.Term)
			put("text", w.Plain)
		}
	}
	put("text", "This is an Easy Read version. The original document has all the details.")
	return out
}

// kinds returns a document with what real ones have that is hard to print: labels
// that follow no count, lists in lists, words and addresses that are wider than
// their column, signs beside links, tables of many columns, rows higher than a page.
func kinds(t *testing.T) *easyread.Document {
	t.Helper()
	line := func(texts ...string) []easyread.Statement {
		var out []easyread.Statement
		for _, text := range texts {
			out = append(out, easyread.Statement{Text: text})
		}
		return out
	}
	step := func(label, text string, level int) easyread.Statement {
		return easyread.Statement{Text: text, Label: label, Kind: easyread.Step, Level: level}
	}
	item := func(text string, level int) easyread.Statement {
		return easyread.Statement{Text: text, Kind: easyread.Item, Level: level}
	}
	long := easyread.Row{Picture: "p", Statements: line("These are the people who can help:")}
	for i := range 40 {
		long.Statements = append(long.Statements, item(fmt.Sprintf("Person %d works at the office of the council in the town.", i+1), 0))
	}
	tall := easyread.Row{Statements: line("The dates of the meetings are:"), Table: &easyread.Table{Header: line("Month", "Day")}}
	for i := range 40 {
		tall.Table.Rows = append(tall.Table.Rows, line(fmt.Sprintf("Month %d", i+1), fmt.Sprintf("Day %d", i%28+1)))
	}
	const address = "https://www.dixley.gov.uk/planning_and_building/local_plans_of_the_district/consultation_documents/2026"
	drawing, ok := picture.Default().Picture("housing")
	if !ok {
		t.Fatal("no picture of housing")
	}
	drawing.ID = "p"
	return &easyread.Document{
		Title: easyread.Statement{Text: "Ŵyr a’r Ŷd – plans of the council for Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"}, Publisher: "Cyngor Sir Ŷnys Môn", Date: "6 February 2026",
		Pictures: []picture.Picture{drawing},
		Sections: []easyread.Section{
			{Heading: easyread.Statement{Text: "1.1 Numbers of every kind"}, Rows: []easyread.Row{
				{Statements: []easyread.Statement{step("1.8", "People told us what they think.", 0), step("1.10", "We changed the plan.", 0)}},
				{Statements: []easyread.Statement{step("2.2.1.", "A paragraph with a list:", 0), item("one", 1), item("two", 1)}},
				{Picture: "p", Statements: []easyread.Statement{step("26/01", "An item of an agenda.", 0), step("26/03", "Another.", 0)}},
				{Statements: []easyread.Statement{step("a)", "First letter", 0), step("c)", "third letter", 0)}},
				{Statements: []easyread.Statement{step("(iv)", "Roman", 0), step("(v)", "numbers", 0), item("with a list inside", 1), step("1.", "and inside that", 2), step("(vi)", "and on.", 0)}},
				{Statements: []easyread.Statement{step("7.", "Seven", 0)}},
			}},
			{Heading: easyread.Statement{Text: "Words that are too long"}, Rows: []easyread.Row{
				{Picture: "p", Statements: line("See the page ("+address+"), or ask us.", "Or see "+address+"; it is long.", "Title: Planning Obligations- update of the plan that the council made- a list of dates.")},
				{Statements: line("It is at 10am - 12 noon, and/or on 1/2/2026, Lloydgeorgestraße/Antidisestablishmentarianism/Road.")},
				{Table: &easyread.Table{
					Header: line("Infrastructure", "Neighbourhoods", "Responsibilities", "Undetermined", "Communities", "Money"),
					Rows:   [][]easyread.Statement{line("Winchcombe", "Minsterworth", "Gloucestershire", "Transportation", "Tewkesbury", "£1,250,000"), line("", "Toddington", "-", "", address, "none")},
				}},
			}},
			{Rows: []easyread.Row{long, tall}},
		},
		Words: []easyread.HardWord{{Term: "infrastructure", Plain: "Infrastructure is roads, pipes and wires."}, {Term: "undetermined", Plain: "Not decided yet."}},
	}
}

// readSample converts the sample once for all tests.
var readSample = sync.OnceValues(func() (*easyread.Document, error) {
	source, err := extract.File(context.Background(), "../examples/testdata/council-tax-support.pdf")
	if err != nil {
		return nil, err
	}
	return easyread.Convert(context.Background(), source)
})

func sample(t *testing.T) *easyread.Document {
	t.Helper()
	d, err := readSample()
	if err != nil {
		t.Fatal(err)
	}
	// Drawing its many pictures for Word would take long, and shows nothing here.
	plain := *d
	plain.Pictures = slices.Clone(d.Pictures)
	for i := range plain.Pictures {
		plain.Pictures[i].SVG = `<svg viewBox="0 0 8 1"><path d="M0 0h8v1z"/></svg>`
	}
	return &plain
}

func TestPrintedPagesAreReadBack(t *testing.T) {
	t.Parallel()
	for name, d := range map[string]*easyread.Document{"a notice": convert(t, easyread.Converter{}, notice), "the sample": sample(t), "all kinds": kinds(t)} {
		for _, size := range []int{14, 24} {
			p := &easyread.Printer{PointSize: size}
			for file, print := range map[string]func(io.Writer, *easyread.Document) error{"a.docx": p.DOCX, "a.pdf": p.PDF} {
				var b bytes.Buffer
				if err := print(&b, d); err != nil {
					t.Fatal(err)
				}
				data := b.Bytes()
				t.Run(fmt.Sprintf("%s as %s in %d points", name, file, size), func(t *testing.T) {
					if diff := cmp.Diff(expected(d, file == "a.pdf"), readBack(t, file, data)); diff != "" {
						t.Errorf("(-want +got):\n%s", diff)
					}
				})
			}
		}
	}
}
