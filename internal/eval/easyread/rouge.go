package main

import (
	"strings"
	"unicode"
)

// rougeF1 returns ROUGE-N (Lin 2004): the F1 of the runs of n words that two
// texts have in common. Words are compared in small letters and without their
// plainest endings.
func rougeF1(n int, result, reference string) float64 {
	got, want := runs(n, result), runs(n, reference)
	common, all, wanted := 0, 0, 0
	for run, k := range got {
		common += min(k, want[run])
		all += k
	}
	for _, k := range want {
		wanted += k
	}
	if common == 0 {
		return 0
	}
	p, r := float64(common)/float64(all), float64(common)/float64(wanted)
	return 2 * p * r / (p + r)
}

// runs counts the runs of n words in a text.
func runs(n int, text string) map[string]int {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		if cut := strings.TrimSuffix(w, "s"); len(cut) > 2 && !strings.HasSuffix(cut, "s") {
			words[i] = cut
		}
	}
	count := make(map[string]int)
	for i := 0; i+n <= len(words); i++ {
		count[strings.Join(words[i:i+n], " ")]++
	}
	return count
}
