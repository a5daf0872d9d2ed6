// Extract runs the reader over a list of files and writes what it read, for
// scoring: for each PATH of the list, PATH.txt, PATH.md and PATH.tables.json, and
// results.jsonl with how each run ended. Each file is read in a process of its
// own, with a limit of time and memory, so that no file can end the whole run.
//
//	go run ./internal/eval/extract -in DIR -list FILE -out DIR
//
// With -against it measures instead of writing: processor time and peak memory
// for each file, beside those of another program.
//
//	go run ./internal/eval/extract -in DIR -list FILE -against pdftotext -runs 9 -workers 1
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode"

	"github.com/townclerk/townclerk/extract"
)

var (
	in       = flag.String("in", "", "`folder` of the documents")
	list     = flag.String("list", "", "`file` with one path below -in a line; empty means all files there")
	out      = flag.String("out", "", "`folder` to write to")
	workers  = flag.Int("workers", 2, "files to read at the same time; with -against, pages")
	limit    = flag.Duration("time", 20*time.Second, "time limit for a file")
	memory   = flag.Int64("memory", 4<<30, "memory limit for a file, in bytes")
	password = flag.String("password", "", "password of encrypted files")
	against  = flag.String("against", "", "`command` to compare the cost with, such as pdftotext")
	runs     = flag.Int("runs", 5, "with -against, how often each file is read")
	child    = flag.String("child", "", "read this one file and write it below -out as -path, or without -out its text to standard output (used by the command itself)")
	path     = flag.String("path", "", "see -child")
)

func main() {
	log.SetFlags(0)
	flag.Parse()
	if *child != "" {
		os.Exit(readOne())
	}
	work := run
	switch {
	case *in != "" && *against != "":
		work = compare
	case *in == "" || *out == "":
		log.Fatal("name -in and -out, or -in and -against")
	}
	if err := work(); err != nil {
		log.Fatal(err)
	}
}

// Exit codes of a child, beside those of the Go runtime.
const (
	exitOK    = 0
	exitError = 10
	exitEmpty = 11
)

type result struct {
	Path    string `json:"path"`
	Status  string `json:"status"`
	Ms      int64  `json:"ms"`
	Message string `json:"message,omitempty"`
}

func run() error {
	paths, err := listing()
	if err != nil {
		return err
	}
	results := make([]result, len(paths))
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, *workers) {
		wg.Go(func() {
			for i := range next {
				results[i] = runChild(paths[i])
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	wg.Wait()
	var buf bytes.Buffer
	counts := map[string]int{}
	enc := json.NewEncoder(&buf)
	for _, r := range results {
		counts[r.Status]++
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	fmt.Printf("%d files:", len(results))
	for _, s := range []string{"ok", "empty", "error", "timeout", "panic", "crash"} {
		fmt.Printf(" %s %d", s, counts[s])
	}
	fmt.Println()
	return os.WriteFile(filepath.Join(*out, "results.jsonl"), buf.Bytes(), 0o644)
}

func listing() ([]string, error) {
	var paths []string
	if *list == "" {
		err := filepath.WalkDir(*in, func(p string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, err := filepath.Rel(*in, p)
			paths = append(paths, rel)
			return err
		})
		return paths, err
	}
	f, err := os.Open(*list)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if p := strings.TrimSpace(sc.Text()); p != "" {
			paths = append(paths, p)
		}
	}
	return paths, sc.Err()
}

func runChild(rel string) result {
	ctx, cancel := context.WithTimeout(context.Background(), *limit)
	defer cancel()
	self, err := os.Executable()
	if err != nil {
		return result{Path: rel, Status: "error", Message: err.Error()}
	}
	cmd := exec.CommandContext(ctx, self, "-child", filepath.Join(*in, rel), "-path", rel, "-out", *out,
		"-memory", fmt.Sprint(*memory), "-password", *password, "-workers", "1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	err = cmd.Run()
	r := result{Path: rel, Ms: time.Since(start).Milliseconds(), Message: firstLine(stderr.String())}
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		r.Status = "timeout"
	case err == nil:
		r.Status = "ok"
	case !errors.As(err, &exit):
		r.Status = "crash"
	case exit.ExitCode() == exitError:
		r.Status = "error"
	case exit.ExitCode() == exitEmpty:
		r.Status = "empty"
	case strings.HasPrefix(stderr.String(), "panic:"):
		r.Status = "panic"
	default:
		r.Status = "crash"
	}
	return r
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// readOne is the child: it reads one document and returns the exit code.
func readOne() int {
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: uint64(*memory), Max: uint64(*memory)}); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	e := &extract.Extractor{Password: *password, Workers: *workers}
	doc, err := e.File(context.Background(), *child)
	code := exitOK
	switch {
	case errors.Is(err, extract.ErrNoText):
		code = exitEmpty
	case err != nil:
		code = exitError
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	if doc == nil {
		return code
	}
	if *out == "" {
		if err := new(extract.Printer).Text(os.Stdout, doc); err != nil {
			return exitError
		}
		return code
	}
	letters, err := writeAll(doc)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitError
	}
	if code == exitOK && !letters {
		return exitEmpty
	}
	return code
}

// writeAll writes the three files of a document, and reports whether there is a
// letter or digit in it.
func writeAll(doc *extract.Document) (bool, error) {
	base := filepath.Join(*out, *path)
	if err := os.MkdirAll(filepath.Dir(base), 0o755); err != nil {
		return false, err
	}
	var text, md bytes.Buffer
	var p extract.Printer
	tables, err := json.Marshal(tablesOf(doc))
	err = errors.Join(err, p.Text(&text, doc), p.Markdown(&md, doc))
	for name, data := range map[string][]byte{".txt": text.Bytes(), ".md": md.Bytes(), ".tables.json": tables} {
		err = errors.Join(err, os.WriteFile(base+name, data, 0o644))
	}
	return bytes.ContainsFunc(text.Bytes(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }), err
}

type tableJSON struct {
	Page int        `json:"page"`
	Rows [][]string `json:"rows"`
}

// tablesOf lists the tables as full grids; places that a span covers are empty.
func tablesOf(doc *extract.Document) []tableJSON {
	out := []tableJSON{}
	for b := range doc.All() {
		t, ok := b.(*extract.Table)
		if !ok {
			continue
		}
		enc := tableJSON{Rows: [][]string{}}
		if len(t.Prov) > 0 {
			enc.Page = t.Prov[0].Page
		}
		for _, row := range extract.Grid(t) {
			cells := make([]string, len(row))
			for i, c := range row {
				if c == nil {
					continue
				}
				var text strings.Builder
				if err := new(extract.Printer).Text(&text, &extract.Document{Blocks: c.Blocks}); err != nil {
					continue // a strings.Builder returns no errors
				}
				cells[i] = strings.Join(strings.Fields(text.String()), " ")
			}
			enc.Rows = append(enc.Rows, cells)
		}
		out = append(out, enc)
	}
	return out
}
