package rules

import "math"

// white is the colour of a page that nothing is painted on.
const white = 0xFFFFFF

// lowest returns the lowest contrast of pairs of colours, of letters and of what is
// behind them, or 0 if there are none. Pairs of few letters do not count: they may be
// a logo.
func lowest(pairs map[[2]uint32]int) float64 {
	const fewest = 40
	least := 0.0
	for pair, n := range pairs {
		if c := contrast(pair[0], pair[1]); n >= fewest && (least == 0 || c < least) {
			least = c
		}
	}
	return least
}

// contrast returns the contrast ratio of two colours 0xRRGGBB, from 1 to 21 (WCAG 2.2,
// 1.4.3).
func contrast(a, b uint32) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

// luminance returns the relative luminance of a colour, from 0 for black to 1 (WCAG
// 2.2).
func luminance(colour uint32) float64 {
	channel := func(shift int) float64 {
		c := float64(colour>>shift&0xFF) / 255
		if c <= .04045 {
			return c / 12.92
		}
		return math.Pow((c+.055)/1.055, 2.4)
	}
	return .2126*channel(16) + .7152*channel(8) + .0722*channel(0)
}
