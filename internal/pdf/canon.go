package pdf

import (
	"fmt"
	"strconv"
)

// The canonicaliser writes a source anew as a plain PDF 1.7 file: no object
// streams, no encryption, one cross-reference table, the pages in one flat
// list, only what reading text needs, and only syntax that is written here. The
// object layer never sees the original, so nothing in it can harm it.
//
// What it writes is small: the bytes of streams stay where they are, and the
// structure tree is read from the source. So a clean file costs next to nothing
// to write, and a damaged one goes the same way.
//
// Private entries carry what would be lost: TcN is an object's number, and in the
// catalog TcPages is the list of pages. Beside a resource such as /F1 12 0 R stands its
// number under the name F1 and a zero byte, so that a font that is known need
// not be read again.
const (
	numberSuffix = "\x00"
	keyNumber    = "TcN"
	keyPages     = "TcPages"
	keyMasked    = "TcMasked" // something has a soft mask, which is left out
)

// A role says how an object is written, by where it was first met.
type role uint8

const (
	asUsual    role = iota
	asNames         // its keys are names that the author chose
	asHeader        // of a stream, only the dictionary
	asStates        // an appearance: only its normal state
	asPageLeaf      // a page: written from the flat list
	asTree          // nodes of a tree: each only where it is first met
	asSet           // a list that names each object once
)

type canon struct {
	s       *source
	out     *overlay
	cur     []byte
	ids     map[uint32]int // numbers in the source to numbers here
	queue   []queued
	offsets []int64
	leaves  []leaf
	maxSize int64
	streams map[int64]stored
	images  map[int64]*imageSource
}

type queued struct {
	num  uint32
	id   int
	role role
}

// nameRoles are the entries whose values map names that the author chose.
var nameRoles = map[name]role{
	"Font": asNames, "XObject": asNames, "ExtGState": asNames, "ColorSpace": asNames,
	"Properties": asNames, "CharProcs": asNames, "RoleMap": asNames, "ClassMap": asNames,
	"N": asNames, "AP": asStates, "Kids": asTree, "First": asTree, "Next": asTree, "Annots": asSet,
	"OCGs": asSet, "ON": asSet, "OFF": asSet,
}

// dropped are entries that text reading never needs. Following them would cost
// time and memory, or lead back up the tree.
var dropped = func() map[name]bool {
	m := map[name]bool{}
	for _, k := range []name{
		"Thumb", "XFA", "Metadata", "PieceInfo", "EF", "EmbeddedFiles", "AF", "JS", "JavaScript", "AA", "OpenAction",
		"Perms", "DSS", "OutputIntents", "Threads", "SpiderInfo", "Collection", "Legal", "Requirements",
		"ParentTree", "IDTree", "Prev", "Last", "SE", "Ref", "Shading", "Pattern", "HT", "TR", "TR2", "BG", "BG2",
		"UCR", "UCR2", "SMask", "Mask", "Alternates", "OPI", "Measure", "PtData", "VP", "Popup", "IRT", "RC",
		"RichMediaContent", "RichMediaSettings", "3DD", "Sound", "Movie", "CIDSet", "CharSet", "URLS", "IDS",
		"Renditions", "AlternatePresentations", "Templates", "PageLabels", "LastModified", "SeparationInfo",
		"Length", "Filter", "DecodeParms", "FFilter", "DL", "Length1", "Length2", "Length3", "StructParent",
		keyNumber, keyPages, keyMasked,
	} {
		m[k] = true
	}
	return m
}()

// canonical writes s as a clean file.
func canonical(s *source) (*canon, error) {
	// Objects are written once, but pages inherit and attributes are shared: a
	// file could ask for far more than it is.
	c := &canon{s: s, out: &overlay{}, ids: map[uint32]int{}, streams: map[int64]stored{}, images: map[int64]*imageSource{}, leaves: s.pages(), maxSize: 8*int64(len(s.data)) + 64<<20}
	if s.err != nil {
		return nil, s.err
	}
	if len(c.leaves) == 0 {
		return nil, fmt.Errorf("%w: no pages", ErrDamaged)
	}
	c.cur = append(c.cur, "%PDF-1.7\n"...)
	// The pages come first, so that references to them are known.
	for i, l := range c.leaves {
		id := c.reserve()
		if _, taken := c.ids[l.num]; l.num != 0 && !taken {
			c.ids[l.num] = id
		}
		c.queue = append(c.queue, queued{uint32(i), id, asPageLeaf})
	}
	root := c.reserve()
	c.begin(root)
	c.catalog()
	c.end()
	info := 0
	if d, ok := s.resolve(s.trailer.get("Info")).(dict); ok {
		if t, ok := s.resolve(d.get("Title")).(text); ok {
			info = c.reserve()
			c.begin(info)
			c.value(dict{{"Title", t}}, asUsual)
			c.end()
		}
	}
	for len(c.queue) > 0 {
		q := c.queue[len(c.queue)-1]
		c.queue = c.queue[:len(c.queue)-1]
		if len(c.offsets) > s.lim.MaxObjects {
			return nil, fmt.Errorf("%w: objects", ErrLimit)
		}
		if c.pos() > c.maxSize {
			return nil, fmt.Errorf("%w: size of the structure", ErrLimit)
		}
		c.object(q)
		if s.err != nil {
			return nil, s.err
		}
	}
	c.finish(root, info)
	return c, nil
}

// reserve gives out the next object number.
func (c *canon) reserve() int {
	c.offsets = append(c.offsets, 0)
	return len(c.offsets)
}

func (c *canon) pos() int64 { return c.out.size + int64(len(c.cur)) }

func (c *canon) begin(id int) {
	c.offsets[id-1] = c.pos()
	c.cur = strconv.AppendInt(c.cur, int64(id), 10)
	c.cur = append(c.cur, " 0 obj\n"...)
}

func (c *canon) end() {
	c.cur = append(c.cur, "\nendobj\n"...)
	if len(c.cur) > 60_000 {
		c.flush()
	}
}

// flush makes what is written so far a piece of the file.
func (c *canon) flush() {
	c.out.add(c.cur)
	c.cur = make([]byte, 0, 64<<10)
}

// catalog writes the root with the entries that reading uses.
func (c *canon) catalog() {
	root, _ := c.s.resolve(c.s.trailer.get("Root")).(dict)
	c.cur = append(c.cur, "<</Type/Catalog/"+keyPages+"["...)
	for i := range c.leaves {
		c.cur = strconv.AppendInt(append(c.cur, ' '), int64(i+1), 10)
		c.cur = append(c.cur, " 0 R"...)
	}
	c.cur = append(c.cur, ']')
	for _, key := range []name{"Lang", "MarkInfo", "Outlines", "Names", "OCProperties", "AcroForm"} {
		if v := root.get(key); v != nil {
			c.entry(key, v, asUsual)
		}
	}
	if form, ok := c.s.resolve(root.get("AcroForm")).(dict); ok && form.get("XFA") != nil {
		c.s.warn("xfa", "the file has an XFA form, of which only the fixed pages are read")
	}
	if root.get("Collection") != nil {
		c.s.warn("portfolio", "the file is a portfolio; the files in it are not read")
	}
	if v := root.get("Dests"); v != nil {
		c.name("Dests")
		c.value(v, asNames)
	}
	c.cur = append(c.cur, ">>"...)
}

func (c *canon) object(q queued) {
	if q.role == asPageLeaf {
		c.begin(q.id)
		c.dict(c.leaves[q.num].dict, asUsual, q.id)
		c.end()
		return
	}
	x := c.s.take(q.num)
	for range 8 {
		r, ok := x.(ref)
		if !ok {
			break
		}
		x = c.s.object(uint32(r))
	}
	if st, ok := x.(*stream); ok {
		c.stream(st, q)
		return
	}
	c.begin(q.id)
	switch x := x.(type) {
	case ref: // a chain of references that does not end
		c.value(nil, q.role)
	case dict:
		c.dict(x, q.role, q.id)
	default:
		c.value(x, q.role)
	}
	c.end()
}

// stream writes a stream's dictionary. The bytes stay where they are.
func (c *canon) stream(st *stream, q queued) {
	d := st.dict
	switch sub, _ := c.s.resolve(d.get("Subtype")).(name); {
	case sub == "Image":
		c.images[int64(q.id)] = c.s.imageSource(st, 0)
		d = dict{{"Subtype", sub}}
		for _, key := range []name{"Width", "Height", "ImageMask", "OC"} {
			if v := st.dict.get(key); v != nil {
				d = append(d, entry{key, v})
			}
		}
		if m := firstOf(st.dict, "SMask", "Mask"); m != nil {
			d = append(d, entry{"SMask", m})
		}
	case q.role == asHeader:
	default:
		filters := c.s.filters(st.dict)
		if len(filters) == 1 && filters[0] == plainFlate[0] {
			filters = plainFlate // most streams have just this
		}
		c.streams[int64(q.id)] = stored{stream{raw: st.raw, crypt: st.crypt}, filters}
	}
	c.begin(q.id)
	c.cur = append(c.cur, "<</Length 0/"+keyNumber+" "...)
	c.cur = strconv.AppendInt(c.cur, int64(q.id), 10)
	c.entries(d, asUsual)
	c.cur = append(c.cur, ">>\nstream\n\nendstream"...)
	c.end()
}

func (c *canon) finish(root, info int) {
	at := c.pos()
	c.cur = fmt.Appendf(c.cur, "xref\n0 %d\n0000000000 65535 f \n", len(c.offsets)+1)
	for _, off := range c.offsets {
		if len(c.cur) > 60_000 {
			c.flush()
		}
		from := len(c.cur)
		c.cur = append(c.cur, "0000000000 00000 n \n"...)
		for i := from + 9; off > 0; i-- {
			c.cur[i] = byte('0' + off%10)
			off /= 10
		}
	}
	c.cur = fmt.Appendf(c.cur, "trailer\n<</Size %d/Root %d 0 R", len(c.offsets)+1, root)
	if info != 0 {
		c.cur = fmt.Appendf(c.cur, "/Info %d 0 R", info)
	}
	c.cur = fmt.Appendf(c.cur, ">>\nstartxref\n%d\n%%%%EOF\n", at)
	c.flush()
}
