// Package easyread turns documents into Easy Read: short sentences with one idea
// each, plain words, hard words explained, and pictures, for people with learning
// disabilities.
//
//	doc, err := easyread.Convert(ctx, source)
//	if err != nil {
//		return err
//	}
//	err = new(easyread.Printer).HTML(w, doc)
//
// A [Converter] makes a [Document] from an [extract.Document]; its zero value
// works offline. Each [Statement] says where in the source it comes from, and what
// was left out is listed. A [Simplifier] does the rewriting; [RuleSimplifier] is
// ours. Whatever it gives back is compared with the source: a sentence that drops,
// changes or adds a number, date, name or duty is not used, and the words of the
// source stand in its place. A [Printer] writes HTML, Word, tagged PDF, Markdown,
// text and JSON.
//
// The result is a draft. A person has to check it, and people with learning
// disabilities have to test it: [Document.Findings] and [Printer.Review] say where
// to look first.
package easyread
