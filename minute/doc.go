// Package minute makes the minutes of a meeting from its transcript, for the
// clerks who write them and the people who sign them.
//
//	m, err := minute.Make(ctx, t)
//
// The offline rules find the items of business, who was there, declarations,
// motions with their mover, seconder and vote, decisions and actions, and put
// what was said into reported speech where that is safe. What is not safe to
// reword is quoted. Each line of the result has a [Source]: the places in the
// transcript or the agenda that it was made from. What was not said is not in
// the minutes: a date that nobody gave stays "not recorded", and a [Finding]
// says what a clerk should look at.
//
// A record about a person, such as that of a child protection conference, stands in
// the parts that its kind asks for ([Kind], [Part]). [Publisher] makes the version
// of other minutes that can be published, and lists what it leaves out.
//
// [Maker] holds the options, [Minutes] is the result as plain data, and
// [Printer] writes it as Markdown, HTML, text or JSON. Minutes.Document gives an
// extract.Document, from which Easy Read minutes can be made.
package minute
