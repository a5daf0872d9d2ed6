package picture

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// ErrUnsafe is in the chain of the error of a drawing that could run a script or
// fetch something from elsewhere.
var ErrUnsafe = errors.New("drawing is not safe to embed")

// ErrFormat is in the chain of the error of a list of pictures that cannot be
// read, or names a drawing that is not an SVG file.
var ErrFormat = errors.New("list of pictures cannot be read")

// Limits of a folder set, so that a hostile folder cannot fill the memory.
const (
	maxPictures = 10_000
	maxDrawing  = 512 << 10 // bytes
)

// A Folder is a picture set of your own. Make one with [ReadFolder]. The zero
// Folder has no pictures. It is safe for concurrent use.
type Folder struct {
	// List are the concepts of the set with their words, in the order of the
	// file, for [NewMatcher].
	List []Concept

	pictures map[string]Picture
}

// ReadFolder reads a set from a folder of SVG files with an index. It can be
//
//   - pictures.csv, a list of your own. Its columns are concept, words (parted by
//     ";"), file, alt text and credit; its first line names them and is skipped.
//     Words may be empty for concepts of the default table, whose words are then used.
//   - symbol-info.csv, as Mulberry Symbols has it;
//   - openmoji.csv, or data/openmoji.csv, as OpenMoji has it;
//   - icons.json, as an iconify package of npm has it, with its info.json.
//
// A set of the last three shows those concepts of the default table that one of
// its symbols has the name of, and has a credit line. Symbols without a drawing,
// and those that do more than draw, are left out. pictures.csv may lie beside it:
// what it lists comes first. The error has [ErrFormat] or [ErrUnsafe] in its chain,
// or is that of fsys.
func ReadFolder(fsys fs.FS) (*Folder, error) {
	set, err := readSymbols(fsys)
	if err != nil {
		return nil, err
	}
	list, err := fsys.Open("pictures.csv")
	if errors.Is(err, fs.ErrNotExist) && set != nil {
		f := &Folder{pictures: make(map[string]Picture)}
		f.fill(fsys, set)
		if len(f.List) == 0 {
			return nil, fmt.Errorf("picture: %w: no drawing of the set shows a concept", ErrFormat)
		}
		return f, nil
	}
	if err != nil {
		return nil, fmt.Errorf("picture: neither a list of pictures nor a known set: %w", err)
	}
	f, err := readFolder(fsys, list)
	if err != nil {
		err = fmt.Errorf("picture: pictures.csv: %w", err)
	}
	if err := errors.Join(err, list.Close()); err != nil {
		return nil, err
	}
	if set != nil {
		f.fill(fsys, set)
	}
	return f, nil
}

func readFolder(fsys fs.FS, list io.Reader) (*Folder, error) {
	r := csv.NewReader(list)
	r.FieldsPerRecord = 5
	r.ReuseRecord = true
	known := make(map[string]Concept)
	for _, c := range Concepts() {
		known[c.ID] = c
	}
	f := &Folder{pictures: make(map[string]Picture)}
	for n := 0; ; n++ {
		record, err := r.Read()
		if err == io.EOF {
			return f, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		if n == 0 {
			continue
		}
		if n > maxPictures {
			return nil, fmt.Errorf("%w: more than %d pictures", ErrFormat, maxPictures)
		}
		c := Concept{ID: strings.TrimSpace(record[0])}
		for w := range strings.SplitSeq(record[1], ";") {
			if w = strings.ToLower(strings.TrimSpace(w)); w != "" {
				c.Words = append(c.Words, w)
			}
		}
		if len(c.Words) == 0 {
			c = known[c.ID]
		}
		alt := strings.TrimSpace(record[3])
		if c.ID == "" || alt == "" {
			return nil, fmt.Errorf("%w: line %d: concept, words or alt text is missing", ErrFormat, n+1)
		}
		svg, err := readDrawing(fsys, record[2])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		f.List = append(f.List, c)
		f.pictures[c.ID] = Picture{ID: c.ID, Alt: alt, SVG: svg, Credit: strings.TrimSpace(record[4])}
	}
}

// Picture implements [Set].
func (f *Folder) Picture(concept string) (Picture, bool) {
	p, ok := f.pictures[concept]
	return p, ok
}

// readDrawing reads one SVG file and refuses what could do more than draw.
func readDrawing(fsys fs.FS, name string) (string, error) {
	name = path.Clean(strings.TrimSpace(name))
	if !fs.ValidPath(name) {
		return "", fmt.Errorf("%w: a drawing outside the folder", ErrFormat)
	}
	file, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	raw, err := io.ReadAll(io.LimitReader(file, maxDrawing+1))
	if err := errors.Join(err, file.Close()); err != nil {
		return "", err
	}
	if len(raw) > maxDrawing {
		return "", fmt.Errorf("%w: %s is larger than %d bytes", ErrFormat, name, maxDrawing)
	}
	if err := checkDrawing(string(raw)); err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return strings.TrimSpace(string(raw)), nil
}
