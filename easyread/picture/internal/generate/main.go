// Command generate makes the drawings under easyread/picture/data/fluent from a
// pinned npm package: those that data/concepts.tsv names, one SVG file each. It
// needs npm and is run by go generate in easyread/picture.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/townclerk/townclerk/internal/npm"
)

// The package and the sum of its archive. Change both together.
var fluent = npm.Package{
	Name:      "@iconify-json/fluent-emoji-flat@1.2.6",
	Integrity: "RY47RgPb47fYUiyrA64sIOL0+UU02s29sXpNBbIQRBUlPlfNFTKUmZDERGuxDs/7yNGWqQYvuaSYM1M4fRXlUw==",
}

// An iconSet is the part of an iconify file that we read.
type iconSet struct {
	Icons map[string]struct {
		Body          string `json:"body"`
		Width, Height int
	} `json:"icons"`
	Width, Height int
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	table, err := os.ReadFile("data/concepts.tsv")
	if err != nil {
		return err
	}
	archive, err := fluent.Fetch()
	if err != nil {
		return err
	}
	raw, err := archive.File("icons.json")
	if err != nil {
		return err
	}
	var set iconSet
	if err := json.Unmarshal(raw, &set); err != nil {
		return err
	}
	old, err := filepath.Glob("data/fluent/*.svg")
	if err != nil {
		return err
	}
	for _, name := range old {
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	for line := range strings.Lines(string(table)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(fields) != 5 {
			continue
		}
		name, ok := strings.CutPrefix(fields[3], "fluent/")
		if !ok {
			continue
		}
		icon, ok := set.Icons[name]
		if !ok {
			return fmt.Errorf("%s: no drawing %q in %s", fields[0], name, fluent.Name)
		}
		w, h := icon.Width, icon.Height
		if w == 0 {
			w = set.Width
		}
		if h == 0 {
			h = set.Height
		}
		svg := fmt.Sprintf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n%s\n</svg>\n", w, h, w, h, icon.Body)
		if err := os.WriteFile("data/"+fields[3]+".svg", []byte(svg), 0o644); err != nil {
			return err
		}
	}
	return nil
}
