package office

import (
	"strconv"
	"strings"
)

// formatNumber writes a number in one of Word's formats (ISO/IEC 29500-1,
// 17.18.59). Formats of scripts other than Latin are written as 1, 2, 3.
func formatNumber(format, picture string, n int) string {
	switch format {
	case "none", "bullet":
		return ""
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return Roman(n)
	case "upperRoman":
		return strings.ToUpper(Roman(n))
	case "decimalZero":
		return padded(n, 2)
	case "custom":
		// The picture begins with the first number, such as "001, 002, 003, ...".
		first, _, _ := strings.Cut(picture, ",")
		return padded(n, min(len(strings.TrimSpace(first)), 9))
	case "ordinal":
		return ordinal(n)
	case "cardinalText":
		return capital(inWords(n))
	case "ordinalText":
		return capital(ordinalWords(n))
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(n), 16))
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "chicago":
		return chicago(n)
	}
	return strconv.Itoa(n)
}

func padded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// letters is a to z, then aa, bb to zz, then aaa, as Word counts.
func letters(n int) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

// Roman writes 1 to 3,999 in small Roman numerals, and others in figures.
func Roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
		{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
	} {
		for n >= d.value {
			b.WriteString(d.sign)
			n -= d.value
		}
	}
	return b.String()
}

func ordinal(n int) string {
	end := "th"
	if tens := n % 100; tens < 11 || tens > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}

// chicago is the signs of notes in the Chicago Manual of Style: * † ‡ §, then
// each doubled.
func chicago(n int) string {
	if n < 1 || n > 40 {
		return strconv.Itoa(n)
	}
	signs := []string{"*", "†", "‡", "§"}
	return strings.Repeat(signs[(n-1)%4], (n-1)/4+1)
}

var (
	smallNumbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	smallOrdinal = strings.Fields("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
	tensNames    = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
)

// inWords writes 0 to 99 in words, and others in figures.
func inWords(n int) string {
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 20:
		return smallNumbers[n]
	case n%10 == 0:
		return tensNames[n/10]
	}
	return tensNames[n/10] + "-" + smallNumbers[n%10]
}

func ordinalWords(n int) string {
	switch {
	case n < 0 || n > 99:
		return ordinal(n)
	case n < 20:
		return smallOrdinal[n]
	case n%10 == 0:
		return strings.TrimSuffix(tensNames[n/10], "y") + "ieth"
	}
	return tensNames[n/10] + "-" + smallOrdinal[n%10]
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
