package main

import (
	"flag"
	"os"
	"path/filepath"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/extract/ocr"
	"github.com/townclerk/townclerk/extract/pdfium"
)

// engineFlags adds the flags that say how files are read. What it returns makes
// an extractor of them, once they are parsed.
func engineFlags(flags *flag.FlagSet) func() *extract.Extractor {
	workers := flags.Int("workers", 1, "pages to read at the same time")
	scans := flags.Bool("ocr", false, "recognise the text of scanned pages; needs the program tesseract")
	lang := flags.String("lang", "eng", "tesseract's name of the `language` of scans, such as eng or eng+cym")
	return func() *extract.Extractor {
		e := &extract.Extractor{Workers: *workers}
		if *scans {
			e.OCR = &ocr.Tesseract{Language: *lang}
			e.Renderer = &pdfium.Renderer{CacheDir: cacheDir()}
		}
		return e
	}
}

// cacheDir is where the compiled renderer is kept, so that only its first use
// takes seconds, or "" where the user has no such folder.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "townclerk", "pdfium")
}
