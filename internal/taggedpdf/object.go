package taggedpdf

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A file is the objects of a PDF file. Object numbers begin at 1.
type file struct{ objects [][]byte }

// alloc returns the number of a new object.
func (f *file) alloc() int {
	f.objects = append(f.objects, nil)
	return len(f.objects)
}

// set says what an object is.
func (f *file) set(n int, body string) { f.objects[n-1] = []byte(body) }

// add makes an object of a body.
func (f *file) add(body string) int {
	n := f.alloc()
	f.set(n, body)
	return n
}

// stream makes a stream, compressed, with more entries of its dictionary.
func (f *file) stream(n int, entries string, data []byte) error {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	f.rawStream(n, entries+" /Filter /FlateDecode", b.Bytes())
	return nil
}

func (f *file) rawStream(n int, entries string, data []byte) {
	head := fmt.Sprintf("<<%s /Length %d>>\nstream\n", entries, len(data))
	f.objects[n-1] = append(append([]byte(head), data...), "\nendstream"...)
}

// write writes the file. The ID is made of the objects: the same objects give the
// same bytes.
func (f *file) write(w io.Writer, catalog, info int) error {
	var b bytes.Buffer
	// The second line has bytes above 127, so that programs take the file for
	// binary (ISO 32000-1, 7.5.2).
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, len(f.objects))
	for i, body := range f.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", i+1)
		b.Write(body)
		b.WriteString("\nendobj\n")
	}
	id := fmt.Sprintf("%X", md5.Sum(b.Bytes()))
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root %s /Info %s /ID [<%s> <%s>]>>\nstartxref\n%d\n%%%%EOF\n", len(f.objects)+1, ref(catalog), ref(info), id, id, start)
	_, err := w.Write(b.Bytes())
	return err
}

// ref is a reference to an object.
func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

// refs is an array of references.
func refs(list []int) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, n := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(ref(n))
	}
	return b.String() + "]"
}

// textString is a text string of PDF: in hexadecimal digits, so that nothing in it
// is syntax.
func textString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// byteString is a string of bytes.
func byteString(s string) string { return fmt.Sprintf("<%X>", s) }

// num writes a number as PDF has it, with three digits after the point at most.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// nums writes numbers with spaces between.
func nums(list ...float64) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = num(v)
	}
	return strings.Join(parts, " ")
}
