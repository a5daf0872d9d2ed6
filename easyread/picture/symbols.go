package picture

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxIndex is how many bytes the index of a set has at most, beside the limits of a
// folder. The largest that we know have 12 million.
const maxIndex = 64 << 20

// A symbolSet is a set that others made, as its index names the drawings.
type symbolSet struct {
	symbols map[string]symbol // by what they show, in lower case
	credit  string
}

// A symbol is one drawing of it.
type symbol struct {
	verb  bool     // shows what somebody does
	files []string // where its SVG file may be
	svg   string   // the drawing itself, where it has no file
}

// add takes in a symbol. Of several that show the same the first stays.
func (s *symbolSet) add(name string, one symbol) {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	if _, have := s.symbols[name]; !have && name != "" {
		s.symbols[name] = one
	}
}

// indexes are the kinds of sets, by the file that says what is in one.
var indexes = []struct {
	file string
	read func(fs.FS, []byte) (*symbolSet, error)
}{
	{"symbol-info.csv", readMulberry},
	{"openmoji.csv", readOpenMoji},
	{"data/openmoji.csv", readOpenMoji},
	{"icons.json", readIconify},
}

// readSymbols reads the index of a set in a folder. It returns nil if there is
// none.
func readSymbols(fsys fs.FS) (*symbolSet, error) {
	for _, kind := range indexes {
		text, err := readBounded(fsys, kind.file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		var set *symbolSet
		if err == nil {
			set, err = kind.read(fsys, text)
		}
		if err == nil && len(set.symbols) == 0 {
			err = fmt.Errorf("%w: it names no drawings", ErrFormat)
		}
		if err != nil {
			return nil, fmt.Errorf("picture: %s: %w", kind.file, err)
		}
		return set, nil
	}
	return nil, nil
}

// fill adds to f the concepts of the default table that the set has a symbol for:
// one whose name is a word of the concept, the first that is a plain drawing.
func (f *Folder) fill(fsys fs.FS, set *symbolSet) {
	for _, c := range Concepts() {
		if _, have := f.pictures[c.ID]; have {
			continue
		}
		for _, w := range c.Words {
			name, class, classed := strings.Cut(w, "/")
			one, ok := set.symbols[name]
			if !ok || classed && one.verb != (class == "v") {
				continue
			}
			svg, err := one.drawing(fsys)
			if err != nil {
				continue // the next word may have a better one
			}
			f.List = append(f.List, c)
			f.pictures[c.ID] = Picture{ID: c.ID, Alt: capital(name), SVG: svg, Credit: set.credit}
			break
		}
	}
}

// drawing returns the drawing of a symbol.
func (s symbol) drawing(fsys fs.FS) (string, error) {
	if s.svg != "" {
		return s.svg, checkDrawing(s.svg)
	}
	err := error(fs.ErrNotExist)
	for _, file := range s.files {
		var svg string
		if svg, err = readDrawing(fsys, file); err == nil {
			return svg, nil
		}
	}
	return "", err
}

// variant is how Mulberry ends the names of several symbols for one thing: the
// doctors are doctor_1a, doctor_1b and doctor_2a.
var variant = regexp.MustCompile(`_\d+[a-z]?$`)

// readMulberry reads symbol-info.csv of Mulberry Symbols. Its releases put the
// drawings into folders of different names, and call the column of the name
// "symbol" or "symbol-en".
func readMulberry(_ fs.FS, text []byte) (*symbolSet, error) {
	set := &symbolSet{
		symbols: make(map[string]symbol),
		credit:  "Mulberry Symbols by Steve Lee, mulberrysymbols.org, licence CC BY-SA 2.0 UK",
	}
	err := readTable(text, [][]string{{"symbol", "symbol-en"}}, func(field []string) {
		name := variant.ReplaceAllString(field[0], "")
		name, verb := strings.CutSuffix(name, "_,_to")
		file := field[0] + ".svg"
		set.add(strings.ReplaceAll(name, "_", " "), symbol{verb: verb, files: []string{"EN-symbols/" + file, "EN/" + file, file}})
	})
	return set, err
}

// readOpenMoji reads openmoji.csv of OpenMoji.
func readOpenMoji(_ fs.FS, text []byte) (*symbolSet, error) {
	set := &symbolSet{
		symbols: make(map[string]symbol),
		credit:  "OpenMoji, openmoji.org, licence CC BY-SA 4.0",
	}
	err := readTable(text, [][]string{{"hexcode"}, {"annotation"}}, func(field []string) {
		file := field[0] + ".svg"
		set.add(field[1], symbol{files: []string{"color/svg/" + file, "svg/" + file, file}})
	})
	return set, err
}

// readTable reads a table whose first line names its columns, and gives the wanted
// ones of each line to each. A column may have one of several names.
func readTable(text []byte, wanted [][]string, each func([]string)) error {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	var columns []int
	for {
		record, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrFormat, err)
		}
		if columns == nil {
			for _, names := range wanted {
				at := slices.IndexFunc(record, func(name string) bool { return slices.Contains(names, strings.TrimSpace(name)) })
				if at < 0 {
					return fmt.Errorf("%w: no column %q", ErrFormat, names[0])
				}
				columns = append(columns, at)
			}
			continue
		}
		fields := make([]string, len(columns))
		for i, at := range columns {
			if at < len(record) {
				fields[i] = strings.TrimSpace(record[at])
			}
		}
		each(fields)
	}
}

// An iconFile is the part of an iconify file, or of the info.json beside it, that
// is read.
type iconFile struct {
	Prefix        string
	Width, Height float64
	Icons         map[string]struct {
		Body                     string
		Left, Top, Width, Height float64
	}
	Info iconInfo
}

// An iconInfo says whose icons they are.
type iconInfo struct {
	Name    string
	Author  struct{ Name, URL string }
	License struct{ Title string }
}

// iconSize is the size of an icon that gives none, in the units of iconify.
const iconSize = 16

// readIconify reads an icons.json of iconify. Whom to thank stands in it, or in an
// info.json beside it. Aliases are left out.
func readIconify(fsys fs.FS, text []byte) (*symbolSet, error) {
	var file iconFile
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	info := file.Info
	beside, err := readBounded(fsys, "info.json")
	if err == nil && info.Name == "" {
		if err := json.Unmarshal(beside, &info); err != nil {
			return nil, fmt.Errorf("info.json beside it: %w: %w", ErrFormat, err)
		}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	set := &symbolSet{symbols: make(map[string]symbol), credit: info.credit(file.Prefix)}
	for _, name := range slices.Sorted(maps.Keys(file.Icons)) {
		icon := file.Icons[name]
		w, h := side(icon.Width, file.Width), side(icon.Height, file.Height)
		set.add(strings.ReplaceAll(name, "-", " "), symbol{svg: fmt.Sprintf(
			`<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%g" viewBox="%g %g %g %g">%s</svg>`,
			w, h, icon.Left, icon.Top, w, h, icon.Body)})
	}
	return set, nil
}

// side returns how long a side of an icon is: as it says, else as its set does.
func side(own, all float64) float64 {
	switch {
	case own > 0:
		return own
	case all > 0:
		return all
	}
	return iconSize
}

// credit returns the line of thanks for icons, "" if nothing says whose they are.
func (i iconInfo) credit(prefix string) string {
	name := i.Name
	if name == "" {
		name = prefix
	}
	if name == "" {
		return ""
	}
	line := name
	if i.Author.Name != "" {
		line += " by " + i.Author.Name
	}
	if i.Author.URL != "" {
		line += ", " + i.Author.URL
	}
	if i.License.Title != "" {
		line += ", licence " + i.License.Title
	}
	return line
}

// readBounded reads a file of at most maxIndex bytes.
func readBounded(fsys fs.FS, name string) ([]byte, error) {
	file, err := fsys.Open(path.Clean(name))
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(file, maxIndex+1))
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	if len(raw) > maxIndex {
		return nil, fmt.Errorf("%w: larger than %d bytes", ErrFormat, maxIndex)
	}
	return raw, nil
}

// capital returns text with a capital letter at its start.
func capital(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:n]) + text[n:]
}
