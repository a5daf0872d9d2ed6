// Package simplify rewrites a passage of British English into short, plain
// sentences that say the same, by rules and lists alone.
//
//	for _, s := range new(simplify.Engine).Rewrite(passage) {
//		fmt.Println(s.Text)
//	}
//
// The types to know are [Engine] and [Sentence].
//
// A wrong sentence is worse than a hard one. So every rewrite is checked: the
// facts of the result must be those of the source (see package fidelity), the
// sentence must still have its marks, its verb and its articles right. What a
// check doubts is not done, and the source's words stay.
package simplify
