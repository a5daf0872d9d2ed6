package redact

import (
	"regexp"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/extract"
)

// An identifier is found by its form, what stands before it, and a check.
type identifier struct {
	kind Kind

	// at says at which words the form is tried.
	at place

	// shape is how the text must begin, so that the expression need not be tried
	// on most: "0" a digit, "a" a letter, "p" what begins a telephone number, "."
	// anything, "~" digits, perhaps a letter, and soon a capital letter.
	shape string

	// form begins at the word; its first group, or else all of it, is what is
	// found.
	form *regexp.Regexp

	// check returns whether the find holds, and what speaks against it.
	check func(s string) (ok bool, doubt string)
}

// A place is where a form can begin. Trying each form only there is many times
// faster than looking for it everywhere.
type place int

const (
	atDigit  place = iota // a word that begins with a digit, with "(" or "+" before it
	atLetter              // a word with letters that has digits, or has them behind it
	atLabel               // a word that begins a label such as "NHS number"
)

// labels are the words with which a labelled form begins.
var labels = wordSet(`nhs chi h&c uprn passport driving driver's licence sort account acct a/c iban dob d born date birth birthday d.o.b mosaic las
	liquidlogic carefirst person client case framework framework-i file hospital crime pupil unique patient upn mrn reg registration vehicle car van plate
	care support swift eclipse azeus paris rio systmone emis court tenancy rent council home reference ref urn number`)

// The forms, strictest first. Sources: the NHS Data Dictionary (NHS number and its
// modulus 11 check), HMRC's manual NIM39110 (National Insurance numbers), Ofcom's
// numbering plan, the Royal Mail's postcode format (BS 7666), the DVLA's
// registration marks and driver numbers, the Department for Education's guide to
// unique pupil numbers, ISO/IEC 7812-1 (bank cards), ISO 13616 (IBAN), GeoPlace on
// UPRNs, and the case numbers of the Family Court.
var identifierForms = sync.OnceValue(func() []identifier {
	f := func(kind Kind, at place, shape, form string, check func(string) (bool, string)) identifier {
		return identifier{kind, at, shape, regexp.MustCompile(`^(?:` + form + `)`), check}
	}
	const is = `(?: is| was|:|\t|,)*[ \t]*`
	const no = `(?: ID| [Nn]os?\.?| [Nn]umber| [Rr]ef(?:erence)?\.?| [Cc]ode)`
	return []identifier{
		f(NHSNumber, atDigit, `000`, `\d{3}[ -]?\d{3}[ -]?\d{4}`, nhsNumber),
		f(NHSNumber, atLabel, `aa`, `(?i:(?:NHS|CHI)(?: no\.?| number)?)`+is+`(\d{3}[ -]?\d{3}[ -]?\d{4})`, labelled(nhsNumber)),
		f(PropertyNumber, atLabel, `aa`, `(?i:UPRN)(?: no\.?| number)?`+is+`(\d{6,12})`, nil),
		f(PupilNumber, atLetter, `a0000`, `[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]`, pupilNumber),
		f(DrivingLicence, atLetter, `..........0`, `[A-Z9]{5} ?\d{6} ?[A-Z9]{2}\d[A-Z]{2}`, driverNumber),
		f(Account, atLetter, `aa00`, `GB\d{2}(?: ?[A-Z]{4})(?: ?\d{4}){3} ?\d{2}`, iban),
		f(BankCard, atDigit, `0000`, `\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}`, luhn),
		f(NationalInsurance, atLetter, `aa`, `(?i:[A-CEGHJ-PR-TW-ZQ][A-CEGHJ-NPR-TW-ZQ] ?\d{2} ?\d{2} ?\d{2} ?[A-D])`, nil),
		f(Phone, atDigit, `p`, `(?:\+44 ?(?:\(0\) ?)?|\(?0)\d{2,4}\)?(?:[ -]?\d{2,4}){2,3}`, phone),
		f(Passport, atLabel, `a`, `(?i:passport)`+no+`?`+is+`([A-Z]?\d{8,9})`, nil),
		f(CaseNumber, atLabel, `a`, `(?:Mosaic|LAS|Liquidlogic|Care[Ff]irst|Person|Client|Case|Framework-?i|Swift|Eclipse|Azeus|Paris|Rio|RiO|SystmOne|EMIS|MRN|URN|Patient|Hospital|Tenancy|Rent|Crime|Court|Home Office|Council [Tt]ax(?: account)?|Care|Support|File|`+
			`person|client|case|patient|hospital|tenancy|rent|crime|court|council tax(?: account)?|file)`+no+is+`(?:[A-Z]{0,4}[/-]?)?\d{4,10}(?:/\d{2,4})?`, nil),
		f(CaseNumber, atLetter, `a`, `(?:LAS ?\d{5,8}|[A-Z]{2,3}/\d{5,8}|P\d{6,8}|[A-Z]{2}\d{2}[CDFPZ]\d{5})`, nil),
		f(SortCode, atLabel, `aa`, `(?i:sort ?code(?: no\.?| number)?)`+is+`(\d{2}[- ]?\d{2}[- ]?\d{2})`, nil),
		f(SortCode, atDigit, `00-`, `(\d{2}-\d{2}-\d{2}),? +(?:a/c |account )?\d{8}\b`, nil),
		f(Account, atLabel, `a`, `(?i:account|acct|a/c)(?i: no\.?| number)?`+is+`(\d{8})`, nil),
		f(BirthDate, atLabel, `a`, `(?i:DOB|d\.?o\.b\.?|d\.o\.b|date of birth|born(?: on)?|birthday)`+is+`(?:[A-Z][a-z]+day,? )?(`+date+`)`, nil),
		f(Address, atDigit, `~`, `\d{1,4}[A-Za-z]?(?:[-–/]\d{1,4}[A-Za-z]?)?,? (?:(?:St\.? |The )?(?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:`+streets+`)|The (?:Green|Close|Avenue|Crescent|Grove|Square|Drive|Lane|Mews|Row|Hill|Street)|(?:Heol|Ffordd|Maes|Stryd|Lôn|Rhodfa|Bryn|Clos|Tan)(?: (?:y|yr|Y|Yr))?(?: \p{Lu}[\p{L}'’-]+){1,2})`, nil),
		f(Address, atLetter, `aaaa`, `(?:Flat|Apartment|Unit|Room|Plot) \d+[A-Za-z]?,? \d{1,4}[A-Za-z]?,? (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:`+streets+`)`, nil),
		f(Address, atLetter, `aaaa`, `(?:Flat|Apartment) \d+[A-Za-z]?,? (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:House|Court|Tower|Point|Heights|Lodge|Mansions|Buildings)`, nil),
		f(Postcode, atLetter, `a`, `(?i:[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})`, postcode),
		f(Vehicle, atLetter, `aa00`, `[A-Z]{2}\d{2} ?[A-HJ-PR-Z]{3}`, nil),
		f(Vehicle, atLabel, `a`, `(?i:(?:vehicle |car )?reg(?:istration)?(?: no\.?| number| mark| plate)?|number plate)`+is+`([A-Z]{3} ?\d{1,3}[A-Z]\b|[A-Z]{1,3} ?\d{1,4}(?: ?[A-Z]{3})?)`, nil),
	}
})

const date = `\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|(?i:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,? (?:\d{4}|\d{2})|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?,? \d{4})`

const streets = `Road|Street|Lane|Close|Avenue|Court|Crescent|Gardens|Drive|Way|Place|Terrace|Grove|Hill|Square|Walk|Mews|Row|Rise|View|Park|Green|Parade|Path|Croft|Fold|Wharf|Quay|House|Bank|Brow|Vale|Mount|Common|Chase|Gate|Broadway|Rd|St|Ave|Cres|Dr|Gdns|Ln|Cl|Pl|Terr`

// identifiers returns what has the form of an identifier, with its rank.
func identifiers(text string, words []word) []candidate {
	var out []candidate
	emails(text, func(s extract.Span) {
		out = append(out, candidate{Match{Kind: Email, Span: s, Text: text[s.Start:s.End]}, -1})
	})
	forms := identifierForms()
	for i, w := range words {
		places := placesOf(text, words, i)
		if places == 0 {
			continue
		}
		start := w.start
		if places&(1<<atDigit) != 0 && start > 0 && (text[start-1] == '(' || text[start-1] == '+') {
			start--
		}
		// No form is longer than this.
		rest := text[start:min(len(text), start+120)]
		for rank, id := range forms {
			if places&(1<<id.at) == 0 || !begins(rest, id.shape) {
				continue
			}
			loc := id.form.FindStringSubmatchIndex(rest)
			if loc == nil && start < w.start && id.at == atDigit {
				loc = id.form.FindStringSubmatchIndex(text[w.start:min(len(text), w.start+120)])
				for k := range loc {
					loc[k] += w.start - start
				}
			}
			if loc == nil {
				continue
			}
			from, to := start+loc[0], start+loc[1]
			if len(loc) > 2 && loc[2] >= 0 {
				from, to = start+loc[2], start+loc[3]
			}
			if !whole(text, from, to) {
				continue
			}
			doubt := ""
			if id.check != nil {
				var ok bool
				if ok, doubt = id.check(text[from:to]); !ok {
					continue
				}
			}
			out = append(out, candidate{Match{Kind: id.kind, Span: extract.Span{Start: from, End: to}, Text: text[from:to], Doubt: doubt}, rank})
		}
	}
	return out
}

// begins reports whether a text begins in a shape.
func begins(text, shape string) bool {
	if len(text) < len(shape) {
		return false
	}
	for i := range len(shape) {
		c := text[i]
		digit, letter := c >= '0' && c <= '9', c|0x20 >= 'a' && c|0x20 <= 'z'
		switch shape[i] {
		case '0':
			if !digit {
				return false
			}
		case 'a':
			if !letter {
				return false
			}
		case 'p':
			if c != '0' && c != '(' && c != '+' {
				return false
			}
		case '-':
			if c != '-' {
				return false
			}
		case '~':
			return strings.IndexFunc(text[:min(len(text), 20)], func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 0xC0 }) > 0
		}
	}
	return true
}

// placesOf returns the places that a word is, as bits.
func placesOf(text string, words []word, i int) int {
	w := words[i]
	c := text[w.start]
	bits := 0
	if c >= '0' && c <= '9' {
		bits |= 1 << atDigit
	}
	if w.letters {
		near := i+1 < len(words) && words[i+1].digits && words[i+1].start-w.end <= 1
		if w.digits || near {
			bits |= 1 << atLetter
		}
		if w.end-w.start <= 12 && labels[strings.ToLower(text[w.start:w.end])] {
			bits |= 1 << atLabel
		}
	}
	return bits
}

// emails finds e-mail addresses around each "@".
func emails(text string, add func(extract.Span)) {
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '@')
		if i < 0 {
			return
		}
		at += i
		start, end := at, at+1
		for start > 0 && mailByte(text[start-1], "._%+-'") {
			start--
		}
		for start < at && (text[start] == '.' || text[start] == '\'') {
			start++
		}
		for end < len(text) && mailByte(text[end], ".-") {
			end++
		}
		for end > at && (text[end-1] == '.' || text[end-1] == '-') {
			end--
		}
		if start < at && strings.Contains(text[at+1:max(end, at+1)], ".") {
			add(extract.Span{Start: start, End: end})
		}
		at = max(end, at+1)
	}
}

func mailByte(c byte, more string) bool {
	return wordByte(c) || strings.IndexByte(more, c) >= 0
}

// whole reports whether no letter or digit stands against what was found.
func whole(text string, start, end int) bool {
	return (start == 0 || !wordByte(text[start-1])) && (end == len(text) || !wordByte(text[end]))
}

func wordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
