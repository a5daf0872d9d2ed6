// Package pdf reads PDF files for Townclerk: it finds what is drawn on each page
// (glyphs with their text, rules, images and links) and leaves it to the layout
// to make sense of it.
//
//	f, err := pdf.Open(ctx, r, size, pdf.Options{})
//	if err != nil {
//		return err
//	}
//	for n := 1; n <= f.NumPages(); n++ {
//		page, err := f.Page(ctx, n)
//		...
//	}
//
// A [File] is read in three steps. The canonicaliser takes the file as it is,
// damaged or encrypted, and writes the dictionaries that reading needs anew as plain,
// bounded syntax; streams stay where they are, and the structure tree is read from
// the file itself, so that a clean file costs little.
// The object layer (github.com/ledongthuc/pdf, which is imported nowhere else)
// reads that. The interpreter runs the content of a page and gives a [Page].
//
// Nothing in a file may end the process or hang it: the bounds are in [Options].
// What is read with loss is a [Warning].
package pdf
