package easyread_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/golden"
)

// parse reads a document from Markdown.
func parse(t testing.TB, text string) *extract.Document {
	t.Helper()
	d, err := new(extract.Extractor).Extract(t.Context(), "input.md", bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// convert converts a document of Markdown.
func convert(t testing.TB, c easyread.Converter, text string) *easyread.Document {
	t.Helper()
	d, err := c.Convert(t.Context(), parse(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// plain returns the document as text.
func plain(t testing.TB, d *easyread.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := new(easyread.Printer).Text(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, c *golden.Case) {
		var options struct {
			Length  easyread.Length
			Rewrite bool // with our own engine; else the sentences stay as they are
		}
		if len(c.Options) > 0 {
			if err := json.Unmarshal(c.Options, &options); err != nil {
				t.Fatal(err)
			}
		}
		source := parse(t, string(c.Input(t)))
		cv := easyread.Converter{Length: options.Length}
		if !options.Rewrite {
			cv.Simplifier = engine(same)
		}
		d, err := cv.Convert(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		checkInvariants(t, source, d)
		var text, markdown, findings bytes.Buffer
		if err := new(easyread.Printer).Text(&text, d); err != nil {
			t.Fatal(err)
		}
		if err := new(easyread.Printer).Markdown(&markdown, d); err != nil {
			t.Fatal(err)
		}
		for _, f := range d.Findings {
			fmt.Fprintf(&findings, "%s %s %s: %s\n", f.Rule, f.Severity, f.At.Block, f.Message)
		}
		c.Check(t, "text", text.Bytes())
		c.Check(t, "markdown", markdown.Bytes())
		c.Check(t, "sources", sources(d))
		c.Check(t, "findings", findings.Bytes())
	})
}

// sources lists the places of the result with their pictures and sources.
func sources(d *easyread.Document) []byte {
	var b bytes.Buffer
	for i := range d.Sections {
		for j, r := range d.Sections[i].Rows {
			fmt.Fprintf(&b, "s%d.r%d picture %q\n", i+1, j+1, r.Picture)
		}
	}
	for at, s := range d.All() {
		fmt.Fprintf(&b, "%s %s %v", at, s.Kind, s.Inferred)
		for _, r := range s.Source {
			fmt.Fprintf(&b, " %s:%d-%d", r.Block, r.Span.Start, r.Span.End)
		}
		b.WriteByte('\n')
	}
	for _, l := range d.LeftOut {
		fmt.Fprintf(&b, "left out (%s): %s\n", l.Reason, l.Text)
	}
	return b.Bytes()
}

// texts returns the text of each block by its ID.
func texts(d *extract.Document) map[string]string {
	m := make(map[string]string)
	for b := range d.All() {
		switch b := b.(type) {
		case *extract.Heading:
			m[b.ID] = b.Text
		case *extract.Paragraph:
			m[b.ID] = b.Text
		}
	}
	return m
}

// checkInvariants checks what holds for every result.
func checkInvariants(t *testing.T, source *extract.Document, d *easyread.Document) {
	t.Helper()
	blocks := texts(source)
	places := make(map[string]bool)
	for at, s := range d.All() {
		if places[at] {
			t.Errorf("two statements at %s", at)
		}
		places[at] = true
		if strings.TrimSpace(s.Text) == "" || strings.ContainsAny(s.Text, "\n\r") {
			t.Errorf("%s: bad text %q", at, s.Text)
		}
		if len(s.Source) == 0 && !s.Inferred {
			t.Errorf("%s: %q has no source", at, s.Text)
		}
		for _, r := range s.Source {
			text, ok := blocks[r.Block]
			if !ok || r.Span.Start < 0 || r.Span.Start >= r.Span.End || r.Span.End > len(text) {
				t.Errorf("%s: source %v is not in the document", at, r)
			}
		}
		last := 0
		for _, m := range s.Marks {
			if m.Start < last || m.End > len(s.Text) || m.Start >= m.End {
				t.Errorf("%s: bad marks %v", at, s.Marks)
			}
			last = m.End
		}
		if s.Facts != nil && len(s.Facts.New)+len(s.Facts.Changed)+len(s.Facts.Dropped) > 0 {
			t.Errorf("%s: %q is not what the source says: %+v", at, s.Text, *s.Facts)
		}
	}
	for _, f := range d.Findings {
		if f.At.Block != "" && !places[f.At.Block] {
			t.Errorf("finding %s is at %q, which is nowhere", f.Rule, f.At.Block)
		}
	}
	pictures := make(map[string]bool)
	for _, p := range d.Pictures {
		if pictures[p.ID] || p.Alt == "" || p.SVG == "" {
			t.Errorf("picture %q is there twice or has no alt text", p.ID)
		}
		pictures[p.ID] = true
	}
	for _, s := range d.Sections {
		for _, r := range s.Rows {
			if r.Picture != "" && !pictures[r.Picture] {
				t.Errorf("picture %q is not in the document", r.Picture)
			}
		}
	}
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var again easyread.Document
	if err := json.Unmarshal(raw, &again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, &again); diff != "" {
		t.Errorf("JSON changes the document (-want +got):\n%s", diff)
	}
}

// checkNothingLost checks that every byte of the source that is not white space is
// the source of a statement or is noted as left out.
func checkNothingLost(t *testing.T, source *extract.Document, d *easyread.Document) {
	t.Helper()
	covered := make(map[string][]bool)
	for id, text := range texts(source) {
		covered[id] = make([]bool, len(text))
	}
	mark := func(r extract.Ref) {
		if r.Span == (extract.Span{}) {
			r.Span.End = len(covered[r.Block])
		}
		for i := r.Span.Start; i < r.Span.End; i++ {
			covered[r.Block][i] = true
		}
	}
	for _, s := range d.All() {
		for _, r := range s.Source {
			mark(r)
		}
	}
	for _, l := range d.LeftOut {
		// An entry about a table or a list is about all that is in it.
		for b := range source.All() {
			if b.Info().ID != l.Ref.Block {
				continue
			}
			for inner := range (&extract.Document{Blocks: []extract.Block{b}}).All() {
				if inner == b {
					mark(l.Ref)
				} else {
					mark(extract.Ref{Block: inner.Info().ID})
				}
			}
		}
	}
	for id, text := range texts(source) {
		for i, r := range text {
			if !covered[id][i] && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !inLabel(text, i) {
				t.Errorf("%s: byte %d of %q is neither kept nor noted", id, i, text)
				break
			}
		}
	}
}

// inLabel reports whether a byte is in the number of a paragraph, which becomes a
// label, or the sign of a note.
func inLabel(text string, i int) bool {
	return regexp.MustCompile(`^\s*\(?\d+(\.\d+)+\.?\)?\s+`).FindString(text) > text[:i] || strings.ContainsAny(text[:i+1], "[^")
}

const notice = `# Rubbish collections

Dixley Town Council will change the days on which it collects rubbish from 1 June 2026.

## What you must do

You must put your bin out by 7am. The new lorries are green. They were built in Leeds. We bought them last year.

If you do not, we may charge you £25.

You can appeal within 28 days.

| Day | Area |
| --- | --- |
| Monday | North |
| Tuesday | South |

## History

Collections began long ago. Horses pulled the carts. The carts were made of wood. The horses lived near the river.

## Contact us

Phone: 01632 960 001

Email: bins@dixley.gov.uk
`

func TestNothingIsLostWithoutANote(t *testing.T) {
	source := parse(t, notice)
	for _, length := range []easyread.Length{easyread.Complete, easyread.Standard, easyread.Summary} {
		t.Run(length.String(), func(t *testing.T) {
			cv := easyread.Converter{Length: length}
			d, err := cv.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			checkInvariants(t, source, d)
			checkNothingLost(t, source, d)
			// What asks something of the reader is kept at every length.
			out := plain(t, d)
			for _, want := range []string{"1 June 2026", "7am", "£25", "28 days", "01632 960 001", "bins@dixley.gov.uk", "appeal"} {
				if !strings.Contains(out, want) {
					t.Errorf("%q is lost in:\n%s", want, out)
				}
			}
			if got := strings.Contains(out, "made of wood"); got != (length != easyread.Summary) {
				t.Errorf("what a summary has no room for is kept: %v", got)
			}
		})
	}
}

// same gives the sentences of a passage back as they are.
func TestConvertErrors(t *testing.T) {
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	source := parse(t, notice)
	tests := []struct {
		name string
		ctx  context.Context
		cv   easyread.Converter
		doc  *extract.Document
		want error
	}{
		{"an empty document", t.Context(), easyread.Converter{}, &extract.Document{Name: "a.pdf"}, easyread.ErrEmpty},
		{"only furniture", t.Context(), easyread.Converter{}, &extract.Document{Blocks: []extract.Block{
			&extract.Paragraph{BlockInfo: extract.BlockInfo{Layer: extract.Furniture}, Text: "Page 1"},
		}}, easyread.ErrEmpty},
		{"no document", t.Context(), easyread.Converter{}, nil, easyread.ErrOption},
		{"a negative limit", t.Context(), easyread.Converter{MaxWords: -1}, source, easyread.ErrOption},
		{"an unknown length", t.Context(), easyread.Converter{Length: 9}, source, easyread.ErrOption},
		{"a context that is over", canceled, easyread.Converter{}, source, context.Canceled},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := test.cv.Convert(test.ctx, test.doc)
			if !errors.Is(err, test.want) || d != nil {
				t.Errorf("document %v, error %v, want %v", d, err, test.want)
			}
		})
	}
}

func TestConvertDoesNotChangeItsInput(t *testing.T) {
	source, same := parse(t, notice), parse(t, notice)
	if _, err := easyread.Convert(t.Context(), source); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(same, source); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSameInputSameOutput(t *testing.T) {
	first := convert(t, easyread.Converter{}, notice)
	for range 3 {
		if diff := cmp.Diff(first, convert(t, easyread.Converter{}, notice)); diff != "" {
			t.Fatalf("(-first +later):\n%s", diff)
		}
	}
}

func TestDocumentsMadeByHand(t *testing.T) {
	// Blocks without IDs, without pages, with hidden text, a picture and a note.
	source := &extract.Document{Blocks: []extract.Block{
		&extract.Heading{Level: 3, Text: "HOUSING BENEFIT AND YOU"},
		&extract.Paragraph{Text: "You can apply for help.¹", Marks: []extract.Mark{{Span: extract.Span{Start: 23, End: 25}, Kind: extract.NoteRef, Target: "n1"}}},
		&extract.Paragraph{BlockInfo: extract.BlockInfo{Layer: extract.Hidden}, Text: "Secret."},
		&extract.Figure{Alt: "A map of the town"},
		&extract.List{Items: []*extract.ListItem{{Label: "(a)", Blocks: []extract.Block{&extract.Paragraph{Text: "call us; or"}}}, {Label: "(b)"}}},
		&extract.Note{Label: "1", Blocks: []extract.Block{&extract.Paragraph{Text: "You must live here."}}},
		&extract.Table{},
		&extract.Table{Rows: []extract.Row{{Cells: []extract.Cell{{ColSpan: 1 << 30, RowSpan: 1 << 30, Blocks: []extract.Block{&extract.Paragraph{Text: "Wide"}}}}}}},
	}}
	d, err := easyread.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	out := plain(t, d)
	for _, want := range []string{"Housing Benefit and you", "You can apply for help.\n", "(a) ", "You must live here.", "Wide"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
	if strings.Contains(out, "Secret") {
		t.Errorf("hidden text is shown:\n%s", out)
	}
	var left []string
	for _, l := range d.LeftOut {
		left = append(left, l.Reason.String()+": "+l.Text)
	}
	if diff := cmp.Diff([]string{"hidden: Secret.", "picture: A map of the town"}, left); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}

func TestPictures(t *testing.T) {
	none := convert(t, easyread.Converter{Pictures: new(picture.Folder)}, notice)
	if len(none.Pictures) != 0 {
		t.Errorf("an empty set gave %d pictures", len(none.Pictures))
	}
	d := convert(t, easyread.Converter{Rules: []rules.Rule{}}, notice)
	if len(d.Findings) != 0 {
		t.Errorf("no rules gave %d findings", len(d.Findings))
	}
	got := make(map[string]string)
	for _, s := range d.Sections {
		for _, r := range s.Rows {
			if len(r.Statements) > 0 {
				got[r.Statements[0].Text] = r.Picture
			}
		}
	}
	for text, want := range map[string]string{"You can appeal within 28 days.": "appeal", "Phone: 01632 960 001": "phone", "Email: bins@dixley.gov.uk": "email"} {
		if got[text] != want {
			t.Errorf("%q has picture %q, want %q", text, got[text], want)
		}
	}
}

func TestPicturesDoNotSayTheContrary(t *testing.T) {
	d := convert(t, easyread.Converter{Simplifier: engine(same)}, "# Trees\n\n## List\n\nThe parish council had no objection to it at all.\n\nThe collection will no longer be free of charge.\n\nThe Old School House is for sale to all of us.\n")
	for _, s := range d.Sections {
		for _, r := range s.Rows {
			switch r.Picture {
			case "objection", "free", "school", "home":
				t.Errorf("%q has the picture %q", r.Statements[0].Text, r.Picture)
			}
		}
	}
}

func BenchmarkConvert(b *testing.B) {
	source := parse(b, strings.Repeat(notice, 5))
	b.ReportAllocs()
	b.SetBytes(int64(5 * len(notice)))
	for b.Loop() {
		if _, err := easyread.Convert(b.Context(), source); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzConvert(f *testing.F) {
	f.Add(notice, 0)
	f.Add("# A\n\n1. b\n   - c\n\n     - d: £5\n\n| a | b |\n|---|---|\n| c | d |\n", 1)
	f.Add("3.2 You must pay £5. Tel: 01632 960 001\n\n**Post:** 1 Mill Lane, Dixley, DX1 2AB\n", 2)
	f.Add("A[^1] b.\n\n[^1]: Note[^1] you must.\n\n* * *\n\n## \n\n###### X\n", 1)
	f.Fuzz(func(t *testing.T, text string, length int) {
		if len(text) > 4000 {
			return // the tagger is not what is tested
		}
		source, err := new(extract.Extractor).Extract(t.Context(), "input.md", strings.NewReader(text), int64(len(text)))
		if err != nil {
			return
		}
		cv := easyread.Converter{Length: easyread.Length(uint(length) % 3)}
		d, err := cv.Convert(t.Context(), source)
		if errors.Is(err, easyread.ErrEmpty) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		checkInvariants(t, source, d)
		var page, md bytes.Buffer
		if err := errors.Join(new(easyread.Printer).HTML(&page, d), new(easyread.Printer).Markdown(&md, d)); err != nil {
			t.Fatal(err)
		}
		checkHTML(t, page.Bytes())
		checkMarkdown(t, md.Bytes())
	})
}

func TestSampleKeepsWhatMatters(t *testing.T) {
	source, err := extract.File(t.Context(), "../examples/testdata/council-tax-support.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, length := range []easyread.Length{easyread.Complete, easyread.Standard, easyread.Summary} {
		t.Run(length.String(), func(t *testing.T) {
			cv := easyread.Converter{Length: length}
			d, err := cv.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			checkInvariants(t, source, d)
			checkNothingLost(t, source, d)
			out := plain(t, d)
			// Deadlines, amounts, contacts, duties and rights of the notice.
			for _, want := range []string{
				"1 April 2026", "13 March 2026", "21 days", "£70", "£92.50", "£150,000", "26 weeks", "35 hours", "85%", "£185.01 to £245.00",
				"one month", "14 days", "01632 960 450", "01632 960 987", "benefits@westmere.example", "WM1 4QT", "9am to 4.30pm",
				"www.westmere.example/council-tax-support", "appeal", "Valuation Tribunal for England", "You must continue",
				"large print", "National Insurance number",
			} {
				if !strings.Contains(out, want) {
					t.Errorf("%q is lost", want)
				}
			}
			if d.Publisher != "Westmere Borough Council" || d.Date != "6 February 2026" {
				t.Errorf("publisher %q, date %q", d.Publisher, d.Date)
			}
		})
	}
}

func TestCostIsLinear(t *testing.T) {
	small, large := parse(t, strings.Repeat(notice, 2)), parse(t, strings.Repeat(notice, 20))
	allocs := func(d *extract.Document) float64 {
		cv := easyread.Converter{Simplifier: engine(same)}
		return testing.AllocsPerRun(1, func() {
			if _, err := cv.Convert(t.Context(), d); err != nil {
				t.Fatal(err)
			}
		})
	}
	if a, b := allocs(small), allocs(large); b > 15*a {
		t.Errorf("ten times the input takes %.1f times the allocations", b/a)
	}
}
