/*
Package svg reads simple drawings in SVG, as picture sets have them, and turns
them into shapes that any printer can draw, or into pixels.

	d, err := svg.Parse(text)
	pixels := d.Pixels(480)

It reads paths, rectangles, circles, ellipses, lines and polygons, groups, uses,
transforms, strokes, opacity, clip paths and gradients. A drawing that needs more
(text, pictures in pictures, masks, filters, style sheets) is [ErrUnsupported]: a
picture that shows something else than its author drew is worse than none. What
is read is bounded by [MaxBytes] and [MaxSegments], and nothing is ever fetched.
*/
package svg
