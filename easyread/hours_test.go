package easyread_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// cells makes a table of lines of cells, and a cell of its texts. Cells of the first
// lines are header cells.
func cells(headers int, lines ...[][]string) *extract.Document {
	t := &extract.Table{}
	for n, line := range lines {
		row := extract.Row{}
		for _, texts := range line {
			c := extract.Cell{Header: n < headers}
			for _, text := range texts {
				c.Blocks = append(c.Blocks, &extract.Paragraph{Text: text})
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return &extract.Document{Blocks: []extract.Block{&extract.Heading{Level: 1, Text: "Places"}, t}}
}

func TestTablesSayWhatBelongsTogether(t *testing.T) {
	for _, c := range []struct {
		name   string
		source *extract.Document
		want   []string
	}{
		{"days have their hours", cells(1,
			[][]string{{"Venue"}, {"Address of the place"}, {"Lift"}, {"Open days"}, {"Opening hours"}},
			[][]string{{"Library"}, {"High Street"}, {"yes"}, {"Monday, Friday", "Saturday"}, {"9am to 3pm", "10am to 1pm"}},
		), []string{"Venue: Library", "Address of the place: High Street", "Lift: yes", "Open days and Opening hours:", "Monday, Friday: 9am to 3pm", "Saturday: 10am to 1pm"}},
		{"lines that do not match stay as they are", cells(1,
			[][]string{{"Venue"}, {"Address of the place"}, {"Lift"}, {"Open days"}, {"Opening hours"}},
			[][]string{{"Library"}, {"High Street"}, {"yes"}, {"Monday, Friday", "Saturday"}, {"9am to 3pm"}},
		), []string{"Venue: Library", "Address of the place: High Street", "Lift: yes", "Open days: Monday, Friday Saturday", "Opening hours: 9am to 3pm"}},
		{"units belong to the names", cells(1,
			[][]string{{"Use"}, {"Zone"}, {"Rate 2020"}, {"Rate 2021"}, {"Rate 2022"}},
			[][]string{{}, {}, {"(£)"}, {"(£)"}, {"(£)"}},
			[][]string{{"Homes"}, {"East"}, {"10"}, {"11"}, {"-"}},
		), []string{"Use: Homes", "Zone: East", "Rate 2020 (£): 10", "Rate 2021 (£): 11"}},
		{"periods under one name are names", cells(1,
			[][]string{{"Status"}, {"Need"}, {"Need"}, {"Need"}, {"Total"}},
			[][]string{{"Year"}, {"25 – 29"}, {"30 – 34"}, {"35"}, {"2025-35"}},
			[][]string{{"Known"}, {"4"}, {"5"}, {"6"}, {"15"}},
		), []string{"Status, Year: Known", "Need, 25 – 29: 4", "Need, 30 – 34: 5", "Need, 35: 6", "Total, 2025-35: 15"}},
		{"figures under one name are figures", cells(1,
			[][]string{{"Status"}, {"Need"}, {"Need"}, {"Need"}, {"Total"}},
			[][]string{{"Known"}, {"4"}, {"5"}, {"6"}, {"15"}},
			[][]string{{"New"}, {"1"}, {"2"}, {"3"}, {"6"}},
		), []string{"Status: Known", "Need: 4", "Need: 5", "Need: 6", "Total: 15", "Status: New", "Need: 1", "Need: 2", "Need: 3", "Total: 6"}},
		{"a header over all columns is said once", &extract.Document{Blocks: []extract.Block{&extract.Heading{Level: 1, Text: "Places"}, &extract.Table{Rows: []extract.Row{
			{Cells: []extract.Cell{{Header: true, ColSpan: 2, Blocks: []extract.Block{&extract.Paragraph{Text: "The plan of the three councils"}}}}},
			{Cells: []extract.Cell{{Blocks: []extract.Block{&extract.Paragraph{Text: "Role"}}}, {Blocks: []extract.Block{&extract.Paragraph{Text: "Homes"}}}}},
			{Cells: []extract.Cell{{Blocks: []extract.Block{&extract.Paragraph{Text: "Date"}}}, {Blocks: []extract.Block{&extract.Paragraph{Text: "May 2026"}}}}},
		}}}}, []string{"The plan of the three councils", "Role: Homes", "Date: May 2026"}},
		{"a label and its sentence are two sentences", cells(0,
			[][]string{{"Hearings", "The examination begins when the plan is sent."}, {"May 2026"}},
			[][]string{{"Adoption"}, {"June 2026"}},
		), []string{"Hearings. The examination begins when the plan is sent. May 2026", "Adoption: June 2026"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := (&easyread.Converter{Simplifier: engine(same)}).Convert(t.Context(), c.source)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range d.All() {
				if s.Text != "Places" && s.Text != "About this document" && s.Kind != easyread.Explanation {
					got = append(got, s.Text)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
