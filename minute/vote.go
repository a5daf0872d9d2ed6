package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// A count collects the votes that are said, clause by clause.
type count struct {
	vote Vote
	// asked is the side that the next bare number belongs to.
	asked side
	used  []*sentence
	// again is set where two different numbers were said for one side.
	again bool
}

type side int

const (
	nobody side = iota
	pro
	contra
	abstaining
)

var (
	callPro     = speech.Pattern(`\b(?:in favou?r|all those for|for the (?:motion|amendment|recommendation|proposal)|please show|who(?:'s| is) for)\b`)
	callContra  = speech.Pattern(`\bagainst\b`)
	callAbstain = speech.Pattern(`\babst(?:ain|ains|aining|ained|entions?)\b`)
	bareNumber  = speech.Pattern(`^(?:(?:and |so |ok(?:ay)? |right |thank you |yes |no )*(?:that's|that is|that was|that makes|i (?:make|count|see|have|can see)(?: that| it)?|we have|there (?:are|is)|it's)?\s*)?(` + numberExpr + `)(?: (?:votes?|members?|hands?|councillors|people|of us))?$`)
	sidedNumber = speech.Pattern(`\b(` + numberExpr + `|no)\s+(?:votes? |members? |councillors? )?(?:(?:voted |voting |were |was )?(in favou?r|for|against)|abst(?:ention|entions|ained|aining))\b`)
	votesTo     = speech.Pattern(`\b(?:by )?(` + numberExpr + `) (?:votes?|for)? ?(?:to|-|–) (` + numberExpr + `)\b`)
	withAbstain = speech.Pattern(`\b(` + numberExpr + `) abst`)
	unanimous   = speech.Pattern(`\bunanimous(?:ly)?\b|^(?:so )?(?:that's|that is|it's) (?:everybody|everyone|all of (?:us|you))\b|\bnem\.? con\b`)
	casting     = speech.Pattern(`\b(?:my|the chair's|use (?:my|the)) casting vote\b`)
)

// active reports whether a vote has been called.
func (c *count) active() bool { return c.asked != nobody || len(c.used) > 0 }

// read takes what a sentence says of the votes.
func (c *count) read(s *sentence) {
	touched := false
	if unanimous().MatchString(s.Text) {
		c.vote.Unanimous = true
		touched = true
	}
	if casting().MatchString(s.Text) {
		c.vote.Casting = true
		touched = true
	}
	if m := votesTo().FindStringSubmatch(s.Text); m != nil && strings.Contains(strings.ToLower(s.Text), "vote") {
		c.set(pro, m[1])
		c.set(contra, m[2])
		if a := withAbstain().FindStringSubmatch(s.Text); a != nil {
			c.set(abstaining, a[1])
		}
		touched = true
	} else {
		for _, clause := range strings.FieldsFunc(s.Text, func(r rune) bool { return strings.ContainsRune(".,;:?!", r) }) {
			touched = c.clause(strings.TrimSpace(clause)) || touched
		}
	}
	if touched {
		c.used = append(c.used, s)
		s.done = true
	}
}

// clause takes what one clause says and reports whether it was about votes.
func (c *count) clause(text string) bool {
	if ms := sidedNumber().FindAllStringSubmatch(text, -1); ms != nil {
		for _, m := range ms {
			to := abstaining
			switch strings.ToLower(m[2]) {
			case "against":
				to = contra
			case "":
			default:
				to = pro
			}
			c.set(to, m[1])
		}
		return true
	}
	called := true
	switch {
	case callAbstain().MatchString(text):
		c.asked = abstaining
	case callContra().MatchString(text) && len(speech.Bare(text)) <= 6:
		c.asked = contra
	case callPro().MatchString(text):
		c.asked = pro
	default:
		called = false
	}
	if called {
		return true
	}
	if c.asked == nobody {
		return false
	}
	if m := bareNumber().FindStringSubmatch(text); m != nil {
		c.set(c.asked, m[1])
		return true
	}
	if strings.EqualFold(text, "no") && c.asked != pro {
		c.set(c.asked, "none")
		return true
	}
	return false
}

// set records a number for a side.
func (c *count) set(to side, words string) {
	n, ok := number(words)
	if !ok {
		return
	}
	field := &c.vote.For
	switch to {
	case contra:
		field = &c.vote.Against
	case abstaining:
		field = &c.vote.Abstentions
	}
	if *field != nil && **field != n {
		c.again = true
	}
	*field = &n
}

// counted reports whether the vote says anything.
func (v Vote) counted() bool {
	return v.For != nil || v.Against != nil || v.Abstentions != nil || v.Unanimous || v.Casting
}
