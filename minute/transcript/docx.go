package transcript

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/internal/office"
)

// docxLines returns the lines of a DOCX file: its paragraphs and the cells of
// its tables, cut at line breaks. limit bounds the bytes of its parts once
// unpacked. Text that the file hides from its readers is left out, with a
// warning.
func docxLines(ctx context.Context, t *Transcript, data []byte, limit int64) ([]string, error) {
	d, err := office.Read(ctx, bytes.NewReader(data), int64(len(data)), office.Limits{MaxBytes: limit})
	switch {
	case err == nil:
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, office.ErrLimit):
		return nil, ErrTooLarge
	default:
		return nil, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	var lines []string
	if docxBlocks(d.Body, &lines) {
		t.warn(0, "hidden-text", "the file hides some of its text; that text was left out")
	}
	return lines, nil
}

// docxBlocks adds the lines of blocks, and reports whether any text is hidden.
func docxBlocks(list []*office.Block, lines *[]string) (hidden bool) {
	for _, b := range list {
		for _, row := range b.Rows {
			for _, c := range row.Cells {
				hidden = docxBlocks(c.Blocks, lines) || hidden
			}
		}
		var text strings.Builder
		if b.Label != "" {
			text.WriteString(b.Label + " ")
		}
		for _, r := range b.Runs {
			if r.Hidden {
				hidden = hidden || strings.TrimSpace(r.Text) != ""
				continue
			}
			text.WriteString(r.Text)
		}
		if text.Len() > 0 || b.Kind == office.Paragraph {
			*lines = append(*lines, strings.Split(text.String(), "\n")...)
		}
	}
	return hidden
}
