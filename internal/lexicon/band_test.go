package lexicon_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

func ExampleHardWords() {
	for _, m := range lexicon.HardWords("You may get help with your Council Tax if you are a leaseholder.") {
		fmt.Println(m.Entry.Plain)
	}
	// Output:
	// Council tax is money that you pay to the council for local services.
	// A leaseholder owns a home for a set number of years. They do not own the land.
}

func ExampleExplain() {
	w, ok := lexicon.Explain("quorum")
	fmt.Println(ok, w.Plain)
	// Output:
	// true A quorum is the smallest number of people that a meeting needs to decide things.
}

func ExamplePhrases() {
	for _, p := range lexicon.Phrases("utilise") {
		fmt.Println(p.Kind, p.To)
	}
	// Output:
	// verb use
}

func TestBandsAndDifficulty(t *testing.T) {
	for _, pair := range [][2]string{{"start", "commence"}, {"use", "utilise"}, {"help", "facilitate"}, {"house", "domicile"}, {"pay", "remuneration"}, {"children", "adolescents"}} {
		easy, hard := lexicon.Difficulty(pair[0]), lexicon.Difficulty(pair[1])
		if easy >= hard {
			t.Errorf("%s %.2f is not easier than %s %.2f", pair[0], easy, pair[1], hard)
		}
	}
	if b := lexicon.Band("the"); b != 10 {
		t.Errorf("Band(the) = %d", b)
	}
	if b := lexicon.Band("xyzzyq"); b != lexicon.Rare {
		t.Errorf("Band of no word = %d", b)
	}
}

func TestHardWords(t *testing.T) {
	tests := []struct{ in, want string }{
		{"The tenancies end in May.", "tenancies"},
		{"We look after looked-after children.", "looked-after children"},
		{"It lasts 30 minutes.", ""},
		{"Read the minutes of the meeting.", "minutes"},
		{"You can get a carer’s assessment.", "carer’s assessment"},
		{"Planning permission is needed.", "Planning permission"},
		{"The report goes to Cabinet in May.", "Cabinet"},
		{"It hangs in a steel cabinet.", ""},
		{"The inclusion criteria are below.", ""},
		{"The site was put forward for inclusion in the plan.", ""},
		{"Our policy on equality and inclusion has changed.", "inclusion"},
		{"Infrastructure funding is short.", "Infrastructure"},
		{"The trees are vulnerable to disease.", ""},
		{"Apply for an education, health and care plan now.", "education, health and care plan"},
		{"Ask your SEND officer.", "SEND"},
		{"Please send it back.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			var got []string
			for _, m := range lexicon.HardWords(tt.in) {
				got = append(got, tt.in[m.Start:m.End])
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestHardWordsSense(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Agenda & Summons to Councillors", "meeting"},
		{"If you still do not pay, we will send you a summons.", "court"},
		{"You must attend the court on the date on the summons.", "court"},
		{"She went to the hospital for surgery.", "operation"},
		{"You can talk to a doctor at the doctor's surgery.", "doctor sees"},
		{"Each councillor holds a surgery in the library.", "talk to a councillor"},
		{"The adoption of the Local Plan is in May.", "agrees to use"},
		{"Adoption gives a child a new family.", "child"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			for _, m := range lexicon.HardWords(tt.in) {
				if strings.Contains(m.Entry.Plain, tt.want) {
					return
				}
			}
			t.Errorf("no explanation with %q: %v", tt.want, lexicon.HardWords(tt.in))
		})
	}
}

// dataLines returns the entries of a data file.
func dataLines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile("data/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

func TestPhraseFile(t *testing.T) {
	conditions := strings.Fields("active passive finite present object trans end clause plural mass bare first mid prev next nexttag thentag near without nowhere someone person attr noun prevtag many hint")
	lines := dataLines(t, "phrases.txt")
	if len(lines) < 600 {
		t.Errorf("only %d entries", len(lines))
	}
	if !slices.IsSorted(lines) {
		for i := 1; i < len(lines); i++ {
			if lines[i] < lines[i-1] {
				t.Errorf("%q stands after %q", lines[i], lines[i-1])
			}
		}
	}
	seen := map[string]bool{}
	for _, line := range lines {
		f := strings.Split(line, " | ")
		if len(f) == 2 && strings.HasSuffix(line, " |") {
			f = append(f, "")
			f[1] = strings.TrimSuffix(f[1], " |")
		}
		if len(f) < 3 || len(f) > 4 {
			t.Errorf("want three or four fields: %q", line)
			continue
		}
		if !slices.Contains([]string{"verb", "noun", "adj", "adv", "words"}, f[1]) {
			t.Errorf("unknown kind: %q", line)
		}
		if f[0] != strings.ToLower(f[0]) && !strings.Contains(f[0], "DET") || f[0] == f[2] {
			t.Errorf("hard words must be in lower case and differ from the plain ones: %q", line)
		}
		if f[2] == "" && f[1] != "words" {
			t.Errorf("no plain words: %q", line)
		}
		key := f[0] + "|" + f[1] + "|" + strings.Join(f[3:], "")
		if seen[key] {
			t.Errorf("twice: %q", line)
		}
		seen[key] = true
		if len(f) == 4 {
			for c := range strings.SplitSeq(f[3], ",") {
				name, _, _ := strings.Cut(c, "=")
				if !slices.Contains(conditions, strings.TrimSuffix(name, "!")) {
					t.Errorf("unknown condition %q: %q", c, line)
				}
			}
		}
	}
}

var condition = regexp.MustCompile(`^(?:(?:near|without) [a-z', -]+|leads)(?:; (?:(?:near|without) [a-z', -]+|leads))*$`)

func TestGlossaryFile(t *testing.T) {
	lines := dataLines(t, "glossary.txt")
	if len(lines) < 800 {
		t.Errorf("only %d entries", len(lines))
	}
	if !slices.IsSorted(lines) {
		t.Error("not sorted")
	}
	seen := map[string]bool{}
	for _, line := range lines {
		names, plain, ok := strings.Cut(line, " | ")
		plain, where, gated := strings.Cut(plain, " | ")
		if !ok || !strings.HasSuffix(plain, ".") || gated && !condition.MatchString(where) {
			t.Errorf("want a term, a sentence and where it is meant: %q", line)
		}
		sentences := language.Sentences(plain)
		if len(sentences) > 2 {
			t.Errorf("%d sentences are too many: %q", len(sentences), line)
		}
		for _, s := range sentences {
			if n := len(strings.Fields(s.Of(plain))); n > 15 {
				t.Errorf("%d words are too many for a sentence: %q", n, line)
			}
		}
		for term := range strings.SplitSeq(names, "; ") {
			// A single word may begin with a capital that it is known by.
			lower := strings.ToLower(term)
			if term[1:] != lower[1:] || term != lower && strings.ContainsRune(term, ' ') || seen[lower] && !gated {
				t.Errorf("not in lower case, or twice: %q", term)
			}
			seen[lower] = true
			if _, ok := lexicon.Explain(term); !ok {
				t.Errorf("not found: %q", term)
			}
		}
	}
}

func TestEverydayFile(t *testing.T) {
	var words []string
	for _, line := range dataLines(t, "everyday.txt") {
		words = append(words, strings.Fields(line)...)
	}
	if !slices.IsSorted(words) || len(words) < 800 {
		t.Errorf("%d words, sorted %t", len(words), slices.IsSorted(words))
	}
	for _, w := range words {
		if !lexicon.Known(w) && !strings.HasSuffix(w, "day") && !strings.HasSuffix(w, "ber") && !strings.HasSuffix(w, "uary") && w != "april" && w != "june" && w != "july" {
			t.Errorf("no word: %q", w)
		}
	}
}

func BenchmarkHardWords(b *testing.B) {
	text := strings.Repeat("The Planning Committee refused planning permission because the listed building stands in a conservation area. ", 50)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if len(lexicon.HardWords(text)) == 0 {
			b.Fatal("none")
		}
	}
}
