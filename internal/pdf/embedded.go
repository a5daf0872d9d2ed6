package pdf

// embeddedEncoding returns the encoding built into an embedded font, or nil.
func embeddedEncoding(desc value, symbolic bool, left *budget) *encoding {
	return nil
}

// cidText returns what the glyphs of a CID font stand for, as its embedded font
// or its character collection tells, or nil.
func cidText(kid, desc value, left *budget) func(uint32) string {
	return nil
}
