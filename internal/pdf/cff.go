package pdf

import (
	"strings"
	"sync"
)

// A cff is what text needs of a CFF font: the name of each glyph and the
// built-in encoding (Adobe Technical Note 5176).
type cff struct {
	keyed    bool     // CID-keyed: glyphs have numbers, not names
	names    []string // by glyph; empty if keyed
	cids     []int    // by glyph, if keyed
	encoding map[int]int
	standard bool // the encoding is StandardEncoding
}

// parseCFF returns nil for what is no CFF font.
func parseCFF(b fontBytes) *cff {
	if b.u8(0) != 1 || len(b) < 8 {
		return nil
	}
	_, at := b.index(b.u8(2)) // names
	tops, at := b.index(at)
	if len(tops) == 0 {
		return nil
	}
	strs, _ := b.index(at)
	top := readDict(tops[0])
	num := func(op int) int {
		if v := top[op]; len(v) > 0 {
			return v[len(v)-1]
		}
		return 0
	}
	glyphs := b.count(num(17)) // CharStrings
	_, keyed := top[12<<8|30]  // ROS
	c := &cff{keyed: keyed, encoding: map[int]int{}}
	sids := b.charset(num(15), glyphs)
	if keyed {
		c.cids = sids
		return c
	}
	for _, sid := range sids {
		c.names = append(c.names, sidName(sid, strs))
	}
	switch off := num(16); off {
	case 0:
		c.standard = true
	case 1: // expert
	default:
		c.readEncoding(b, off)
	}
	return c
}

// index reads an INDEX and returns its elements and where it ends.
func (b fontBytes) index(at int) (elems []fontBytes, end int) {
	n, size := b.u16(at), b.u8(at+2)
	if n == 0 || size < 1 || size > 4 {
		return nil, at + 2
	}
	offset := func(i int) int {
		v := 0
		for j := range size {
			v = v<<8 | b.u8(at+3+i*size+j)
		}
		return v
	}
	data := at + 2 + (n+1)*size
	if data >= len(b) {
		return nil, len(b)
	}
	for i := range n {
		from, to := data+offset(i), data+offset(i+1)
		if from > to || to > len(b) {
			return elems, len(b)
		}
		elems = append(elems, b[from:to])
	}
	return elems, data + offset(n)
}

// count returns how many elements the INDEX at an offset has.
func (b fontBytes) count(at int) int {
	if at <= 0 {
		return 0
	}
	return b.u16(at)
}

// readDict reads the integers of a DICT by operator; two-byte operators are
// 12<<8 and the second byte. Real numbers count as 0.
func readDict(b fontBytes) map[int][]int {
	m := map[int][]int{}
	var args []int
	for i := 0; i < len(b); {
		c := int(b[i])
		i++
		switch {
		case c == 12:
			m[12<<8|b.u8(i)] = args
			args = nil
			i++
		case c <= 21:
			m[c] = args
			args = nil
		case c == 28:
			args = append(args, int(int16(b.u16(i))))
			i += 2
		case c == 29:
			args = append(args, int(int32(b.u32(i))))
			i += 4
		case c == 30:
			for i < len(b) && b[i]&0x0F != 0x0F && b[i]>>4 != 0x0F {
				i++
			}
			i++
			args = append(args, 0)
		case c >= 32 && c <= 246:
			args = append(args, c-139)
		case c >= 247 && c <= 250:
			args = append(args, (c-247)*256+b.u8(i)+108)
			i++
		case c >= 251 && c <= 254:
			args = append(args, -(c-251)*256-b.u8(i)-108)
			i++
		}
		if len(args) > 64 {
			args = nil
		}
	}
	return m
}

// charset returns the string or character identifier of each glyph.
func (b fontBytes) charset(at, glyphs int) []int {
	out := make([]int, 1, glyphs+1)
	if at <= 2 { // ISOAdobe; the expert ones are not read
		for g := 1; g < glyphs && at == 0 && g <= 228; g++ {
			out = append(out, g)
		}
		return out
	}
	format := b.u8(at)
	at++
	for len(out) < glyphs && at < len(b) {
		first := b.u16(at)
		more := 0
		switch format {
		case 0:
			at += 2
		case 1:
			more = b.u8(at + 2)
			at += 3
		case 2:
			more = b.u16(at + 2)
			at += 4
		default:
			return out
		}
		for i := 0; i <= more && len(out) < glyphs; i++ {
			out = append(out, first+i)
		}
	}
	return out
}

func (c *cff) readEncoding(b fontBytes, at int) {
	format := b.u8(at)
	n := b.u8(at + 1)
	at += 2
	gid := 1
	switch format & 0x7F {
	case 0:
		for i := range n {
			c.encoding[b.u8(at+i)] = gid
			gid++
		}
		at += n
	case 1:
		for range n {
			first, more := b.u8(at), b.u8(at+1)
			at += 2
			for i := 0; i <= more && first+i < 256; i++ {
				c.encoding[first+i] = gid
				gid++
			}
		}
	}
}

// name returns the glyph name of a code in the built-in encoding.
func (c *cff) name(code int) string {
	if c.standard {
		return base14()["Times-Roman"].codes[code]
	}
	if g, ok := c.encoding[code]; ok && g < len(c.names) {
		return c.names[g]
	}
	return ""
}

func sidName(sid int, own []fontBytes) string {
	std := standardStrings()
	if sid < len(std) {
		return std[sid]
	}
	if sid -= 391; sid >= 0 && sid < len(own) {
		return string(own[sid])
	}
	return ""
}

// standardStrings are the CFF standard strings 0 to 378 (appendix A). The first
// 149 are StandardEncoding in the order of its codes.
var standardStrings = sync.OnceValue(func() []string {
	list := []string{".notdef"}
	for _, n := range base14()["Times-Roman"].codes {
		if n != "" {
			list = append(list, n)
		}
	}
	list = append(list, strings.Fields(`
onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn
threequarters twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis
Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde
Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron
aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute
icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex
udieresis ugrave yacute ydieresis zcaron
exclamsmall Hungarumlautsmall dollaroldstyle dollarsuperior ampersandsmall Acutesmall parenleftsuperior
parenrightsuperior twodotenleader onedotenleader zerooldstyle oneoldstyle twooldstyle threeoldstyle
fouroldstyle fiveoldstyle sixoldstyle sevenoldstyle eightoldstyle nineoldstyle commasuperior
threequartersemdash periodsuperior questionsmall asuperior bsuperior centsuperior dsuperior esuperior
isuperior lsuperior msuperior nsuperior osuperior rsuperior ssuperior tsuperior ff ffi ffl parenleftinferior
parenrightinferior Circumflexsmall hyphensuperior Gravesmall Asmall Bsmall Csmall Dsmall Esmall Fsmall Gsmall
Hsmall Ismall Jsmall Ksmall Lsmall Msmall Nsmall Osmall Psmall Qsmall Rsmall Ssmall Tsmall Usmall Vsmall
Wsmall Xsmall Ysmall Zsmall colonmonetary onefitted rupiah Tildesmall exclamdownsmall centoldstyle Lslashsmall
Scaronsmall Zcaronsmall Dieresissmall Brevesmall Caronsmall Dotaccentsmall Macronsmall figuredash
hypheninferior Ogoneksmall Ringsmall Cedillasmall questiondownsmall oneeighth threeeighths fiveeighths
seveneighths onethird twothirds zerosuperior foursuperior fivesuperior sixsuperior sevensuperior eightsuperior
ninesuperior zeroinferior oneinferior twoinferior threeinferior fourinferior fiveinferior sixinferior
seveninferior eightinferior nineinferior centinferior dollarinferior periodinferior commainferior Agravesmall
Aacutesmall Acircumflexsmall Atildesmall Adieresissmall Aringsmall AEsmall Ccedillasmall Egravesmall
Eacutesmall Ecircumflexsmall Edieresissmall Igravesmall Iacutesmall Icircumflexsmall Idieresissmall Ethsmall
Ntildesmall Ogravesmall Oacutesmall Ocircumflexsmall Otildesmall Odieresissmall OEsmall Oslashsmall
Ugravesmall Uacutesmall Ucircumflexsmall Udieresissmall Yacutesmall Thornsmall Ydieresissmall`)...)
	return list
})
