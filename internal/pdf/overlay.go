package pdf

import (
	"io"
	"sort"
)

// An overlay is a file made of pieces, the syntax that the canonicaliser wrote.
// None is copied while it grows.
type overlay struct {
	pieces []piece
	size   int64
}

type piece struct {
	start int64
	b     []byte
}

// add appends b to the file. It keeps b.
func (o *overlay) add(b []byte) {
	if len(b) > 0 {
		o.pieces = append(o.pieces, piece{o.size, b})
		o.size += int64(len(b))
	}
}

// ReadAt implements [io.ReaderAt]. It is safe for concurrent use.
func (o *overlay) ReadAt(p []byte, off int64) (n int, err error) {
	if off < 0 || off >= o.size {
		return 0, io.EOF
	}
	i := sort.Search(len(o.pieces), func(i int) bool { return o.pieces[i].start > off }) - 1
	for n < len(p) && i < len(o.pieces) {
		pc := o.pieces[i]
		n += copy(p[n:], pc.b[off+int64(n)-pc.start:])
		i++
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
