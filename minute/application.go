package minute

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	caseNumber  = speech.Pattern(`\b(?:\d{2,4}/\d{2,6}(?:/[A-Z]{1,6}\d?)?|[A-Z]{1,4}/\d{2,4}/\d{2,6}(?:/[A-Z]{1,6})?|[A-Z]{1,3}\d{2}/\d{2,6})(?:\b|$)`)
	application = speech.Pattern(`^(?:planning )?application(?: (?:number|no\.?|ref(?:erence)?))?[ :,]+`)
	recommendIs = speech.Pattern(`\brecommendation(?:'s| is| remains| was)?,? (?:therefore |still |for |that )*((?:to )?(?:approve|approval|refuse|refusal|grant|defer|permission)\b.*|(?:the application|it|permission|planning permission) (?:be|is) (?:approved|refused|granted|deferred)\b.*)$|\brecommended for ((?:approval|refusal|deferral)\b.*)$|\b(?:we|officers)(?:'re| are)? recommend(?:ing)? (?:that )?(approval|refusal|you approve|you refuse|it be approved|it be refused)\b(.*)$`)
	numberedOne = speech.Pattern(`^(?:and )?(?:condition )?(?:number )?(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})[,:] (.+)$`)
	extraOne    = speech.Pattern(`\b(?:an? )?(?:additional|extra|further|another|new|added) condition (?:that |requiring |about |to |on |for )(.+)$`)
	withSoMany  = speech.Pattern(`\b(?:with|to) (?:the )?(?:(` + numberExpr + `) )?conditions\b`)
	development = speech.Pattern(`^(?:(?:proposed|retrospective|outline|full|partial|two|three|\d+|single|double)[ -])*(?:(?:stor(?:e)?y|rear|side|front)[ -])*(?:change of use|erection|construction|demolition|extension|conversion|installation|variation|removal|replacement|works? to|siting|creation|formation|alterations?|signs?|dwellings?|homes|houses|flats)\b`)
	speakerRole = []struct {
		role  string
		words *speech.Matcher
	}{
		{"objector", speech.Compile(`\b(?:object(?:s|or|ing)?|against)\b`)},
		{"supporter", speech.Compile(`\b(?:support(?:s|er|ing)?|in favour)\b`)},
		{"agent", speech.Compile(`\bagent\b`)},
		{"applicant", speech.Compile(`\bapplicant\b`)},
		{"parish council", speech.Compile(`\b(?:parish|town|community) council\b`)},
		{"ward member", speech.Compile(`\bward (?:member|councillor)\b`)},
	}
)

// applications fills in the planning applications that items are about.
func (k *talk) applications(it *itemTalk) []Finding {
	ref := caseNumber().FindString(it.item.Heading)
	if ref == "" && !strings.HasPrefix(strings.ToLower(it.item.Heading), "application") {
		return nil
	}
	a := &Application{Reference: ref, Source: it.item.Source}
	rest := strings.Replace(application().ReplaceAllString(it.item.Heading, ""), ref, "", 1)
	// What follows the number is the site, or what is to be done there.
	if place := (Fact{Text: strings.Trim(rest, " ,:;–-"), Source: it.item.Source}); development().MatchString(place.Text) {
		a.Proposal = place
	} else {
		a.Site = place
	}
	conditions := 0
	seen := map[*person]bool{}
	for i, s := range it.sentences {
		if i > 0 && i < 4 && k.leads(s) && a.Proposal.Text == "" && s.Turn == it.sentences[0].Turn && !hasVerb(s.Text) && !handsOver().MatchString(s.Text) && !strings.Contains(strings.ToLower(s.Text), "over to") && len(speech.Bare(s.Text)) >= 3 && !strings.HasSuffix(s.Text, "?") {
			a.Proposal = Fact{Text: strings.TrimRight(s.Text, ". "), Source: k.spoken(s)}
			s.done = true
		}
		if s.who != nil && (s.who.role == Public || s.who.role == Visiting) && !seen[s.who] {
			seen[s.who] = true
			a.Speakers = append(a.Speakers, k.publicSpeaker(it, i))
		}
		if s.who == nil || s.who.role == Public || s.who.role == Visiting {
			continue
		}
		if m := recommendIs().FindStringSubmatch(s.Text); m != nil && a.Recommendation.Text == "" && s.who.role == Officer {
			a.Recommendation = Fact{Text: strings.TrimRight(strings.TrimSpace(m[1]+m[2]+m[3]+m[4]), "."), Source: k.spoken(s)}
			if n := withSoMany().FindStringSubmatch(s.Text); n != nil {
				if v, ok := number(n[1]); ok && n[1] != "" {
					conditions = v
				}
			}
			s.done = true
		}
		if m := numberedOne().FindStringSubmatch(s.Text); m != nil && a.Recommendation.Text != "" && s.who.role == Officer {
			n, _ := number(m[1])
			a.Conditions = append(a.Conditions, Condition{Number: n, Text: strings.TrimRight(m[2], ". "), Source: k.spoken(s)})
			s.done = true
		} else if m := extraOne().FindStringSubmatch(s.Text); m != nil && !strings.HasSuffix(s.Text, "?") {
			a.Conditions = append(a.Conditions, Condition{Text: strings.TrimRight(m[1], ". "), Source: k.spoken(s)})
		}
	}
	k.departs(it, a)
	it.item.Application = a
	return a.lacks(it, conditions)
}

// departs compares what was decided with what the officers recommended.
func (k *talk) departs(it *itemTalk, a *Application) {
	was := sideOfPlanning(a.Recommendation.Text)
	for i := len(it.item.Decisions) - 1; i >= 0; i-- {
		d := &it.item.Decisions[i]
		if d.Outcome != Agreed && d.Outcome != Carried {
			continue
		}
		if theirWords().MatchString(strings.TrimSuffix(strings.TrimPrefix(d.Text, "that "), " be agreed")) {
			return // the recommendation itself
		}
		is := sideOfPlanning(d.Text)
		a.Departs = was != "" && is != "" && is != was && is != "defer"
		return
	}
}

// sideOfPlanning returns "approve", "refuse" or "defer", or "" where a text says
// none or more than one of them.
func sideOfPlanning(text string) string {
	l := strings.ToLower(text)
	side := ""
	for _, w := range []struct{ stem, side string }{{"approv", "approve"}, {"grant", "approve"}, {"refus", "refuse"}, {"defer", "defer"}} {
		if strings.Contains(l, w.stem) {
			if side != "" && side != w.side {
				return ""
			}
			side = w.side
		}
	}
	return side
}

// publicSpeaker returns who speaks at i to the committee, and for whom.
func (k *talk) publicSpeaker(it *itemTalk, i int) Speaker {
	s := it.sentences[i]
	sp := Speaker{Name: s.who.name, Source: k.spoken(s)}
	if s.who.role == Visiting {
		sp.Role = "ward member"
		return sp
	}
	called := s.who.post
	if i > 0 && k.leads(it.sentences[i-1]) {
		called += " " + it.sentences[i-1].Text
	}
	for _, text := range []string{s.who.post, called} {
		for _, r := range speakerRole {
			if r.words.MatchString(text) {
				sp.Role = r.role
				return sp
			}
		}
	}
	return sp
}

// lacks returns what the record of an application should have and has not.
func (a *Application) lacks(it *itemTalk, conditions int) []Finding {
	var out []Finding
	add := func(code, message string, s Source) {
		out = append(out, Finding{Code: code, Message: message, Source: s})
	}
	if a.Reference == "" {
		add("no-reference", "the number of the application was not said", a.Source)
	}
	if a.Recommendation.Text == "" {
		add("no-recommendation", "the officers' recommendation on the application was not said", a.Source)
	}
	if conditions > len(a.Conditions) {
		add("conditions-words", fmt.Sprintf("%d conditions were named and %d read out: take the others from the report", conditions, len(a.Conditions)), a.Recommendation.Source)
	}
	for _, d := range it.item.Decisions {
		if d.Outcome != Agreed && d.Outcome != Carried {
			continue
		}
		switch side := sideOfPlanning(d.Text); {
		case len(d.Reasons) > 0:
		case side == "refuse":
			add("refusal-reasons", "the application was refused, and no reasons were said", d.Source)
		case a.Departs:
			add("departure-reasons", "the decision is not what the officers recommended, and no reasons were said", d.Source)
		}
	}
	return out
}

// hasVerb reports whether a text has a finite verb.
func hasVerb(text string) bool {
	for _, w := range wordsOf(text) {
		switch w.Tag {
		case "VBZ", "VBP", "VBD", "MD":
			return true
		}
	}
	return false
}

// lines returns what the record says of the application before the talk.
func (a *Application) lines() []line {
	var out []line
	for _, f := range []struct {
		name string
		fact Fact
	}{{"Application", Fact{a.Reference, a.Source}}, {"Site", a.Site}, {"Proposal", a.Proposal}, {"Officers' recommendation", a.Recommendation}} {
		if f.fact.Text != "" {
			out = append(out, line{f.name + ": " + f.fact.Text, f.fact.Source})
		}
	}
	return out
}

// line returns a speaker for print.
func (s Speaker) line() string {
	if s.Role == "" {
		return s.Name
	}
	return s.Name + " (" + s.Role + ")"
}
