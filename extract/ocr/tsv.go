package ocr

import (
	"fmt"
	"image"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// The columns of Tesseract's TSV output: level page_num block_num par_num
// line_num word_num left top width height conf text.
const (
	columns   = 12
	wordLevel = "5"
)

// parse reads Tesseract's TSV output. Blank words, which mark ruled lines and
// pictures, are left out.
func parse(out string) ([]extract.RecognisedWord, error) {
	var words []extract.RecognisedWord
	line, number := "", 0
	head := false
	for row := range strings.SplitSeq(out, "\n") {
		if row = strings.TrimSuffix(row, "\r"); row == "" {
			continue
		}
		f := strings.SplitN(row, "\t", columns)
		if !head {
			if f[0] != "level" || len(f) != columns {
				return nil, fmt.Errorf("ocr: %w: no TSV header", ErrOutput)
			}
			head = true
			continue
		}
		if f[0] != wordLevel {
			continue
		}
		if len(f) != columns {
			return nil, fmt.Errorf("ocr: %w: a row of %d columns", ErrOutput, len(f))
		}
		text := strings.TrimSpace(f[11])
		if text == "" {
			continue
		}
		var n [4]int
		for i := range n {
			v, err := strconv.Atoi(f[6+i])
			if err != nil || v < 0 || v > 1<<24 {
				return nil, fmt.Errorf("ocr: %w: the box of a word is %.20q", ErrOutput, f[6+i])
			}
			n[i] = v
		}
		conf, err := strconv.ParseFloat(f[10], 64)
		if err != nil || conf != conf {
			return nil, fmt.Errorf("ocr: %w: a confidence of %.20q", ErrOutput, f[10])
		}
		// Page, block, paragraph and line together name a line.
		if key := strings.Join(f[1:5], "\t"); key != line {
			line = key
			number++
		}
		words = append(words, extract.RecognisedWord{
			Text: text, Box: image.Rect(n[0], n[1], n[0]+n[2], n[1]+n[3]), Line: number,
			Confidence: min(max(conf/100, 0), 1),
		})
	}
	if !head {
		return nil, fmt.Errorf("ocr: %w: nothing", ErrOutput)
	}
	return words, nil
}
