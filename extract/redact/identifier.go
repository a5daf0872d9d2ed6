package redact

import (
	"regexp"
	"strings"
)

// An identifier is found by its form, what stands before it, and a check.
type identifier struct {
	kind  Kind
	form  *regexp.Regexp // its first group, or else all of it, is what is found
	check func(text string, start, end int) bool
}

// The forms, strictest first. Sources: the NHS Data Dictionary (NHS number and its
// modulus 11 check), HMRC's manual NIM39110 (National Insurance numbers), Ofcom's
// numbering plan, the Royal Mail's postcode format (BS 7666), and the DVLA's
// current registration marks.
var identifierForms = []identifier{
	{Email, regexp.MustCompile(`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`), nil},
	{NHSNumber, regexp.MustCompile(`\d{3}[ -]?\d{3}[ -]?\d{4}`), nhsNumber},
	{NationalInsurance, regexp.MustCompile(`(?i)[A-CEGHJ-PR-TW-ZQ][A-CEGHJ-NPR-TW-ZQ] ?\d{2} ?\d{2} ?\d{2} ?[A-D]`), whole},
	{Phone, regexp.MustCompile(`(?:\+44 ?(?:\(0\) ?)?|\(?0)\d{2,4}\)?(?:[ -]?\d{2,4}){2,3}`), phone},
	{CaseNumber, regexp.MustCompile(`(?:Mosaic|LAS|Liquidlogic|Carefirst|CareFirst|Person|Client|Case|Framework-?i)(?: ID| [Nn]o\.?| number)(?: is|:)? ?[A-Z]{0,4}/?\d{5,9}`), whole},
	{CaseNumber, regexp.MustCompile(`(?:LAS ?\d{5,8}|[A-Z]{2,3}/\d{5,8}|P\d{6,8})`), whole},
	{SortCode, regexp.MustCompile(`(?i)\bsort ?code(?: no\.?| number)?(?: is|:)? ?(\d{2}[- ]?\d{2}[- ]?\d{2})\b`), whole},
	{SortCode, regexp.MustCompile(`(\d{2}-\d{2}-\d{2}),? +(?:a/c |account )?\d{8}\b`), whole},
	{Account, regexp.MustCompile(`(?i)\b(?:account|acct|a/c)(?: no\.?| number)?(?: is|:)? ?(\d{8})`), whole},
	{BirthDate, regexp.MustCompile(`(?i)\b(?:DOB|d\.o\.b\.?|born(?: on)?|date of birth|birthday)(?: is| was|:)? ?(` + date + `)`), nil},
	{Address, regexp.MustCompile(`(?:(?:Flat|Apartment|Unit|Room) \d+[A-Za-z]?,? )?\d{1,4}[A-Za-z]?,? (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:` + streets + `)\b`), whole},
	{Postcode, regexp.MustCompile(`(?i)[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}`), postcode},
	{Vehicle, regexp.MustCompile(`[A-Z]{2}\d{2} ?[A-HJ-PR-Z]{3}`), whole},
}

const date = `\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,? (?:\d{4}|\d{2})|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2},? \d{4}`

const streets = `Road|Street|Lane|Close|Avenue|Court|Crescent|Gardens|Drive|Way|Place|Terrace|Grove|Hill|Square|Walk|Mews|Row|Rise|View|Park|Green|Parade|Path|Croft|Fold|Wharf|Quay|House|Rd|St|Ave|Cres|Dr|Gdns`

func identifiers(text string, add func(kind Kind, start, end int)) {
	for _, id := range identifierForms {
		for _, loc := range id.form.FindAllStringSubmatchIndex(text, -1) {
			start, end := loc[0], loc[1]
			if len(loc) > 2 && loc[2] >= 0 {
				start, end = loc[2], loc[3]
			}
			if id.check == nil || id.check(text, start, end) {
				add(id.kind, start, end)
			}
		}
	}
}

// whole reports whether no letter or digit stands against what was found.
func whole(text string, start, end int) bool {
	return (start == 0 || !wordByte(text[start-1])) && (end == len(text) || !wordByte(text[end]))
}

func wordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func digitsOf(s string) []int {
	var out []int
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			out = append(out, int(s[i]-'0'))
		}
	}
	return out
}

// nhsNumber checks the tenth digit: the first nine weighted 10 to 2, the sum's
// remainder by 11 taken from 11, with 11 as 0; 10 is never issued.
func nhsNumber(text string, start, end int) bool {
	if !whole(text, start, end) {
		return false
	}
	d := digitsOf(text[start:end])
	sum := 0
	for i, x := range d[:9] {
		sum += x * (10 - i)
	}
	check := (11 - sum%11) % 11
	return check != 10 && check == d[9]
}

// phone checks the length: 10 or 11 digits with the leading 0, or the same after
// +44.
func phone(text string, start, end int) bool {
	if !whole(text, start, end) {
		return false
	}
	s := text[start:end]
	n := len(digitsOf(s))
	if strings.HasPrefix(s, "+44") {
		return n >= 11 && n <= 13
	}
	return n == 10 || n == 11
}

// postcode takes capitals, or small letters with the blank between the halves.
func postcode(text string, start, end int) bool {
	s := text[start:end]
	return whole(text, start, end) && (s == strings.ToUpper(s) || s == strings.ToLower(s) && strings.ContainsRune(s, ' '))
}
