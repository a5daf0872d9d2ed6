package minute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	apologyFrom   = speech.Pattern(`\bapolog(?:y|ies)\b(?:[^.]{0,60}?)\bfrom (.*)$|\b(?:received|had|have|got) (.*?)'s apologies\b`)
	sendsApology  = speech.Pattern(`^(?:and |also |thank you,? chair,? )?(.{3,90}?) (?:sends?|has sent|have sent|has given|have given|sent|gives?) (?:his|her|their|its)? ?apologies\b`)
	substitutes   = speech.Pattern(`(` + titledName + `|` + plainName + `) is (?:substituting|deputising|standing in|sitting in|here as (?:a |the )?substitute|attending as (?:a |the )?substitute|the substitute)(?: this (?:evening|morning|afternoon))? (?:for|on behalf of|in place of) (` + titledName + `|` + plainName + `)`)
	iSubstitute   = speech.Pattern(`\bI(?:'m| am) (?:substituting|deputising|standing in|here) (?:for|on behalf of|in place of) (` + titledName + `)`)
	declares      = speech.Pattern(`\b(?:I|we) (?:.{0,40}?)\b(?:declare|have declared) (?:an?|my|our)?\s*(.{0,60}?)\binterests? (?:in|on|for|under|regarding|concerning|relating to|with regard to|as regards) (?:agenda )?items? (?:number )?(` + numberExpr + `)\b[,;]?\s*(.*)$`)
	hasInterest   = speech.Pattern(`\bI(?:'ve| have)(?: got)?(?: also)? an?\s*(.{0,60}?)\binterest (?:to declare )?(?:in|on|under|regarding|concerning|relating to) (?:agenda )?items? (?:number )?(` + numberExpr + `)\b[,;]?\s*(.*)$`)
	declaresOther = speech.Pattern(`\b(?:I|we) (?:.{0,40}?)\b(?:declare|have declared) (?:an?|my|our)?\s*(.{0,60}?)\binterests?\b[,;]?\s*(.*)$`)
	becauseOf     = speech.Pattern(`\b(?:because|since|as|in that|on the grounds that|due to the fact that)\b,?\s*(.*)$`)
	leavesRoom    = speech.Pattern(`\bI(?:'ll| will|'m| am|'d| would)(?: now| therefore| going to| also| be| like to)*\s+(?:leav(?:e|ing)|withdraw(?:ing)?|step(?:ping)? (?:out|outside)|go(?:ing)? out(?:side)?)\b`)
	noneSaid      = speech.Pattern(`\b(?:no|not any|aren't any|are no|were no|not had any|none) (?:other |further |apologies|declarations|interests)\b|^(?:no|none|there are none|there aren't any|i haven't (?:had|received) any|nothing to declare)(?:,? (?:thank you|chair|none|to declare|today|this evening))*[.]?$`)
	interestKinds = speech.WordSet("disclosable pecuniary non-pecuniary personal prejudicial registerable non-registerable other non-disclosable financial direct indirect beneficial and dpi ori nri")
)

// apologies records who sent apologies, and which substitutes came.
func (k *talk) apologies(list []*itemTalk) []Absence {
	var out []Absence
	add := func(name string, s *sentence) {
		name = strings.TrimRight(name, ".")
		for _, a := range out {
			if a.Name == name {
				return
			}
		}
		a := Absence{Name: name, Source: k.spoken(s)}
		if p := speech.Compile(regexp.QuoteMeta(name) + `, ((?:the|our|his|her|their) (?-i:[\p{Ll}\p{Lu}][\p{L}' -]*))(?:[,.]| and\b|$)`).FindStringSubmatch(s.Text); p != nil {
			a.Post = p[1]
		}
		out = append(out, a)
		s.done = true
	}
	other := func(a Absence, ss ...*sentence) {
		a.Source = k.spoken(ss...)
		for _, s := range ss {
			s.done = true
		}
		for i := range out {
			if out[i].Name == a.Name && out[i].Kind != "" {
				out[i].Kind, out[i].Reason = a.Kind, a.Reason
				out[i].Source.Spoken = append(out[i].Source.Spoken, a.Source.Spoken...)
				return
			}
		}
		out = append(out, a)
	}
	early := 0
	for _, it := range list {
		for i, s := range it.sentences {
			early++
			if s.done && k.isNotes() {
				continue
			}
			isApologies := strings.HasPrefix(it.item.Heading, "Apologies")
			if s.who != nil && s.who.role == Public || early > 120 && !isApologies {
				continue
			}
			if m := apologyFrom().FindStringSubmatch(s.Text); m != nil {
				for _, name := range absent(m[1] + m[2]) {
					add(name, s)
				}
			} else if m := sendsApology().FindStringSubmatch(s.Text); m != nil {
				for _, name := range absent(m[1]) {
					add(name, s)
				}
			}
			k.substitute(s)
			if s.who == nil || !k.leads(s) && s.who.role != Officer {
				continue
			}
			if m := silentlyAbsent().FindStringSubmatch(s.Text); m != nil {
				other(Absence{Name: strings.TrimRight(m[1], "."), Kind: NoApologies}, s)
			}
			if m := wasInvited().FindStringSubmatch(s.Text); m != nil {
				a := Absence{Name: m[1], Post: strings.Trim(strings.Replace(m[2], "who's ", "", 1), " ,"), Kind: Invited}
				a.Post = strings.TrimPrefix(a.Post, "who is ")
				other(a, s)
				if i+1 < len(it.sentences) {
					if next := it.sentences[i+1]; next.Turn == s.Turn && keptOut().MatchString(next.Text) {
						other(Absence{Name: m[1], Kind: Excluded, Reason: strings.TrimRight(speech.Verbatim(next.Text), ".")}, next)
					}
				}
			}
			if m := namedOut().FindStringSubmatch(s.Text); m != nil && m[1] != "" {
				other(Absence{Name: m[1], Kind: Excluded, Reason: strings.TrimRight(speech.Verbatim(s.Text), ".")}, s)
			}
		}
	}
	return out
}

// absent returns the names in a list of apologies.
func absent(text string) []string {
	// What follows is another matter: who comes instead, or why.
	if at := comesInstead().FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	for _, end := range []string{" who ", ", and I", " and I ", " as ", " because ", " with ", ", Chair", ", Leader"} {
		if at := strings.Index(text, end); at > 0 {
			text = text[:at]
		}
	}
	var names []string
	titled := namesIn(text)
	for part := range strings.SplitSeq(strings.NewReplacer(" and ", ",", " & ", ",").Replace(text), ",") {
		part = strings.TrimPrefix(strings.Trim(part, " .;"), "from ")
		for _, end := range []string{" at ", " of ", " from "} {
			part, _, _ = strings.Cut(part, end)
		}
		part = strings.TrimSuffix(part, " please")
		if at := slices.IndexFunc(titled, func(n string) bool { return n == part || strings.HasSuffix(n, " "+part) }); at >= 0 {
			if !slices.Contains(names, titled[at]) {
				names = append(names, titled[at])
			}
			continue
		}
		if relations()[strings.ToLower(part)] {
			names = append(names, part)
			continue
		}
		if part != "" && strings.Contains(part, " ") && wholePlainName().MatchString(part) {
			names = append(names, part)
		}
	}
	if len(names) < len(titled) {
		return titled
	}
	return names
}

var (
	comesInstead   = speech.Pattern(`,? and (?:` + titledName + `|` + plainName + `) is (?:substituting|deputising|standing in|sitting in|here)\b`)
	silentlyAbsent = speech.Pattern(`^(?:and )?(` + titledName + `|` + plainName + `) (?:hasn't|has not|didn't|did not) (?:sent?|give|given) (?:any|apologies|any apologies)\b`)
	wasInvited     = speech.Pattern(`^(?:and )?(` + titledName + `|` + plainName + `)((?:, [^,]{2,40},)?) (?:was|were|has been) (?:also )?(?:invited|asked to come)\b.*\b(?:but|and)\b.*\b(?:isn't|is not|hasn't|has not|didn't|did not|couldn't|not here)\b`)
	keptOut        = speech.Pattern(`^(?:and )?(?:he|she|they)(?:'s| is| was| has been|'re| are| were) (?:been )?(?:excluded|not allowed)\b`)
	// A pronoun with a capital is no name.
	namedOut = speech.Pattern(`^(?:and )?(?:(?:he|she|they|it|that|this|which)\b|(` + titledName + `|` + plainName + `)(?:'s| is| was| has been) (?:been )?excluded\b)`)
)

var wholePlainName = speech.Pattern(`^` + plainName + `$`)

// substitute records that one member stands in for another.
func (k *talk) substitute(s *sentence) {
	if m := substitutes().FindStringSubmatch(s.Text); m != nil {
		if p := k.people.named(m[1], nil); p != nil {
			p.sub, p.subSaid = strings.TrimRight(m[2], "."), s
			s.done = true
		}
	} else if m := iSubstitute().FindStringSubmatch(s.Text); m != nil && s.who != nil {
		s.who.sub, s.who.subSaid = strings.TrimRight(m[1], "."), s
		s.done = true
	}
}

// declarations records declarations of interest under the item in which they
// were made.
func (k *talk) declarations(list []*itemTalk) {
	for _, it := range list {
		for i, s := range it.sentences {
			if s.who != nil && s.who.role == Public {
				continue
			}
			d, ok := readDeclaration(s.Text)
			if !ok {
				continue
			}
			d.Member = s.who.nameOrNone()
			used := []*sentence{s}
			if d.Reason == "" && i+1 < len(it.sentences) && it.sentences[i+1].who == s.who {
				// The reason may be a sentence of its own.
				if m := becauseOf().FindStringSubmatchIndex(it.sentences[i+1].Text); m != nil && m[0] < 12 {
					d.Reason = reason(it.sentences[i+1].Text[m[2]:m[3]])
					used = append(used, it.sentences[i+1])
				}
			}
			for _, u := range used {
				u.done = true
			}
			for _, left := range k.leaves(s.who, d.Item, list, it) {
				d.Left = true
				used = append(used, left)
				left.done = true
			}
			d.Source = k.spoken(used...)
			it.item.Declarations = append(it.item.Declarations, d)
		}
	}
}

// none records that there were no apologies or no interests, where somebody says
// so under that item.
func (k *talk) none(it *itemTalk, apologies []Absence) {
	text := ""
	apologies = slices.DeleteFunc(slices.Clone(apologies), func(a Absence) bool { return a.Kind != "" })
	if strings.HasPrefix(it.item.Heading, "Apologies") && len(apologies) > 0 {
		k.absences(it, apologies)
		return
	}
	switch {
	case strings.HasPrefix(it.item.Heading, "Apologies"):
		text = "No apologies were received."
	case strings.HasPrefix(it.item.Heading, "Declarations") && len(it.item.Declarations) == 0:
		text = "No interests were declared."
	default:
		return
	}
	for _, s := range it.sentences {
		if !noneSaid().MatchString(s.Text) || strings.HasSuffix(s.Text, "?") || s.who != nil && s.who.role == Public {
			continue
		}
		s.done = true
		it.item.Points = append(it.item.Points, Point{Speaker: s.who.nameOrNone(), Text: text, Source: k.spoken(s)})
		return
	}
}

// absences records the apologies and the substitutes as points of their item.
func (k *talk) absences(it *itemTalk, apologies []Absence) {
	p := Point{Text: "Apologies for absence were received from "}
	for i, a := range apologies {
		switch {
		case i > 0 && i == len(apologies)-1:
			p.Text += " and "
		case i > 0:
			p.Text += ", "
		}
		p.Text += a.Name
		for _, r := range a.Source.Spoken {
			if !slices.Contains(p.Source.Spoken, r) {
				p.Source.Spoken = append(p.Source.Spoken, r)
			}
		}
	}
	p.Text += "."
	it.item.Points = append(it.item.Points, p)
	for _, q := range k.people.list {
		if q.sub != "" {
			it.item.Points = append(it.item.Points, Point{Text: q.name + " was a substitute for " + q.sub + ".", Source: k.spoken(q.subSaid)})
		}
	}
}

// readDeclaration reads a declaration of interest out of a sentence.
func readDeclaration(text string) (Declaration, bool) {
	if strings.HasSuffix(text, "?") {
		return Declaration{}, false
	}
	m := declares().FindStringSubmatch(text)
	if m == nil {
		m = hasInterest().FindStringSubmatch(text)
	}
	rest := ""
	var d Declaration
	if m != nil {
		n, ok := number(m[2])
		if !ok {
			return Declaration{}, false
		}
		d.Item = strconv.Itoa(n)
		rest = m[3]
	} else {
		if m = declaresOther().FindStringSubmatch(text); m == nil {
			return Declaration{}, false
		}
		rest = m[2]
	}
	// "I have no interests to declare" declares none.
	for _, w := range speech.Bare(m[0]) {
		if w == "no" || w == "not" || w == "don't" || w == "nothing" || w == "haven't" {
			return Declaration{}, false
		}
	}
	var kind []string
	for _, w := range speech.Bare(m[1]) {
		if interestKinds()[w] {
			kind = append(kind, w)
		}
	}
	d.Kind = strings.Join(kind, " ")
	if r := becauseOf().FindStringSubmatch(rest); r != nil {
		rest = r[1]
	}
	d.Reason = reason(strings.TrimPrefix(rest, "and "))
	return d, true
}

// reason cuts the reason for an interest down to the fact.
func reason(text string) string {
	return strings.TrimRight(strings.TrimSpace(text), ".;, ")
}

// leaves returns the sentences in which a member says that they leave the room:
// in the item of the declaration, or in the item that it concerns.
func (k *talk) leaves(p *person, number string, list []*itemTalk, declared *itemTalk) []*sentence {
	if p == nil {
		return nil
	}
	var out []*sentence
	for _, it := range list {
		if it != declared && (number == "" || it.item.Number != number) {
			continue
		}
		for _, s := range it.sentences {
			if s.who == p && leavesRoom().MatchString(s.Text) {
				out = append(out, s)
			}
		}
	}
	return out
}

// isPresent reports whether a spoken name is one of the attendees.
func (k *talk) isPresent(name string) bool {
	return k.people.named(name, nil) != nil || slices.ContainsFunc(k.people.list, func(p *person) bool { return p.name == name })
}
