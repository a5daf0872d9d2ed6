package minute

import (
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	grantsIt   = speech.Pattern(`(?:^|[,;.] |\b(?:that|and) )((?:the )?[\p{L}'-]+(?: [\p{L}'-]+){0,4}?)(?:'ve|'s| has| have| had)? (?:already |also )?(?:granted|given|approved) (.{2,40}?) (?:an? )?dispensations?\b(.*)$`)
	wasGranted = speech.Pattern(`^(?:and )?(I|` + titledName + `|` + plainName + `)(?:'ve| have| has| was| were|'s)(?: been)? (?:granted|given|got) (?:an? )?dispensation\b(.*)$`)
	hasOne     = speech.Pattern(`\b(I|` + titledName + `)(?:'ve| have| has)(?: got)? (?:an? )?dispensation\b(.*)$`)
	whatFor    = speech.Pattern(`\b((?:to|so that|allowing|which allows|from) .*)$`)
	forItem    = speech.Pattern(`,? (?:on|in|for) (?:agenda )?item (?:number )?(` + numberExpr + `)\b`)
	bySomebody = speech.Pattern(`\bby ((?:the )?(?-i:[\p{Lu}][\p{L}'-]+)(?: (?-i:[\p{Lu}][\p{L}'-]+)){0,3})`)
	noDispense = speech.Pattern(`\b(?:no|any|not|never|n't)\b.{0,30}\bdispensation`)
)

// dispensations records who may take part in spite of an interest, under the item
// in which it was said (Localism Act 2011, section 33).
func (k *talk) dispensations(it *itemTalk) []Finding {
	var findings []Finding
	for _, s := range it.sentences {
		if s.who == nil || s.who.role == Public || strings.HasSuffix(s.Text, "?") || noDispense().MatchString(s.Text) {
			continue
		}
		d, ok := k.readDispensation(s)
		if !ok {
			continue
		}
		d.Source = k.spoken(s)
		s.done = true
		if d.Item == "" {
			// That of the interest that the member declared in the same item.
			for _, x := range it.item.Declarations {
				if x.Member == d.Member {
					d.Item = x.Item
				}
			}
		}
		same := -1
		for i, x := range it.item.Dispensations {
			if x.Member == d.Member && (x.Item == d.Item || x.Item == "" || d.Item == "") {
				same = i
			}
		}
		if same < 0 {
			it.item.Dispensations = append(it.item.Dispensations, d)
			continue
		}
		// It is said twice: an officer knows who granted it.
		x := &it.item.Dispensations[same]
		if x.GrantedBy != "" && d.GrantedBy != "" && x.GrantedBy != d.GrantedBy {
			findings = append(findings, Finding{Code: "dispensation-differs", Message: "a dispensation was said to be granted by " + x.GrantedBy + ", and by " + d.GrantedBy + ": check", Source: d.Source})
		}
		officer := s.who.role == Officer
		for _, f := range []struct {
			have *string
			said string
		}{{&x.Item, d.Item}, {&x.Scope, d.Scope}, {&x.GrantedBy, d.GrantedBy}} {
			if *f.have == "" || f.said != "" && officer {
				if f.said != "" {
					*f.have = f.said
				}
			}
		}
		x.Source.Spoken = append(x.Source.Spoken, d.Source.Spoken...)
	}
	return findings
}

// readDispensation reads one sentence. ok is false where nobody is said to have a
// dispensation.
func (k *talk) readDispensation(s *sentence) (d Dispensation, ok bool) {
	member, rest := "", ""
	if m := grantsIt().FindStringSubmatch(s.Text); m != nil {
		d.GrantedBy = strings.TrimSpace(m[1])
		for _, end := range []string{"'ve", "'s", "’ve", "’s"} {
			d.GrantedBy = strings.TrimSuffix(d.GrantedBy, end)
		}
		if rest, ok := strings.CutPrefix(d.GrantedBy, "The "); ok {
			d.GrantedBy = "the " + rest
		}
		for _, lead := range []string{"Madam Mayor ", "Chair ", "and "} {
			d.GrantedBy = strings.TrimPrefix(d.GrantedBy, lead)
		}
		switch strings.ToLower(d.GrantedBy) {
		case "i", "we":
			d.GrantedBy = s.who.nameOrNone()
		case "he", "she", "they", "it":
			return d, false
		default:
			d.GrantedBy = k.label(d.GrantedBy)
		}
		member, rest = m[2], m[3]
	} else if m := wasGranted().FindStringSubmatch(s.Text); m != nil {
		member, rest = m[1], m[2]
	} else if m := hasOne().FindStringSubmatch(s.Text); m != nil {
		member, rest = m[1], m[2]
	} else {
		return d, false
	}
	switch strings.ToLower(member) {
	case "i", "me":
		d.Member = s.who.nameOrNone()
	default:
		if titledNames().FindString(member) != member && k.people.named(member, nil) == nil {
			return d, false
		}
		d.Member = k.label(member)
	}
	if m := bySomebody().FindStringSubmatch(rest); m != nil && d.GrantedBy == "" {
		d.GrantedBy = k.label(m[1])
	}
	if m := forItem().FindStringSubmatchIndex(rest); m != nil {
		if n, okNumber := number(rest[m[2]:m[3]]); okNumber {
			d.Item = strconv.Itoa(n)
			rest = rest[:m[0]] + rest[m[1]:]
		}
	}
	if m := whatFor().FindStringSubmatch(rest); m != nil {
		d.Scope = strings.TrimRight(m[1], ".!, ")
	}
	return d, d.Member != ""
}

// line returns a dispensation as a sentence.
func (d Dispensation) line() string {
	s := d.Member + " has a dispensation"
	if d.Scope != "" {
		s += " “" + d.Scope + "”"
	}
	if d.Item != "" {
		s += " in item " + d.Item
	}
	if d.GrantedBy != "" {
		return s + ", granted by " + d.GrantedBy + "."
	}
	return s + " (who granted it is not recorded)."
}
