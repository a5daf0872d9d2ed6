package lexrank_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/lexrank"
)

func TestTheSentenceThatOthersAreLikeIsCentral(t *testing.T) {
	sentences := []string{
		"The council empties brown bins on Monday.",
		"Brown bins are for garden waste.",
		"The clock in the square is late.",
		"Put your brown bins out before the council comes on Monday.",
		"Of the and.",
	}
	got := lexrank.Rank(sentences)
	if got[2] >= got[0] || got[2] >= got[1] || slices.Max(got) != 1 {
		t.Errorf("ranks %v", got)
	}
	if got[4] != 0 {
		t.Errorf("a sentence without words of its own has %v", got[4])
	}
}

func TestRankIsTheSameEachTime(t *testing.T) {
	var sentences []string
	for i := range 900 {
		sentences = append(sentences, fmt.Sprintf("Street %d has %d lamps and a sign for lorry number %d.", i, i%7, i%13))
	}
	first := lexrank.Rank(sentences)
	for range 3 {
		if !slices.Equal(first, lexrank.Rank(sentences)) {
			t.Fatal("the ranks differ")
		}
	}
	if len(first) != len(sentences) {
		t.Errorf("%d ranks for %d sentences", len(first), len(sentences))
	}
}

func TestRankOfNothing(t *testing.T) {
	if got := lexrank.Rank(nil); len(got) != 0 {
		t.Errorf("ranks %v", got)
	}
}

func ExampleRank() {
	for _, r := range lexrank.Rank([]string{"Bins are emptied on Monday.", "The hall is old.", "Put bins out on Monday."}) {
		fmt.Printf("%.2f\n", r)
	}
	// Output:
	// 1.00
	// 0.15
	// 1.00
}

func BenchmarkRank(b *testing.B) {
	var sentences []string
	for i := range 400 {
		sentences = append(sentences, strings.Repeat(fmt.Sprintf("Lamp %d is in street %d. ", i, i%9), 2))
	}
	b.ReportAllocs()
	for b.Loop() {
		if len(lexrank.Rank(sentences)) != len(sentences) {
			b.Fatal("lost sentences")
		}
	}
}
