// Package gist weighs the sentences of a meeting with small linear models: which
// of them may give out work, settle a question or name a problem, where a new
// topic begins, and which tell most.
//
//	t := gist.New(units)
//	scores := t.Scores(gist.Action)
//
// The weights are text files in data, one feature a line, fitted by the command
// internal/eval/minute on the training parts of public sets that data/README.md
// names. They hold how people speak in meetings, not what one meeting was about:
// a word counts only if it was used in meetings of several kinds.
//
// A score is a guess. What is made of it goes to a person as something to check,
// or decides which of the true sentences are shown; it never puts a word into a
// record.
package gist
