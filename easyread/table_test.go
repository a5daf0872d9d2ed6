package easyread_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// table makes a table of texts: cells of a line are parted by "|", a line that
// begins with "!" is a header, and "a^2" spans two columns.
func table(lines ...string) *extract.Table {
	t := &extract.Table{BlockInfo: extract.BlockInfo{ID: "t"}}
	for i, line := range lines {
		line, header := strings.CutPrefix(line, "!")
		var row extract.Row
		for j, text := range strings.Split(line, "|") {
			cell := extract.Cell{Header: header}
			if before, span, ok := strings.Cut(text, "^"); ok {
				text = before
				cell.ColSpan = int(span[0] - '0')
			}
			if text != "" {
				cell.Blocks = []extract.Block{&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: fmt.Sprintf("t.%d.%d", i, j)}, Text: text}}
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// shape returns the statements of a document after its opening heading.
func shape(t *testing.T, blocks ...extract.Block) []string {
	t.Helper()
	source := &extract.Document{Blocks: blocks}
	cv := easyread.Converter{Simplifier: engine(same)}
	d, err := cv.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	checkInvariants(t, source, d)
	checkNothingLost(t, source, d)
	var out []string
	for at, s := range d.All() {
		if at != "s1" {
			out = append(out, strings.TrimPrefix(at, "s1.")+" "+s.Text)
		}
	}
	return out
}

func TestTables(t *testing.T) {
	tests := []struct {
		name  string
		table *extract.Table
		want  []string
	}{
		{"two columns without names are sentences", table("Band A|£1,200", "Band B|£1,400"), []string{
			"r1.1 Band A: £1,200", "r1.2 Band B: £1,400",
		}},
		{"two columns with names are a simple table", table("!Band|Cost", "A|£1,200"), []string{
			"r1.t0.1 Band", "r1.t0.2 Cost", "r1.t1.1 A", "r1.t1.2 £1,200",
		}},
		{"one column is a list", table("One", "Two"), []string{"r1.1 One", "r1.2 Two"}},
		{"five columns are a list for each line", table("!Day|A|B|C|D", "Monday|1|2|3|4"), []string{
			"r1.1 Day: Monday", "r1.2 A: 1", "r1.3 B: 2", "r1.4 C: 3", "r1.5 D: 4",
		}},
		{"a column with nothing in it is left out", table("!Day|A|B", "Monday|1|", "Tuesday|2|"), []string{
			"r1.t0.1 Day", "r1.t0.2 A", "r1.t1.1 Monday", "r1.t1.2 1", "r1.t2.1 Tuesday", "r1.t2.2 2",
		}},
		{"a column for an answer stays", table("!Day|A|Your choice", "Monday|1|", "Tuesday|2|"), []string{
			"r1.t0.1 Day", "r1.t0.2 A", "r1.t0.3 Your choice", "r1.t1.1 Monday", "r1.t1.2 1", "r1.t2.1 Tuesday", "r1.t2.2 2",
		}},
		{"a first line that names the columns is their name", table("No|Action|Owner|Update|More", "May1|Write to Ann|CF|Done|x", "May2|Ask Ben|NO||y"), []string{
			"r1.1 Number: May1", "r1.2 Action: Write to Ann", "r1.3 Owner: CF", "r1.4 Update: Done", "r1.5 More: x",
			"r2.1 Number: May2", "r2.2 Action: Ask Ben", "r2.3 Owner: NO", "r2.4 More: y",
		}},
		{"a first line like the others is no name", table("Ann|Ben|Cat|Dan|Eva", "Fay|Guy|Hal|Ina|Jim", "Kay|Lou|Max|Ned|Oli"), []string{
			"r1.1 Ann", "r1.2 Ben", "r1.3 Cat", "r1.4 Dan", "r1.5 Eva", "r2.1 Fay", "r2.2 Guy", "r2.3 Hal", "r2.4 Ina", "r2.5 Jim",
			"r3.1 Kay", "r3.2 Lou", "r3.3 Max", "r3.4 Ned", "r3.5 Oli",
		}},
		{"a code stands for the line below it too", table("24/01761/F|Mill House, Mill Lane|A new heat pump NO", "|Dixley|OBJECTION"), []string{
			"r1.t1.1 24/01761/F", "r1.t1.2 Mill House, Mill Lane Dixley", "r1.t1.3 A new heat pump NO OBJECTION",
		}},
		{"the end of a cell on the next line goes on with it", table("!Day|A|B|C|D", "Monday|1|2|3|we have an answer that was", "||||sent"), []string{
			"r1.1 Day: Monday", "r1.2 A: 1", "r1.3 B: 2", "r1.4 C: 3", "r1.5 D: we have an answer that was sent",
		}},
		{"a name over two columns names both", table("!Area|Cost^2|Time|More", "North|£1|£2|9am|x"), []string{
			"r1.1 Area: North", "r1.2 Cost: £1", "r1.3 Cost: £2", "r1.4 Time: 9am", "r1.5 More: x",
		}},
		{"two lines of names are joined", table("!Area|Cost^2", "!|2025|2026", "North|£1|£2"), []string{
			"r1.1 Area: North", "r1.2 Cost, 2025: £1", "r1.3 Cost, 2026: £2",
		}},
		{"long cells are no simple table", table("!Who|What", "We|a text that is much longer than people can read in a cell"), []string{
			"r1.1 Who: We", "r1.2 What: a text that is much longer than people can read in a cell",
		}},
		{"empty lines are nothing", table("!A|B|C", "||", "1|2|3"), []string{
			"r1.t0.1 A", "r1.t0.2 B", "r1.t0.3 C", "r1.t1.1 1", "r1.t1.2 2", "r1.t1.3 3",
		}},
		{"only names", table("!A|B"), []string{"r1.1 A", "r2.1 B"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, shape(t, test.table)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestContactDetails(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a phone number", "Tel: 01632 960 001", []string{"r1.1 Phone: 01632 960 001"}},
		{"an email address", "E-mail: a@dixley.example", []string{"r1.1 Email: a@dixley.example"}},
		{"an address on one line", "Benefits Team, Town Hall, Mill Lane, Dixley DX1 2AB", []string{
			"r1.1 Benefits Team", "r1.2 Town Hall", "r1.3 Mill Lane", "r1.4 Dixley DX1 2AB",
		}},
		{"an address on its lines", "Town Hall\nMill Lane\nDixley\nDX1 2AB", []string{
			"r1.1 Town Hall", "r1.2 Mill Lane", "r1.3 Dixley", "r1.4 DX1 2AB",
		}},
		{"a sentence stays one", "You can call the Benefits Team on 01632 960 001.", []string{
			"r1.1 You can call the Benefits Team on 01632 960 001.",
		}},
		{"a sentence with an address stays one", "We have moved to the Town Hall, Mill Lane, Dixley DX1 2AB.", []string{
			"r1.1 We have moved to the Town Hall, Mill Lane, Dixley DX1 2AB.",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := shape(t, &extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "p"}, Text: test.text})
			// The details are repeated at the end.
			n := 0
			for n < len(got) && !strings.HasPrefix(got[n], "s2") {
				n++
			}
			if diff := cmp.Diff(test.want, got[:n]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if n == len(got) {
				t.Error("the details are not repeated at the end")
			}
		})
	}
}

// The caption of a table of which a shorter document keeps nothing would announce what
// does not follow.
func TestCaptionOfATableThatIsLeftOut(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Report on the plan\n\n## Homes\n\n")
	for range 150 {
		b.WriteString("The plan says that new homes will stand near the station in the north of the town.\n\n")
	}
	b.WriteString("## Appendix: methodology\n\n| Stage | What was done |\n|---|---|\n")
	for _, stage := range []string{"First", "Second", "Third", "Fourth"} {
		b.WriteString("| " + stage + " | Earlier studies were read side by side, and the scores of each were set against those of all the others in turn |\n")
	}
	source := parse(t, b.String())
	i := slices.IndexFunc(source.Blocks, func(b extract.Block) bool { _, ok := b.(*extract.Table); return ok })
	caption := &extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "caption"}, Text: "Table 1: How sites were scored"}
	source.Blocks[i].(*extract.Table).Caption = caption
	for length, said := range map[easyread.Length]bool{easyread.Complete: true, easyread.Standard: false} {
		cv := easyread.Converter{Length: length}
		doc, err := cv.Convert(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(plain(t, doc), caption.Text); got != said {
			t.Errorf("%s: the caption is said: %v, want %v", length, got, said)
		}
		if left := slices.ContainsFunc(doc.LeftOut, func(l easyread.LeftOut) bool { return l.Text == caption.Text }); left == said {
			t.Errorf("%s: the caption is listed as left out: %v, want %v", length, left, !said)
		}
	}
}
