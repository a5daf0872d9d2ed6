package taggedpdf

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
)

// Sizes of a cover, as shares of the text.
const (
	coverMark = 1.35
	coverPad  = 1.4 // of the band, under the text
)

// coverTitles are the sizes that a title may have: the largest that leaves half of
// the page.
var coverTitles = []float64{2.1, 1.6, 1.2, 1}

// coverPicture is the size of the picture beside the mark, in points.
const coverPicture = 62

// stripe is the height of the line under the band.
const stripe = 7

// cover lays out the band of colour at the top of the first page, out to the edges
// of the paper.
func (w *writer) cover(c *paper.Cover, parent *element, at writePlace) (unit, error) {
	if at.inRow || at.inCell || at.depth > 0 || len(parent.kids) > 0 {
		return unit{}, fmt.Errorf("%w: a cover that is not the first block", paper.ErrStructure)
	}
	var parts []unit
	if c.Mark != "" {
		parts = append(parts, w.coverMark(c, parent, at))
	}
	title := strings.Join(strings.Fields(paper.Clean(c.Title)), " ")
	if title != "" {
		w.lastRank = w.rank
		u := w.coverLines(title, w.titleShare(title, at.width), true, at.width, parent.child(fmt.Sprintf("H%d", w.rank)))
		draw := u.draw
		u.draw = func(p *page, x, top float64) {
			w.bookmarks = append(w.bookmarks, &bookmark{title: title, level: 1, page: p, top: top})
			draw(p, x, top)
		}
		u.gap = .7 * w.size
		parts = append(parts, u)
	}
	for i, line := range c.Lines {
		u := w.coverLines(line, 1.1, i == 0, at.width, parent.child("P"))
		u.gap = .25 * w.size
		if i == 0 {
			u.gap = .6 * w.size
		}
		parts = append(parts, u)
	}
	all := stack(parts)
	height, draw := all.height+coverPad*w.size, all.draw
	all.height, all.gap = height+stripe, 0
	all.draw = func(p *page, x, top float64) {
		p.fill(0, 0, pageWidth, top+height, w.pal.Cover)
		p.fill(0, top+height, pageWidth, stripe, w.pal.Stripe)
		draw(p, x, top)
	}
	return all, nil
}

// titleShare returns the size of a title as a share of the text.
func (w *writer) titleShare(title string, width float64) float64 {
	share := 1.0
	for i := len(coverTitles) - 1; i >= 0; i-- {
		st := coverStyle(coverTitles[i]*w.size, w.pal.OnCover, true)
		if i == len(coverTitles)-1 || float64(len(w.wrap(paper.Text(title), st, width, &element{})))*st.leading < textHeight/2 {
			share = coverTitles[i]
		}
	}
	return share
}

func coverStyle(size float64, colour paper.Colour, bold bool) textStyle {
	return textStyle{size: size, leading: 1.22 * size, colour: colour, bold: bold}
}

// coverLines lays out one piece of the text of a cover.
func (w *writer) coverLines(text string, share float64, bold bool, width float64, e *element) unit {
	st := coverStyle(share*w.size, w.pal.OnCover, bold)
	return stack(w.lines(w.wrap(paper.Text(text), st, width, e), st))
}

// coverMark lays out the mark with its picture at the left.
func (w *writer) coverMark(c *paper.Cover, parent *element, at writePlace) unit {
	var picture unit
	left := 0.0
	if c.Picture != nil {
		decoration := *c.Picture
		decoration.Alt = ""
		if u, ok := w.picture(&decoration, coverPicture, coverPicture, parent); ok {
			picture, left = u, coverPicture+.7*w.size
		}
	}
	text := w.coverLines(c.Mark, coverMark, true, at.width-left, parent.child("P"))
	return both(picture, shift([]unit{text}, left)[0])
}
