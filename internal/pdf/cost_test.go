package pdf_test

import (
	"bytes"
	"runtime"
	"testing"

	"github.com/townclerk/townclerk/internal/pdf"
)

// allocated returns how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Ten times the pages must not cost much more than ten times as much.
func TestCostGrowsWithThePages(t *testing.T) {
	cost := func(pages int) uint64 {
		file := report(pages)
		return allocated(func() {
			f, err := pdf.Open(t.Context(), bytes.NewReader(file), int64(len(file)), pdf.Options{})
			if err != nil {
				t.Fatal(err)
			}
			r := f.Reader()
			for n := 1; n <= f.NumPages(); n++ {
				if _, err := r.Page(t.Context(), n); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	cost(1) // what is made once
	few, many := cost(30), cost(300)
	if many > 15*few {
		t.Errorf("30 pages allocate %d bytes, 300 pages %d", few, many)
	}
}

// A Reader uses the memory of the last page again.
func TestReaderUsesMemoryAgain(t *testing.T) {
	f := open(t, report(20), pdf.Options{})
	read := func(page func(n int) (*pdf.Page, error)) uint64 {
		return allocated(func() {
			for n := 1; n <= f.NumPages(); n++ {
				if p, err := page(n); err != nil || len(p.Glyphs) == 0 {
					t.Fatal(err)
				}
			}
		})
	}
	r := f.Reader()
	fresh := read(func(n int) (*pdf.Page, error) { return f.Page(t.Context(), n) })
	again := read(func(n int) (*pdf.Page, error) { return r.Page(t.Context(), n) })
	if again > fresh/3 {
		t.Errorf("with a Reader 20 pages allocate %d bytes, without %d", again, fresh)
	}
}

// What a Reader gives must not depend on the pages that it read before.
func TestReaderGivesTheSamePages(t *testing.T) {
	f := open(t, report(5), pdf.Options{})
	r := f.Reader()
	for _, n := range []int{1, 5, 2, 2, 4} {
		var want, got bytes.Buffer
		p, err := f.Page(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		dump(&want, p)
		if p, err = r.Page(t.Context(), n); err != nil {
			t.Fatal(err)
		}
		dump(&got, p)
		if !bytes.Equal(want.Bytes(), got.Bytes()) {
			t.Errorf("page %d differs:\n%s", n, got.Bytes())
		}
	}
	if _, err := r.Page(t.Context(), 6); err == nil {
		t.Error("there is a page 6")
	}
}
