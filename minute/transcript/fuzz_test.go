package transcript_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/townclerk/townclerk/minute/transcript"
)

// FuzzRead reads anything, and reads what it wrote as WebVTT once more: the
// turns must be the same.
func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, p := range paths {
		a, err := txtar.ParseFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := transcript.Reader{MaxBytes: 1 << 16}
		first, err := r.Read(t.Context(), bytes.NewReader(data))
		if err != nil {
			return
		}
		checkSound(t, first)
		var out bytes.Buffer
		if err := new(transcript.Printer).WebVTT(&out, first); err != nil {
			t.Fatal(err)
		}
		again, err := new(transcript.Reader).Read(t.Context(), &out)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		// Unknown bytes and control characters in the text are the reader's to
		// clean; what it cleaned once stays.
		if strings.ContainsAny(first.Turns[0].Text(), "\x00\uFEFF\uFFFD") {
			return
		}
		if diff := cmp.Diff(first.Turns, again.Turns); diff != "" {
			t.Errorf("round trip (-first +again):\n%s", diff)
		}
	})
}
