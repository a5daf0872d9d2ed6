package office

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// compoundMagic begins a compound file ([MS-CFB] 2.2): the form of Word 97-2003,
// and of newer files that are encrypted ([MS-OFFCRYPTO] 2.3).
const compoundMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// compoundStreams are names of streams that tell what a compound file is. In the
// file they are UTF-16.
var compoundStreams = []struct {
	name string
	err  error
}{
	{"EncryptedPackage", fmt.Errorf("%w: open it in Word and save it without one", ErrEncrypted)},
	{"WordDocument", fmt.Errorf("%w: a Word 97-2003 document (DOC): save it as DOCX or PDF", ErrFormat)},
	{"Workbook", fmt.Errorf("%w: an Excel 97-2003 workbook (XLS)", ErrFormat)},
	{"PowerPoint Document", fmt.Errorf("%w: a PowerPoint 97-2003 presentation (PPT): save it as PDF", ErrFormat)},
	{"__substg1.0_", fmt.Errorf("%w: an Outlook message (MSG)", ErrFormat)},
}

// compoundError says what a compound file is.
func compoundError(r io.ReaderAt, size int64) error {
	const step = 1 << 20
	const overlap = 64 // longer than any of the names
	buf := make([]byte, min(size, step+overlap))
	for at := int64(0); at < size; at += step {
		n, err := r.ReadAt(buf, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return &Error{Err: err}
		}
		for _, s := range compoundStreams {
			if bytes.Contains(buf[:n], utf16LE(s.name)) {
				return &Error{Err: s.err}
			}
		}
	}
	return &Error{Err: fmt.Errorf("%w: a compound file of an unknown program", ErrFormat)}
}

func utf16LE(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}
