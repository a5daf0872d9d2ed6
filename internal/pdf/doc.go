// Package pdf reads what stands on the pages of a PDF file: glyphs with their
// places, rules, images, links, and the file's properties. It makes no words
// and no paragraphs; internal/layout does.
package pdf
