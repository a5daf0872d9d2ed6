/*
Package taggedpdf writes PDF files that people who cannot see the page can use as
well: PDF 1.7 after PDF/UA-1 (ISO 14289-1). Each file has a structure tree with
headings, lists, tables and descriptions of pictures, a title, a language,
bookmarks, and fonts with the letters that they show.

	err := taggedpdf.Write(w, &paper.Document{Title: "Minutes", Blocks: blocks})

[Write] lays a document out on A4 and writes it. Rows of picture and text, rows of
tables and headings with what follows them do not break over pages; a row of picture
and text that is as high as a third of a page may, between two items. What only
decorates (lines, bands of colour, page numbers) is marked as an artifact.

The font is Open Sans (SIL Open Font License; see fonts/LICENSE): plain letters and
figures as Easy Read asks for, with those of Welsh and of the other languages of
Europe in Latin, Greek and Cyrillic script. A character that it lacks is printed as
a box, and is the right character for screen readers, searching and copying.
*/
package taggedpdf

//go:generate go run ./internal/generate
