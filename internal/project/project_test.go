// Package project_test checks what holds for the module as a whole: which
// package may import which, and that every exported name is explained.
package project_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/townclerk/townclerk"

type goPackage struct {
	ImportPath string
	Dir        string
	Name       string
	Imports    []string
	Deps       []string
}

// packages lists the module's packages, without their tests.
func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Dir,Name,Imports,Deps", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Fatal(err)
	}
	var list []goPackage
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p goPackage
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

// within reports whether path is one of the module's folders or below it.
func within(path string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(f string) bool {
		return path == module+"/"+f || strings.HasPrefix(path, module+"/"+f+"/")
	})
}

// Each heavy dependency has one package that imports it.
var fences = map[string][]string{
	"github.com/ledongthuc/pdf":       {"internal/pdf"},
	"github.com/yuin/goldmark":        {"internal/markdown"},
	"github.com/jdkato/prose":         {"internal/language"},
	"github.com/clipperhouse/uax29":   {"internal/language"},
	"github.com/tmc/langchaingo":      {"easyread/easyreadllm", "minute/minutellm", "internal/prompt/langchain", "examples/internal/model"},
	"github.com/klippa-app/go-pdfium": {"extract/pdfium"},
}

func TestHeavyDependenciesStayBehindTheirFence(t *testing.T) {
	for _, p := range packages(t) {
		for _, imp := range p.Imports {
			for dep, folders := range fences {
				if strings.HasPrefix(imp, dep) && !within(p.ImportPath, folders...) {
					t.Errorf("%s imports %s; only %v may", p.ImportPath, imp, folders)
				}
			}
		}
		if within(p.ImportPath, "extract", "easyread", "minute") && !within(p.ImportPath, "extract/pdfium", "easyread/easyreadllm", "minute/minutellm") {
			for _, dep := range p.Deps {
				if strings.Contains(dep, "langchaingo") || strings.Contains(dep, "go-pdfium") {
					t.Errorf("%s depends on %s", p.ImportPath, dep)
				}
			}
		}
	}
}

// What the public packages may import of the module, beside internal packages.
var mayImport = map[string][]string{
	"extract":              {},
	"extract/redact":       {"extract"},
	"extract/planning":     {"extract"},
	"extract/ocr":          {"extract"},
	"extract/pdfium":       {"extract"},
	"easyread":             {"extract", "easyread/rules", "easyread/picture"},
	"easyread/rules":       {"extract"},
	"easyread/picture":     {},
	"easyread/easyreadllm": {"easyread", "easyread/rules", "extract", "extract/redact"},
	"minute":               {"extract", "extract/redact", "minute/transcript"},
	"minute/transcript":    {},
	"minute/casenote":      {"extract", "minute/transcript"},
	"minute/minutellm":     {"minute", "minute/casenote", "minute/transcript", "extract/redact"},
}

func TestPackagesImportOnlyWhatTheDesignAllows(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		allowed, public := mayImport[name]
		for _, imp := range p.Imports {
			if !strings.HasPrefix(imp, module+"/") {
				continue
			}
			imp = strings.TrimPrefix(imp, module+"/")
			inner := strings.HasPrefix(imp, "internal/") || strings.Contains(imp, "/internal/")
			switch {
			case strings.HasPrefix(name, "internal/eval/"), name == "internal/enginetest":
				// These drive the public packages.
			case strings.HasPrefix(name, "internal/") && !strings.HasPrefix(imp, "internal/"):
				t.Errorf("%s imports the public package %s", name, imp)
			case strings.HasPrefix(name, "examples/") && strings.HasPrefix(imp, "internal/"):
				t.Errorf("%s imports %s; examples use the public packages only", name, imp)
			case public && !inner && !slices.Contains(allowed, imp):
				t.Errorf("%s imports %s; DESIGN allows %v", name, imp, allowed)
			}
		}
		if !public && within(p.ImportPath, "extract", "easyread", "minute") && !strings.Contains(name, "/internal/") {
			t.Errorf("%s is not in the list of public packages", name)
		}
	}
}

func TestEveryExportedNameIsExplained(t *testing.T) {
	for _, p := range packages(t) {
		fset := token.NewFileSet()
		documented, code := false, false
		files, err := filepath.Glob(filepath.Join(p.Dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			code, documented = true, documented || f.Doc != nil
			for _, decl := range f.Decls {
				checkDecl(t, fset, decl)
			}
		}
		if code && !documented {
			t.Errorf("%s has no package comment", p.ImportPath)
		}
	}
}

func checkDecl(t *testing.T, fset *token.FileSet, decl ast.Decl) {
	t.Helper()
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && exportedReceiver(d) {
			checkDoc(t, fset, d.Pos(), d.Name.Name, d.Doc)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() {
					checkDoc(t, fset, s.Pos(), s.Name.Name, firstOf(s.Doc, d.Doc))
				}
			case *ast.ValueSpec:
				// A group of values may be explained as one.
				for _, n := range s.Names {
					if n.IsExported() && firstOf(s.Doc, d.Doc) == nil && s.Comment == nil {
						t.Errorf("%s: %s has no comment", fset.Position(n.Pos()), n.Name)
					}
				}
			}
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	typ := d.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	id, ok := typ.(*ast.Ident)
	return ok && id.IsExported()
}

func firstOf(groups ...*ast.CommentGroup) *ast.CommentGroup {
	for _, g := range groups {
		if g != nil {
			return g
		}
	}
	return nil
}

// checkDoc wants a comment that begins with the name, with or without an article.
func checkDoc(t *testing.T, fset *token.FileSet, pos token.Pos, name string, doc *ast.CommentGroup) {
	t.Helper()
	text := doc.Text()
	for _, article := range []string{"A ", "An ", "The "} {
		text = strings.TrimPrefix(text, article)
	}
	if !strings.HasPrefix(text, name) {
		t.Errorf("%s: the comment of %s does not begin with its name", fset.Position(pos), name)
	}
}
