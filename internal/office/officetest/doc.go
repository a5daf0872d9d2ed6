// Package officetest checks that a Word file is what the standard asks for
// (ISO/IEC 29500-1), for tests of packages that write one. Word refuses files that
// other programs open, above all for elements in another order than the schema has.
//
//	officetest.Check(t, data)
//
// [Check] looks at the order of elements, at what refers to what, and at numbers that
// have bounds.
package officetest
