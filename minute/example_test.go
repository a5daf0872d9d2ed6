package minute_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// words is a short talk for the examples.
const words = `Cllr Ann Roe (Chair): Welcome to the meeting on Monday the 9th of March 2026. Item one, the bus shelter.
Cllr Bo Lin: I move that we repair the roof.
Cllr Cy Orr: I'll second that.
Cllr Ann Roe (Chair): All those in favour? Four. Against? One. That's carried. Tom, can you order the work by Friday?
Tom Fry (Clerk): Yes, will do.
`

// read reads a transcript of the examples.
func read(text string) *transcript.Transcript {
	t, err := new(transcript.Reader).Read(context.Background(), strings.NewReader(text))
	if err != nil {
		log.Fatal(err)
	}
	return t
}

func Example() {
	m, err := minute.Make(context.Background(), read(words))
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range m.Decisions() {
		fmt.Println(d.Outcome, "-", d.Text, "-", d.Mover)
	}
	for _, a := range m.Actions() {
		fmt.Println(a.Text, "-", a.Owner, "-", a.Due)
	}
	// Output:
	// carried - that the Committee repair the roof - Cllr Bo Lin
	// Order the work - Tom Fry - 13 March 2026
}

func ExampleMaker_kind() {
	m, err := (&minute.Maker{Kind: "council", Length: minute.ActionNotes}).Make(context.Background(), read(words))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(m.Decisions()[0].Text)
	// Output: that the Council repair the roof
}

func ExampleMinutes_Document() {
	m, err := minute.Make(context.Background(), read(words))
	if err != nil {
		log.Fatal(err)
	}
	for b := range m.Document().All() {
		if p := b.Info().Prov; len(p) > 0 && strings.HasPrefix(extract.PlainText(b), "RESOLVED") {
			fmt.Println(p[0].Spoken.Speaker, "-", extract.PlainText(b))
		}
	}
	// Output: Cllr Bo Lin - RESOLVED that the Committee repair the roof. Moved by Cllr Bo Lin, seconded by Cllr Cy Orr. Vote: 4 for, 1 against.
}

func ExamplePrinter_Text() {
	t := read("Cllr Ann Roe (Chair): Item one, the bus shelter.\nCllr Bo Lin: The roof has gone.\n")
	m, err := minute.Make(context.Background(), t)
	if err != nil {
		log.Fatal(err)
	}
	if err := (&minute.Printer{HideFindings: true}).Text(os.Stdout, m); err != nil {
		log.Fatal(err)
	}
	// Output:
	// MINUTES
	//
	// Date: date not recorded
	// Place: not recorded
	// Start: not recorded
	// Close: not recorded
	//
	// Present:
	//   Cllr Ann Roe (Chair)
	//   Cllr Bo Lin
	//
	// Apologies:
	//   None recorded
	//
	// 1. BUS SHELTER
	//
	// Cllr Bo Lin said that the roof had gone.
	//
	// NEXT MEETING
	//
	// Not recorded
}

func ExampleBrief() {
	b := minute.Brief{MaxWords: 10, Query: "What does the repair cost?"}
	points, err := b.Make(context.Background(), read("Ann Roe: The shelter roof went in the storm.\nBo Lin: The shelter roof costs £900 to repair.\nAnn Roe: Thank you.\n"))
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range points {
		fmt.Println(p.Speaker, "-", p.Text)
	}
	// Output: Bo Lin - Bo Lin said that the shelter roof cost £900 to repair.
}
