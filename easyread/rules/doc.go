// Package rules checks text against Easy Read guidelines: is a sentence too
// long, is a word too hard, is a date written in figures. It works on any text,
// also on Easy Read that other people made.
//
//	findings, err := new(rules.Checker).Check(ctx, rules.FromExtract(doc))
//	for _, f := range findings {
//		fmt.Println(f.Rule, f.Severity, f.Message)
//	}
//
// A [Rule] is a value: [DefaultRules] returns those we have, and you may leave
// some out or add your own. A [Profile] says which guideline counts, where they
// disagree. A [Finding] says which rule a text breaks, where, and what to write
// instead. Findings are counted, not graded: a text without findings is not yet
// a good text, and only people with learning disabilities can say if it is.
package rules
