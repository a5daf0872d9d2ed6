package lexicon_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/lexicon"
)

func ExampleDifficulty() {
	fmt.Println(lexicon.Difficulty("house") < lexicon.Difficulty("domicile"))
	// Output:
	// true
}

func TestDifficultyFile(t *testing.T) {
	lines := dataLines(t, "difficulty.txt")
	if !slices.IsSorted(lines) || len(lines) < 100 {
		t.Errorf("%d lines, sorted %t", len(lines), slices.IsSorted(lines))
	}
	for _, line := range lines {
		name, weight, ok := strings.Cut(line, " | ")
		if _, err := strconv.ParseFloat(weight, 64); !ok || err != nil || name == "" {
			t.Errorf("want a feature and a weight: %q", line)
		}
	}
}

func TestDifficultyIn(t *testing.T) {
	plain, learned := "The man had a house by the sea.", "The house mediates glycoprotein phosphorylation in hepatocytes."
	if a, b := lexicon.DifficultyIn(plain, "house"), lexicon.DifficultyIn(learned, "house"); a >= b {
		t.Errorf("among plain words %.3f, among learned ones %.3f", a, b)
	}
	for _, word := range []string{"", "12", "the", "3.5", "’"} {
		if d := lexicon.DifficultyIn(plain, word); d != 0 {
			t.Errorf("difficulty of %q is %.3f", word, d)
		}
	}
	if d := lexicon.DifficultyIn("", "tribunal"); d != lexicon.Difficulty("tribunal") {
		t.Errorf("without a sentence %.3f, alone %.3f", d, lexicon.Difficulty("tribunal"))
	}
}

func BenchmarkDifficulty(b *testing.B) {
	words := strings.Fields("council domiciliary care remuneration house appellant determination bins")
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			if lexicon.Difficulty(w) < 0 {
				b.Fatal("below 0")
			}
		}
	}
}
