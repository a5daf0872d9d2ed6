package paper

import (
	"strings"
	"unicode"
)

// arial has the letters of Arial by their width in thousandths of an em.
var arial = []struct {
	width   int
	letters string
}{
	{222, "ijl'‘’|"},
	{278, "ft I.,:;!/\\[] \u00a0"},
	{333, "r-()`“”\""},
	{500, "ckszvxyJ"},
	{556, "abdeghnopquL0123456789£$?–_#"},
	{611, "FTZ+=<>~"},
	{667, "ABEKPSVXY&"},
	{722, "CDHNRUwG"},
	{778, "OQ"},
	{833, "mM"},
	{944, "W%"},
	{1000, "—…@"},
}

// Arial returns about how wide text is in Arial, in points, for a size in points.
// Only the program that shows a file knows for sure.
func Arial(text string, size float64, bold bool) float64 {
	total := 0
	for _, r := range text {
		total += arialWidth(r)
	}
	if bold {
		total += total / 12
	}
	return float64(total) * size / 1000
}

func arialWidth(r rune) int {
	for _, group := range arial {
		if strings.ContainsRune(group.letters, r) {
			return group.width
		}
	}
	switch {
	case unicode.IsUpper(r):
		return 722
	case unicode.IsMark(r):
		return 0
	case unicode.IsLetter(r) && r < 0x2E80:
		return 556
	}
	return 1000
}
