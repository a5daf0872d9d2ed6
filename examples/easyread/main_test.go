package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/townclerk/townclerk/examples/internal/command"
)

const notice = "# Bins\n\nYou must put your bin out by 7am on Monday 1 June 2026.\n"

func run(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, diagnostics bytes.Buffer
	code = command.Run(t.Context(), usage, args, program, strings.NewReader(stdin), &out, &diagnostics)
	return code, out.String(), diagnostics.String()
}

func TestProgram(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "bins.md")
	if err := os.WriteFile(name, []byte(notice), 0o644); err != nil {
		t.Fatal(err)
	}
	drawings := filepath.Join(dir, "drawings")
	if err := os.CopyFS(drawings, fstest.MapFS{
		"pictures.csv": {Data: []byte("concept,words,file,alt,credit\nbin,,bin.svg,Our blue bin,Drawn by Dixley\n")},
		"bin.svg":      {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>`)},
	}); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		stdin string
		args  []string
		code  int
		want  string // in what is written
	}{
		{"text on standard output", "", []string{"-format", "text", name}, command.Done, "1 June 2026"},
		{"Word on standard output", notice, []string{"-format", "docx", "-"}, command.Done, "word/document.xml"},
		{"PDF on standard output", notice, []string{"-format", "pdf", "-"}, command.Done, "%PDF-1.7"},
		{"large print", notice, []string{"-format", "html", "-large", "-"}, command.Done, "--size: 20pt"},
		{"a summary as Markdown", "", []string{"-format", "markdown", "-length", "summary", name}, command.Done, "# Bins"},
		{"JSON with the findings", "", []string{"-format", "json", name}, command.Done, `"findings"`},
		{"standard input", notice, []string{"-format", "html", "-"}, command.Done, "<h1"},
		{"findings with -strict", "", []string{"-format", "text", "-strict", name}, command.Findings, "7am"},
		{"a check", "", []string{"-check", "-profile", "norfolk", name}, command.Done, "W01 warning"},
		{"a check as SARIF", "", []string{"-check", "-strict", "-format", "sarif", name}, command.Findings, `"2.1.0"`},
		{"other pictures", notice, []string{"-format", "html", "-pictures", drawings, "-"}, command.Done, `alt="Our blue bin"`},
		{"a folder without pictures", notice, []string{"-pictures", dir, "-"}, command.Failed, ""},
		{"parts of a short text", notice, []string{"-format", "text", "-parts", "-"}, command.Done, "1 June 2026"},
		{"parts without a file to write", streets(30), []string{"-format", "text", "-parts", "-"}, command.Misused, ""},
		{"help", "", []string{"-h"}, command.Done, ""},
		{"no file", "", nil, command.Misused, ""},
		{"an unknown format", "", []string{"-format", "cake", name}, command.Misused, ""},
		{"an unknown length", "", []string{"-length", "cake", name}, command.Misused, ""},
		{"an unknown profile", "", []string{"-profile", "cake", name}, command.Misused, ""},
		{"a file that is not there", "", []string{filepath.Join(dir, "no.md")}, command.Failed, ""},
		{"a size that is too small", "", []string{"-size", "6", name}, command.Failed, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := run(t, test.stdin, test.args...)
			if code != test.code || !strings.Contains(stdout, test.want) {
				t.Errorf("code %d, want %d; no %q in:\n%s\n%s", code, test.code, test.want, stdout, stderr)
			}
			if code != command.Done && stderr == "" {
				t.Error("nothing on standard error")
			}
		})
	}
}

func TestSampleBecomesAPageBesideIt(t *testing.T) {
	pdf, err := os.ReadFile("../testdata/council-tax-support.pdf")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "council-tax-support.pdf")
	if err := os.WriteFile(name, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := run(t, "", name); code != command.Done {
		t.Fatal(code, stderr)
	}
	page, err := os.ReadFile(strings.TrimSuffix(name, ".pdf") + ".easyread.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<h1", "13 March 2026", "£92.50", "01632 960 450", "alt=\"A house and a bill with a pound sign\"", "From page 2 of the original"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("no %q in the page", want)
		}
	}
}

// streets is a long text: about a page for each street.
func streets(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "# Street %d\n\n", i+1)
		for j := range 9 {
			fmt.Fprintf(&b, "Bin %d of street %d is taken on day %d of the month. You must put it out by 7am.\n\n", j, i+1, j+i)
		}
	}
	return b.String()
}

func TestPartsAreWrittenAllOrNone(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "bins.html")
	if code, _, stderr := run(t, streets(30), "-format", "html", "-parts", "-o", name, "-"); code != command.Done {
		t.Fatal(code, stderr)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(found) < 2 {
		t.Fatal(found, err)
	}
	for i, file := range found {
		page, err := os.ReadFile(file)
		if want := fmt.Sprintf("Part %d of %d", i+1, len(found)); err != nil || !bytes.Contains(page, []byte(want)) || filepath.Base(file) != fmt.Sprintf("bins-part-%d.html", i+1) {
			t.Errorf("%s: no %q (%v)", file, want, err)
		}
	}
	// A folder stands where the last part should go.
	other := filepath.Join(dir, "other")
	if err := os.MkdirAll(filepath.Join(other, fmt.Sprintf("bins-part-%d.html", len(found)), "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	if code, _, _ := run(t, streets(30), "-format", "html", "-parts", "-o", filepath.Join(other, "bins.html"), "-"); code != command.Failed {
		t.Error(code)
	}
	if left, err := os.ReadDir(other); err != nil || len(left) != 1 {
		t.Errorf("%d files are left (%v)", len(left), err)
	}
}
