package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// frontLines is how many lines at most stand at the front of a document before its
// text begins.
const frontLines = 12

// frontOf returns the headings and short lines with which a document begins, on its
// first page if it has pages, up to the first sentence, list or table.
func frontOf(d *extract.Document) []extract.Block {
	var front []extract.Block
	for _, b := range d.Blocks {
		if _, picture := b.(*extract.Figure); picture || b.Info().Layer != extract.Body {
			continue // a crest or a photograph
		}
		if len(front) == frontLines || !isFrontLine(b) {
			break
		}
		front = append(front, b)
	}
	return front
}

// isFrontLine reports whether a block can be a line of the front of a document.
func isFrontLine(b extract.Block) bool {
	const longest = 25 // words
	text := strings.TrimSpace(extract.OwnText(b))
	return text != "" && pageOf(b.Info()) <= 1 && !contentsHeading.MatchString(text) && !strings.HasSuffix(text, ".") && len(strings.Fields(text)) <= longest
}

// titleLines returns the lines that may be the title of a document: those of its front,
// or of the tables with which it begins, which may be a way to lay that out.
func titleLines(d *extract.Document) []extract.Block {
	lines := frontOf(d)
	if first, ok := firstBody(d).(*extract.Table); ok {
		at := slices.Index(d.Blocks, extract.Block(first))
		for b := range (&extract.Document{Blocks: d.Blocks[at:]}).All() {
			_, table := b.(*extract.Table)
			switch {
			case table, b.Info().Layer != extract.Body, strings.TrimSpace(extract.PlainText(b)) == "":
			case len(lines) == frontLines || !isFrontLine(b):
				return lines
			default:
				lines = append(lines, b)
			}
		}
	}
	return lines
}

// firstBody returns the first block of the body that is no picture, or nil.
func firstBody(d *extract.Document) extract.Block {
	for _, b := range d.Blocks {
		if _, picture := b.(*extract.Figure); !picture && b.Info().Layer == extract.Body {
			return b
		}
	}
	return nil
}

// lineHeight returns the height in points of the first line of a block, or 0 if it is
// not known.
func lineHeight(b extract.Block) float64 {
	prov := b.Info().Prov
	if len(prov) == 0 {
		return 0
	}
	return prov[0].Box.Y1 - prov[0].Box.Y0
}

// textHeight returns the height in points of the lines of most sentences of a document,
// or 0 if it is not known.
func textHeight(d *extract.Document) float64 {
	var heights []float64
	for b := range d.All() {
		if p, ok := b.(*extract.Paragraph); ok && p.Layer == extract.Body && lineHeight(p) > 0 && strings.HasSuffix(strings.TrimSpace(p.Text), ".") {
			heights = append(heights, lineHeight(p))
		}
	}
	if len(heights) == 0 {
		return 0
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}
