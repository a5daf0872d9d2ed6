package easyread_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

func TestListsThatAreWrittenAsLines(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  []string // statements with "- " or the number of an item; "#" before a heading
	}{
		{"days after what begins a list", []string{"Meetings start at 7:30pm on the following dates;", "27th September", "22nd November /", "We like to see you there."},
			[]string{"Meetings start at 7:30pm on the following dates:", "- 27 September", "- 22 November", "We like to see you there."}},
		{"one day alone is no list", []string{"The next meeting is on:", "27th September", "We like to see you there."},
			[]string{"The next meeting is on:", "27 September", "We like to see you there."}},
		{"a name after the days is not one of them", []string{"The next meetings are on:", "27th September", "22nd November", "Ann Archer"},
			[]string{"The next meetings are on:", "- 27 September", "- 22 November", "Ann Archer"}},
		{"lines with numbers", []string{"6 Playground update", "7 Care of the village", "8 Insurance - to review"},
			[]string{"6 Playground update", "7 Care of the village", "8 Insurance - to review"}},
		{"numbers of things are none of lines", []string{"6 Playgrounds in the village", "9 Ponds in the village"},
			[]string{"6 Playgrounds in the village", "9 Ponds in the village"}},
		{"codes keep what they stand for", []string{"We talk about these applications:", "23/03172/F Little House. An extension of one floor at the back", "23/03182/F Stone Croft. A new home"},
			[]string{"We talk about these applications:", "- 23/03172/F Little House. An extension of one floor at the back", "- 23/03182/F Stone Croft. A new home"}},
		{"a label before days heads them", []string{"Dates for 2024", "25th January ,29th February", "We like to see you there."},
			[]string{"# Meetings: Dates for 2024", "25 January, 29 February", "We like to see you there."}},
		{"a space that lacks is put in", []string{"You should first ask the council.This must be done soon.", "The website is www.dixley.example and the map is at dixley.example/Map"},
			[]string{"You should first ask the council.", "This must be done soon.", "The website is www.dixley.example and the map is at dixley.example/Map"}},
		{"lines to write on go", []string{"It starts on _Wednesday 3 June 2026____ and ends soon.", "Signed .................... Ann Archer, Clerk"},
			[]string{"It starts on Wednesday 3 June 2026 and ends soon.", "Ann Archer, Clerk"}},
		{"prices are one list", []string{"These are the costs of the work on the trees.", "Lime in Mill Lane £450", "Oak on the green £460", "Ash at the pond £300"},
			[]string{"These are the costs of the work on the trees.", "- Lime in Mill Lane £450", "- Oak on the green £460", "- Ash at the pond £300"}},
		{"a label with a colon before days heads them", []string{"Date of next meetings :", "31st October, 28th November"}, []string{"# Date of next meetings", "31 October, 28 November"}},
		{"a month that is stuck to its day", []string{"The meetings are on 20thMay and 26th June."}, []string{"The meetings are on 20 May and 26 June."}},
		{"an office without a name is no text", []string{"We like to see you there.", "Chair, Dixley Parish Council"}, []string{"We like to see you there."}},
		{"a day under its label has a colon", []string{"Date of announcement Tuesday 2 June 2026", "ON 24TH April 2025"},
			[]string{"Date of announcement: Tuesday 2 June 2026", "On 24 April 2025"}},
		{"capital letters are made small, but not initials", []string{"MEETING IN THE VILLAGE HALL", "NO AND AS TO ACT ON HMRC"},
			[]string{"Meeting in the Village Hall", "NO AND AS TO ACT ON HMRC"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source := &extract.Document{Blocks: []extract.Block{
				&extract.Heading{BlockInfo: extract.BlockInfo{ID: "h"}, Text: "Health", Level: 1},
				&extract.Heading{BlockInfo: extract.BlockInfo{ID: "h2"}, Text: "Meetings", Level: 2},
			}}
			for i, line := range test.lines {
				source.Blocks = append(source.Blocks, para(string(rune('a'+i)), line))
			}
			for _, length := range []easyread.Length{easyread.Complete, easyread.Standard} {
				cv := easyread.Converter{Length: length}
				d, err := cv.Convert(t.Context(), source)
				if err != nil {
					t.Fatal(err)
				}
				checkNothingLost(t, source, d)
				var got []string
				for at, s := range d.All() {
					switch {
					case at == "title" || s.Inferred || s.Text == "Health" || s.Text == "Meetings":
					case len(at) == 2:
						got = append(got, "# "+s.Text)
					case s.Kind == easyread.Item:
						got = append(got, "- "+s.Text)
					case s.Kind == easyread.Step:
						got = append(got, s.Label+" "+s.Text)
					default:
						got = append(got, s.Text)
					}
				}
				if length == easyread.Complete {
					if diff := cmp.Diff(test.want, got); diff != "" {
						t.Errorf("(-want +got):\n%s", diff)
					}
				}
			}
		})
	}
}
