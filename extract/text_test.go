package extract_test

import (
	"testing"

	"github.com/townclerk/townclerk/extract"
)

func TestOwnTextLeavesOutWhatStandsInBlocksInside(t *testing.T) {
	inside := []extract.Block{&extract.Paragraph{Text: "Bring a bill."}}
	tests := []struct {
		name  string
		block extract.Block
		want  string
	}{
		{"a heading", &extract.Heading{Text: " Bins "}, " Bins "},
		{"a paragraph", &extract.Paragraph{Text: "We collect bins."}, "We collect bins."},
		{"a list", &extract.List{Items: []*extract.ListItem{{Blocks: inside}}}, ""},
		{"a note", &extract.Note{Blocks: inside}, ""},
		{"no block", nil, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := extract.OwnText(test.block); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
