/*
Package ocr reads the pictures of scanned pages with Tesseract, a program that
must be installed on its own (on Debian: apt-get install tesseract-ocr
tesseract-ocr-eng). Nothing leaves the machine.

	e := &extract.Extractor{OCR: &ocr.Tesseract{}}
	doc, err := e.File(ctx, "scan.pdf")

The pages that were read so are named in the document's warnings, with how sure
the engine was. Recognised text has errors: names, dates and figures in it must
be checked.
*/
package ocr
