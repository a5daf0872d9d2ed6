package rules

import (
	"fmt"
	"slices"
	"strings"
)

// A Layout is how a document looks on the page or screen, as far as whoever
// printed it knows. Zero fields are unknown, and rules do not look at them: [Checker.Gaps] names
// these rules. Of files that others made, [Measure] fills them in.
type Layout struct {
	// PointSize is the size of the smallest body text in points: of which at least a
	// tenth of the text is.
	PointSize float64

	// Font says whether the body text has a font without serifs.
	Font Answer

	// PlainLetters says whether no style sheet makes text italic, underlined or capital.
	// What the text itself marks so is in [Part.Marks].
	PlainLetters Answer

	// LeftAligned says whether the text is aligned to the left and has a ragged
	// right side.
	LeftAligned Answer

	// LineSpacing is the distance of two lines, as a multiple of the size of the
	// letters.
	LineSpacing float64

	// MarginMillimetres is the smallest margin of a page, and Columns is how many
	// columns of text a page has.
	MarginMillimetres float64
	Columns           int

	// LineLength is how many letters the longest line of text has.
	LineLength int

	// Contrast is the lowest contrast ratio of text and its background, from 1 to
	// 21 (WCAG 2.2, 1.4.3).
	Contrast float64

	// RowsWhole says whether a picture and its text, and a sentence, stay on one
	// page.
	RowsWhole Answer

	// PageNumbers says whether each page has its number.
	PageNumbers Answer

	// PicturesLeft says whether pictures stand beside their text, at its left.
	PicturesLeft Answer

	// PictureMillimetres is the smaller side of the smallest picture.
	PictureMillimetres float64
}

// Answer is yes, no, or unknown.
type Answer int

// The answers.
const (
	Unknown Answer = iota
	Yes
	No
)

// layoutRules are the rules on how a page looks. They look at
// [Document.Layout].
func layoutRules() []Rule {
	return []Rule{
		{
			ID: "T01", Name: "Large letters without serifs", Guidelines: []string{"GOV.UK", "DH", "PIF"},
			Doc: "The body text has at least as many points as the profile says (14 unless it says otherwise), and a font without serifs.",
			Needs: unknown(func(l *Layout) []string {
				return []string{gap(l.PointSize == 0, "the size of the letters"), gap(l.Font == Unknown, "whether the letters have serifs")}
			}),
			Check: layoutCheck(func(in *Input, l *Layout) []Finding {
				var found []Finding
				if l.PointSize > 0 && l.PointSize < in.Profile.MinPoints {
					found = append(found, Finding{Severity: Error, Message: fmt.Sprintf("Text has letters of %g points. Use %g or more.", l.PointSize, in.Profile.MinPoints)})
				}
				return append(found, when(l.Font == No, "Use a font without serifs, such as Arial.")...)
			}),
		},
		{
			ID: "T02", Name: "Aligned to the left", Guidelines: []string{"easy-read-online", "RNIB"},
			Doc:   "Text is aligned to the left. Justified and centred text is hard to follow.",
			Needs: unknown(func(l *Layout) []string { return []string{gap(l.LeftAligned == Unknown, "how the text is aligned")} }),
			Check: layoutCheck(func(_ *Input, l *Layout) []Finding { return when(l.LeftAligned == No, "Align the text to the left.") }),
		},
		{
			ID: "T03", Name: "Space between lines", Guidelines: []string{"DH"},
			Doc:   "Lines are at least 1.5 times the size of the letters apart.",
			Needs: unknown(func(l *Layout) []string { return []string{gap(l.LineSpacing == 0, "the space between lines")} }),
			Check: layoutCheck(func(_ *Input, l *Layout) []Finding {
				return when(l.LineSpacing > 0 && l.LineSpacing < 1.45, fmt.Sprintf("The lines are %.2g times the size of the letters apart. Use 1.5.", l.LineSpacing))
			}),
		},
		{
			ID: "T04", Name: "White space and one column", Guidelines: []string{"easy-read-online", "Photosymbols"},
			Doc: "A page has one column of text, and margins of 15 millimetres or more.",
			Needs: unknown(func(l *Layout) []string {
				return []string{gap(l.Columns == 0, "the columns"), gap(l.MarginMillimetres == 0, "the margins")}
			}),
			Check: layoutCheck(func(_ *Input, l *Layout) []Finding {
				return append(
					when(l.Columns > 1, fmt.Sprintf("The page has %d columns. Use one.", l.Columns)),
					when(l.MarginMillimetres > 0 && l.MarginMillimetres < 15, fmt.Sprintf("The margin is %g millimetres. Use 15 or more.", l.MarginMillimetres))...)
			}),
		},
		{
			ID: "T05", Name: "A line for each sentence", Guidelines: []string{"DIN SPEC 33429", "easy-read-online", "capito"},
			Doc: "In Easy Read, each sentence begins on a line of its own, and no line is longer than 85 letters.",
			Needs: func(d *Document) string {
				if d.EasyRead && d.Plain {
					return "where lines end"
				}
				return needsEasyRead(d)
			},
			Check: checkLines,
		},
		{
			ID: "T06", Name: "Contrast", Guidelines: []string{"PIF", "GOV.UK", "WCAG 2.2"},
			Doc:   "Text and its background have a contrast of at least 4.5 to 1.",
			Needs: unknown(func(l *Layout) []string { return []string{gap(l.Contrast == 0, "the colours")} }),
			Check: layoutCheck(func(_ *Input, l *Layout) []Finding {
				if l.Contrast == 0 || l.Contrast >= 4.5 {
					return nil
				}
				return []Finding{{Severity: Error, Message: fmt.Sprintf("The contrast is %.1f to 1. Use colours with 4.5 to 1 or more.", l.Contrast)}}
			}),
		},
		{
			ID: "T07", Name: "Rows stay on one page", Guidelines: []string{"Inclusion Europe"},
			Doc:   "A sentence, and a picture with its text, do not go on over a page.",
			Needs: unknown(func(l *Layout) []string { return []string{gap(l.RowsWhole == Unknown, "where pages end")} }),
			Check: layoutCheck(func(_ *Input, l *Layout) []Finding {
				return when(l.RowsWhole == No, "Keep a picture and its text on one page.")
			}),
		},
		{
			ID: "T08", Name: "Page numbers", Guidelines: []string{"easy-read-online"},
			Doc:   "A document of more than one page has page numbers.",
			Needs: unknown(func(l *Layout) []string { return []string{gap(l.PageNumbers == Unknown, "whether pages have numbers")} }),
			Check: layoutCheck(func(in *Input, l *Layout) []Finding {
				return when(l.PageNumbers == No && (in.Pages > 1 || in.Pages == 0 && in.words() > wordsOfPage), "Number the pages.")
			}),
		},
		{
			ID: "I02", Name: "Pictures at the left", Guidelines: []string{"DH", "PIF", "Photosymbols", "Easy Read Standard"},
			Doc: "A picture stands at the left of the text that it goes with.",
			Needs: func(d *Document) string {
				if !d.EasyRead {
					return easyOnly
				}
				return unknown(func(l *Layout) []string {
					return []string{gap(l.PicturesLeft == Unknown && len(d.Images) > 0, "on which side pictures stand")}
				})(d)
			},
			Check: layoutCheck(func(in *Input, l *Layout) []Finding {
				return when(in.EasyRead && l.PicturesLeft == No, "Put pictures at the left of their text.")
			}),
		},
		{
			ID: "I04", Name: "Big pictures", Guidelines: []string{"DH", "PIF"},
			Doc: "A picture is at least 25 millimetres wide and high. Whether it is clear and for adults, a person has to judge.",
			Needs: func(d *Document) string {
				return unknown(func(l *Layout) []string {
					return []string{gap(l.PictureMillimetres == 0 && len(d.Images) > 0, "the size of the pictures")}
				})(d)
			},
			Check: layoutCheck(func(_ *Input, l *Layout) []Finding {
				return when(l.PictureMillimetres > 0 && l.PictureMillimetres < 25, fmt.Sprintf("The smallest picture has %g millimetres. Use 25 or more.", l.PictureMillimetres))
			}),
		},
	}
}

// unknown makes the Needs of a rule on the layout of a function that names what is not
// known.
func unknown(gaps func(*Layout) []string) func(*Document) string {
	return func(d *Document) string {
		l := d.Layout
		if l == nil {
			l = new(Layout)
		}
		return strings.Join(slices.DeleteFunc(gaps(l), func(s string) bool { return s == "" }), ", ")
	}
}

// gap returns the name of what is missing, or "".
func gap(missing bool, name string) string {
	if missing {
		return name
	}
	return ""
}

// layoutCheck makes a check of one that looks at a known layout.
func layoutCheck(check func(*Input, *Layout) []Finding) func(*Input) []Finding {
	return func(in *Input) []Finding {
		if in.Layout == nil {
			return nil
		}
		return check(in, in.Layout)
	}
}

// when returns a finding about the document as a whole if it is so.
func when(so bool, message string) []Finding {
	if !so {
		return nil
	}
	return []Finding{{Message: message}}
}

// wordsOfPage is how many words a document has at least that fills more than a page,
// where its pages are not known.
const wordsOfPage = 500

// separateLine reports whether the text between two sentences has a line break.
func separateLine(between string) bool { return strings.Contains(between, "\n") }

func checkLines(in *Input) []Finding {
	const longest = 85
	var findings []Finding
	if in.Layout != nil && in.Layout.LineLength > longest {
		findings = append(findings, Finding{Message: fmt.Sprintf("A line has %d letters. %d are the most: make the text larger or the column narrower.", in.Layout.LineLength, longest)})
	}
	if !in.EasyRead || in.Plain {
		return findings
	}
	var told *Part // one finding a paragraph says it
	for i := 1; i < len(in.Sentences); i++ {
		s := &in.Sentences[i]
		if slices.Contains(s.Part.Lines, s.Span.Start) {
			continue
		}
		if s.Part == told || s.Part != in.Sentences[i-1].Part || s.Part.Kind != Text || s.item || separateLine(s.Part.Text[in.Sentences[i-1].Span.End:s.Span.Start]) {
			continue
		}
		told = s.Part
		findings = append(findings, Finding{Message: "Begin each sentence on a line of its own, from here on.", At: s.all()})
	}
	return findings
}
