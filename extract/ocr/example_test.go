package ocr_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/extract/ocr"
)

func ExampleTesseract() {
	engine := &ocr.Tesseract{Command: "/nowhere/tesseract"}
	_, err := engine.Recognise(context.Background(), extract.PageImage{})
	fmt.Println(errors.Is(err, ocr.ErrNotInstalled))
	// Output: true
}
