package pdf

// An imageSource is an image XObject as the file has it. The canonicaliser
// leaves its data where it is, since few images are ever looked at.
type imageSource struct {
	stream        *stream
	filters       []filterSpec
	width, height int
	bits          int  // of a component
	stencil       bool // an ImageMask: 0 is paint
	inverted      bool // Decode turns light into dark
	masked        bool
	space         imageSpace
	fax           faxParms
	soft          *imageSource // the soft mask, or nil
}

// An imageSpace is the colour space of an image: 1, 3 or 4 components, or an
// index into a palette of such.
type imageSpace struct {
	n       int // components of a colour; 0 if the space is not read
	indexed bool
	ink     bool // more is darker: Separation
	palette []byte
	lookup  *stream // holds the palette where it is long
	filters []filterSpec
}

// faxParms are the parameters of CCITTFaxDecode (ISO 32000-1, table 11).
type faxParms struct {
	k, columns          int64
	byteAlign, blackIs1 bool
}

// imageSource reads an image's dictionary, not its data.
func (s *source) imageSource(st *stream, depth int) *imageSource {
	d := st.dict
	num := func(x any, most int64) int {
		n, _ := integer(s.resolve(x))
		return int(min(max(n, 0), most))
	}
	out := &imageSource{
		stream: st, filters: s.filters(d), width: num(firstOf(d, "Width", "W"), 1<<20), height: num(firstOf(d, "Height", "H"), 1<<20),
		bits: num(firstOf(d, "BitsPerComponent", "BPC"), 16),
	}
	out.stencil, _ = s.resolve(firstOf(d, "ImageMask", "IM")).(bool)
	if a, ok := s.resolve(firstOf(d, "Decode", "D")).(array); ok && len(a) >= 2 {
		out.inverted = realOf(s.resolve(a[0])) > realOf(s.resolve(a[1]))
	}
	if out.stencil {
		out.bits, out.space = 1, imageSpace{n: 1}
	} else {
		out.space = s.imageSpace(firstOf(d, "ColorSpace", "CS"), 0)
	}
	parms := s.resolve(firstOf(d, "DecodeParms", "DP"))
	if a, ok := parms.(array); ok && len(a) > 0 {
		parms = s.resolve(a[len(a)-1])
	}
	if p, ok := parms.(dict); ok {
		out.fax = s.faxParms(p)
	}
	if soft, ok := s.resolve(d.get("SMask")).(*stream); ok && depth == 0 {
		out.soft = s.imageSource(soft, depth+1)
	}
	out.masked = d.get("SMask") != nil || d.get("Mask") != nil
	return out
}

func (s *source) faxParms(p dict) faxParms {
	var f faxParms
	f.k, _ = integer(s.resolve(p.get("K")))
	f.columns, _ = integer(s.resolve(p.get("Columns")))
	f.byteAlign, _ = s.resolve(p.get("EncodedByteAlign")).(bool)
	f.blackIs1, _ = s.resolve(p.get("BlackIs1")).(bool)
	return f
}

// imageSpace reads a colour space as far as scans need it.
func (s *source) imageSpace(x any, depth int) imageSpace {
	x = s.resolve(x)
	a, isArray := x.(array)
	if isArray && len(a) > 0 {
		x = s.resolve(a[0])
	}
	n, _ := x.(name)
	arg := func(i int) any {
		if i < len(a) {
			return s.resolve(a[i])
		}
		return nil
	}
	switch n {
	case "DeviceGray", "G", "CalGray":
		return imageSpace{n: 1}
	case "DeviceRGB", "RGB", "CalRGB":
		return imageSpace{n: 3}
	case "DeviceCMYK", "CMYK":
		return imageSpace{n: 4}
	case "Separation":
		return imageSpace{n: 1, ink: true}
	case "ICCBased":
		if st, ok := arg(1).(*stream); ok {
			if c, _ := integer(s.resolve(st.dict.get("N"))); c == 1 || c == 3 || c == 4 {
				return imageSpace{n: int(c)}
			}
		}
	case "Indexed", "I":
		if depth > 0 {
			break
		}
		out := s.imageSpace(arg(1), depth+1)
		out.indexed = true
		switch t := arg(3).(type) {
		case text:
			out.palette = []byte(t)
		case *stream:
			out.lookup, out.filters = t, s.filters(t.dict)
		}
		return out
	}
	return imageSpace{}
}

// realOf returns a number as such, or 0.
func realOf(x any) float64 {
	switch x := x.(type) {
	case int64:
		return float64(x)
	case float64:
		return x
	}
	return 0
}

// format names how the data is stored; see [PageImage].
func (s *imageSource) format() string {
	if len(s.filters) == 0 {
		return "raw"
	}
	switch s.filters[len(s.filters)-1].name {
	case "DCTDecode", "DCT":
		return "jpeg"
	case "JPXDecode":
		return "jpx"
	case "JBIG2Decode":
		return "jbig2"
	case "CCITTFaxDecode", "CCF":
		return "ccitt"
	}
	return "raw"
}
