// Package casenote makes a case note from a visit or call, for social workers
// and for the person whom the note is about.
//
//	n, err := casenote.Make(ctx, t)
//
// The input is a transcript or rough notes, read by package transcript. A
// [Template] says which sections the note has; what it asks for and nobody said
// is "Not recorded". The person's own words are quoted and not reworded.
//
// Each risk that is mentioned is an [Entry] with a [Status]: only what is
// current and about the person stands in the risk section, and what was denied,
// is past, hypothetical or about somebody else is kept under its status. No
// risk is added and none is left out. Each entry has its [Source]. The rules
// never look at anybody's gender.
//
// [Maker] holds the options, [Note] is the result as plain data, and [Printer]
// writes it as Markdown, HTML, text or JSON. A [Drafter] may word the plain
// accounts; what it writes is checked, and the rules keep the rest.
package casenote
