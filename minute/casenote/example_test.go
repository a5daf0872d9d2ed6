package casenote_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// visit reads a transcript of the examples.
func visit(text string) *transcript.Transcript {
	t, err := new(transcript.Reader).Read(context.Background(), strings.NewReader(text))
	if err != nil {
		log.Fatal(err)
	}
	return t
}

const words = `Social worker: Have you had any falls?
Pat Lowe: I fell on Tuesday. My brother used to fall too.
Social worker: I'll order a rail by Friday.
Pat Lowe: I want to stay in my own home.
`

func Example() {
	n, err := casenote.Make(context.Background(), visit(words))
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range n.Risks() {
		fmt.Println(e.Risk, e.Status, e.Text)
	}
	for _, e := range n.Entries(casenote.Views) {
		fmt.Println("views:", e.Text)
	}
	// Output:
	// falls current “I fell on Tuesday.”
	// falls other-person “My brother used to fall too.”
	// views: “I want to stay in my own home.”
}

func ExampleMaker_template() {
	t, err := casenote.ParseTemplate(strings.NewReader("title: Short note\nname: short\nWhat matters to me = views\nWho does what = actions\nMoney = money\n"))
	if err != nil {
		log.Fatal(err)
	}
	n, err := (&casenote.Maker{Template: t}).Make(context.Background(), visit(words))
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range n.Sections[:3] {
		fmt.Println(s.Heading, len(s.Entries))
	}
	// Output:
	// What matters to me 1
	// Who does what 1
	// Money 0
}

// plain is a Drafter that says in one sentence what the worker saw.
type plain struct{}

func (plain) Draft(_ context.Context, p casenote.Passage) ([]casenote.Draft, error) {
	if p.Slot != casenote.Observed {
		return nil, nil // the rules word the rest
	}
	return []casenote.Draft{
		{Text: "There is no rail by the bath.", Lines: []int{0}},
		{Text: "The rail was taken down in May.", Lines: []int{0}}, // nobody said so
	}, nil
}

func ExampleDrafter() {
	n, err := (&casenote.Maker{Drafter: plain{}}).Make(context.Background(), visit("Social worker: I can see there is no rail by the bath.\nPat Lowe: No.\n"))
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range n.Entries(casenote.Observed) {
		fmt.Println(e.Text)
	}
	for _, f := range n.Findings {
		if f.Code == "draft-refused" {
			fmt.Println(f.Message)
		}
	}
	// Output:
	// There is no rail by the bath.
	// What I saw: a draft says “May”, which its source does not; the words of the source are kept
}

func ExamplePrinter_Markdown() {
	t, err := casenote.ParseTemplate(strings.NewReader("title: Short note\nname: short\nWhat matters to me = views\nMoney = money\n"))
	if err != nil {
		log.Fatal(err)
	}
	n, err := (&casenote.Maker{Template: t}).Make(context.Background(), visit("Social worker: What matters to you?\nPat Lowe: I want to see my friends.\nSocial worker: Thank you.\n"))
	if err != nil {
		log.Fatal(err)
	}
	n.Sections = n.Sections[:2]
	if err := (&casenote.Printer{HideFindings: true}).Markdown(os.Stdout, n); err != nil {
		log.Fatal(err)
	}
	// Output:
	// # Short note
	//
	// ## What matters to me
	//
	// - Pat Lowe: “I want to see my friends.”
	//
	// ## Money
	//
	// Not recorded
}

func ExampleBrief() {
	b := casenote.Brief{MaxWords: 8}
	list, err := b.Make(context.Background(), visit("Pat Lowe has diabetes and a sore heel. The garden has roses. The weather was fine.\n"))
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range list {
		fmt.Println(e.Text)
	}
	// Output: Pat Lowe has diabetes and a sore heel.
}

func ExampleChronicler() {
	read := func(name, text string) *transcript.Transcript {
		t, err := (&transcript.Reader{Name: name, Format: transcript.Notes}).Read(context.Background(), strings.NewReader(text))
		if err != nil {
			panic(err)
		}
		return t
	}
	c, err := new(casenote.Chronicler).Make(context.Background(),
		read("visit.txt", "Home visit to Pat Lowe\n3 March 2026\nPat fell in the kitchen on Sunday."),
		read("call.txt", "Telephone call with Pat Lowe\n9 March 2026\nPat came home from hospital on 6 March."))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range c.Events {
		fmt.Println(e.When, "|", e.Headline)
	}
	// Output:
	// 1 March 2026 (said as “on Sunday”) | Pat fell in the kitchen on Sunday.
	// 3 March 2026 | Home visit
	// 6 March 2026 (said as “6 March”) | Pat came home from hospital on 6 March.
	// 9 March 2026 | Telephone call
}

func ExampleFormTemplate() {
	form := "# Visit form\n\n## What does the person want?\n\n## What could go wrong? (risks)\n"
	d, err := new(extract.Extractor).Extract(context.Background(), "form.md", strings.NewReader(form), int64(len(form)))
	if err != nil {
		fmt.Println(err)
		return
	}
	t, err := casenote.FormTemplate(d)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range t.Sections {
		fmt.Println(s.Heading, "→", s.Slot)
	}
	// Output:
	// What does the person want? → views
	// What could go wrong? (risks) → risks
}

func ExampleCheckLanguage() {
	for _, w := range casenote.CheckLanguage("Tom did not attend his appointment.") {
		fmt.Printf("%s: %s\n", w.Text, w.Instead)
	}
	// Output: did not attend: was not brought (a child), or why the person could not come
}

func ExampleNote_Letter() {
	t, err := (&transcript.Reader{Format: transcript.Notes}).Read(context.Background(), strings.NewReader("Home visit to Pat Lowe\n3 March 2026\nPat said \"I want to see the sea\".\nI will ring the club by Friday."))
	if err != nil {
		fmt.Println(err)
		return
	}
	n, err := casenote.Make(context.Background(), t)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := new(extract.Printer).Text(os.Stdout, n.Letter()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// About our home visit
	//
	// Dear Pat Lowe,
	//
	// This is what I wrote down about Tuesday 3 March 2026. Please tell me if I got something wrong.
	//
	// What you told me
	//
	// • You said: “I want to see the sea”
	//
	// What will happen
	//
	// • I will ring the club by Friday. That is Friday 6 March 2026.
}
