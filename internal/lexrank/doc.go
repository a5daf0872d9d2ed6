// Package lexrank says how central each sentence is to a text: a sentence is
// central if it is like many sentences that are central themselves (LexRank,
// Erkan and Radev 2004).
//
//	scores := lexrank.Rank([]string{"Bins are emptied on Monday.", "Put your bins out by 7am."})
//
// It needs no training and gives the same answer every time.
package lexrank
