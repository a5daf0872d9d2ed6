package minute

import (
	"slices"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	excludes    = speech.Pattern(`\b(?:exclu(?:de|des|ded|ding|sion of)\b[^.?]{0,60}\b(?:press|public)\b|(?:press|public)\b[^.?]{0,60}\b(?:be|are|is|were) (?:now )?excluded|(?:go|move|going|moving) into (?:private|closed|confidential) session|(?:now )?in (?:private|closed) session)`)
	readmits    = speech.Pattern(`\b(?:back|return(?:ed|ing)?) (?:in|into|to) (?:open|public) session|\b(?:press|public)\b[^.?]{0,40}\b(?:re-?admitted|back in|invited back|return)\b|\bwelcome back (?:to )?(?:the |members of the )?(?:press|public)`)
	schedule12A = speech.Pattern(`\bparagraphs? (?:numbers? )?(` + numberExpr + `(?:(?:,| and| or|, and) (?:paragraph )?` + numberExpr + `)*)\b`)
	singleNo    = speech.Pattern(numberExpr)
	stillSeen   = speech.Pattern(`\b(?:broadcast|webcast|live[- ]?stream|streamed|protect public health|public health|via (?:video|zoom|teams))\b`)
	notExcluded = speech.Pattern(`\b(?:no need|do not need|don't need|not (?:going to|proposing to|be)|nothing) \b[^.]{0,30}exclu`)
)

// exclusions marks the business that was taken without the public. Where it is
// not certain that the exclusion was agreed, the business is marked all the same
// and a finding says so: publishing what is exempt does more harm than holding
// back what is not.
func (k *talk) exclusions(list []*itemTalk) []Finding {
	var findings []Finding
	var now *Exemption
	for i, it := range list {
		if now != nil {
			// Where the public comes back only at the end of an item, what was said
			// before is exempt.
			back := readmitted(it)
			if back < 0 || back > 2 {
				e := *now
				it.item.Exempt = &e
			}
			if back >= 0 {
				now = nil
			}
			continue
		}
		var said []*sentence
		for _, s := range it.sentences {
			if (s.who == nil || s.who.role != Public) && excludes().MatchString(s.Text) && !notExcluded().MatchString(s.Text) {
				said = append(said, s)
			}
		}
		// Kept out of the room, the public may still watch.
		for i, s := range it.sentences {
			if len(said) > 0 && s == said[0] && slices.ContainsFunc(it.sentences[i:min(i+4, len(it.sentences))], func(x *sentence) bool { return stillSeen().MatchString(x.Text) }) {
				said = nil
			}
		}
		procedural := strings.HasPrefix(it.item.Heading, "Exclusion")
		if len(said) == 0 || !procedural && !exclusionMoved(said) {
			continue
		}
		e := &Exemption{}
		used := said
		for _, s := range it.sentences {
			// "by virtue of paragraphs 1 and 3 of Part 1 of Schedule 12A"
			if l := strings.ToLower(s.Text); !strings.Contains(l, "12a") && !strings.Contains(l, "twelve a") && !contains(said, s) {
				continue
			}
			if m := schedule12A().FindStringSubmatch(s.Text); m != nil {
				for _, n := range singleNo().FindAllStringIndex(m[1], -1) {
					if v, ok := number(m[1][n[0]:n[1]]); ok && v > 0 {
						e.Paragraphs = append(e.Paragraphs, strconv.Itoa(v))
					}
				}
				if !contains(used, s) {
					used = append(used, s)
				}
			}
		}
		e.Source = k.spoken(used...)
		if len(e.Paragraphs) == 0 {
			findings = append(findings, Finding{Code: "exempt-paragraph", Message: "the public was excluded, and no paragraph of Schedule 12A was named", Item: i + 1, Source: e.Source})
		}
		agreed := false
		for _, d := range it.item.Decisions {
			agreed = agreed || d.Outcome == Agreed || d.Outcome == Carried
		}
		if !agreed {
			findings = append(findings, Finding{Code: "exclusion-unclear", Message: "it was not announced that the exclusion of the public was agreed; what follows is treated as exempt", Item: i + 1, Source: e.Source})
		}
		if now = e; !procedural {
			own := *e
			it.item.Exempt = &own
		}
	}
	return findings
}

// readmitted returns which sentence of an item says that the public comes back, or
// -1.
func readmitted(it *itemTalk) int {
	for i, s := range it.sentences {
		if readmits().MatchString(s.Text) {
			return i
		}
	}
	return -1
}

// exclusionMoved tells the motion to exclude from talk about it.
func exclusionMoved(said []*sentence) bool {
	for _, s := range said {
		l := strings.ToLower(s.Text)
		for _, w := range []string{"i move", "i propose", "moved", "we need to", "we will now", "we'll now", "we now", "i'd like to", "resolve", "can we agree", "private session", "closed session", "be excluded", "are excluded"} {
			if strings.Contains(l, w) {
				return true
			}
		}
	}
	return false
}

func contains(list []*sentence, s *sentence) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
