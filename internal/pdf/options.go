package pdf

// Options bounds what reading a file may cost, and opens locked files. The zero
// value is good for documents from anywhere.
type Options struct {
	// Password opens an encrypted file; the user's or the owner's will do. The
	// empty password is always tried first.
	Password string

	// MaxBytes is the largest file that is read. 0 means 1 GiB.
	MaxBytes int64

	// MaxDecoded is how many bytes the streams of one page, or of the file's
	// structure, may decode to. 0 means 256 MiB.
	MaxDecoded int64

	// MaxObjects is the most objects that a file may have. 0 means 4,000,000.
	MaxObjects int

	// MaxPages is the most pages that are read; the rest is left out with a
	// warning. 0 means 50,000.
	MaxPages int

	// MaxDepth bounds the nesting of arrays, dictionaries, forms, page and
	// structure trees. Deeper parts are left out. 0 means 200; more than 500
	// means 500.
	MaxDepth int

	// MaxOperators is the most drawing operators that one page may have, those
	// of its forms counted each time. 0 means 20,000,000.
	MaxOperators int

	// MaxGlyphs is the most glyphs that are kept of one page. 0 means 2,000,000.
	MaxGlyphs int
}

// limits returns the options with every 0 replaced by its meaning.
func (o Options) limits() Options {
	set := func(p *int, v int) {
		if *p <= 0 {
			*p = v
		}
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 1 << 30
	}
	if o.MaxDecoded <= 0 {
		o.MaxDecoded = 256 << 20
	}
	set(&o.MaxObjects, 4_000_000)
	set(&o.MaxPages, 50_000)
	set(&o.MaxDepth, 200)
	set(&o.MaxOperators, 20_000_000)
	set(&o.MaxGlyphs, 2_000_000)
	o.MaxDepth = min(o.MaxDepth, 500)
	return o
}
