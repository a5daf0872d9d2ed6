// Package lexicon holds what Townclerk knows about words: how common and how
// hard a word is, plainer words and phrases for hard ones, and explanations of
// the words that councils and health services use.
//
//	for _, m := range lexicon.HardWords("You may owe council tax.") {
//		fmt.Println(m.Entry.Term, "–", m.Entry.Plain)
//	}
//
// The types to know are [Phrase] and [HardWord]. The lists are text files in
// the folder data that a person who writes no Go can change: one entry a line,
// sorted, with the rules for a line at the top of the file. A test checks them.
//
// The lists are read on first use. All functions are safe for concurrent use.
package lexicon

//go:generate go run ./gen -scowl /usr/share/dict/scowl -wordnet /usr/share/wordnet -out data/words.txt
