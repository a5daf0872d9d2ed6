package easyread

import "github.com/townclerk/townclerk/easyread/rules"

// Layout returns how documents look that the printer writes as HTML, Word and
// PDF, for the rules on that. Text and Markdown have no look of their own. The
// error is [ErrOption] for a size that cannot be.
func (p *Printer) Layout() (rules.Layout, error) {
	size, err := p.size()
	return rules.Layout{
		PointSize:          float64(size),
		Font:               rules.Yes,
		PlainLetters:       rules.Yes,
		LeftAligned:        rules.Yes,
		LineSpacing:        1.5,
		MarginMillimetres:  20,
		Columns:            1,
		Contrast:           7.2, // links on the ground of a heading
		RowsWhole:          rules.Yes,
		PageNumbers:        rules.Yes,
		PicturesLeft:       rules.Yes,
		PictureMillimetres: 40,
	}, err
}
