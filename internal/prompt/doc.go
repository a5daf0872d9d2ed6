// Package prompt asks a language model about one passage at a time and checks
// what it answers. The packages easyreadllm and minutellm put their engines on
// top of it; it knows no provider.
//
//	runner := prompt.Runner{Ask: ask, Find: find}
//	outcome, err := runner.Run(ctx, prompt.Job{Task: prompt.EasyRead(), Lines: lines})
//
// A [Job] is a passage: numbered lines. A [Task] is what to do with it: the
// instructions and examples in the folder texts, and the schema of the answer.
// The [Runner] takes personal data out, fences the text off as data, asks with
// retries, a rate limit and a [Store], parses the answer strictly, puts personal
// data back, and checks every statement against the lines that it names. What
// the checks find is sent back once. An [Outcome] says what can be used and what
// cannot, and a [Record] what was asked of which model.
//
// The package proposes. Whoever uses it decides what becomes of a statement with
// a [Problem]; the rule is that the offline engine takes its place.
package prompt
