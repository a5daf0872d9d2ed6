package paper

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Numbering says how the labels of a list count. The zero value is a list of
// bullets.
type Numbering struct {
	// Format is what counts.
	Format Format

	// Before and After stand around each number, such as "(" and ")".
	Before, After string

	// Start is the number of the first item.
	Start int
}

// Format is what a numbered list counts with.
type Format int

// The formats.
const (
	// Bullets do not count.
	Bullets Format = iota
	// Decimal is 1, 2, 3.
	Decimal
	// LowerRoman is i, ii, iii.
	LowerRoman
	// UpperRoman is I, II, III.
	UpperRoman
	// LowerLetter is a, b, c; it ends at z.
	LowerLetter
	// UpperLetter is A, B, C; it ends at Z.
	UpperLetter
	// Literal labels follow no count that we know: they are printed as they are.
	Literal
)

var labelParts = regexp.MustCompile(`^([(\[]?)([0-9]{1,6}|[a-z]{1,7}|[A-Z]{1,7})([.):\]]{0,2})$`)

// Numbering finds how the labels of a list count: a program that shows the list
// then counts itself, and goes on counting when somebody adds an item.
func (l *List) Numbering() Numbering {
	if len(l.Items) == 0 || l.bullets() {
		return Numbering{}
	}
	first := labelParts.FindStringSubmatch(l.Items[0].Label)
	if first == nil {
		return Numbering{Format: Literal}
	}
	for _, f := range []Format{Decimal, LowerRoman, UpperRoman, LowerLetter, UpperLetter} {
		n := Numbering{Format: f, Before: first[1], After: first[3], Start: f.value(first[2])}
		if n.Start >= 0 && n.counts(l.Items) {
			return n
		}
	}
	return Numbering{Format: Literal}
}

func (l *List) bullets() bool {
	for i := range l.Items {
		if l.Items[i].Label != "" {
			return false
		}
	}
	return true
}

// counts reports whether the items have the labels that n gives them.
func (n Numbering) counts(items []Item) bool {
	for i := range items {
		m := labelParts.FindStringSubmatch(items[i].Label)
		if m == nil || m[1] != n.Before || m[3] != n.After || n.Format.value(m[2]) != n.Start+i {
			return false
		}
	}
	return true
}

// value returns the number that s is in a format, or -1.
func (f Format) value(s string) int {
	switch f {
	case Decimal:
		if n, err := strconv.Atoi(s); err == nil && strconv.Itoa(n) == s {
			return n
		}
	case LowerRoman:
		return roman(s)
	case UpperRoman:
		if s == strings.ToUpper(s) {
			return roman(strings.ToLower(s))
		}
	case LowerLetter:
		if len(s) == 1 && s[0] >= 'a' && s[0] <= 'z' {
			return int(s[0]-'a') + 1
		}
	case UpperLetter:
		if len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z' {
			return int(s[0]-'A') + 1
		}
	}
	return -1
}

// roman reads a number from 1 to 39 in small Roman numerals, or returns -1. More
// are in no list, and "c" or "d" is a letter there.
func roman(s string) int {
	ones := strings.TrimLeft(s, "x")
	n := 10*(len(s)-len(ones)) + slices.Index(romanOnes, ones)
	if n <= 0 || n > 39 || ones != "" && !slices.Contains(romanOnes, ones) {
		return -1
	}
	return n
}

var romanOnes = []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
