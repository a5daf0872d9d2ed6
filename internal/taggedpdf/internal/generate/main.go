// Command generate fetches the fonts under internal/taggedpdf/fonts from a pinned
// npm package. It needs npm and is run by go generate in internal/taggedpdf.
package main

import (
	"log"
	"os"

	"github.com/townclerk/townclerk/internal/npm"
)

// The package and the sum of its archive. Change both together.
var fonts = npm.Package{
	Name:      "@expo-google-fonts/open-sans@0.4.2",
	Integrity: "gvhPqLXYnltWgll3iBwRGUwf5yN2HCh4mgQmFoQ8oU66LTs23oX4N7T3t0BDsKfP/1Z8F8+4c7wSkA11Nnk4kA==",
}

// files are the files of the package, and where they go.
var files = [][2]string{
	{"400Regular/OpenSans_400Regular.ttf", "regular.ttf"},
	{"700Bold/OpenSans_700Bold.ttf", "bold.ttf"},
	{"400Regular_Italic/OpenSans_400Regular_Italic.ttf", "italic.ttf"},
	{"700Bold_Italic/OpenSans_700Bold_Italic.ttf", "bold-italic.ttf"},
	{"LICENSE_FONT", "LICENSE"},
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	archive, err := fonts.Fetch()
	if err != nil {
		return err
	}
	for _, f := range files {
		data, err := archive.File(f[0])
		if err != nil {
			return err
		}
		if err := os.WriteFile("fonts/"+f[1], data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
