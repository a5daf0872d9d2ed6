package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// A tally counts what the results of some documents are like.
type tally struct {
	document                      string // its file
	documents, sourceWords, words int
	sentences, short, good, long  int // at most 15 words, 20, and more
	rows, pictures                int
	findings                      map[string]int // by rule and severity
	examples                      []string       // sentences of more than 15 words
	errors                        []string       // what the rules forbid, but for long sentences
}

// measure converts each document under a folder, or one document, and writes
// how long the sentences of the results are, how much was kept, and what the
// rules find in the profile of GOV.UK. Documents that cannot be read are
// counted apart.
func (c *command) measure() error {
	length, err := lengthOf(c.length)
	if err != nil {
		return err
	}
	names, err := documents(c.in)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	total := tally{findings: make(map[string]int)}
	unread := 0
	for _, name := range names {
		source, err := read(name)
		if source == nil || errors.Is(err, extract.ErrNoText) {
			unread++
			continue
		}
		cv := easyread.Converter{Length: length}
		doc, err := cv.Convert(context.Background(), source)
		if err != nil {
			unread++
			continue
		}
		one := tally{findings: make(map[string]int)}
		one.add(source, doc)
		total.document = filepath.Base(name)
		fmt.Fprintf(&out, "%s\t%s\n", strings.TrimPrefix(name, c.in), one.line())
		total.add(source, doc)
	}
	fmt.Fprintf(&out, "\n%d documents, %d not read\n%s\n", total.documents, unread, total.line())
	for _, rule := range sortedKeys(total.findings) {
		fmt.Fprintf(&out, "%s\t%d\n", rule, total.findings[rule])
	}
	for _, e := range total.examples {
		fmt.Fprintln(&out, e)
	}
	for _, e := range total.errors {
		fmt.Fprintf(&out, "error\t%s\n", e)
	}
	return os.WriteFile(c.out, out.Bytes(), 0o644)
}

// read reads a document of any kind that package extract reads, or one that was
// written as JSON before, which saves the time to read it again.
func read(name string) (*extract.Document, error) {
	if filepath.Ext(name) != ".json" {
		return extract.File(context.Background(), name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	doc := new(extract.Document)
	if err := json.Unmarshal(data, doc); err != nil {
		return nil, err
	}
	return doc, nil
}

// documents returns the files under a folder in order, or the one that is named.
func documents(name string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(name, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, path)
		}
		return err
	})
	return names, err
}

// add counts one document. Lines that say how to reach someone and cells of
// tables are no sentences; headings and items count as one each.
func (t *tally) add(source *extract.Document, doc *easyread.Document) {
	t.documents++
	for b := range source.All() {
		t.sourceWords += bodyWords(b.Info(), extract.OwnText(b))
	}
	for at, s := range doc.All() {
		t.words += len(language.Words(s.Text))
		if s.Kind == easyread.Contact || strings.Contains(at, ".t") {
			continue
		}
		for _, span := range language.Sentences(s.Text) {
			n := len(language.Words(span.Of(s.Text)))
			t.sentences++
			switch {
			case n <= 15:
				t.short++
			case n <= 20:
				t.good++
				t.example("over 15", n, at, s, span)
			default:
				t.long++
				t.example("over 20", n, at, s, span)
			}
		}
	}
	for _, s := range doc.Sections {
		for _, r := range s.Rows {
			t.rows++
			if r.Picture != "" {
				t.pictures++
			}
		}
	}
	text := make(map[string]string)
	for at, s := range doc.All() {
		text[at] = s.Text
	}
	for _, f := range doc.Findings {
		if f.Severity == rules.Error && f.Rule != "W01" {
			t.errors = append(t.errors, fmt.Sprintf("%s\t%s\t%s\t%s", f.Rule, f.At.Block, f.Message, text[f.At.Block]))
		}
		key := f.Rule + " " + f.Severity.String()
		if f.Severity == rules.Error {
			key = "! " + key
		}
		t.findings[key]++
	}
}

// example lists a sentence with its place, its kind and where it comes from.
func (t *tally) example(limit string, n int, at string, s *easyread.Statement, span language.Span) {
	kind := "prose"
	switch {
	case s.Kind == easyread.Item || s.Kind == easyread.Step:
		kind = "item"
	case !strings.Contains(at, "."):
		kind = "heading"
	}
	from := ""
	if len(s.Source) > 0 {
		from = s.Source[0].Block
	}
	t.examples = append(t.examples, fmt.Sprintf("%s\t%d\t%s\t%s\t%s\t%s\t%s", limit, n, t.document, at, from, kind, span.Of(s.Text)))
}

func bodyWords(info *extract.BlockInfo, text string) int {
	if info.Layer != extract.Body {
		return 0
	}
	return len(language.Words(text))
}

func (t *tally) line() string {
	n := float64(max(t.sentences, 1)) / 100
	return fmt.Sprintf("words %d to %d (%.1f%%)\tsentences %d: to 15 words %.1f%%, to 20 %.1f%%, more %d\trows %d, with picture %d",
		t.sourceWords, t.words, 100*float64(t.words)/float64(max(t.sourceWords, 1)),
		t.sentences, float64(t.short)/n, float64(t.short+t.good)/n, t.long, t.rows, t.pictures)
}

// sortedKeys returns the keys of counts in order.
func sortedKeys(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare)
	return keys
}
