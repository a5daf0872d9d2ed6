package extract_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

func Example() {
	doc, err := extract.File(context.Background(), "../examples/testdata/council-tax-support.pdf")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(doc.Title)
	for _, b := range doc.Blocks {
		if h, ok := b.(*extract.Heading); ok && h.Level == 2 {
			fmt.Printf("page %d: %s\n", h.Prov[0].Page, h.Text)
		}
	}
	// Output:
	// Council Tax Support: changes from April 2026
	// page 1: 1. What is changing
	// page 2: 2. What you must do
	// page 2: 3. If you are in difficulty
	// page 3: 4. If you disagree with our decision
	// page 3: 5. Your information
	// page 3: 6. How to contact us
}

func ExampleExtractor_Extract() {
	notice := "# Bins\n\nWe empty bins on **Mondays**.\n"
	var e extract.Extractor
	doc, err := e.Extract(context.Background(), "notice.md", strings.NewReader(notice), int64(len(notice)))
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range doc.Blocks {
		fmt.Printf("%s %T %s\n", b.Info().ID, b, extract.PlainText(b))
	}
	// Output:
	// b1 *extract.Heading Bins
	// b2 *extract.Paragraph We empty bins on Mondays.
}

func ExamplePrinter_Markdown() {
	doc := &extract.Document{Blocks: []extract.Block{
		&extract.Heading{Level: 1, Text: "Bins"},
		&extract.List{Items: []*extract.ListItem{
			{Label: "1.", Blocks: []extract.Block{&extract.Paragraph{Text: "Put it out."}}},
			{Label: "2.", Blocks: []extract.Block{&extract.Paragraph{Text: "Take it in."}}},
		}},
	}}
	var p extract.Printer
	if err := p.Markdown(os.Stdout, doc); err != nil {
		log.Fatal(err)
	}
	// Output:
	// # Bins
	//
	// 1. Put it out.
	// 2. Take it in.
}

func ExampleDocument_json() {
	doc := &extract.Document{Blocks: []extract.Block{
		&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "p1.b1"}, Text: "Pay £5."},
	}}
	data, err := json.Marshal(doc)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(data))
	// Output:
	// {"blocks":[{"kind":"paragraph","id":"p1.b1","text":"Pay £5."}]}
}
