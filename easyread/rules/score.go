package rules

import (
	"cmp"
	"fmt"
	"slices"
)

// A Score counts findings. It is no grade: a text without findings may be hard to
// read, and only people with learning disabilities can say that it is not.
type Score struct {
	// Errors, Warnings, Reviews and Marked are how many findings of each severity
	// there are.
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Reviews  int `json:"reviews"`
	Marked   int `json:"marked,omitempty"`

	// Rules are the rules with findings, those with the most first, and at the
	// same number in the order of their IDs.
	Rules []RuleCount `json:"rules"`
}

// A RuleCount says how many findings a rule has.
type RuleCount struct {
	Rule     string `json:"rule"`
	Findings int    `json:"findings"`
}

// ScoreOf counts findings.
func ScoreOf(findings []Finding) Score {
	s := Score{Rules: []RuleCount{}}
	at := make(map[string]int)
	for _, f := range findings {
		switch f.Severity {
		case Error:
			s.Errors++
		case Warning:
			s.Warnings++
		case Review:
			s.Reviews++
		case Marked:
			s.Marked++
		}
		i, ok := at[f.Rule]
		if !ok {
			i = len(s.Rules)
			at[f.Rule] = i
			s.Rules = append(s.Rules, RuleCount{Rule: f.Rule})
		}
		s.Rules[i].Findings++
	}
	slices.SortFunc(s.Rules, func(a, b RuleCount) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.Rule, b.Rule))
	})
	return s
}

// String returns the counts by severity in words.
func (s Score) String() string {
	number := func(n int, one string) string {
		if n == 1 {
			return "1 " + one
		}
		return fmt.Sprintf("%d %ss", n, one)
	}
	text := fmt.Sprintf("%s, %s, %d for a person to decide", number(s.Errors, "error"), number(s.Warnings, "warning"), s.Reviews)
	if s.Marked > 0 {
		text += fmt.Sprintf(", %d marked for a person", s.Marked)
	}
	return text
}
