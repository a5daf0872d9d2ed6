package office

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// An archive is a zip file whose parts are read within limits.
type archive struct {
	parts map[string]*zip.File // by name in lower case, since part names ignore it
	lim   Limits
	left  int64 // bytes that may still be unpacked
}

func openArchive(r io.ReaderAt, size int64, lim Limits) (*archive, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &Error{Err: fmt.Errorf("%w: the zip archive is broken or cut short", ErrDamaged)}
	}
	if len(z.File) > lim.MaxParts {
		return nil, &Error{Err: fmt.Errorf("%w: the archive lists %d parts, and MaxParts is %d", ErrLimit, len(z.File), lim.MaxParts)}
	}
	a := &archive{parts: map[string]*zip.File{}, lim: lim, left: lim.MaxBytes}
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		// Nothing is ever unpacked to disk, but a name that leads out of the
		// archive has no business in it, and the first of two namesakes counts.
		if _, twice := a.parts[name]; !twice && safeName(name) {
			a.parts[name] = f
		}
	}
	return a, nil
}

func safeName(name string) bool {
	return name != "" && name != "." && !strings.HasPrefix(name, "/") && !strings.Contains(name, ":") && path.Clean(name) == name &&
		name != ".." && !strings.HasPrefix(name, "../")
}

func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// open returns a reader of the part that fails once a limit is reached.
func (a *archive) open(name string) (io.ReadCloser, error) {
	f := a.parts[strings.ToLower(name)]
	switch {
	case f == nil:
		return nil, &Error{Part: name, Err: fmt.Errorf("%w: the part is missing", ErrDamaged)}
	case f.Flags&1 != 0:
		return nil, &Error{Part: name, Err: ErrEncrypted}
	case f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/uint64(a.lim.MaxRatio) > f.CompressedSize64:
		return nil, &Error{Part: name, Err: fmt.Errorf("%w: unpacks to more than %d times its size", ErrLimit, a.lim.MaxRatio)}
	case f.UncompressedSize64 > uint64(a.left):
		return nil, &Error{Part: name, Err: errTooMuch(a.lim)}
	}
	rc, err := f.Open()
	if err != nil {
		return nil, &Error{Part: name, Err: fmt.Errorf("%w: packed in an unknown way", ErrDamaged)}
	}
	return &partReader{a: a, rc: rc}, nil
}

func errTooMuch(lim Limits) error {
	return fmt.Errorf("%w: the parts unpack to more than %d bytes", ErrLimit, lim.MaxBytes)
}

// A partReader counts what is unpacked, since sizes in a zip header may lie.
type partReader struct {
	a  *archive
	rc io.ReadCloser
}

func (p *partReader) Read(b []byte) (int, error) {
	if p.a.left <= 0 {
		return 0, errTooMuch(p.a.lim)
	}
	if int64(len(b)) > p.a.left {
		b = b[:p.a.left]
	}
	n, err := p.rc.Read(b)
	p.a.left -= int64(n)
	return n, err
}

func (p *partReader) Close() error { return p.rc.Close() }

// kindByMimetype names what archives with a "mimetype" entry are.
var kindByMimetype = map[string]string{
	"application/vnd.oasis.opendocument.spreadsheet":  "an OpenDocument spreadsheet (ODS)",
	"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation (ODP): save it as PDF",
	"application/vnd.oasis.opendocument.graphics":     "an OpenDocument drawing (ODG): save it as PDF",
	"application/epub+zip":                            "an EPUB book",
}

// mimetype is what the archive says that it is, or "".
func (a *archive) mimetype() string {
	if !a.has("mimetype") {
		return ""
	}
	rc, err := a.open("mimetype")
	if err != nil {
		return ""
	}
	defer rc.Close()
	b, err := io.ReadAll(io.LimitReader(rc, 200))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(b))
}

// otherKind says what an archive without a document is, or "".
func (a *archive) otherKind() string {
	if kind := a.mimetype(); kind != "" {
		return kindByMimetype[kind]
	}
	switch {
	case a.has("xl/workbook.xml"), a.has("xl/workbook.bin"):
		return "an Excel workbook: save the sheet as PDF"
	case a.has("ppt/presentation.xml"):
		return "a PowerPoint presentation: save it as PDF"
	case a.has("visio/document.xml"):
		return "a Visio drawing: save it as PDF"
	case a.has("index/document.iwa"), a.has("index.zip"):
		return "an Apple Pages, Numbers or Keynote file: export it to Word or PDF"
	}
	return ""
}
