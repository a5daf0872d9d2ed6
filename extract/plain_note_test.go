package extract_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/extract"
)

// The number of a footnote may also be the first thing in a paragraph before it.
func TestParagraphThatBeginsWithTheNumberOfANote(t *testing.T) {
	const text = "2 in 5 homes in the town are let by the council, and that is more than in Scotland2 today, where most people own the home in which they live or rent it from somebody else.\n" +
		"The council asked all of the people who live there what they think of their homes, of the rent that they pay each week, and of the repairs that were made there in the last year.\n" +
		"2 Source: the survey of homes in the town.\n"
	d, err := new(extract.Extractor).Extract(t.Context(), "homes.txt", strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := d.Blocks[0].(*extract.Paragraph)
	if !ok || !strings.HasPrefix(p.Text, "2 in 5 homes") || !strings.Contains(p.Text, "in Scotland today") {
		t.Errorf("the first block is %+v", d.Blocks[0])
	}
	if _, ok := d.Blocks[len(d.Blocks)-1].(*extract.Note); !ok {
		t.Errorf("the last block is no note: %+v", d.Blocks[len(d.Blocks)-1])
	}
}
