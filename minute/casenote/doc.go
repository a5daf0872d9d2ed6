// Package casenote makes case notes and chronologies from visits, calls, letters
// and old notes, for social workers and for the person whom they are about.
//
//	n, err := casenote.Make(ctx, t)
//
// The input is a transcript or rough notes, read by package transcript, or a
// document that [FromDocument] made notes of. A [Template] says which sections the
// note has; what it asks for and nobody said is "Not recorded". There are templates
// for eleven kinds of contact, and [FormTemplate] makes one of a council's own form.
// The person's own words are quoted and not reworded.
//
// Each risk that is mentioned is an [Entry] with a [Status]: only what is current
// and about the person stands in the risk section, and what was denied, is past,
// hypothetical or about somebody else is kept under its status. No risk is
// added and none is left out. Each entry has its [Source]. The rules never look at
// anybody's gender or at where a name comes from.
//
// [Maker] holds the options, [Note] is the result as plain data, and [Printer]
// writes it as Markdown, HTML, text, Word file or JSON. Note.CheckLanguage holds it
// against published guides, and Note.Letter makes a letter to the person. A
// [Drafter] may word the plain accounts; what it writes is checked, and the rules
// keep the rest.
//
// [Chronicler] makes a [Chronology] of many notes, with how certain each date is,
// and [Brief] a short account within a number of words.
package casenote
