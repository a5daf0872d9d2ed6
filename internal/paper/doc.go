/*
Package paper describes documents that are printed on pages. It is what the
writers of Word files (internal/office) and of PDF files (internal/taggedpdf)
have in common: both take the same [Document] and make the same document of it.

	doc := &paper.Document{
		Title: "Minutes",
		Blocks: []paper.Block{
			&paper.Heading{Runs: paper.Text("Minutes")},
			&paper.Heading{Level: 1, Runs: paper.Text("1. Apologies")},
			&paper.Paragraph{Runs: paper.Text("There were none.")},
		},
	}
	err := office.Write(w, doc)

Everything is plain data. A [Block] is a heading, a paragraph, a list, a table, a
figure, or a row with a picture at the left and text at the right. What a text
says is never markup: writers pass it through [Clean] and escape it, and a link
is only live if [SafeLink] lets it through.
*/
package paper
