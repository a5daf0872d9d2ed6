package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A person is somebody who speaks, is listed, or sends apologies.
type person struct {
	label string // as the transcript has it
	name  string // without what stands in brackets
	post  string // what stands in brackets
	title string // "cllr" for all councillors, "mr" …; "" if none
	given []string
	last  string // in lower case

	// said is what the transcript calls somebody who got their name otherwise,
	// sure is how, and why says where.
	said string
	sure Certainty
	why  []*sentence

	role  Role
	first *sentence // the first thing said; nil if nothing was
	from  []transcript.Ref
	sub   string // whom the person stands in for
	// subSaid is where that is said.
	subSaid *sentence
}

// people finds persons by what they are called in speech.
type people struct {
	list  []*person
	chair *person
	// members is set where councillors are among them.
	members bool
	// why the chair is the chair
	chairSource []*sentence
}

// titleForms are the titles before names, as the rules write them.
var titleForms = map[string]string{
	"cllr": "cllr", "cllr.": "cllr", "councillor": "cllr", "councilor": "cllr", "alderman": "cllr", "ald": "cllr",
	"mr": "mr", "mr.": "mr", "mrs": "mrs", "mrs.": "mrs", "ms": "ms", "miss": "miss", "mx": "mx", "dr": "dr", "dr.": "dr",
	"prof": "prof", "professor": "prof", "sir": "sir", "dame": "dame", "lord": "lord", "lady": "lady", "hon": "hon", "hon.": "hon", "rev": "rev", "reverend": "rev",
	"pc": "pc", "dc": "pc", "ds": "pc", "di": "pc", "dci": "pc", "sgt": "pc", "sergeant": "pc", "inspector": "pc", "insp": "pc",
}

// parsePerson reads a label such as "Mr Tom Ashworth (objector)".
func parsePerson(label string) *person {
	p := &person{label: label, name: label}
	if i := strings.IndexByte(label, '('); i > 0 && strings.HasSuffix(label, ")") {
		p.name, p.post = strings.TrimSpace(label[:i]), strings.TrimSpace(label[i+1:len(label)-1])
	} else if before, after, ok := strings.Cut(label, ", "); ok && !strings.Contains(after, ",") {
		// "Ruth Hanlon, Head of Parks", but "The Mayor, Cllr Jean Whitlock"
		p.name, p.post = before, after
		if first, _, _ := strings.Cut(after, " "); titleForms[strings.ToLower(first)] == "cllr" {
			p.name, p.post = after, strings.TrimPrefix(before, "The ")
		}
	}
	fields := strings.Fields(p.name)
	for len(fields) > 1 && titleForms[strings.ToLower(fields[0])] != "" {
		if p.title == "" {
			p.title = titleForms[strings.ToLower(fields[0])]
		}
		fields = fields[1:]
	}
	if len(fields) == 0 {
		return p
	}
	// "de Souza-Hall": small words belong to the last name.
	cut := len(fields) - 1
	for cut > 0 && strings.ToLower(fields[cut-1]) == fields[cut-1] {
		cut--
	}
	p.last = strings.ToLower(strings.Join(fields[cut:], " "))
	for _, g := range fields[:cut] {
		p.given = append(p.given, strings.ToLower(g))
	}
	if len(fields) == 1 && p.title == "" {
		// A single name is as good as a first name.
		p.given = []string{p.last}
	}
	return p
}

// unknown reports whether a label names nobody.
func unknown(label string) bool {
	l := strings.ToLower(label)
	return l == "" || strings.HasPrefix(l, "unknown") || strings.HasPrefix(l, "unidentified") ||
		strings.HasPrefix(l, "spk_") || strings.HasPrefix(l, "speaker_") || strings.HasPrefix(l, "speaker ") && len(l) < 12 || l == "speaker"
}

// findPeople lists the speakers and the participants that the file names, and
// gives the sentences their speakers.
func (k *talk) findPeople() {
	ps := &people{}
	by := map[string]*person{}
	for _, s := range k.sentences {
		label := k.t.Turns[s.Turn].Speaker
		if label == "" {
			continue
		}
		p := by[label]
		if p == nil {
			p = parsePerson(label)
			if name, ok := k.renamed[label]; ok && name != "" && name != label {
				p = parsePerson(name)
				p.said, p.sure = label, Given
			}
			p.first = s
			if same := ps.known(p); same != nil {
				p = same // named once with a post, once without
			} else {
				ps.list = append(ps.list, p)
			}
			by[label] = p
		}
		s.who = p
		k.speaker[s.Turn] = p
	}
	for _, name := range k.t.Participants {
		if by[name] != nil || unknown(name) {
			continue
		}
		p := parsePerson(name)
		for line, text := range k.t.Header {
			if at := strings.Index(text, name); at >= 0 {
				p.from = []transcript.Ref{{Turn: transcript.HeaderTurn, Utterance: line, Start: at, End: at + len(name)}}
				break
			}
		}
		by[name] = p
		ps.list = append(ps.list, p)
	}
	// Two people with one name are told apart by what stands in brackets.
	for i, p := range ps.list {
		for _, q := range ps.list[:i] {
			if p.name == q.name {
				p.name, q.name = p.label, q.label
			}
		}
	}
	k.people = ps
}

// known returns the person of the same name, if not both have a post and the
// posts differ.
func (ps *people) known(p *person) *person {
	for _, q := range ps.list {
		if q.name == p.name && (q.post == p.post || q.post == "" || p.post == "") {
			if q.post == "" {
				q.post = p.post
			}
			return q
		}
	}
	return nil
}

// named returns the one person whom a spoken name means, or nil: "Councillor
// Bell", "Priya", "Mr Okafor", "Tom Whitaker". exclude is not meant.
func (ps *people) named(name string, exclude *person) *person {
	q := parsePerson(strings.TrimSpace(name))
	if q.last == "" {
		return nil
	}
	var found *person
	for _, p := range ps.list {
		if p == exclude || unknown(p.label) {
			continue
		}
		if !p.answersTo(q) {
			continue
		}
		if found != nil {
			return nil // two people it could be: then nobody is named
		}
		found = p
	}
	return found
}

// answersTo reports whether p may be called what q says.
func (p *person) answersTo(q *person) bool {
	if q.title != "" && p.title != "" && q.title != p.title && !(q.title != "cllr" && p.title != "cllr") {
		return false
	}
	if q.title == "cllr" && p.title != "cllr" {
		return false
	}
	if len(q.given) > 0 && len(p.given) > 0 && q.last != q.given[0] {
		// A full name: both parts must fit.
		return q.last == p.last && (q.given[0] == p.given[0] || initial(q.given[0], p.given[0]))
	}
	if q.last == p.last && q.last != "" {
		return true
	}
	// A first name alone.
	return q.title == "" && len(p.given) > 0 && p.given[0] == q.last
}

// initial reports whether a is b's initial.
func initial(a, b string) bool {
	a = strings.TrimSuffix(a, ".")
	return len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// titledName is what follows a title in speech: "Councillor de Souza-Hall".
const titledName = `(?:Councillors?|Cllrs?\.?|Ald(?:erman|\.)?|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx|Dr\.?|Prof(?:essor)?|Sir|Dame|Lord|Lady|Rev(?:erend|d)?\.?|(?-i:[DP]C|D[SI]|DCI)|Sergeant|Inspector)(?:[ ](?:de|da|del|della|van|von|der|den|le|la|al|el|bin|ap))*(?:[ ](?-i:[\p{Lu}][\p{L}'’.-]*)){1,3}`

var titledNames = speech.Pattern(titledName)

// plainName matches a name without a title, by its capital letters.
const plainName = `(?-i:[\p{Lu}][\p{L}'’]+(?:-[\p{Lu}][\p{L}'’]+)*(?:[ ][\p{Lu}][\p{L}'’]+(?:-[\p{Lu}][\p{L}'’]+)*){0,2})`

// namesIn returns the names in a list such as "Councillor Lunt and Councillor
// Ferris-Cole" or "Councillors Lunt, Shah and Pike".
func namesIn(text string) []string {
	var names []string
	for _, m := range titledNames().FindAllStringIndex(text, -1) {
		name := text[m[0]:m[1]]
		for _, end := range []string{"'s", "’s", "."} {
			name = strings.TrimSuffix(name, end)
		}
		head, _, _ := strings.Cut(name, " ")
		if l := strings.ToLower(head); l != "councillors" && l != "cllrs" && l != "cllrs." {
			names = append(names, name)
			continue
		}
		// The title is said once for all of them.
		title := head[:len(head)-1]
		rest := text[m[0]+len(head):]
		for part := range strings.SplitSeq(strings.NewReplacer(" and ", ",", " & ", ",").Replace(rest), ",") {
			part = strings.Trim(part, " .;")
			if part == "" || !listName().MatchString(part) {
				break
			}
			names = append(names, title+" "+part)
		}
	}
	return names
}

var listName = speech.Pattern(`^(?:(?:de|da|del|van|von|der|le|la|al|el) )*(?-i:\p{Lu})[\p{L}'’.-]*(?: (?-i:\p{Lu})[\p{L}'’.-]*){0,2}$`)
