package redact_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/extract/redact"
)

func letter() *extract.Document {
	return &extract.Document{
		Title: "Letter to Mrs Okonkwo",
		Blocks: []extract.Block{
			&extract.Heading{BlockInfo: extract.BlockInfo{ID: "b1"}, Level: 1, Text: "About Ada Okonkwo"},
			&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b2"}, Text: "Ada Okonkwo lives at 12 Mill Lane. Write to her here.",
				Marks: []extract.Mark{{Span: extract.Span{Start: 21, End: 33}, Kind: extract.Bold}, {Span: extract.Span{Start: 48, End: 52}, Kind: extract.Link, Target: "mailto:ada@example.org"}}},
			&extract.List{BlockInfo: extract.BlockInfo{ID: "b3"}, Items: []*extract.ListItem{{Blocks: []extract.Block{
				&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b4"}, Text: "Ada fell."}}}}},
			&extract.Table{BlockInfo: extract.BlockInfo{ID: "b5"}, Caption: &extract.Paragraph{Text: "For Okonkwo"}, Rows: []extract.Row{{Cells: []extract.Cell{
				{Blocks: []extract.Block{&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b6"}, Text: "NHS number 943 476 5919"}}}}}}},
			&extract.Figure{BlockInfo: extract.BlockInfo{ID: "b7"}, Alt: "Mrs Okonkwo smiling"},
			&extract.Note{BlockInfo: extract.BlockInfo{ID: "b8"}, Blocks: []extract.Block{&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b9", Layer: extract.Hidden}, Text: "Ring 01632 960450."}}},
		},
	}
}

func TestRedactDocument(t *testing.T) {
	d, want := letter(), letter()
	var r redact.Redactor
	var key redact.Key
	got, log := r.RedactDocument(d, &key)
	if diff := cmp.Diff(want, d); diff != "" {
		t.Errorf("the input was changed (-want +got):\n%s", diff)
	}
	var all strings.Builder
	for b := range got.All() {
		all.WriteString(extract.PlainText(b) + "\n")
	}
	data, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Ada", "Okonkwo", "Mill Lane", "943 476", "01632", "mailto"} {
		if strings.Contains(string(data), secret) {
			t.Errorf("%q is left in %s", secret, data)
		}
	}
	p := got.Blocks[1].(*extract.Paragraph)
	if bold := p.Text[p.Marks[0].Start:p.Marks[0].End]; bold != "[ADDRESS 1]" {
		t.Errorf("what was bold is now %q", bold)
	}
	if link := p.Text[p.Marks[1].Start:p.Marks[1].End]; link != "here" {
		t.Errorf("the link is now %q", link)
	}
	if !strings.HasPrefix(p.Text, "[PERSON 1]") {
		t.Errorf("paragraph is %q", p.Text)
	}
	if len(log) != 9 || log[0].Block != "b1" || log[0].With == "" {
		t.Errorf("log: %+v", log)
	}
	if back := key.Restore(p.Text); back != "Ada Okonkwo lives at 12 Mill Lane. Write to her here." {
		t.Errorf("restored %q", back)
	}
}

func TestOnePersonHasOneNumber(t *testing.T) {
	var r redact.Redactor
	var key redact.Key
	texts, _ := r.RedactAll([]string{"Ada Okonkwo rang. Mr Okonkwo and Mrs Okonkwo came.", "Okonkwo was late; Ada was not."}, &key)
	for i, s := range texts {
		if got := key.Restore(s); got != []string{"Ada Okonkwo rang. Mr Okonkwo and Mrs Okonkwo came.", "Okonkwo was late; Ada was not."}[i] {
			t.Errorf("restored %q", got)
		}
	}
	t.Log(texts)
	number := map[string]int{}
	for _, e := range key.Entries {
		number[e.Text] = e.Number
	}
	if number["Mr Okonkwo"] == number["Mrs Okonkwo"] {
		t.Error("two people have one number")
	}
	if number["Ada"] != number["Ada Okonkwo"] {
		t.Error("Ada has two numbers")
	}
	if number["Okonkwo"] == number["Mr Okonkwo"] || number["Okonkwo"] == number["Mrs Okonkwo"] {
		t.Error("a name that two people have was given to one of them")
	}
}

func TestPseudonyms(t *testing.T) {
	r := redact.Redactor{Mode: redact.Pseudonyms}
	var key redact.Key
	text := "Mrs Okonkwo said that Szymon Baran rang. Szymon lives at 12 Mill Lane. Okonkwo agreed."
	safe := r.Redact(text, &key)
	for _, secret := range []string{"Okonkwo", "Szymon", "Baran", "Mill"} {
		if strings.Contains(safe, secret) {
			t.Errorf("%q is left in %q", secret, safe)
		}
	}
	if strings.Contains(safe, "[PERSON") || !strings.Contains(safe, "[ADDRESS 1]") {
		t.Errorf("got %q", safe)
	}
	if got := key.Restore(safe); got != text {
		t.Errorf("restored %q from %q", got, safe)
	}
}

func TestNamesToKeep(t *testing.T) {
	r := redact.Redactor{Finder: redact.Finder{Keep: []string{"Karen Doyle"}}}
	if got := r.Redact("Karen Doyle and Ms Doyle saw Mrs Okonkwo.", nil); got != "Karen Doyle and Ms Doyle saw [PERSON 1]." {
		t.Errorf("got %q", got)
	}
}

func TestThirdParties(t *testing.T) {
	f := redact.Finder{Keep: []string{"Karen Doyle"}}
	text := "Ada Okonkwo was at home. Karen Doyle explained the plan. Her neighbour told us in confidence that he worries. " +
		"She is frightened of Ben Achebe. The flat was warm."
	var got [][]string
	for _, p := range f.ThirdParties(text, "Ada Okonkwo") {
		if text[p.Start:p.End] != p.Text {
			t.Errorf("%q does not stand at %v", p.Text, p.Span)
		}
		got = append(got, p.Reasons)
	}
	want := [][]string{{"third-party", "source", "confidence"}, {"third-party", "risk"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func ExampleRedactor_RedactAll() {
	// The turns of a transcript: the first gives a name away that the second uses.
	var r redact.Redactor
	var key redact.Key
	turns, _ := r.RedactAll([]string{"I'm Karen Doyle from the council.", "Hello Karen."}, &key)
	fmt.Println(turns[0])
	fmt.Println(turns[1])
	// Output:
	// I'm [PERSON 1] from the council.
	// Hello [PERSON 1b].
}

func ExampleFinder_ThirdParties() {
	f := redact.Finder{Keep: []string{"Karen Doyle"}} // staff
	for _, p := range f.ThirdParties("Karen Doyle visited. Her brother told us in confidence that he drinks.", "Ada Okonkwo") {
		fmt.Println(p.Reasons, p.Text)
	}
	// Output: [third-party source confidence] Her brother told us in confidence that he drinks.
}
