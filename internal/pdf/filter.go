package pdf

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"sync"
)

// A budget is how many bytes may still be decoded.
type budget struct {
	left int64
}

// A filterSpec is one entry of a stream's filter chain.
type filterSpec struct {
	name                             string
	predictor, colors, bits, columns int
	lateChange                       bool // LZW: the code length changes one code late
}

// errUnknownFilter is for filters that do not hold text, such as DCTDecode.
var errUnknownFilter = errors.New("filter not read")

// decode runs raw through the filters. Damaged data gives what could be decoded
// and an error; data over the budget gives ErrLimit. Without filters the result
// is raw itself.
func decode(raw []byte, chain []filterSpec, left *budget) ([]byte, error) {
	return decodeInto(nil, raw, chain, left)
}

// decodeInto is decode that may use the memory of buf.
func decodeInto(buf, raw []byte, chain []filterSpec, left *budget) ([]byte, error) {
	var broken error
	for _, f := range chain {
		var err error
		switch f.name {
		case "FlateDecode", "Fl":
			raw, err = inflate(buf, raw, left)
			buf = nil
		case "LZWDecode", "LZW":
			raw, err = lzw(raw, f.lateChange, left)
		case "ASCIIHexDecode", "AHx":
			l := lexer{b: raw}
			raw = l.hex()
		case "ASCII85Decode", "A85":
			raw, err = ascii85(raw, left)
		case "RunLengthDecode", "RL":
			raw, err = runLength(raw, left)
		case "Crypt":
			continue
		default:
			return nil, fmt.Errorf("%w: %.20s", errUnknownFilter, f.name)
		}
		if errors.Is(err, ErrLimit) {
			return nil, err
		}
		if err != nil {
			broken = err
		}
		if f.predictor > 1 {
			raw = unpredict(raw, f)
		}
	}
	return raw, broken
}

// take lowers the budget by n bytes.
func (b *budget) take(n int) error {
	if b.left -= int64(n); b.left < 0 {
		return fmt.Errorf("%w: decoded size", ErrLimit)
	}
	return nil
}

// inflate reads zlib data. It checks neither header nor checksum, since broken
// files often have wrong ones and the data is still good.
func inflate(buf, raw []byte, left *budget) ([]byte, error) {
	if t := bytes.TrimLeft(raw, "\r\n"); len(t) > 1 && t[0]&0x0F == 8 {
		raw = t // a line end left over from the stream keyword
	}
	if len(raw) < 2 {
		return nil, nil
	}
	body := raw
	if raw[0]&0x0F == 8 && (int(raw[0])<<8|int(raw[1]))%31 == 0 {
		body = raw[2:]
	} else if raw[0]&0x0F == 8 {
		body = raw[2:] // a wrong check value
	}
	out, err := inflateRaw(buf, body, left)
	if len(out) == 0 && err != nil && !errors.Is(err, ErrLimit) {
		other := raw
		if len(body) == len(raw) {
			other = raw[2:]
		}
		if again, errAgain := inflateRaw(nil, other, left); len(again) > 0 || errAgain == nil {
			return again, errAgain
		}
	}
	return out, err
}

// inflaters keeps decompressors, whose tables are large, for the next stream.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}

func inflateRaw(out, body []byte, left *budget) ([]byte, error) {
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(body), nil); err != nil {
		return nil, err
	}
	// Text compresses to about a quarter: one allocation for most streams.
	if out = out[:0]; cap(out) == 0 {
		out = make([]byte, 0, min(int64(len(body))*4+512, left.left+1))
	}
	for {
		if len(out) == cap(out) {
			out = append(out, 0)[:len(out)]
		}
		n, err := r.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		if lim := left.take(n); lim != nil {
			return nil, lim
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, err
		}
	}
}

// lzw reads LZW data as PDF and TIFF write it: codes of 9 to 12 bits, high bit
// first (ISO 32000-1, 7.4.4).
func lzw(raw []byte, late bool, left *budget) ([]byte, error) {
	const clear, end, maxCodes = 256, 257, 4096
	var (
		prefix [maxCodes]uint16
		suffix [maxCodes]byte
		length [maxCodes]uint16
		out    []byte
		bits   uint32
		have   uint
	)
	early := 1
	if late {
		early = 0
	}
	next, width, prev := 258, uint(9), -1
	for i := 0; i < 256; i++ {
		suffix[i], length[i] = byte(i), 1
	}
	for {
		for have < width {
			if len(raw) == 0 {
				return out, nil
			}
			bits = bits<<8 | uint32(raw[0])
			raw = raw[1:]
			have += 8
		}
		code := int(bits >> (have - width) & (1<<width - 1))
		have -= width
		switch {
		case code == clear:
			next, width, prev = 258, 9, -1
			continue
		case code == end:
			return out, nil
		case prev < 0 && code >= clear, code > next, code == next && prev < 0:
			return out, errors.New("lzw: bad code")
		}
		from := code
		if code == next {
			from = prev
		}
		n := int(length[from])
		if err := left.take(n + 1); err != nil {
			return nil, err
		}
		at := len(out)
		out = append(out, make([]byte, n)...)
		for c, j := from, at+n-1; j >= at; j-- {
			out[j] = suffix[c]
			c = int(prefix[c])
		}
		first := out[at]
		if code == next {
			out = append(out, first)
		}
		if prev >= 0 && next < maxCodes {
			prefix[next], suffix[next], length[next] = uint16(prev), first, length[prev]+1
			next++
		}
		prev = code
		switch {
		case next+early >= 2048:
			width = 12
		case next+early >= 1024:
			width = 11
		case next+early >= 512:
			width = 10
		default:
			width = 9
		}
	}
}

// ascii85 reads base-85 data; bytes outside the alphabet are skipped.
func ascii85(raw []byte, left *budget) ([]byte, error) {
	if err := left.take(len(raw)); err != nil {
		return nil, err
	}
	raw = bytes.TrimPrefix(bytes.TrimLeft(raw, "\x00\t\n\f\r "), []byte("<~"))
	out := make([]byte, 0, len(raw)*4/5+4)
	var group uint32
	n := 0
	for _, c := range raw {
		switch {
		case c == '~': // the end mark
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
			continue
		case c < '!' || c > 'u':
			continue
		default:
			group = group*85 + uint32(c-'!')
			if n++; n == 5 {
				out = append(out, byte(group>>24), byte(group>>16), byte(group>>8), byte(group))
				group, n = 0, 0
			}
			continue
		}
		break
	}
	if n > 1 {
		for i := n; i < 5; i++ {
			group = group*85 + 84
		}
		for i := 0; i < n-1; i++ {
			out = append(out, byte(group>>24))
			group <<= 8
		}
	}
	return out, nil
}

func runLength(raw []byte, left *budget) ([]byte, error) {
	var out []byte
	for len(raw) > 0 {
		n := int(raw[0])
		raw = raw[1:]
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			n = min(n+1, len(raw))
			out = append(out, raw[:n]...)
			raw = raw[n:]
		case len(raw) > 0:
			n = 257 - n
			out = append(out, bytes.Repeat(raw[:1], n)...)
			raw = raw[1:]
		}
		if err := left.take(n); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// unpredict undoes PNG (10-15) and TIFF (2) prediction in place.
func unpredict(b []byte, f filterSpec) []byte {
	colors, bits, columns := f.colors, f.bits, f.columns
	if colors < 1 || colors > 64 || bits < 1 || bits > 32 || columns < 1 || columns > 1<<26 {
		return b
	}
	bpp := max((colors*bits+7)/8, 1)
	row := (colors*bits*columns + 7) / 8
	if f.predictor == 2 {
		if bits == 8 {
			for at := 0; at < len(b); at += row {
				for i := at + colors; i < min(at+row, len(b)); i++ {
					b[i] += b[i-colors]
				}
			}
		}
		return b
	}
	// Rows shrink by their tag byte, so the result fits where the input was.
	var prev []byte
	out := b[:0]
	for at := 0; at+1 < len(b); at += row + 1 {
		tag := b[at]
		src := b[at+1 : min(at+1+row, len(b))]
		from := len(out)
		out = append(out, src...)
		cur := out[from:]
		for i := range cur {
			var a, up, c byte
			if i >= bpp {
				a = cur[i-bpp]
			}
			if i < len(prev) {
				up = prev[i]
				if i >= bpp {
					c = prev[i-bpp]
				}
			}
			switch tag {
			case 1:
				cur[i] += a
			case 2:
				cur[i] += up
			case 3:
				cur[i] += byte((int(a) + int(up)) / 2)
			case 4:
				cur[i] += paeth(a, up, c)
			}
		}
		prev = cur
	}
	return out
}

func paeth(a, b, c byte) byte {
	pa := abs(int(b) - int(c))
	pb := abs(int(a) - int(c))
	pc := abs(int(a) + int(b) - 2*int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
