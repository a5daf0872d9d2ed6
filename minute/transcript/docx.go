package transcript

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// docxLines returns the lines of a DOCX file: its paragraphs, cut at line
// breaks. limit bounds the bytes of the text part once unpacked.
func docxLines(data []byte, limit int64) ([]string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		return nil, fmt.Errorf("%w: a zip file without word/document.xml", ErrFormat)
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, limit))
	var lines []string
	var b strings.Builder
	text := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return append(lines, b.String()), nil
		}
		if err != nil {
			if d.InputOffset() >= limit {
				return nil, ErrTooLarge
			}
			return nil, fmt.Errorf("%w: word/document.xml: %v", ErrFormat, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "t":
				text = true
			case "br", "cr":
				lines = append(lines, b.String())
				b.Reset()
			case "tab":
				b.WriteByte('\t')
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t":
				text = false
			case "p":
				lines = append(lines, b.String())
				b.Reset()
			}
		case xml.CharData:
			if text {
				b.Write(e)
			}
		}
	}
}
