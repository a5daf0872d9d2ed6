/*
Package pdfium draws pages of PDF files with PDFium, so that pages whose picture
cannot be taken out of the file can be recognised: letters drawn as outlines,
pictures in parts, JBIG2 and JPEG 2000.

	e := &extract.Extractor{
		OCR:      &ocr.Tesseract{},
		Renderer: &pdfium.Renderer{CacheDir: dir},
	}

PDFium runs as WebAssembly inside the process: it needs no C compiler and no
library on the machine, and it can reach neither files nor the network. Programs
that do not import this package do not contain it; those that do are about 12 MB
larger.
*/
package pdfium
