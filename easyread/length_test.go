package easyread_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// A plan of 700 paragraphs is as long as a book. Nobody publishes it as Easy Read
// of 300 pages, but what asks something of the reader stays.
func TestLongSourceMakesShortEasyRead(t *testing.T) {
	source := &extract.Document{Title: "Local plan"}
	places := []string{"park", "bridge", "market", "school", "river", "wood", "square", "path", "field", "harbour"}
	changes := []string{"will be made wider", "stays as it is now", "gets new trees and seats", "is safe from floods"}
	const asks = "You must send your comments by 5 May 2026."
	for i := range 700 {
		text := fmt.Sprintf("The %s near site %d %s. Few families live in this part of the town.", places[i%10], i, changes[i%4])
		if i == 500 {
			text = asks
		}
		source.Blocks = append(source.Blocks, &extract.Paragraph{BlockInfo: extract.BlockInfo{ID: fmt.Sprintf("b%d", i)}, Text: text})
	}
	words := make(map[easyread.Length]int)
	for _, length := range []easyread.Length{easyread.Complete, easyread.Standard, easyread.Summary} {
		cv := easyread.Converter{Length: length}
		doc, err := cv.Convert(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		kept := false
		for _, s := range doc.All() {
			words[length] += len(strings.Fields(s.Text))
			kept = kept || strings.Contains(s.Text, "5 May 2026")
		}
		if !kept {
			t.Errorf("%v: %q was left out", length, asks)
		}
	}
	if n := words[easyread.Complete]; n < 9000 {
		t.Errorf("Complete has %d words: not all", n)
	}
	if n := words[easyread.Standard]; n > 2500 {
		t.Errorf("Standard has %d words: more than 24 pages", n)
	}
	if words[easyread.Summary] >= words[easyread.Standard] {
		t.Errorf("Summary has %d words, Standard %d", words[easyread.Summary], words[easyread.Standard])
	}
}

// The sentence that begins a list goes with it, also where no more of a section is kept.
func TestShortSectionKeepsTheBeginningOfItsList(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Plan\n\n")
	for i := range 250 {
		fmt.Fprintf(&b, "The park near site %d will be made wider.\n\n", i)
	}
	b.WriteString("## Grants\n\nA person who wants a grant has to do one thing:\n\n- people must apply within 28 days\n\n")
	for i := range 20 {
		fmt.Fprintf(&b, "The fund of 19%d, notwithstanding its long standing in the county and in the counties around it, was administered by commissioners whose accounts are appended hereto in the form then prescribed.\n\n", i+10)
	}
	cv := easyread.Converter{Length: easyread.Summary}
	doc, err := cv.Convert(t.Context(), parse(t, b.String()))
	if err != nil {
		t.Fatal(err)
	}
	out := plain(t, doc)
	if !strings.Contains(out, "within 28 days") || !strings.Contains(out, "has to do one thing") {
		_, section, _ := strings.Cut(out, "Grants")
		t.Errorf("the list lost its beginning:\n%s", section)
	}
}
