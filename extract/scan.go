package extract

import (
	"context"
	"image"
	"io"
)

// A Recogniser reads the text in pictures of pages: optical character
// recognition. The package extract/ocr has one that runs Tesseract.
//
// Where [Extractor.Workers] is more than 1 it is called from several goroutines
// at once.
type Recogniser interface {
	// Recognise returns the words in the picture in reading order. No words and
	// no error mean that there is no text in it.
	Recognise(ctx context.Context, img PageImage) ([]RecognisedWord, error)
}

// A PageImage is a picture of a page, or of most of one, the right way up.
type PageImage struct {
	// Page is which page it is, counted from 1.
	Page int

	// Data is the picture as a file: JPEG or PNG, as Format says. It must not be
	// changed.
	Data []byte

	// Format is "jpeg" or "png".
	Format string

	// Width and Height count pixels.
	Width, Height int

	// DPI is how many pixels there are to the inch of paper.
	DPI float64

	// Language is the BCP 47 tag that the document gives for its text, or "".
	Language string
}

// A RecognisedWord is a word as a [Recogniser] reads it.
type RecognisedWord struct {
	// Text is the word, without white space. An empty one is passed over.
	Text string

	// Box is where the ink of the word is, in pixels of the picture with the
	// origin at the top left.
	Box image.Rectangle

	// Line tells lines apart: neighbours in the result that are on one line of
	// the page have the same number.
	Line int

	// Confidence is how sure the engine is, from 0 to 1.
	Confidence float64
}

// A PageRenderer draws pages of PDF files, for those whose picture cannot be
// taken out of the file as it is: text drawn as outlines, pictures in many
// parts, JBIG2 and JPEG 2000. The package extract/pdfium has one.
type PageRenderer interface {
	// Open opens a file of size bytes. The password may be empty. The reader
	// stays valid until the pages are closed.
	Open(ctx context.Context, r io.ReaderAt, size int64, password string) (RenderedPages, error)
}

// RenderedPages draws the pages of one file. The [Extractor] calls it from one
// goroutine at a time.
type RenderedPages interface {
	// Render draws the visible part of a page, counted from 1, as a reader sees
	// it, turned as its file says, at a number of pixels to the inch.
	Render(ctx context.Context, page int, dpi float64) (image.Image, error)

	// Close frees what is held for the file.
	Close() error
}
