/*
Package layout makes blocks of what stands on pages: glyphs become words, words
lines, lines regions in reading order, and regions headings, paragraphs, list
items, tables, notes and furniture. It works from geometry alone.

[Reader] does what one page needs, and [Assemble] what needs all pages: body size,
heading levels, running headers and footers, and paragraphs that go on over a
page break.

	for n := range file.NumPages() {
		page, err := file.Page(ctx, n+1)
		...
		pages = append(pages, layout.Read(page, false))
	}
	blocks := layout.Assemble(pages)
*/
package layout
