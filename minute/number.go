package minute

import (
	"strconv"
	"strings"
)

// numberWords are the numbers that are said as words.
var numberWords = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

// numberExpr matches a small number as said.
const numberExpr = `(?:\d{1,3}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|none|nil|no one|nobody|no-one)`

// number reads a small number as said: "four", "12", "twenty-one", "none".
func number(s string) (int, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	switch s {
	case "none", "nil", "no one", "nobody", "no-one", "no":
		return 0, true
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n, n >= 0
	}
	tens, unit, _ := strings.Cut(strings.ReplaceAll(s, " ", "-"), "-")
	for i, w := range []string{"twenty", "thirty", "forty", "fifty"} {
		if tens != w {
			continue
		}
		n := 20 + 10*i
		for u, word := range numberWords[:10] {
			if unit == word && u > 0 {
				return n + u, true
			}
		}
		return n, unit == ""
	}
	for i, w := range numberWords {
		if s == w {
			return i, true
		}
	}
	return 0, false
}
