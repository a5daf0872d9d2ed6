package office

// Limits bound what is read of one file. The zero value has the default limits.
type Limits struct {
	// MaxBytes is how many bytes of XML are unpacked from all parts together.
	// 0 means 256 MiB.
	MaxBytes int64

	// MaxRatio is how many times larger than its packed form a part above 1 MiB
	// may be. 0 means 300: Word's own files stay below 60, a bomb is near 1,000.
	MaxRatio int64

	// MaxParts is how many entries the archive may list. 0 means 20,000.
	MaxParts int

	// MaxDepth is how deeply XML elements may be nested. 0 means 1,000.
	MaxDepth int

	// MaxElements is how many XML elements are read from all parts together.
	// 0 means 5 million.
	MaxElements int

	// MaxCells is how many table cells are read, a cell that spans columns
	// counting once for each. 0 means 1 million.
	MaxCells int
}

// maxColumns bounds the columns that one cell may cover, as HTML does. Word
// itself stops at 63.
const maxColumns = 1000

// withDefaults puts the defaults in place of zeros.
func (l Limits) withDefaults() Limits {
	if l.MaxBytes == 0 {
		l.MaxBytes = 256 << 20
	}
	if l.MaxRatio == 0 {
		l.MaxRatio = 300
	}
	if l.MaxParts == 0 {
		l.MaxParts = 20_000
	}
	if l.MaxDepth == 0 {
		l.MaxDepth = 1000
	}
	if l.MaxElements == 0 {
		l.MaxElements = 5_000_000
	}
	if l.MaxCells == 0 {
		l.MaxCells = 1_000_000
	}
	return l
}
