package simplify

import (
	"slices"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
)

// forms gives numbers, dates, times and contractions their Easy Read form.
func (d *draft) forms() {
	d.contractions()
	d.periods()
	text := d.text()
	offsets := make([]int, len(d.pieces)+1)
	at := 0
	for i, p := range d.pieces {
		if i > 0 {
			at += len(p.gap)
		}
		offsets[i] = at
		at += len(p.text)
	}
	offsets[len(d.pieces)] = at + 1
	facts := fidelity.Facts(text)
	for _, f := range slices.Backward(facts) {
		form := ""
		switch f.Kind {
		case fidelity.Number, fidelity.Percent, fidelity.Money:
			form = figures(f)
		case fidelity.Date:
			form = fullDate(f)
		case fidelity.Time:
			form = clockTime(f)
		case fidelity.Phone:
			form = phone(f.Text)
		}
		if form == "" || form == f.Text {
			continue
		}
		i, _ := slices.BinarySearch(offsets, f.Start)
		j, _ := slices.BinarySearch(offsets, f.End)
		if i >= len(d.pieces) || offsets[i] != f.Start || d.pieces[i].quoted || j <= i || j > len(d.pieces) {
			continue
		}
		if startsUpper(d.pieces[i].text) && (i > 0 || startsUpper(d.at(j).text)) && f.Kind != fidelity.Date && !numbered(d.at(i-1).lower) {
			continue // part of a name
		}
		if last := j - 1; offsets[last]+len(d.pieces[last].text) != f.End {
			continue
		}
		if fraction(d.at(j).lower) || d.at(j).gap == "" && strings.ContainsAny(d.at(j).text, "–—") && j < len(d.pieces) && fraction(strings.TrimLeft(d.at(j).lower+d.at(j+1).lower, "–—")) || d.at(j).lower == "and" && d.at(j+1).lower == "a" {
			continue // "two thirds", "two and a half"
		}
		if f.Kind == fidelity.Date && i > 0 && d.pieces[i-1].lower == "the" {
			i-- // "the 5th of May"
			form = matchCase(form, d.pieces[i].text)
		}
		words := makeWords(form)
		for k := range words {
			words[k].made = false
			if words[k].text[0] >= '0' && words[k].text[0] <= '9' {
				words[k].tag = "CD"
			}
		}
		d.replace(i, j, words, "form")
	}
}

// numbered reports whether a word says that a Roman numeral behind it counts
// parts of a law or a plan: not a king.
func numbered(w string) bool {
	switch w {
	case "part", "schedule", "chapter", "section", "phase", "stage", "annex", "appendix", "volume":
		return true
	}
	return false
}

// money writes an amount in pounds and pence: "£20", "50p". Other money, and
// fractions of a penny, stay.
func money(value string) string {
	amount, ok := strings.CutPrefix(value, "GBP ")
	if !ok {
		return ""
	}
	pounds, pence, _ := strings.Cut(amount, ".")
	for len(pence) < 2 {
		pence += "0"
	}
	n, err := strconv.ParseInt(pounds, 10, 64)
	if err != nil || len(pence) > 2 || n >= 1_000_000 {
		return ""
	}
	switch {
	case pence == "00":
		return "£" + group(n)
	case n == 0:
		return strings.TrimPrefix(pence, "0") + "p"
	}
	return "£" + group(n) + "." + pence
}

// phone parts the digits of a British number that is written in one piece, as
// Ofcom writes numbers of its length and area.
func phone(text string) string {
	if len(text) != 11 || strings.Trim(text, "0123456789") != "" {
		return ""
	}
	switch {
	case strings.HasPrefix(text, "02"):
		return text[:3] + " " + text[3:7] + " " + text[7:]
	case strings.HasPrefix(text, "011"), strings.HasPrefix(text, "01") && text[3] == '1', strings.HasPrefix(text, "03"), strings.HasPrefix(text, "08"), strings.HasPrefix(text, "09"):
		return text[:4] + " " + text[4:7] + " " + text[7:]
	case strings.HasPrefix(text, "01"), strings.HasPrefix(text, "07"):
		return text[:5] + " " + text[5:]
	}
	return ""
}

// fraction reports whether a word behind a number makes a part of it: "two
// thirds".
func fraction(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "third", "quarter", "fifth", "sixth", "tenth", "half", "eighth", "hundredth":
		return true
	}
	return false
}

// figures writes a number of words in figures. Parts of a name or an idiom, and
// numbers with a hyphen, stay.
func figures(f fidelity.Fact) string {
	lower := strings.ToLower(f.Text)
	if number, ok := strings.CutSuffix(lower, " per cent"); ok && f.Kind == fidelity.Percent && strings.Trim(number, "0123456789.") == "" {
		return number + "%"
	}
	if strings.ContainsAny(f.Text, "0123456789-–") || lower == "one" || lower == "a fortnight" || lower == "fortnight" || lower == "dozen" {
		return ""
	}
	value, _, _ := strings.Cut(f.Value, " ")
	end := ""
	switch f.Kind {
	case fidelity.Percent:
		end = "%"
	case fidelity.Money:
		return money(f.Value)
	default:
		if strings.HasSuffix(value, "th") || strings.HasSuffix(value, "rd") || strings.HasSuffix(value, "nd") {
			return ""
		}
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || n == 0 || strings.Contains(lower, "zero") {
		return ""
	}
	switch {
	case n >= 1_000_000 && n%1_000_000 == 0 && n < 1_000_000_000:
		return strconv.FormatInt(n/1_000_000, 10) + " million" + end
	case n >= 1_000_000:
		return ""
	}
	return group(n) + end
}

// group writes a number with a comma between thousands.
func group(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

var monthNames = strings.Fields("January February March April May June July August September October November December")

// fullDate writes a date as "1 March 2026". Dates in the American order stay:
// which day is meant is certain, but the order is the author's.
func fullDate(f fidelity.Fact) string {
	value, only, _ := strings.Cut(f.Value, " ")
	text, weekday := f.Text, ""
	if day, rest, ok := strings.Cut(text, " "); ok && strings.HasSuffix(strings.TrimSuffix(day, ","), "day") {
		// "Tuesday, 5th May 2026": the day of the week stays in front.
		weekday, text = strings.TrimSuffix(day, ",")+" ", strings.TrimPrefix(rest, "the ")
	}
	if only != "" || text == "" {
		return ""
	}
	first := text[0]
	if first < '0' || first > '9' || len(value) < len("--01-01") {
		return ""
	}
	year := ""
	if value[0] != '-' {
		if len(value) != len("2026-03-01") {
			return ""
		}
		year = " " + value[:4]
	}
	month, err := strconv.Atoi(value[len(value)-5 : len(value)-3])
	if err != nil || month < 1 || month > 12 {
		return ""
	}
	return weekday + strings.TrimPrefix(value[len(value)-2:], "0") + " " + monthNames[month-1] + year
}

// clockTime writes a time as "2pm" or "2:30pm".
func clockTime(f fidelity.Fact) string {
	if len(f.Value) != len("14:30") {
		return ""
	}
	h, err := strconv.Atoi(f.Value[:2])
	if err != nil || h > 23 {
		return ""
	}
	switch f.Value {
	case "12:00":
		return "12 noon"
	case "00:00":
		return ""
	}
	half := "am"
	if h >= 12 {
		half = "pm"
	}
	h = (h+11)%12 + 1
	minutes := f.Value[2:]
	if minutes == ":00" {
		minutes = ""
	}
	return strconv.Itoa(h) + minutes + half
}

// saysIs reports whether the "'s" at piece i is an "is": after a pronoun, and before
// what "has" cannot stand before.
func (d *draft) saysIs(i int) bool {
	switch d.at(i - 1).lower {
	case "it", "that", "there", "here", "what", "who", "where", "how", "he", "she":
	default:
		return false
	}
	switch n := d.at(i + 1); n.tag {
	case "JJ", "DT", "IN", "WRB", "WP", "VBG", "PRP$", "CD":
		return n.lower != "been" && n.gap != ""
	case "RB":
		after := d.at(i + 2).tag
		return after == "JJ" || after == "DT" || after == "IN" || after == "VBG"
	}
	return false
}

// contractions writes "n't", "'ll", "'re" and "'ve" in full, and "'s" and "'d" where
// it is clear what they stand for.
func (d *draft) contractions() {
	for i := 1; i < len(d.pieces); i++ {
		p := d.pieces[i]
		if p.gap != "" || p.quoted {
			continue
		}
		full := ""
		switch strings.ReplaceAll(p.lower, "’", "'") {
		case "n't":
			full = "not"
		case "'ll":
			full = "will"
		case "'re":
			full = "are"
		case "'ve":
			full = "have"
		case "'m":
			full = "am"
		case "'s":
			if !d.saysIs(i) {
				continue
			}
			full = "is"
		case "'d":
			if n := d.at(i + 1).lower; n != "like" && n != "prefer" && n != "rather" {
				continue // "had" or "would"
			}
			full = "would"
		default:
			continue
		}
		base := d.pieces[i-1]
		if full == "not" {
			// "Don't you …?" would need another order.
			if d.at(i+1).tag == "PRP" {
				continue
			}
			switch base.lower {
			case "wo":
				base.text, base.lower = matchCase("will", base.text), "will"
			case "ca":
				// "cannot" is one word.
				base.text, base.lower = matchCase("cannot", base.text), "cannot"
				d.pieces[i-1] = base
				d.pieces = slices.Delete(d.pieces, i, i+1)
				d.rules = addRule(d.rules, "form")
				continue
			case "sha":
				base.text, base.lower = matchCase("shall", base.text), "shall"
			case "ai":
				continue
			}
			d.pieces[i-1] = base
		}
		d.pieces[i].text, d.pieces[i].lower, d.pieces[i].gap = full, full, " "
		d.rules = addRule(d.rules, "form")
	}
}

func matchCase(word, like string) string {
	if startsUpper(like) {
		return upperFirst(word)
	}
	return word
}
