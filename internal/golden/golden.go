// Package golden compares what a test made with what a file says it should
// make. A golden case is a txtar archive: options as JSON above the first
// marker, one "input" file, and one file for each output. Tests run with
// -update rewrite the outputs; read the diff before you commit it.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files with what the tests make")

// Updating reports whether golden files are to be rewritten.
func Updating() bool { return *update }

// A Case is one golden file.
type Case struct {
	// Name is the file's name without folder and ending.
	Name string

	// Options is the text above the first marker, for the test to read as JSON.
	Options []byte

	path    string
	archive *txtar.Archive
}

// Run calls test once, as a subtest, for each *.txtar file in dir. It fails the
// test if there is none.
func Run(t *testing.T, dir string, test func(t *testing.T, c *Case)) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatalf("no golden cases in %s", dir)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			c := &Case{Name: name, Options: bytes.TrimSpace(archive.Comment), path: path, archive: archive}
			test(t, c)
			if *update && !t.Failed() {
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// File returns the file called name, and whether the case has one.
func (c *Case) File(name string) ([]byte, bool) {
	for _, f := range c.archive.Files {
		if f.Name == name {
			return f.Data, true
		}
	}
	return nil, false
}

// Input returns the file called "input". A case without one fails the test.
func (c *Case) Input(t *testing.T) []byte {
	t.Helper()
	data, ok := c.File("input")
	if !ok {
		t.Fatalf("%s: no input", c.path)
	}
	return data
}

// Check compares got with the file called name. With -update it sets that file
// instead. A case that lacks the file fails.
func (c *Case) Check(t *testing.T, name string, got []byte) {
	t.Helper()
	if len(got) > 0 && got[len(got)-1] != '\n' {
		got = append(bytes.Clone(got), '\n')
	}
	for i := range c.archive.Files {
		f := &c.archive.Files[i]
		if f.Name != name {
			continue
		}
		if *update {
			f.Data = got
			return
		}
		if diff := cmp.Diff(string(f.Data), string(got)); diff != "" {
			t.Errorf("%s: %s differs (-want +got):\n%s", c.path, name, diff)
		}
		return
	}
	if *update {
		c.archive.Files = append(c.archive.Files, txtar.File{Name: name, Data: got})
		return
	}
	t.Errorf("%s: no file %q; run the test with -update to add it", c.path, name)
}
