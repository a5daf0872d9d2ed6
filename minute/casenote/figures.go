package casenote

import (
	"strconv"
	"strings"
)

var smallNumbers = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
	"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var ordinals = map[string]bool{
	"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true, "eighth": true, "ninth": true, "tenth": true,
	"half": true, "point": true, "o": true, "oh": true, "over": true, "something": true,
}

// figures writes the numbers of a text that recorders wrote as words in figures:
// "twenty six years" is "26 years". "One" stays, since it is often no number, and
// so does what can be read in two ways, such as "one twenty over eighty".
func figures(text string) string {
	words := strings.Split(text, " ")
	var out []string
	for i := 0; i < len(words); {
		j := i
		for j < len(words) && isNumber(words[j], j > i) {
			j++
			if strings.ContainsAny(words[j-1][len(words[j-1])-1:], ",.?!;:") {
				break
			}
		}
		tail := ""
		if j > i {
			last := words[j-1]
			tail = last[len(strings.TrimRight(last, ",.?!;:")):]
		}
		n, ok := number(words[i:j])
		if ok && j < len(words) && tail == "" && ordinals[bareWord(words[j])] || i > 0 && ordinals[bareWord(words[i-1])] && bareWord(words[i-1]) != "first" {
			ok = false
		}
		switch {
		case !ok:
			out = append(out, words[i:max(j, i+1)]...)
		default:
			out = append(out, strconv.Itoa(n)+tail)
		}
		i = max(j, i+1)
	}
	return strings.Join(out, " ")
}

func bareWord(w string) string { return strings.ToLower(strings.Trim(w, ",.?!;:'\"")) }

// isNumber reports whether a word is of a number; inside, that one has begun.
func isNumber(w string, inside bool) bool {
	w = bareWord(w)
	if inside && (w == "hundred" || w == "thousand") {
		return true
	}
	for part := range strings.SplitSeq(w, "-") {
		if _, ok := smallNumbers[part]; !ok {
			return false
		}
	}
	return true
}

// number reads words as one number: up to 9,999, and years as they are said.
func number(words []string) (int, bool) {
	var parts []string
	for _, w := range words {
		parts = append(parts, strings.Split(bareWord(w), "-")...)
	}
	if len(parts) == 0 || len(parts) == 1 && parts[0] == "one" {
		return 0, false
	}
	total, group, last := 0, 0, 1000
	for i, p := range parts {
		switch p {
		case "hundred":
			if group == 0 || group > 99 {
				return 0, false
			}
			group *= 100
			last = 100
			continue
		case "thousand":
			if group == 0 || total > 0 {
				return 0, false
			}
			total, group, last = group*1000, 0, 1000
			continue
		}
		n := smallNumbers[p]
		switch {
		case n < 10 && last >= 20 && last%10 == 0, n >= 10 && last >= 100:
			group += n
		case i == 1 && (group == 19 || group == 20) && n >= 10 && total == 0:
			group, total = n, group*100 // "nineteen eighty four"
		default:
			return 0, false
		}
		last = n
		if n == 0 && len(parts) > 1 {
			return 0, false
		}
	}
	return total + group, true
}
