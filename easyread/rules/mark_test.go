package rules_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/office"
	"github.com/townclerk/townclerk/internal/paper"
)

const long = "You must tell the council within three weeks of the day on which your rent, your pay or your home changed in any way."

// marksOf returns the marks of what breaks a rule in a text.
func marksOf(t *testing.T, d *rules.Document, rule string) []string {
	t.Helper()
	found, err := new(rules.Checker).Check(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, m := range d.Marks(found) {
		if found[i].Rule == rule {
			out = append(out, m)
		}
	}
	return out
}

func TestMarksAreOfTheWords(t *testing.T) {
	want := marksOf(t, text(long), "W01")
	if len(want) != 1 || !strings.HasPrefix(want[0], "W01-") || len(want[0]) != len("W01-")+8 {
		t.Fatalf("marks %q", want)
	}
	for name, c := range map[string]struct {
		text string
		same bool
	}{
		"in another place":             {"Short one. " + long, true},
		"with lines that break":        {strings.ReplaceAll(long, " of ", "\nof "), true},
		"with other spaces":            {strings.ReplaceAll(long, " ", "\u00a0"), true},
		"with the number of an item":   {"12. " + long, true},
		"with another number":          {strings.ReplaceAll(long, "three", "four"), false},
		"with a word more":             {strings.ReplaceAll(long, "your home", "not your home"), false},
		"with another sign":            {strings.ReplaceAll(long, "pay or", "pay, or"), false},
		"another sentence beside it":   {long + " Tell us by phone.", true},
		"in capitals at the beginning": {strings.ReplaceAll(long, "You must", "YOU MUST"), false},
	} {
		t.Run(name, func(t *testing.T) {
			got := marksOf(t, text(c.text), "W01")
			if same := len(got) > 0 && got[0] == want[0]; same != c.same {
				t.Errorf("marks %q and %q", got, want)
			}
		})
	}
	if got := text("Yes.").Marks([]rules.Finding{{Rule: "D11"}, {Rule: "W01", At: extract.Ref{Block: "nowhere"}}, {Rule: "W01", At: extract.Ref{Block: "p1", Span: extract.Span{Start: 99}}}}); !cmp.Equal(got, []string{"", "", ""}) {
		t.Errorf("findings about no words have the marks %q", got)
	}
}

func TestWhatIsMarkedIsNoError(t *testing.T) {
	d := text(long, "We have not marked that you must tell the council within three weeks of the day on which your rent changed.")
	d.Marked = marksOf(t, d, "W01")[:1]
	found, err := new(rules.Checker).Check(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var w01 []rules.Finding
	for _, f := range found {
		if f.Rule == "W01" {
			w01 = append(w01, f)
		}
	}
	if len(w01) != 2 || w01[0].Severity != rules.Marked || w01[1].Severity != rules.Error {
		t.Fatalf("%+v", w01)
	}
	if got := rules.ScoreOf(w01).String(); got != "1 error, 0 warnings, 0 for a person to decide, 1 marked for a person" {
		t.Error(got)
	}
	var out, sarif, js bytes.Buffer
	p := &rules.Printer{Document: d}
	if err := p.Text(&out, w01); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "W01 marked for a person: Short sentences\n") || strings.Index(out.String(), "W01 error") > strings.Index(out.String(), "W01 marked") {
		t.Error(out.String())
	}
	if err := p.SARIF(&sarif, w01); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Results []struct{ Kind, Level string }
		}
	}
	if err := json.Unmarshal(sarif.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if got := log.Runs[0].Results; got[0].Kind != "review" || got[0].Level != "none" || got[1].Kind != "" || got[1].Level != "error" {
		t.Errorf("%+v", got)
	}
	if err := p.JSON(&js, w01); err != nil {
		t.Fatal(err)
	}
	var again []rules.Finding
	if err := json.Unmarshal(js.Bytes(), &again); err != nil || !cmp.Equal(again, w01) {
		t.Errorf("%v: %s", err, js.String())
	}
}

func TestThePartForThePersonIsNotChecked(t *testing.T) {
	paragraph := func(layer extract.Layer, text string) extract.Block {
		return &extract.Paragraph{BlockInfo: extract.BlockInfo{Layer: layer, Prov: []extract.Provenance{{Page: 3}}}, Text: text}
	}
	heading := func(text string) extract.Block {
		return &extract.Heading{BlockInfo: extract.BlockInfo{Prov: []extract.Provenance{{Page: 3}}}, Level: 1, Text: text}
	}
	d := rules.FromExtract(&extract.Document{Pages: make([]extract.Page, 5), Blocks: []extract.Block{
		heading("Easy Read: bins"),
		&extract.List{Items: []*extract.ListItem{{Blocks: []extract.Block{paragraph(extract.Body, "Put it out."), paragraph(extract.Furniture, "Too long. (W01-0123abcd)")}}}},
		paragraph(extract.Furniture, "Published by Dixley Council"),
		heading(rules.ReviewHeading),
		&extract.List{Items: []*extract.ListItem{{Blocks: []extract.Block{paragraph(extract.Body, "W19-89abcdef, review: Who is it? Published by Nobody on 1 May 2020. X12-012")}}}},
	}})
	if len(d.Parts) != 2 || d.Pages != 2 || d.Publisher != "Dixley Council" || d.Date != "" {
		t.Errorf("%d parts, %d pages, publisher %q, date %q", len(d.Parts), d.Pages, d.Publisher, d.Date)
	}
	if diff := cmp.Diff([]string{"W01-0123abcd", "W19-89abcdef"}, d.Marked); diff != "" {
		t.Errorf("marks (-want +got):\n%s", diff)
	}
}

func TestMarksInCommentsOfWordFiles(t *testing.T) {
	var b bytes.Buffer
	err := office.Write(&b, &paper.Document{Blocks: []paper.Block{&paper.Paragraph{Runs: paper.Text(long), Notes: []string{"Too long. (W01-0123abcd)", "No mark."}}}})
	if err != nil {
		t.Fatal(err)
	}
	file := b.Bytes()
	other := rewritten(t, file, `w:author="Townclerk"`, `w:author="A. Nother"`)
	for name, c := range map[string]struct {
		file []byte
		want []string
	}{
		"ours":                  {file, []string{"W01-0123abcd"}},
		"of somebody else":      {other, nil},
		"a file that is broken": {file[:len(file)/2], nil},
		"no Word file":          {[]byte("Text"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := text(long)
			if err := d.ReadMarks(t.Context(), bytes.NewReader(c.file), int64(len(c.file))); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, d.Marked); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// rewritten returns a file with a text in its parts replaced.
func rewritten(t *testing.T, data []byte, from, to string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		var part bytes.Buffer
		r, err := f.Open()
		if err == nil {
			_, err = part.ReadFrom(r)
		}
		if err != nil {
			t.Fatal(err)
		}
		p, err := w.Create(f.Name)
		if err == nil {
			_, err = p.Write(bytes.ReplaceAll(part.Bytes(), []byte(from), []byte(to)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestLinesInsideSentencesAreOneSentence(t *testing.T) {
	for in, want := range map[string]int{
		"It will cost more;\nit will be slow.":        1,
		"The council –\nwhich has met – agreed.":      1,
		"A plan [which is due in May]\nthat we made.": 1,
		"We met in May.\nthat is all.":                2,
		"Bring:\nmoney":                               2,
		"Bring money;\n• a pen;\n• a form":            3,
		"The Clerk\nMiss Smith":                       2,
	} {
		n := 0
		checker := rules.Checker{Rules: []rules.Rule{{ID: "X01", Check: func(in *rules.Input) []rules.Finding { n = len(in.Sentences); return nil }}}}
		if _, err := checker.Check(t.Context(), text(in)); err != nil || n != want {
			t.Errorf("%q has %d sentences, want %d (%v)", in, n, want, err)
		}
	}
}
