package rules

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/office"
)

// Measure returns how a file looks, for [Document.Layout]: the file of size bytes in
// r, and what was read from it. Of a PDF, it measures the lines and pictures on the
// pages; of a Word file or an OpenDocument text, it reads the styles; of a web page, the style sheets that
// stand in the page itself. What a file does not say stays unknown: of Markdown and plain
// text, all of it. The error is that of ctx or of reading r; a
// file that cannot be measured is no error.
func Measure(ctx context.Context, d *extract.Document, r io.ReaderAt, size int64) (*Layout, error) {
	head := make([]byte, min(size, 1024))
	if n, err := r.ReadAt(head, 0); err != nil && !(errors.Is(err, io.EOF) && n == len(head)) {
		return nil, err
	}
	l := &Layout{PlainLetters: Yes} // but for web pages, the text itself has the marks
	switch {
	case bytes.Contains(head, []byte("%PDF-")):
		measurePages(l, d)
		return l, measureLetters(ctx, l, r, size)
	case bytes.HasPrefix(head, []byte("PK")):
		f, err := office.Read(ctx, r, size, office.Limits{})
		if err := ctx.Err(); err != nil || f == nil {
			return l, err
		}
		if err == nil {
			measureWord(l, &f.Look)
			l.PicturesLeft = picturesLeft(d)
		}
		return l, nil
	case isWebPage(head):
		l.PlainLetters, l.PicturesLeft = Unknown, picturesLeft(d)
		return l, measureWeb(l, io.NewSectionReader(r, 0, min(size, maxWebPage)))
	}
	return l, nil
}

// quantile returns the smallest key up to which at least one in so many of what is
// counted is: 2 gives the median, 10 what at least a tenth is, so that a word of a
// caption or the sign of a note does not count. 0 means that nothing is counted.
func quantile[K int | float64](counts map[K]int, oneIn int) K {
	total := 0
	var keys []K
	for k, n := range counts {
		total += n
		keys = append(keys, k)
	}
	slices.Sort(keys)
	sum := 0
	for _, k := range keys {
		if sum += counts[k]; sum*oneIn >= total {
			return k
		}
	}
	return 0
}

// Parts of what is counted, for [quantile].
const (
	half  = 2
	tenth = 10
	few   = 50
)

// sansSerif answers whether most letters stand in fonts without serifs, by the names
// of the fonts. It is unknown where most have a name that tells nothing.
func sansSerif(fonts map[string]int) Answer {
	count := make(map[Answer]int)
	for name, n := range fonts {
		count[withoutSerifs(name)] += n
	}
	switch {
	case count[Yes] > count[No]+count[Unknown]:
		return Yes
	case count[No] > count[Yes]+count[Unknown]:
		return No
	}
	return Unknown
}

// Parts of the names of fonts, in lower case and without blanks.
var (
	sansNames = strings.Fields("sans arial helvetica calibri verdana tahoma trebuchet aptos segoe roboto opensans lato gill futura univers frutiger " +
		"atkinson fsme foundry transport avenir century-gothic centurygothic inter montserrat ubuntu dejavusans liberationsans carlito " +
		"arimo corbel candara franklin gotham myriad dmsans poppins raleway system-ui stagsans source-sans nunito swiss lexend")
	serifNames = strings.Fields("times serif georgia garamond cambria palatino bookman baskerville minion caslon didot century bookantiqua constantia " +
		"liberationserif tinos caladea nimbusrom merriweather playfair roman")
)

// withoutSerifs answers whether a font has no serifs, by its name.
func withoutSerifs(name string) Answer {
	name = strings.ToLower(strings.ReplaceAll(strings.Trim(name, `"' `), " ", ""))
	in := func(list []string) bool {
		return slices.ContainsFunc(list, func(part string) bool { return strings.Contains(name, part) })
	}
	switch {
	case in(sansNames):
		return Yes
	case in(serifNames):
		return No
	}
	return Unknown
}

// measureWord fills in what a Word file says.
func measureWord(l *Layout, look *office.Look) {
	l.PointSize = float64(quantile(look.Sizes, tenth)) / 2
	l.Font = sansSerif(look.Fonts)
	left, other := look.Aligned["left"], look.Aligned["both"]+look.Aligned["center"]+look.Aligned["right"]
	l.LeftAligned = mostly(left, other)
	l.LineSpacing = float64(quantile(look.Spacing, half)) / 100
	l.Contrast = lowest(look.Colours)
	l.MarginMillimetres = millimetres(float64(look.Margin) / 20)
	l.Columns = look.Columns
	l.PictureMillimetres = millimetres(look.Picture)
	if look.Columns > 0 { // a section was read, and with it what headers and footers it has
		l.PageNumbers = No
		if look.Numbered {
			l.PageNumbers = Yes
		}
	}
}

// mostly answers yes where at most a fifth is otherwise, and unknown where there is
// nothing.
func mostly(so, otherwise int) Answer {
	switch {
	case so+otherwise == 0:
		return Unknown
	case otherwise*5 > so+otherwise:
		return No
	}
	return Yes
}

// millimetres converts points to whole millimetres.
func millimetres(points float64) float64 {
	const inPoint = 25.4 / 72
	return float64(int(points*inPoint + .5))
}

// picturesLeft answers whether pictures stand at the left of their text, by the
// tables that hold a picture and text side by side. It is unknown where fewer than
// three do.
func picturesLeft(d *extract.Document) Answer {
	left, right := 0, 0
	for b := range d.All() {
		t, ok := b.(*extract.Table)
		if !ok {
			continue
		}
		for _, row := range t.Rows {
			if len(row.Cells) < 2 {
				continue
			}
			first, last := holdsPicture(row.Cells[0]), holdsPicture(row.Cells[len(row.Cells)-1])
			switch {
			case first && !last:
				left++
			case last && !first:
				right++
			}
		}
	}
	return sides(left, right)
}

// sides answers whether pictures stand at the left, from how many stand at each side.
func sides(left, right int) Answer {
	const fewest = 3
	switch {
	case left+right < fewest:
		return Unknown
	case right > left:
		return No
	}
	return Yes
}

// holdsPicture reports whether a cell holds a picture and no text.
func holdsPicture(c extract.Cell) bool {
	found := false
	for _, b := range c.Blocks {
		switch b := b.(type) {
		case *extract.Figure:
			found = true
		case *extract.Paragraph:
			if strings.TrimSpace(b.Text) != "" {
				return false
			}
		default:
			return false
		}
	}
	return found
}
