// Package gist weighs the sentences of a meeting with small fitted models: which
// of them may give out work, settle a question or name a problem, where a new
// topic begins, and which tell most.
//
//	t := gist.New(units)
//	scores, err := t.Acts() // by act and unit
//
// There are two models for each of these: a linear one of the words, and trees
// over what that one says of a sentence and its neighbours, where in the meeting
// it stands, who says it and how the talk goes around it.
//
// The weights are text files in data, fitted by the command internal/eval/minute
// on the training parts of public sets that data/README.md names. They hold how
// people speak in meetings, not what one meeting was about: in the models of acts
// and topics a word counts only if it was used in meetings of several kinds.
//
// A score is a guess. What is made of it goes to a person as something to check,
// or decides which of the true sentences are shown; it never puts a word into a
// record.
package gist
