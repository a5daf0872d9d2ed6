// Package salience says which words of a talk a note of it needs: a linear model
// that was fitted on consultations and the notes that clinicians wrote of them.
//
//	worth := salience.Default().Worth(lines)
//
// The model knows how often a word is said, where, whether it answers a question,
// whether it is a number, and the word itself where that was often enough in the
// notes. It never looks at names, and words that tell a gender are not in it. See
// NOTICE in the folder data for where the weights come from.
package salience
