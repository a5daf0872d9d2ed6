// Package enginetest tests that an engine can be trusted with a document: that
// whatever it writes, what comes out of the converters and makers says what the
// source says. All engines pass the same tests, ours, good and bad models alike,
// since it is the package around the engine that keeps the promise.
//
//	enginetest.Simplifier(t, easyread.RuleSimplifier{})
//	enginetest.Minutes(t, drafter)
//	enginetest.Notes(t, drafter)
//
// [EasyRead], [OfMinutes] and [OfNote] list the promises that a result breaks, for
// tests of their own. [Attacks] are texts that give orders to whoever reads them.
package enginetest
