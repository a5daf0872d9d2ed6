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
	Name:      "@expo-google-fonts/atkinson-hyperlegible-next@0.4.1",
	Integrity: "tA5NUQCrb4GnQ8kvghyF6Kqw72zr4zSNmMwhCTcHlsu/jE5JoF8Fje5/WwL44y17Lue99pG9cyq3PW5X/7ZDng==",
}

// files are the files of the package, and where they go.
var files = [][2]string{
	{"400Regular/AtkinsonHyperlegibleNext_400Regular.ttf", "regular.ttf"},
	{"700Bold/AtkinsonHyperlegibleNext_700Bold.ttf", "bold.ttf"},
	{"400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf", "italic.ttf"},
	{"700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf", "bold-italic.ttf"},
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
