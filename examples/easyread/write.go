package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/examples/internal/command"
)

// write writes what was made of the input with a name to the output, or parts of it to
// files: all of them or none.
func write(c *command.Call, name, format string, docs []*easyread.Document, print func(io.Writer, *easyread.Document) error) error {
	if beside := format == "html" || format == "docx" || format == "pdf"; beside && c.Output == "" && name != "-" {
		c.Output = strings.TrimSuffix(name, filepath.Ext(name)) + ".easyread." + format
	}
	var files [][]byte
	for _, doc := range docs {
		var out bytes.Buffer
		if err := print(&out, doc); err != nil {
			return err
		}
		files = append(files, out.Bytes())
	}
	if len(files) == 1 {
		return c.Write(files[0])
	}
	if c.Output == "" || c.Output == "-" {
		return fmt.Errorf("the document has %d parts: name a file with -o: %w", len(files), command.ErrUsage)
	}
	end := filepath.Ext(c.Output)
	var written []string
	for i, data := range files {
		name := fmt.Sprintf("%s-part-%d%s", strings.TrimSuffix(c.Output, end), i+1, end)
		if err := command.WriteFile(name, data); err != nil {
			for _, w := range written {
				err = errors.Join(err, os.Remove(w))
			}
			return err
		}
		written = append(written, name)
		fmt.Fprintln(c.Stderr, name)
	}
	return nil
}
