package picture

import (
	"embed"
	"io/fs"
	"path"
	"strings"
	"sync"
)

//go:generate go run ./internal/generate

// A Picture is one drawing with its description.
type Picture struct {
	// ID is the concept that the picture shows, such as "council-tax".
	ID string `json:"id"`

	// Alt says in a few words what the picture shows, for people who cannot see
	// it. It is never empty in the default set.
	Alt string `json:"alt"`

	// SVG is the drawing as an SVG file. Printers embed it as an image, where no
	// script in it can run.
	SVG string `json:"svg"`

	// Credit is the line of thanks that the drawing's licence asks to be shown
	// with it, or "" if it asks for none.
	Credit string `json:"credit,omitempty"`
}

// A Set resolves concepts to pictures.
type Set interface {
	// Picture returns the picture of a concept such as "council-tax", and
	// whether the set has one. It must be safe for concurrent use, and give the
	// same picture each time: one picture has one meaning.
	Picture(concept string) (Picture, bool)
}

//go:embed data
var data embed.FS

// Default returns the set that comes with the package: drawings of Fluent Emoji
// Flat (Microsoft, MIT licence) and our own. None of them asks for a credit line.
// It is safe for concurrent use.
func Default() Set { return defaultSet{} }

type defaultSet struct{}

// Picture implements [Set].
func (defaultSet) Picture(concept string) (Picture, bool) {
	p, ok := defaultPictures()[concept]
	return p, ok
}

// defaultPictures reads the embedded drawings on first use.
var defaultPictures = sync.OnceValue(func() map[string]Picture {
	pictures := make(map[string]Picture)
	for _, e := range table() {
		svg, err := fs.ReadFile(data, path.Join("data", e.file+".svg"))
		if err != nil {
			continue // a test checks that every drawing is there
		}
		pictures[e.concept.ID] = Picture{ID: e.concept.ID, Alt: e.alt, SVG: strings.TrimSpace(string(svg))}
	}
	return pictures
})
