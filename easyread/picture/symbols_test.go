package picture_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/picture"
)

// folder makes a folder of files; a drawing for each name that ends in ".svg".
func folder(files map[string]string) fstest.MapFS {
	fsys := make(fstest.MapFS)
	for name, text := range files {
		if text == "" && strings.HasSuffix(name, ".svg") {
			text = plainSVG
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

const (
	mulberry = "symbol-id,symbol-en,grammar,category-id,category-en,rated,tags\n" +
		"1,doctor_1a,Noun,1,People,0,\n2,doctor_1b,Noun,1,People,0,\n3,\"print_,_to\",Verb,1,Work,0,\n4,fire_engine,Noun,1,Transport,0,\n5,bath,Noun,1,Home,0,\n6,\"fine_,_to\",Verb,1,Law,0,\n"
	openMoji = "emoji,hexcode,group,subgroups,annotation,tags,openmoji_tags\n" +
		"x,1F6C1,objects,household,bathtub,,\nx,1F4C5,travel-places,time,calendar,,\nx,1F692,travel,road,library,,\nx,1F415,animals,mammal,dog,\"pet, faithful\",\n"
	icons = `{"prefix": "plain", "width": 24, "icons": {
		"dog": {"body": "<path d=\"M0 0\"/>"},
		"school": {"body": "<path d=\"M1 1\"/>", "left": 2, "width": 20, "height": 30},
		"library": {"body": "<script/>"}}}`
	info = `{"name": "Plain Icons", "author": {"name": "A Person", "url": "https://example.org"}, "license": {"title": "CC BY 4.0"}}`
)

func TestSetsOfOthersAreRead(t *testing.T) {
	const byMulberry = "Mulberry Symbols by Steve Lee, mulberrysymbols.org, licence CC BY-SA 2.0 UK"
	const byOpenMoji = "OpenMoji, openmoji.org, licence CC BY-SA 4.0"
	tests := []struct {
		name  string
		files map[string]string
		want  []picture.Picture // in the order of the concepts
	}{
		{"Mulberry: nouns are things, verbs are what is done, and a symbol without a drawing is none",
			map[string]string{"symbol-info.csv": mulberry, "EN-symbols/doctor_1a.svg": "", "EN-symbols/print_,_to.svg": "", "EN-symbols/fine_,_to.svg": ""},
			[]picture.Picture{
				{ID: "doctor", Alt: "Doctor", SVG: plainSVG, Credit: byMulberry},
				{ID: "print", Alt: "Print", SVG: plainSVG, Credit: byMulberry},
			}},
		{"Mulberry as it was before",
			map[string]string{"symbol-info.csv": "\ufeffid,symbol,grammar,category,rated,tags\n1,bath,Noun,Home,0,\n", "EN/bath.svg": ""},
			[]picture.Picture{{ID: "bath", Alt: "Bath", SVG: plainSVG, Credit: byMulberry}}},
		{"OpenMoji: a drawing that runs a script is none",
			map[string]string{"data/openmoji.csv": openMoji, "color/svg/1F415.svg": "", "color/svg/1F692.svg": "<svg><script/></svg>"},
			[]picture.Picture{{ID: "animal", Alt: "Dog", SVG: plainSVG, Credit: byOpenMoji}}},
		{"icons have the size of their set, and the thanks of the file beside it",
			map[string]string{"icons.json": icons, "info.json": info},
			[]picture.Picture{
				{ID: "animal", Alt: "Dog", Credit: "Plain Icons by A Person, https://example.org, licence CC BY 4.0",
					SVG: `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16" viewBox="0 0 24 16"><path d="M0 0"/></svg>`},
				{ID: "school", Alt: "School", Credit: "Plain Icons by A Person, https://example.org, licence CC BY 4.0",
					SVG: `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="30" viewBox="2 0 20 30"><path d="M1 1"/></svg>`},
			}},
		{"a list of one's own comes first",
			map[string]string{"data/openmoji.csv": openMoji, "color/svg/1F415.svg": "", "pictures.csv": "concept,words,file,alt,credit\nanimal,,a.svg,Our dog,By us\n", "a.svg": ""},
			[]picture.Picture{{ID: "animal", Alt: "Our dog", SVG: plainSVG, Credit: "By us"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f, err := picture.ReadFolder(folder(test.files))
			if err != nil {
				t.Fatal(err)
			}
			var got []picture.Picture
			for _, c := range f.List {
				p, _ := f.Picture(c.ID)
				got = append(got, p)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatIsWrongWithASetIsSaid(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"no column of names", map[string]string{"symbol-info.csv": "id,name\n1,bath\n"}, `picture: symbol-info.csv: list of pictures cannot be read: no column "symbol"`},
		{"no symbols", map[string]string{"openmoji.csv": "hexcode,annotation\n"}, "picture: openmoji.csv: list of pictures cannot be read: it names no drawings"},
		{"no JSON", map[string]string{"icons.json": "{"}, "picture: icons.json: list of pictures cannot be read: unexpected end of JSON input"},
		{"no JSON beside it", map[string]string{"icons.json": icons, "info.json": "["}, "picture: icons.json: info.json beside it: list of pictures cannot be read: unexpected end of JSON input"},
		{"an open quotation mark", map[string]string{"openmoji.csv": "hexcode,annotation\n1F415,\"dog\n"}, `picture: openmoji.csv: list of pictures cannot be read: parse error on line 2, column 12: extraneous or missing " in quoted-field`},
		{"no drawing there", map[string]string{"symbol-info.csv": mulberry}, "picture: list of pictures cannot be read: no drawing of the set shows a concept"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := picture.ReadFolder(folder(test.files))
			if !errors.Is(err, picture.ErrFormat) || err.Error() != test.want {
				t.Errorf("error %q, want %q", err, test.want)
			}
		})
	}
}

func FuzzReadFoldersOfOthers(f *testing.F) {
	f.Add(mulberry, openMoji, icons, info)
	f.Fuzz(func(t *testing.T, mulberry, openMoji, icons, info string) {
		for name, text := range map[string]string{"symbol-info.csv": mulberry, "openmoji.csv": openMoji, "icons.json": icons} {
			set, err := picture.ReadFolder(folder(map[string]string{name: text, "info.json": info, "EN/bath.svg": "", "svg/1F415.svg": ""}))
			if err != nil {
				continue
			}
			for _, c := range set.List {
				if p, ok := set.Picture(c.ID); !ok || p.Alt == "" || p.SVG == "" {
					t.Errorf("concept %q has no picture or no alt text", c.ID)
				}
			}
		}
	})
}
