package office_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/townclerk/townclerk/internal/office"
)

// archives reads the golden cases whose names match.
func archives(tb testing.TB, pattern string) []*txtar.Archive {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		tb.Fatal(err)
	}
	var out []*txtar.Archive
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

// FuzzBody reads any inside of a document in an archive that is otherwise right.
func FuzzBody(f *testing.F) {
	styles := map[string]string{}
	for _, a := range archives(f, "testdata/*.txtar") {
		for _, file := range a.Files {
			switch file.Name {
			case "input":
				f.Add(string(file.Data))
			case "styles", "numbering", "footnotes":
				styles[file.Name] += string(file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, body string) {
		in := map[string]string{"body": body}
		for name, text := range styles {
			in[name] = text
		}
		doc, err := read(t, archive(t, parts(in)), office.Limits{MaxBytes: 4 << 20, MaxElements: 50_000, MaxCells: 10_000})
		if doc == nil && err == nil {
			t.Fatal("neither document nor error")
		}
		if doc != nil {
			dump(doc)
		}
	})
}

// FuzzArchive reads any bytes.
func FuzzArchive(f *testing.F) {
	f.Add(archive(f, parts(map[string]string{"body": hello})))
	f.Add(compound("EncryptedPackage")[:600])
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := read(t, data, office.Limits{MaxBytes: 4 << 20, MaxElements: 50_000}); doc == nil && err == nil {
			t.Fatal("neither document nor error")
		}
	})
}

func BenchmarkRead(b *testing.B) {
	lists, err := os.ReadFile("testdata/lists.txtar")
	if err != nil {
		b.Fatal(err)
	}
	in := map[string]string{}
	for _, file := range txtar.Parse(lists).Files {
		if file.Name == "input" {
			in["body"] = strings.Repeat(string(file.Data), 200)
		} else if file.Name != "blocks" {
			in[file.Name] = string(file.Data)
		}
	}
	data := archive(b, parts(in))
	b.SetBytes(int64(len(in["body"])))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(b, data, office.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
