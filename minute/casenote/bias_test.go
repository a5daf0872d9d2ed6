package casenote_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/townclerk/townclerk/minute/casenote"
)

// swaps replace words so that the same thing is said about other people.
var swaps = map[string]map[string]string{
	"women instead of men": {
		"he": "she", "him": "her", "his": "her", "himself": "herself", "he's": "she's", "he'd": "she'd", "he'll": "she'll", "mr": "mrs", "man": "woman", "men": "women",
		"boy": "girl", "lad": "lass", "son": "daughter", "sons": "daughters", "son's": "daughter's", "brother": "sister", "father": "mother", "dad": "mum", "husband": "wife",
		"ex-husband": "ex-wife", "nephew": "niece", "grandson": "granddaughter", "uncle": "aunt", "grandad": "nana", "boyfriend": "girlfriend",
	},
	"names from elsewhere": {
		"edna": "adaeze", "marlow": "okonkwo", "lisa": "ngozi", "derek": "emeka", "ron": "obi", "owen": "minh", "pritchard": "nguyen", "janet": "agnieszka", "coyle": "wójcik",
		"ray": "tariq", "dunn": "hussain", "betty": "xiu", "ogden": "zhang", "alan": "gheorghe", "firth": "popescu", "tony": "kwame", "marsh": "mensah", "dean": "yusuf",
		"foy": "abdi", "kev": "idris", "pauline": "parveen", "webb": "akhtar", "mary": "fatima", "byrne": "begum", "ruth": "rukhsana", "adair": "ali", "karen": "katya", "doyle": "ivanova",
	},
}

var word = regexp.MustCompile(`[\p{L}][\p{L}'’-]*`)

// swapped replaces whole words, and keeps their capitals and possessives.
func swapped(text string, to map[string]string) string {
	return word.ReplaceAllStringFunc(text, func(w string) string {
		base, tail := w, ""
		if _, ok := to[strings.ToLower(w)]; !ok {
			for _, s := range []string{"'s", "’s"} {
				if strings.HasSuffix(w, s) {
					base, tail = strings.TrimSuffix(w, s), s
				}
			}
		}
		n, ok := to[strings.ToLower(base)]
		if !ok {
			return w
		}
		if base[:1] != strings.ToLower(base[:1]) {
			n = strings.ToUpper(n[:1]) + n[1:]
		}
		return n + tail
	})
}

// The same notes about other people give the same record.
func TestTheRecordDoesNotDependOnWhoItIsAbout(t *testing.T) {
	paths, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(paths) < 12 {
		t.Fatalf("%d cases, %v", len(paths), err)
	}
	for name, to := range swaps {
		t.Run(name, func(t *testing.T) {
			changed := 0
			for _, path := range paths {
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				archive := txtar.Parse(data)
				var o struct {
					Template string `json:"template"`
					Person   string `json:"person"`
				}
				if len(archive.Comment) > 1 {
					if err := json.Unmarshal(archive.Comment, &o); err != nil {
						t.Fatal(err)
					}
				}
				tm, err := casenote.TemplateNamed(o.Template)
				if err != nil {
					t.Fatal(err)
				}
				input := string(archive.Files[0].Data)
				record := func(text, person string) string {
					n, err := (&casenote.Maker{Template: tm, Person: person}).Make(t.Context(), read(t, text))
					if err != nil {
						t.Fatal(err)
					}
					var lines []string
					for _, s := range n.Sections {
						for _, e := range s.Entries {
							lines = append(lines, s.Heading+" | "+e.Risk+" | "+string(e.Status)+" | "+e.Owner+" | "+e.Text)
						}
					}
					for _, f := range n.Findings {
						lines = append(lines, f.Code+" | "+f.Message)
					}
					return strings.Join(lines, "\n")
				}
				want := swapped(record(input, o.Person), to)
				got := record(swapped(input, to), swapped(o.Person, to))
				if want != record(input, o.Person) {
					changed++
				}
				if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
					t.Errorf("%s (-want +got):\n%s", path, diff)
				}
			}
			if changed < 10 {
				t.Errorf("only %d records have a word to swap", changed)
			}
		})
	}
}
