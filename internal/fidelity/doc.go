// Package fidelity finds the facts in a text that a reader must be able to
// rely on, and compares the facts of two texts: what was rewritten with what it
// was made from.
//
//	report := fidelity.Compare(source, rewritten)
//	if !report.Safe() {
//		keep(source)
//	}
//
// The types to know are [Fact] and [Report]. Facts are numbers, money, dates,
// times, percentages, phone numbers, addresses, references, names, negation and
// modal verbs. Dates are read the British way: 01/03/2026 is 1 March.
//
// The package knows forms, not the world: it sees that a name is new, not that
// a sentence is wrong. All functions are safe for concurrent use.
package fidelity
