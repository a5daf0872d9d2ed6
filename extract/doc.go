/*
Package extract reads documents into one plain model: headings, paragraphs,
lists, tables, figures and notes in reading order, each with the page and the
place that it was read from. It is for programs that must work with what
councils publish: PDF files first, also Word and OpenDocument texts, web
pages, Markdown and plain text.

The shortest way is

	doc, err := extract.File(ctx, "agenda.pdf")

An [Extractor] has the options, such as a password and limits. The result is a
[Document]: plain data, which [Printer] writes as text or Markdown and
encoding/json as JSON. What was read with loss is in [Document.Warnings]; a
document that could be read in part comes back together with the error.
*/
package extract
