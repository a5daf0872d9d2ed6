package easyread_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// fronted returns a document that begins with lines: "# " and "## " are headings, "* "
// is a line in bold. A sentence follows them.
func fronted(lines ...string) *extract.Document {
	d := new(extract.Document)
	for i, line := range append(lines, "The council pays for a nurse in each of the schools of the town.") {
		id := fmt.Sprintf("p%d", i)
		if text := strings.TrimLeft(line, "#"); text != line {
			text = strings.TrimSpace(text)
			d.Blocks = append(d.Blocks, &extract.Heading{BlockInfo: extract.BlockInfo{ID: id}, Text: text, Level: 1 + strings.Count(line, "##")})
			continue
		}
		text, bold := strings.CutPrefix(line, "* ")
		p := para(id, text)
		if bold {
			p.Marks = []extract.Mark{{Span: extract.Span{End: len(text)}, Kind: extract.Bold}}
		}
		d.Blocks = append(d.Blocks, p)
	}
	return d
}

func TestTitleSaysWhatTheDocumentIs(t *testing.T) {
	tests := []struct {
		name                   string
		lines                  []string
		title, publisher, date string
	}{
		{"the name of a council is no title", []string{"* Dixley Parish Council", "* 30th November 2023 at 7.30pm in the Village Hall", "* Agenda and Summons"},
			"Agenda and Summons", "Dixley Parish Council", ""},
		{"also as a heading in capital letters", []string{"# DIXLEY PARISH COUNCIL", "* NOTICE OF PUBLIC RIGHTS", "* NOTICE"},
			"Notice of Public Rights", "Dixley Parish Council", ""},
		{"an agenda further down names it", []string{"# Dixley Parish Council", "You are summoned to the meeting of the council in the hall.", "# AGENDA"},
			"Agenda", "Dixley Parish Council", ""},
		{"an introduction is no title", []string{"* Wharf Road", "Supplementary Planning Document", "November 2023", "# Introduction"},
			"Wharf Road: Supplementary Planning Document", "", "November 2023"},
		{"a title may go on in the next line", []string{"* Minutes of the Dixley Meeting held in the", "* Village Hall on the Green"},
			"Minutes of the Dixley Meeting held in the Village Hall on the Green", "", ""},
		{"the year of accounts is not when they were published", []string{"# Accounts", "For the year ended 31 March 2026", "Date of announcement: 2 June 2026"},
			"Accounts", "", "2 June 2026"},
		{"a council is not called after its department", []string{"# A letter to you", "Adult Social Care, Dixley County Council"},
			"A letter to you", "Dixley County Council", ""},
		{"a line that says for whom it is says little", []string{"## Report to Dixley Borough Council", "Date: 20 September 2022", "## Report on the Examination of the Local Plan", "# Contents"},
			"Report on the Examination of the Local Plan", "Dixley Borough Council", "20 September 2022"},
		{"accounts of a year", []string{"# Dixley Parish Council", "* Accounts to year ending March 2017", "## Bank"},
			"Accounts to year ending March 2017", "Dixley Parish Council", ""},
		{"the line that says which meeting it is", []string{"# Dixley Parish Council", "* Annual Parish Meeting", "* Thursday 24 May 2018", "* held in the Village Hall", "# AGENDA"},
			"Annual Parish Meeting", "Dixley Parish Council", "Thursday 24 May 2018"},
		{"letters that were lost name nothing", []string{"# Dixley Parish Council", "* Annual Parish Mee\ufffdng", "# AGENDA"},
			"Agenda", "Dixley Parish Council", ""},
		{"text of whole pages, up to its date", []string{"Care Charter: questions and answers August 2024 2 About the charter The charter says what people can expect of those who care for them and of the council that pays for it."},
			"Care Charter: questions and answers", "", ""},
		{"nor after its meeting", []string{"# Dixley Parish Council – Annual Meeting of the Parish Council"},
			"Dixley Parish Council – Annual Meeting of the Parish Council", "Dixley Parish Council", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source := fronted(test.lines...)
			cv := easyread.Converter{Simplifier: engine(same)}
			d, err := cv.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			want := []string{test.title, test.publisher, test.date}
			if diff := cmp.Diff(want, []string{d.Title.Text, d.Publisher, d.Date}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if d.Title.Inferred || len(d.Title.Source) == 0 {
				t.Errorf("the title has no place: %+v", d.Title)
			}
			checkNothingLost(t, source, d)
		})
	}
}

func TestTitleIsNotTaken(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
	}{
		{"from what a line asks for", []string{"Send us the form"}},
		{"from a label in a drawing", []string{"Correctly drawn map", "Compass reference", "Clear naming of the plan document"}},
		{"from a sentence with a date", []string{"The meeting of the committee on 5 May 2026 was the last one that it held in the old hall before the new one was opened by the mayor"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cv := easyread.Converter{Simplifier: engine(same)}
			d, err := cv.Convert(t.Context(), fronted(test.lines...))
			if err != nil {
				t.Fatal(err)
			}
			if d.Title.Text != "" {
				t.Errorf("title %q, want none", d.Title.Text)
			}
		})
	}
}

func TestFrontLaidOutInTablesHasATitle(t *testing.T) {
	cells := func(texts ...string) *extract.Table {
		table := &extract.Table{}
		for i, text := range texts {
			cell := extract.Cell{Blocks: []extract.Block{para(fmt.Sprintf("%s.%d", text[:2], i), text)}}
			table.Rows = append(table.Rows, extract.Row{Cells: []extract.Cell{cell}})
		}
		return table
	}
	source := fronted("# Present", "# Apologies")
	source.Blocks = append([]extract.Block{cells("HELD IN THE VILLAGE HALL", "ON 19 SEPTEMBER 2013"), cells("MINUTES OF THE DIXLEY MEETING")}, source.Blocks...)
	cv := easyread.Converter{Simplifier: engine(same)}
	d, err := cv.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Minutes of the Dixley Meeting"; d.Title.Text != want || len(d.Title.Source) != 1 {
		t.Errorf("title %q from %v, want %q from one place", d.Title.Text, d.Title.Source, want)
	}
	checkNothingLost(t, source, d)
}

func TestDocumentThatIsOnlyATitleIsNotEmpty(t *testing.T) {
	source := &extract.Document{Blocks: []extract.Block{para("a", "42 Dixley Road"), para("b", "Roof plan")}}
	cv := easyread.Converter{Simplifier: engine(same)}
	d, err := cv.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	if want := "42 Dixley Road: Roof plan"; d.Title.Text != want || len(d.Sections) == 0 {
		t.Errorf("title %q and %d sections, want %q and its text", d.Title.Text, len(d.Sections), want)
	}
}

func TestADayUnderTheTitleHeadsNothing(t *testing.T) {
	source := fronted("# Minutes of the Meeting", "## On 24 April 2025", "## Apologies")
	cv := easyread.Converter{Simplifier: engine(same)}
	d, err := cv.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"About this document", "Apologies"}, headings(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	checkNothingLost(t, source, d)
}
