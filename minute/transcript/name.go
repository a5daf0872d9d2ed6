package transcript

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// cutName splits "Name: words" and "[Name] words". ok says that the part before
// looks like a person's name; chooseNames decides over the whole file.
func cutName(line string) (name, rest string, ok bool) {
	if inner, tail, found := strings.Cut(strings.TrimPrefix(line, "["), "]"); found && line[0] == '[' {
		name, rest = fold(inner), strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(tail), ":"))
		return name, rest, likeName(name)
	}
	i := strings.IndexByte(line, ':')
	if i <= 0 || i > 80 {
		return "", "", false
	}
	name, rest = fold(line[:i]), line[i+1:]
	// "10:30" and "http://" are no names.
	if rest != "" && rest[0] != ' ' && rest[0] != '\t' && rest[0] != '\n' {
		return "", "", false
	}
	return name, strings.TrimSpace(rest), likeName(name)
}

// titles come before a name, or stand for one.
var titles = words("hon honourable rt right mr mrs ms miss mx dr prof professor sir dame lord lady rev revd reverend father sister cllr cllrs councillor alderman ald chair chairman chairwoman chairperson vice mayor deputy leader officer clerk secretary president speaker witness applicant agent objector supporter resident interpreter social worker sw doctor nurse patient carer pc sgt insp")

// labels begin lines of notes and reports that are no speech.
var labels = words("action actions address age agenda allergies aob apologies application appendix assessment attendees author background by capacity case client comments committee concern concerns conclusion condition conditions consent contact copied date decision decisions details discussion distribution dob due duration email ethnicity event example from gender gp heading health http https id important in item items job location meeting minutes motion name next nhs no note notes notice number objective observations outcome outcomes paragraph participants people phone place plan pm point points present problem proposal purpose question questions re reason reasons recommendation recommendations recorded ref reference report resolved risk risks section seen site so source status subject summary tel telephone time title to topic transcript type update venue version views visit vote votes wishes worker's")

// particles are the small words inside names.
var particles = words("de da di du del della van von der den ten la le el al bin ibn ap ab of the and for on o y")

// words makes a set of a list, on first use.
func words(s string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(s) {
			set[w] = true
		}
		return set
	})
}

// likeName reports whether s may be the name of a speaker: a few words that
// begin with a capital or a digit, no sentence.
func likeName(s string) bool {
	if s == "" || len(s) > 80 || strings.ContainsAny(s, ";!?\"<>{}=") || strings.Contains(s, "-->") {
		return false
	}
	fields := strings.Fields(s)
	if len(fields) > 9 {
		return false
	}
	first := strings.ToLower(strings.Trim(fields[0], ".,()"))
	if labels()[first] && (len(fields) == 1 || !titles()[strings.ToLower(fields[1])]) {
		return false
	}
	if c, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(c) && !unicode.IsDigit(c) {
		return false
	}
	if number(strings.Trim(fields[0], ".):/-")) {
		return false // a numbered heading
	}
	inside := false
	for i, f := range fields {
		if strings.HasPrefix(f, "(") {
			inside = true
		}
		done := strings.HasSuffix(f, ")")
		w := strings.Trim(f, "().,")
		c, _ := utf8.DecodeRuneInString(w)
		lower := strings.ToLower(w)
		switch {
		case inside, unicode.IsUpper(c), unicode.IsDigit(c) && i > 0, particles()[lower], titles()[lower]:
		default:
			return false
		}
		// A full stop ends a sentence unless it follows a title or an initial.
		if strings.HasSuffix(f, ".") && !titles()[lower] && utf8.RuneCountInString(w) > 1 {
			return false
		}
		if done {
			inside = false
		}
	}
	return true
}

// strong reports whether a name that occurs once is still surely a name.
func strong(name string) bool {
	fields := strings.Fields(name)
	first := strings.ToLower(strings.Trim(fields[0], ".,"))
	if titles()[first] || strings.HasPrefix(first, "speaker") {
		return true
	}
	if first == "unknown" || first == "unidentified" {
		return len(fields) == 1 || strings.EqualFold(fields[1], "speaker")
	}
	if len(fields) < 2 || len(fields) > 5 {
		return false
	}
	for _, f := range fields[:2] {
		if labels()[strings.ToLower(strings.Trim(f, ".,()"))] {
			return false
		}
	}
	c, _ := utf8.DecodeRuneInString(fields[1])
	return unicode.IsUpper(c) || c == '('
}

// chooseNames returns which of the line beginnings of a file are its speakers.
// One that comes back is; one that does not must be a name beyond doubt.
func chooseNames(prefixes []string) map[string]bool {
	count := map[string]int{}
	for _, p := range prefixes {
		count[p]++
	}
	names := map[string]bool{}
	for p, n := range count {
		if n >= 2 || strong(p) {
			names[p] = true
		}
	}
	return names
}

// keepUpper are the words that stay in capitals in a name.
var keepUpper = words("mp ms mep pc pcso qc kc obe mbe cbe ceo sw gp jp ot asc rn ii iii iv")

// restoreCase puts names into the usual case where the file writes them all in
// capitals.
func restoreCase(t *Transcript) {
	names := t.Speakers()
	long := false
	for _, n := range names {
		if strings.ToUpper(n) != n || strings.ContainsAny(n, "_0123456789") {
			return
		}
		long = long || strings.Contains(n, " ")
	}
	if !long {
		return
	}
	for i := range t.Turns {
		t.Turns[i].Speaker = nameCase(t.Turns[i].Speaker)
	}
}

// nameCase turns "CLLR SIÂN O'BRIEN" into "Cllr Siân O'Brien".
func nameCase(s string) string {
	fields := strings.Fields(s)
	inside := false
	for i, f := range fields {
		if strings.HasPrefix(f, "(") {
			inside = true
		}
		lower := strings.ToLower(f)
		bare := strings.Trim(lower, "().,")
		switch {
		case keepUpper()[bare] && bare != "ms":
		case inside, i > 0 && particles()[bare]:
			fields[i] = lower
		case i == 1 && bare == "speaker" && strings.EqualFold(fields[0], "unknown"):
			fields[i] = lower
		default:
			fields[i] = capitals(lower)
		}
		if strings.HasSuffix(f, ")") {
			inside = false
		}
	}
	return strings.Join(fields, " ")
}

// capitals gives each part of a name its capital: o'brien, lloyd-jones, mcadam.
func capitals(s string) string {
	out := []rune(s)
	up := true
	for i, r := range out {
		if up && unicode.IsLetter(r) {
			out[i] = unicode.ToUpper(r)
			up = false
		}
		if r == '-' || r == '.' || (r == '\'' || r == '’') && i == 1 {
			up = true
		}
	}
	if len(out) > 3 && out[0] == 'M' && out[1] == 'c' {
		out[2] = unicode.ToUpper(out[2])
	}
	return string(out)
}
