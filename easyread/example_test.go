package easyread_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// source is a short notice.
func source() *extract.Document {
	return &extract.Document{Blocks: []extract.Block{
		&extract.Heading{BlockInfo: extract.BlockInfo{ID: "b1"}, Level: 1, Text: "Bin days"},
		&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b2"}, Text: "Your bin day is Monday. Please put your bin out by 7am."},
	}}
}

func Example() {
	doc, err := easyread.Convert(context.Background(), source())
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := new(easyread.Printer).Markdown(os.Stdout, doc); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Bin days
	//
	// Easy Read
	//
	// ## About this document
	//
	// Your bin day is Monday.
	//
	// Please put your bin out by 7am.
}

func ExampleConverter() {
	c := easyread.Converter{Length: easyread.Summary}
	doc, err := c.Convert(context.Background(), source())
	if err != nil {
		fmt.Println(err)
		return
	}
	for at, s := range doc.All() {
		fmt.Println(at, s.Text, s.Source)
	}
	// Output:
	// title Bin days [{b1 {0 8}}]
	// s1 About this document []
	// s1.r1.1 Your bin day is Monday. [{b2 {0 23}}]
	// s1.r1.2 Please put your bin out by 7am. [{b2 {24 55}}]
}

// shout is an engine that changes nothing but adds a number that is not in the
// source.
type shout struct{}

func (shout) Simplify(_ context.Context, p easyread.Passage) ([]easyread.Sentence, error) {
	return []easyread.Sentence{{Text: "Call 01632 960 001.", Source: extract.Span{End: len(p.Text)}}}, nil
}

func ExampleSimplifier() {
	c := easyread.Converter{Simplifier: shout{}}
	doc, err := c.Convert(context.Background(), source())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.Sections[0].Rows[0].Statements[0].Text)
	fmt.Println(doc.Findings[0].Message)
	// Output:
	// Your bin day is Monday.
	// The engine's rewrite would have changed a fact. Townclerk's own rules were used.
}

func ExampleRuleSimplifier() {
	sentences, err := new(easyread.RuleSimplifier).Simplify(context.Background(), easyread.Passage{
		Text:     "You must reply by 1 May 2026.",
		MaxWords: 15,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range sentences {
		fmt.Println(s.Text, s.Source)
	}
	// Output:
	// You must reply by 1 May 2026. {0 29}
}

func ExamplePrinter() {
	doc, err := easyread.Convert(context.Background(), source())
	if err != nil {
		fmt.Println(err)
		return
	}
	var page bytes.Buffer
	if err := (&easyread.Printer{PointSize: 18}).HTML(&page, doc); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Contains(page.String(), `data-source="b2:0-23"`))
	// Output:
	// true
}

func ExampleDocument() {
	doc := easyread.Document{
		Title: easyread.Statement{Text: "Bin days"},
		Sections: []easyread.Section{{
			Heading: easyread.Statement{Text: "When"},
			Rows: []easyread.Row{{Statements: []easyread.Statement{
				{Text: "Put your bin out:"},
				{Text: "on Monday", Kind: easyread.Item},
			}}},
		}},
	}
	if err := new(easyread.Printer).Markdown(os.Stdout, &doc); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Bin days
	//
	// Easy Read
	//
	// ## When
	//
	// Put your bin out:
	//
	// - on Monday
}
