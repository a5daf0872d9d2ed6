package casenote_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"

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
