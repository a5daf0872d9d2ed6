package easyread_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

func heading(id, text string, level int) *extract.Heading {
	return &extract.Heading{BlockInfo: extract.BlockInfo{ID: id}, Text: text, Level: level}
}

// letter is a letter as a PDF of one reads: the town in the letterhead and the postcode
// of the addressee are read as headings.
func letter() *extract.Document {
	return &extract.Document{Blocks: []extract.Block{
		heading("a", "Westmere Borough Council", 1),
		para("b", "PO Box 118"),
		para("c", "Westmere"),
		para("d", "WM2 4QX"),
		para("e", "The Occupier"),
		para("f", "9 Glebe Close"),
		para("g", "Dixley"),
		heading("h", "DX4 3RT", 1),
		para("i", "Dear Sir or Madam"),
		heading("j", "Your parking permit", 1),
		para("k", "Your parking permit ends on 3 May 2026. You must send us the form by 1 May 2026."),
		para("l", "If you smell smoke in the car park, ring the warden. Call her on 01632 960 112."),
		para("m", "Yours faithfully"),
		para("n", "Ann Wren"),
		para("o", "Parking Manager"),
	}}
}

func TestALetterIsAboutWhatStandsBelowDear(t *testing.T) {
	for _, length := range []easyread.Length{easyread.Complete, easyread.Standard, easyread.Summary} {
		t.Run(length.String(), func(t *testing.T) {
			cv := easyread.Converter{Simplifier: engine(same), Length: length, Rules: []rules.Rule{}}
			d, err := cv.Convert(t.Context(), letter())
			if err != nil {
				t.Fatal(err)
			}
			if d.Title.Text != "Your parking permit" {
				t.Errorf("title is %q", d.Title.Text)
			}
			text := plain(t, d)
			for _, gone := range []string{"The Occupier", "9 Glebe Close", "DX4 3RT"} {
				if strings.Contains(text, gone) {
					t.Errorf("the reader is told their own address, %q:\n%s", gone, text)
				}
			}
			if !strings.Contains(text, "PO Box 118\nWestmere\nWM2 4QX") {
				t.Errorf("the address of the council is not whole:\n%s", text)
			}
		})
	}
}

func TestTheEndOfALetterIsOneRow(t *testing.T) {
	cv := easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}
	d, err := cv.Convert(t.Context(), letter())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range d.Sections {
		for _, r := range s.Rows {
			if len(r.Statements) == 0 || r.Statements[0].Text != "Yours faithfully" {
				continue
			}
			var got []string
			for _, st := range r.Statements {
				got = append(got, st.Text)
			}
			if diff := cmp.Diff([]string{"Yours faithfully", "Ann Wren", "Parking Manager"}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			return
		}
	}
	t.Error("no row says who signs")
}

func TestANumberAtTheEndHasTheSentenceThatSaysWhoseItIs(t *testing.T) {
	cv := easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}
	d, err := cv.Convert(t.Context(), letter())
	if err != nil {
		t.Fatal(err)
	}
	last := d.Sections[len(d.Sections)-1]
	var got []string
	for _, r := range last.Rows {
		for _, s := range r.Statements {
			if s.Kind == easyread.Prose {
				got = append(got, s.Text)
			}
		}
	}
	want := []string{"If you smell smoke in the car park, ring the warden.", "Call her on 01632 960 112."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDetailsStandOneOnALine(t *testing.T) {
	tests := []struct{ name, line, want string }{
		{"details on one line", "Civic Hall, Mill Road, Westmere WM1 4QT Telephone: 01632 960 540 Email: office@westmere.gov.uk",
			"Civic Hall\nMill Road\nWestmere WM1 4QT\nPhone: 01632 960 540\nEmail: office@westmere.gov.uk"},
		{"a stroke between two", "01632 960 990 | elections@westmere.gov.uk", "01632 960 990\nelections@westmere.gov.uk"},
		{"a text is no text phone", "Text: 07700 900 415", "Text: 07700 900 415"},
		{"a text phone", "Minicom: 01632 960 541", "Text phone: 01632 960 541"},
		{"a free number", "Freephone: 0800 496 0112", "Free phone: 0800 496 0112"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := convert(t, easyread.Converter{Rules: []rules.Rule{}}, "# Help\n\nYou can ask us.\n\n## Questions\n\n"+tt.line+"\n")
			last := d.Sections[len(d.Sections)-1]
			if last.Heading.Text != "Questions" {
				t.Errorf("the details stand twice, the second time under %q", last.Heading.Text)
			}
			var got []string
			for _, r := range last.Rows {
				for _, s := range r.Statements {
					got = append(got, s.Text)
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAShortSourceLosesNoLongSentence(t *testing.T) {
	const long = "Free transport is provided where a child goes to the nearest suitable school and lives more than three miles from it by the shortest road."
	d := convert(t, easyread.Converter{Length: easyread.Standard, Rules: []rules.Rule{}, Simplifier: engine(same)}, "# School buses\n\nAsk us.\n\n"+long+"\n")
	if text := plain(t, d); !strings.Contains(strings.Join(strings.Fields(text), " "), long) {
		t.Errorf("the sentence is gone:\n%s", text)
	}
}

func TestDetailsThatStandNowhereElseAreKept(t *testing.T) {
	foot := func(id, text string) *extract.Paragraph {
		p := para(id, text)
		p.Layer = extract.Furniture
		return p
	}
	tests := []struct {
		name   string
		blocks []extract.Block
		want   string
	}{
		{"the foot of each page", []extract.Block{
			heading("a", "Westmere Parish Council", 1), heading("b", "Minutes", 1), para("c", "The grass was cut."),
			foot("d", "Parish Clerk: Ann Wren, Mill House, Dixley 07700 900 415"), foot("e", "Parish Clerk: Ann Wren, Mill House, Dixley 07700 900 415"),
		}, "Parish Clerk: Ann Wren, Mill House, Dixley 07700 900 415"},
		{"a heading", []extract.Block{
			heading("a", "Westmere Parish Council", 1), heading("b", "Agenda", 1), para("c", "The grass has to be cut."),
			heading("d", "Ann Wren – Parish Clerk – 01632 960 112", 2),
		}, "Ann Wren – Parish Clerk – 01632 960 112"},
	}
	for _, tt := range tests {
		for _, length := range []easyread.Length{easyread.Complete, easyread.Standard, easyread.Summary} {
			t.Run(tt.name+", "+length.String(), func(t *testing.T) {
				cv := easyread.Converter{Simplifier: engine(same), Length: length, Rules: []rules.Rule{}}
				d, err := cv.Convert(t.Context(), &extract.Document{Blocks: tt.blocks})
				if err != nil {
					t.Fatal(err)
				}
				last := d.Sections[len(d.Sections)-1]
				if last.Kind != easyread.Contacts || strings.Count(plain(t, d), tt.want) != 1 {
					t.Errorf("the details do not stand once, at the end:\n%s", plain(t, d))
				}
			})
		}
	}
}

func TestAHeadingWithoutTextStandsWithTheLineBelowIt(t *testing.T) {
	d, err := (&easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}).Convert(t.Context(), &extract.Document{Blocks: []extract.Block{
		heading("a", "Minutes", 1), para("b", "The grass was cut."), heading("c", "Village", 2), para("d", "It was warm."), heading("e", "Finance", 2),
		&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "f"}, Text: "Bills to be paid", Marks: []extract.Mark{{Span: extract.Span{End: 16}, Kind: extract.Bold}}},
		para("g", "The bill for cutting the grass in April is £441.60 and has to be paid."),
	}})
	if err != nil {
		t.Fatal(err)
	}
	last := d.Sections[len(d.Sections)-1]
	if want := "Finance: Bills to be paid"; last.Heading.Text != want {
		t.Errorf("heading %q, want %q", last.Heading.Text, want)
	}
}
