package picture_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/internal/golden"
)

func TestDefaultSetShowsEveryConcept(t *testing.T) {
	concepts := picture.Concepts()
	if len(concepts) < 150 {
		t.Errorf("%d concepts, want 150 or more", len(concepts))
	}
	meaning := make(map[string]string)
	for _, c := range concepts {
		p, ok := picture.Default().Picture(c.ID)
		if !ok {
			t.Errorf("no picture for %q", c.ID)
			continue
		}
		if p.ID != c.ID || p.Alt == "" || strings.HasSuffix(p.Alt, ".") {
			t.Errorf("%s: ID %q, alt %q", c.ID, p.ID, p.Alt)
		}
		if other, ok := meaning[p.SVG]; ok {
			t.Errorf("%s and %s are shown by the same drawing", c.ID, other)
		}
		meaning[p.SVG] = c.ID
		if err := xml.Unmarshal([]byte(p.SVG), new(struct{ XMLName xml.Name })); err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
		for _, bad := range []string{"<script", "<text", "<style", "href", "<image", "id="} {
			if strings.Contains(p.SVG, bad) {
				t.Errorf("%s: the drawing has %q", c.ID, bad)
			}
		}
	}
	if _, ok := picture.Default().Picture("no such thing"); ok {
		t.Error("a picture for a concept that does not exist")
	}
}

func TestTableParsesWhole(t *testing.T) {
	text, err := os.ReadFile("data/concepts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n, last := 0, ""
	words := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		n++
		id, _, _ := strings.Cut(line, "\t")
		if id <= last {
			t.Errorf("%q is out of order after %q", id, last)
		}
		last = id
	}
	if got := len(picture.Concepts()); got != n {
		t.Errorf("%d of %d lines were read", got, n)
	}
	for _, c := range picture.Concepts() {
		for _, w := range c.Words {
			if other, ok := words[w]; ok {
				t.Errorf("%q is claimed by %s and %s", w, other, c.ID)
			}
			words[w] = c.ID
			if w != strings.ToLower(w) {
				t.Errorf("%s: %q is not in lower case", c.ID, w)
			}
		}
	}
}

func TestEachOtherSenseIsThatOfAWord(t *testing.T) {
	text, err := os.ReadFile("data/senses.txt")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, c := range picture.Concepts() {
		for _, w := range c.Words {
			w, _, _ = strings.Cut(w, "/")
			words = append(words, " "+w+" ")
		}
	}
	last := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		if line <= last {
			t.Errorf("%q is out of order after %q", line, last)
		}
		last = line
		within := false
		for _, w := range words {
			within = within || strings.Contains(" "+line+" ", w) && len(line)+2 > len(w)
		}
		if !within {
			t.Errorf("%q has no word that calls for a picture", line)
		}
		if hits := picture.NewMatcher(nil).Match(line); len(hits) > 0 {
			t.Logf("%q calls for %v", line, hits)
		}
	}
}

func TestNoDrawingIsUnused(t *testing.T) {
	table, err := os.ReadFile("data/concepts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("data/*/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for _, f := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(f), "data/"), ".svg")
		if !strings.Contains(string(table), "\t"+name+"\t") {
			t.Errorf("%s is in no line of the table", f)
		}
		info, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		size += int(info.Size())
	}
	if size > 600<<10 {
		t.Errorf("the drawings take %d bytes, want at most 600 KiB", size)
	}
}

func TestMatch(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the first concepts, best first
	}{
		{"the longest phrase wins", "Your council tax bill is ready.", []string{"council-tax"}},
		{"inflected words count", "We sent letters to social workers.", []string{"social-worker", "send", "letter"}},
		{"a noun is not a verb", "You can book a place.", nil},
		{"a weak concept comes last", "Return the library book.", []string{"library", "book"}},
		{"rent and repairs", "The landlord must do repairs.", []string{"housing", "repair"}},
		{"nothing fits", "It is as it was.", nil},
		{"empty text", "", nil},
		{"curly apostrophes count", "You get Jobseeker’s Allowance.", []string{"benefit"}},
		{"rules apply", "These rules apply to you.", []string{"rule"}},
		{"the latest is not late", "Here is the latest map.", []string{"map"}},
		{"apply for something", "You can apply for help.", []string{"apply", "help"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, hit := range picture.NewMatcher(nil).Match(test.text) {
				got = append(got, hit.Concept)
				if hit.Start < 0 || hit.End > len(test.text) || hit.Start >= hit.End {
					t.Errorf("hit %+v is outside the text", hit)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestGolden(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, c *golden.Case) {
		var out strings.Builder
		for line := range strings.Lines(string(c.Input(t))) {
			for _, hit := range picture.NewMatcher(nil).Match(line) {
				fmt.Fprintf(&out, "%s(%s) ", hit.Concept, line[hit.Start:hit.End])
			}
			fmt.Fprintf(&out, "< %s", line)
		}
		c.Check(t, "hits", []byte(out.String()))
	})
}

const plainSVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>`

func TestReadFolder(t *testing.T) {
	head := "concept,words,file,alt,credit\n"
	tests := []struct {
		name, list, svg string
		want            error
	}{
		{"a plain drawing is read", head + "bin,,a.svg,Our bin,By us\n", plainSVG, nil},
		{"a script is refused", head + "bin,,a.svg,Our bin,\n", `<svg><script>alert(1)</script></svg>`, picture.ErrUnsafe},
		{"an event is refused", head + "bin,,a.svg,Our bin,\n", `<svg onload="alert(1)"/>`, picture.ErrUnsafe},
		{"a remote picture is refused", head + "bin,,a.svg,Our bin,\n", `<svg><use href="https://example.org/x.svg#a"/></svg>`, picture.ErrUnsafe},
		{"an entity is refused", head + "bin,,a.svg,Our bin,\n", `<!DOCTYPE svg [<!ENTITY a "b">]><svg/>`, picture.ErrUnsafe},
		{"a page is not a drawing", head + "bin,,a.svg,Our bin,\n", `<html/>`, picture.ErrFormat},
		{"alt text must be there", head + "bin,,a.svg,,\n", plainSVG, picture.ErrFormat},
		{"unknown concepts need words", head + "spoon,,a.svg,A spoon,\n", plainSVG, picture.ErrFormat},
		{"columns must be there", head + "bin,a.svg\n", plainSVG, picture.ErrFormat},
		{"the file must be there", head + "bin,,b.svg,Our bin,\n", plainSVG, fs.ErrNotExist},
		{"no file outside the folder", head + "bin,,../a.svg,Our bin,\n", plainSVG, picture.ErrFormat},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f, err := picture.ReadFolder(fstest.MapFS{
				"pictures.csv": {Data: []byte(test.list)},
				"a.svg":        {Data: []byte(test.svg)},
			})
			if !errors.Is(err, test.want) {
				t.Fatalf("error %v, want %v", err, test.want)
			}
			if test.want != nil {
				return
			}
			p, ok := f.Picture("bin")
			want := picture.Picture{ID: "bin", Alt: "Our bin", SVG: plainSVG, Credit: "By us"}
			if diff := cmp.Diff(want, p); !ok || diff != "" {
				t.Errorf("ok %v (-want +got):\n%s", ok, diff)
			}
			if hits := picture.NewMatcher(f.List).Match("Put out your bins."); len(hits) != 1 {
				t.Errorf("hits %v, want one", hits)
			}
		})
	}
}

func FuzzReadFolder(f *testing.F) {
	f.Add("concept,words,file,alt,credit\nbin,,a.svg,Our bin,\n", plainSVG)
	f.Add("a\n\"", `<svg onload="x">`)
	f.Fuzz(func(t *testing.T, list, svg string) {
		set, err := picture.ReadFolder(fstest.MapFS{
			"pictures.csv": {Data: []byte(list)},
			"a.svg":        {Data: []byte(svg)},
		})
		if err != nil {
			return
		}
		for _, c := range set.List {
			if p, ok := set.Picture(c.ID); !ok || p.Alt == "" {
				t.Errorf("concept %q has no picture or no alt text", c.ID)
			}
		}
	})
}

func Example() {
	for _, hit := range picture.NewMatcher(nil).Match("Please send us your bank statement.") {
		if p, ok := picture.Default().Picture(hit.Concept); ok {
			fmt.Println(p.ID+":", p.Alt)
		}
	}
	// Output:
	// bank: A bank with a pound sign
	// send: An envelope with an arrow
}

func BenchmarkMatch(b *testing.B) {
	text := "You must tell the council within one month if your income changes."
	m := picture.NewMatcher(nil)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if len(m.Match(text)) == 0 {
			b.Fatal("no hits")
		}
	}
}
