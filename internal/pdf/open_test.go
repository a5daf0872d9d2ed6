package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/townclerk/townclerk/internal/pdf"
)

const agenda = "BT /F1 12 Tf 72 700 Td (Council meeting agenda) Tj ET"

// Files that are damaged in the ways that exporters, mail and disks damage them.
func TestDamagedFilesAreRead(t *testing.T) {
	good := string(newBuilder(agenda, "", "").bytes())
	replace := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("the file has no %q", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	from := func(word string) string { return good[:strings.Index(good, word)] }
	tests := []struct {
		name, file string
		warning    string // the code that is due, if any
	}{
		{"a good file", good, ""},
		{"a header of a later version", replace("%PDF-1.7", "%PDF-2.0"), ""},
		{"junk before the header", strings.Repeat("junk\n", 20) + good, ""},
		{"no header", strings.TrimPrefix(good, "%PDF-1.7\n"), "repaired"},
		{"junk after the end", good + strings.Repeat("\x00junk", 500), ""},
		{"no end marker", strings.TrimSuffix(good, "%%EOF\n"), ""},
		{"startxref beyond the end", replace("startxref\n", "startxref\n9"), "repaired"},
		{"startxref missing", from("startxref"), "repaired"},
		{"cut off in the table", from("xref")[:len(from("xref"))-10], "repaired"},
		{"offsets that do not fit", replace("%PDF-1.7\n", "%PDF-1.7\n%%moved%%\n"), "repaired"},
		{"a table that counts from 1", strings.Replace(good, "xref\n0 ", "xref\n1 ", 1), "repaired"},
		{"endobj missing", strings.ReplaceAll(good, "endobj\n", ""), ""},
		{"a length that is too long", replace("/Length 53", "/Length 99"), "stream-length"},
		{"a length that is too short", replace("/Length 53", "/Length 9 "), "stream-length"},
		{"a length that refers to nothing", replace("/Length 53", "/Length 99 0 R"), "stream-length"},
		{"no length", replace("/Length 53", ""), "stream-length"},
		{"spaces after the stream keyword", replace("stream\n", "stream  \n"), ""},
		{"kids that are no pages", replace("/Kids[3 0 R]", "/Kids[null 9 0 R 5 0 R 3 0 R 7]"), ""},
		{"kids in a circle", replace("/Kids[3 0 R]", "/Kids[2 0 R 3 0 R 2 0 R]"), ""},
		{"a wrong count", replace("/Count 1", "/Count 900000000"), ""},
		{"a tree without types", strings.NewReplacer("/Type/Pages", "", "/Type/Page", "").Replace(good), ""},
		{"a page tree that is missing", strings.Replace(good, "/Pages 2 0 R", "/Pages 9 0 R", 1), "page-tree"},
		{"a catalog that is missing", replace("/Root 1 0 R", "/Root 77 0 R"), "repaired"},
		{"an older version of an object before it", replace("%PDF-1.7\n", "%PDF-1.7\n4 0 obj\n(old)\nendobj\n"), "repaired"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := open(t, []byte(tt.file), pdf.Options{})
			p, err := f.Page(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff("Council meeting agenda", plain(p)); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			found := tt.warning == ""
			for _, w := range f.Warnings() {
				found = found || w.Code == tt.warning
			}
			if !found {
				t.Errorf("no warning %q in %v", tt.warning, f.Warnings())
			}
		})
	}
}

func TestWhatIsNoPDFIsRefused(t *testing.T) {
	good := newBuilder(agenda, "", "").bytes()
	tests := []struct {
		name string
		file []byte
		o    pdf.Options
		want error
	}{
		{"nothing", nil, pdf.Options{}, pdf.ErrNotPDF},
		{"text", []byte("Dear Sir or Madam,"), pdf.Options{}, pdf.ErrNotPDF},
		{"a page of HTML", []byte("<!DOCTYPE html><title>404</title>"), pdf.Options{}, pdf.ErrNotPDF},
		{"a header alone", []byte("%PDF-1.4\n"), pdf.Options{}, pdf.ErrDamaged},
		{"larger than allowed", good, pdf.Options{MaxBytes: 100}, pdf.ErrLimit},
		{"an unknown security handler", newBuilder(agenda, "", "").with("", "/Encrypt<</Filter/Adobe.PubSec/V 4>>"), pdf.Options{}, pdf.ErrEncrypted},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := pdf.Open(t.Context(), bytes.NewReader(tt.file), int64(len(tt.file)), tt.o)
			if !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			var at *pdf.Error
			if !errors.As(err, &at) {
				t.Errorf("%v is no *pdf.Error", err)
			}
		})
	}
}

func TestEncryptedFilesOpenWithEitherPassword(t *testing.T) {
	files, err := filepath.Glob("testdata/encrypted/*.pdf")
	if err != nil || len(files) != 12 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, pw := range []string{"", "user", "owner", "wrong"} {
			locked := strings.Contains(name, "-user")
			opens := !locked || pw == "user" || pw == "owner"
			t.Run(fmt.Sprintf("%s with %q", filepath.Base(name), pw), func(t *testing.T) {
				t.Parallel()
				f, err := pdf.Open(t.Context(), bytes.NewReader(file), int64(len(file)), pdf.Options{Password: pw})
				if !opens {
					if !errors.Is(err, pdf.ErrPassword) {
						t.Fatalf("got %v, want ErrPassword", err)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				p, err := f.Page(t.Context(), 1)
				if err != nil {
					t.Fatal(err)
				}
				got := []string{plain(p), f.Title(), f.Language()}
				if diff := cmp.Diff([]string{"Exempt information", "Locked minutes", "en-GB"}, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
}

// These files would end the process or never end if their claims were believed.
func TestHostileFilesAreBounded(t *testing.T) {
	deep := strings.Repeat("[", 100_000)
	dicts := strings.Repeat("<</A ", 100_000)
	loop := newBuilder(agenda, "", "")
	loop.objects[10] = "11 0 R"
	loop.objects[11] = "10 0 R"
	loop.objects[4] = "<</Length 10 0 R>>\nstream\n" + agenda + "\nendstream"
	packs := newBuilder(agenda, "", "")
	packs.objects[10] = stream("/Type/ObjStm/N 1/First 5/Extends 10 0 R", "12 0 (x)")
	nested := newBuilder(agenda, "", "/Deep "+dicts)
	xref := "%PDF-1.7\n" + strings.Join([]string{
		"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj", "2 0 obj<</Kids[3 0 R]>>endobj",
		"3 0 obj<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj",
		"4 0 obj" + stream("", agenda) + "endobj",
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
		"6 0 obj" + stream("/Type/XRef/Size 4000000000/W[1 4 2]/Index[3999999999 4000000000]/Root 1 0 R/Prev 9", "abc") + "endobj",
	}, "\n") + "\nstartxref\n9\n%%EOF"
	tests := []struct {
		name string
		file []byte
		want string
	}{
		{"references in a circle", loop.bytes(), "Council meeting agenda"},
		{"an object stream that extends itself", packs.bytes(), "Council meeting agenda"},
		{"dictionaries without end", nested.bytes(), "Council meeting agenda"},
		{"arrays without end in the content", newBuilder(deep+agenda, "", "").bytes(), "Council meeting agenda"},
		{"a cross-reference stream of impossible size", []byte(xref), "Council meeting agenda"},
		{"a predictor with impossible columns", newBuilder("", "/Contents 10 0 R", "").bytes(), ""},
		{"states saved without end", newBuilder(strings.Repeat("q ", 200_000)+agenda, "", "").bytes(), "Council meeting agenda"},
		{"marks without end", newBuilder(strings.Repeat("/P BMC ", 200_000)+agenda, "", "").bytes(), "Council meeting agenda"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := text(t, tt.file); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLimitsAreErrorsAndKeepWhatWasRead(t *testing.T) {
	content := agenda + strings.Repeat(" q Q", 5000)
	tests := []struct {
		name string
		o    pdf.Options
	}{
		{"operators", pdf.Options{MaxOperators: 4096}},
		{"glyphs", pdf.Options{MaxGlyphs: 10}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := open(t, newBuilder(content, "", "").bytes(), tt.o).Page(t.Context(), 1)
			if !errors.Is(err, pdf.ErrLimit) {
				t.Errorf("got %v, want ErrLimit", err)
			}
			if p == nil || !strings.HasPrefix(plain(p), "Council") {
				t.Error("what was read is lost")
			}
		})
	}
	t.Run("decoded bytes", func(t *testing.T) {
		b := newBuilder("", "", "")
		b.objects[4] = stream("/Filter/RunLengthDecode", strings.Repeat("\x81 ", 1000))
		_, err := open(t, b.bytes(), pdf.Options{MaxDecoded: 100_000}).Page(t.Context(), 1)
		if !errors.Is(err, pdf.ErrLimit) {
			t.Errorf("got %v, want ErrLimit", err)
		}
	})
	t.Run("objects", func(t *testing.T) {
		b := newBuilder(agenda, "", "")
		_, err := pdf.Open(t.Context(), bytes.NewReader(b.bytes()), int64(len(b.bytes())), pdf.Options{MaxObjects: 2})
		if !errors.Is(err, pdf.ErrLimit) && !errors.Is(err, pdf.ErrDamaged) {
			t.Errorf("got %v, want ErrLimit or ErrDamaged", err)
		}
	})
	t.Run("pages", func(t *testing.T) {
		b := newBuilder(agenda, "", "")
		b.objects[6] = b.objects[3]
		b.objects[2] = "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>"
		f := open(t, b.bytes(), pdf.Options{MaxPages: 1})
		if f.NumPages() != 1 || len(f.Warnings()) == 0 {
			t.Errorf("%d pages, warnings %v", f.NumPages(), f.Warnings())
		}
	})
}

func TestPageNumbersOutOfRange(t *testing.T) {
	f := open(t, newBuilder(agenda, "", "").bytes(), pdf.Options{})
	for _, n := range []int{-1, 0, 2} {
		if _, err := f.Page(t.Context(), n); !errors.Is(err, pdf.ErrNoPage) {
			t.Errorf("page %d: got %v", n, err)
		}
	}
}

func TestContextEndsReading(t *testing.T) {
	file := newBuilder(agenda, "", "").bytes()
	f := open(t, file, pdf.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Page(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("Page: got %v", err)
	}
	if _, err := pdf.Open(ctx, bytes.NewReader(file), int64(len(file)), pdf.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Open: got %v", err)
	}
}

func TestPagesReadInParallelAreTheSame(t *testing.T) {
	b := newBuilder(agenda, "", "")
	kids := ""
	for i := range 40 {
		b.objects[100+i] = fmt.Sprintf("<</Type/Page/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>", 200+i)
		b.objects[200+i] = stream("", fmt.Sprintf("BT /F1 12 Tf 72 700 Td (Page %d) Tj /F2 9 Tf <0001> Tj ET", i))
		kids += fmt.Sprintf(" %d 0 R", 100+i)
	}
	b.objects[2] = "<</Kids[" + kids + "]>>"
	b.objects[6] = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</BaseFont/X>>]>>"
	file := b.bytes()
	one, many := open(t, file, pdf.Options{}), open(t, file, pdf.Options{})
	var wg sync.WaitGroup
	got := make([]*pdf.Page, 41)
	for n := 1; n <= 40; n++ {
		wg.Go(func() {
			p, err := many.Page(t.Context(), n)
			if err != nil {
				t.Error(err)
			}
			got[n] = p
		})
	}
	wg.Wait()
	for n := 1; n <= 40; n++ {
		want, err := one.Page(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got[n], cmpopts.IgnoreUnexported(pdf.Page{})); diff != "" {
			t.Errorf("page %d differs:\n%s", n, diff)
		}
	}
	if diff := cmp.Diff(one.Warnings(), many.Warnings()); diff != "" {
		t.Errorf("warnings differ:\n%s", diff)
	}
}

func ExampleOpen() {
	file := newBuilder(agenda, "", "/Lang(en-GB)").bytes()
	ctx := context.Background()
	f, err := pdf.Open(ctx, bytes.NewReader(file), int64(len(file)), pdf.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := f.Page(ctx, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	g := p.Glyphs[0]
	fmt.Printf("%d page in %s, %d glyphs\n", f.NumPages(), f.Language(), len(p.Glyphs))
	fmt.Printf("%q in %s %g pt at %g, %g\n", g.Text, g.Font.Name, g.Size, g.X, g.Y)
	// Output:
	// 1 page in en-GB, 22 glyphs
	// "C" in Helvetica 12 pt at 72, 142
}

func ExampleFile_Structure() {
	b := newBuilder("/P <</MCID 0>> BDC "+agenda+" EMC", "", "/StructTreeRoot 10 0 R")
	b.objects[10] = "<</Type/StructTreeRoot/K<</S/H1/Pg 3 0 R/K 0>>>>"
	file := b.bytes()
	f, err := pdf.Open(context.Background(), bytes.NewReader(file), int64(len(file)), pdf.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, k := range f.Structure().Kids {
		fmt.Println(k.Element.Role, "page", k.Element.Kids[0].Page, "content", k.Element.Kids[0].MCID)
	}
	// Output:
	// H1 page 1 content 0
}
