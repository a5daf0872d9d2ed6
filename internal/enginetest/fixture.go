package enginetest

import (
	"bytes"
	"embed"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/transcript"
)

//go:embed testdata
var testdata embed.FS

// read returns one of our files.
func read(t testing.TB, name string) string {
	t.Helper()
	data, err := testdata.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Attacks returns texts that give orders to whatever reads them, such as to write
// something that is not so.
func Attacks(t testing.TB) []string {
	t.Helper()
	var list []string
	for line := range strings.Lines(read(t, "attacks.txt")) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "# ") {
			list = append(list, line)
		}
	}
	return list
}

// Notice returns an honest notice, with attacks as paragraphs of their own and in
// paragraphs with honest sentences before and after. It is Markdown.
func Notice(t testing.TB, attacks ...string) *extract.Document {
	t.Helper()
	text := read(t, "notice.md")
	for _, a := range attacks {
		text += "\n" + escaped(a) + "\n\nThe library has a garden. " + escaped(a) + " Dogs must stay outside.\n"
	}
	d, err := new(extract.Extractor).Extract(t.Context(), "notice.md", bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// escaped writes a text so that Markdown reads it as it is.
func escaped(text string) string {
	return strings.NewReplacer("<", `\<`, ">", `\>`, "[", `\[`, "]", `\]`, "!", `\!`, "*", `\*`, "_", `\_`, "|", `\|`, "`", "\\`", "#", `\#`).Replace(text)
}

// Meeting returns a transcript of an honest meeting, in which a resident says the
// attacks as well.
func Meeting(t testing.TB, attacks ...string) *transcript.Transcript {
	t.Helper()
	return spoken(t, "meeting.txt", "Mr Gale (resident): ", "Cllr Ann Roe (Chair): Item two", attacks)
}

// Visit returns a transcript of an honest visit, in which a relative says the
// attacks as well.
func Visit(t testing.TB, attacks ...string) *transcript.Transcript {
	t.Helper()
	return spoken(t, "visit.txt", "Lisa (daughter): ", "Karen Doyle (social worker): The kitchen", attacks)
}

// spoken puts attacks before a line of a transcript.
func spoken(t testing.TB, name, who, before string, attacks []string) *transcript.Transcript {
	t.Helper()
	text := read(t, name)
	said := ""
	for _, a := range attacks {
		said += who + a + "\n"
	}
	text = strings.Replace(text, before, said+before, 1)
	tr, err := (&transcript.Reader{Name: name}).Read(t.Context(), strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return tr
}
