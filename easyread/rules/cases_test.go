package rules_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

// easy returns an Easy Read document of paragraphs, each in a row of its own.
func easy(paragraphs ...string) *rules.Document {
	d := text(paragraphs...)
	d.EasyRead = true
	for i := range d.Parts {
		d.Parts[i].Row = d.Parts[i].ID
	}
	return d
}

// with changes a document.
func with(d *rules.Document, change func(*rules.Document)) *rules.Document {
	change(d)
	return d
}

// laid returns a document with a layout.
func laid(l rules.Layout) *rules.Document {
	return with(easy("You can ask us."), func(d *rules.Document) { d.Layout, d.Pages = &l, 2 })
}

// many returns a text of n sentences.
func many(n int, sentence string) string { return strings.TrimSpace(strings.Repeat(sentence+" ", n)) }

func marked(paragraph string, kind extract.MarkKind) *rules.Document {
	return with(text(paragraph), func(d *rules.Document) {
		d.Parts[0].Marks = []extract.Mark{{Span: extract.Span{End: len(paragraph)}, Kind: kind}}
	})
}

func headings(levels ...int) *rules.Document {
	d := &rules.Document{Title: "T", EasyRead: true}
	for _, l := range levels {
		d.Parts = append(d.Parts, rules.Part{ID: string(rune('a' + len(d.Parts))), Kind: rules.Heading, Level: l, Text: "Your home"})
	}
	return d
}

// Each rule has a document that breaks it and one that only looks as if it did.
var cases = []struct {
	rule       string
	bad, good  *rules.Document
	everywhere bool // the rule is only in the profile of Norfolk
}{
	{rule: "W01", bad: text("You must tell the council about the change to your home and your money and your work today."), good: text("You can tell us about the change to your home.")},
	{rule: "W02", bad: text("We will write to you and you must reply."), good: text("You can write and call.")},
	{rule: "W03", bad: text("We know that you think that it is late."), good: text("We know that you are well and helping us.")},
	{rule: "W04", bad: text(many(7, "You can call us.")), good: text(many(5, "You can call us."))},
	{rule: "W05", bad: text("Send us the form, which is green."), good: text("Which form is green?")},
	{rule: "W06", bad: text("Your form was sent by the team."), good: text("You are married.")},
	{rule: "W07", bad: text("In order to apply, call us."), good: text("She is superior to me.")},
	{rule: "W08", bad: text("You are in arrears."), good: text("Arrears is money that you owe.")},
	{rule: "W09", bad: with(easy("You are in arrears.", "You can call us."), func(d *rules.Document) { d.Words = []string{"Arrears"} }),
		good: with(easy("You are in arrears.", "Arrears is money that you owe."), func(d *rules.Document) {
			d.Words = []string{"Arrears"}
			d.Parts[1].Kind, d.Parts[1].Row = rules.Explanation, d.Parts[0].Row
		})},
	{rule: "W10", bad: with(easy("You are in arrears."), func(d *rules.Document) { d.Words = []string{"Arrears"} }),
		good: with(easy("You are in arrears."), func(d *rules.Document) {
			d.Words = []string{"Arrears"}
			d.Parts[0].Marks = []extract.Mark{{Span: extract.Span{Start: 11, End: 18}, Kind: extract.Bold}}
		})},
	{rule: "W11", bad: text("Ask the CTRX team."), good: text("Ask the NHS.")},
	{rule: "W12", bad: text("Bring a bill, e.g. for gas."), good: text("Write to eg@council.example.")},
	{rule: "W13", bad: text("You can't park here."), good: text("Park at the council's car park."), everywhere: true},
	{rule: "W14", bad: text("Phone us. Our telephone is free."), good: text("Phone us. Our phone is free.")},
	{rule: "W15", bad: text("Going forward, we will call."), good: text("The queue is going forwards.")},
	{rule: "W16", bad: text("It costs £5 per annum."), good: text("Go to Prima Road.")},
	{rule: "W17", bad: text(many(12, "Bins are green.")), good: text(many(9, "Bins are green."))},
	{rule: "W18", bad: text("You will not get help without a form."), good: text("You do not need a form.")},
	{rule: "W19", bad: text("They will write to you."), good: text("These people will write to you.")},
	{rule: "W20", bad: text("The determination of the application for accommodation is late."), good: text("The decision on your accommodation is late.")},
	{rule: "W21", bad: text("Your tummy may hurt."), good: text("The potter makes pots!")},
	{rule: "W22", bad: text("First fill in the form, then send it to us."), good: text("You were the first to call.")},
	{rule: "W23", bad: text("Bring bills, letters, cards, and forms."), good: text("Bring bills, letters, and cards.")},
	{rule: "W24", bad: text(many(20, "The bins are green."), "You must pay now."), good: text("You must pay now.", many(20, "The bins are green."))},
	{rule: "W25", bad: text(many(12, "Administrative responsibilities necessitate considerable organisational accountability.")), good: text(many(12, "You can call the council about your rent or your bin.")), everywhere: true},
	{rule: "W26", bad: text(many(30, "You can call us.")), good: text(many(30, "You can call us."), "Bring a bill, for example for gas.")},
	{rule: "W27", bad: text("It is for the disabled."), good: text("It is for disabled people.")},
	{rule: "N01", bad: text("It takes three weeks."), good: text("It takes one day.")},
	{rule: "N02", bad: text("See Part IV."), good: text("I live here.")},
	{rule: "N03", bad: text("You get 25% off."), good: text("You get 25 off, or a quarter.")},
	{rule: "N04", bad: text("It is for 151,240 people."), good: text("It is for 150,000 people.")},
	{rule: "N05", bad: text("Reply by 05/06/2026."), good: text("Reply by 5 June 2026.")},
	{rule: "N06", bad: text("Come at 14:30."), good: text("Come at 2:30pm.")},
	{rule: "N07", bad: text("The site has 12 hectares."), good: text("The site has 12 kilns.")},
	{rule: "N08", bad: text("Call 01632960001."), good: text("Call 01632 960 001.")},
	{rule: "P01", bad: text("Bring bills; forms too."), good: text("See www.council.example/a;b.")},
	{rule: "P02", bad: text("Send us your applica- tion now."), good: text("We give short- and long-term help.")},
	{rule: "P03", bad: marked("Read this.", extract.Italic), good: marked("Ask the NHS and BBC.", extract.Bold)},
	{rule: "P04", bad: marked("All of these words are bold and that is far too many.", extract.Bold), good: marked("Eight words may be bold as a whole.", extract.Bold)},
	{rule: "T01", bad: laid(rules.Layout{PointSize: 12}), good: laid(rules.Layout{PointSize: 14, Font: rules.Yes})},
	{rule: "T02", bad: laid(rules.Layout{LeftAligned: rules.No}), good: laid(rules.Layout{LeftAligned: rules.Yes})},
	{rule: "T03", bad: laid(rules.Layout{LineSpacing: 1.1}), good: laid(rules.Layout{LineSpacing: 1.45})},
	{rule: "T04", bad: laid(rules.Layout{Columns: 2}), good: laid(rules.Layout{Columns: 1, MarginMillimetres: 15})},
	{rule: "T05", bad: easy("You can call us. You can write."), good: text("You can call us. You can write.")},
	{rule: "T06", bad: laid(rules.Layout{Contrast: 3}), good: laid(rules.Layout{Contrast: 4.5})},
	{rule: "T07", bad: laid(rules.Layout{RowsWhole: rules.No}), good: laid(rules.Layout{RowsWhole: rules.Yes})},
	{rule: "T08", bad: laid(rules.Layout{PageNumbers: rules.No}), good: laid(rules.Layout{})},
	{rule: "I01", bad: with(easy("You can call us."), func(d *rules.Document) { d.Images = []rules.Image{{At: "p1"}} }),
		good: with(text("You can call us."), func(d *rules.Document) { d.Images = []rules.Image{{At: "p1"}} })},
	{rule: "I02", bad: laid(rules.Layout{PicturesLeft: rules.No}), good: laid(rules.Layout{PicturesLeft: rules.Yes})},
	{rule: "I03", bad: easy(many(6, "You can call us.")), good: easy(many(3, "You can call us."), many(3, "You can write."))},
	{rule: "I04", bad: laid(rules.Layout{PictureMillimetres: 10}), good: laid(rules.Layout{PictureMillimetres: 25})},
	{rule: "I05", bad: with(easy("A.", "B."), func(d *rules.Document) {
		d.Images = []rules.Image{{ID: "x", Alt: "A bin", At: "p1"}, {ID: "x", Alt: "A bin", At: "p2"}}
	}),
		good: with(easy("A.", "B."), func(d *rules.Document) {
			d.Images = []rules.Image{{ID: "x", Alt: "A bin", At: "p1"}, {ID: "y", Alt: "A cat", At: "p2"}}
		})},
	{rule: "I06", bad: with(text("A."), func(d *rules.Document) { d.Images = []rules.Image{{ID: "x", Alt: "image1.png", At: "p1"}} }),
		good: with(text("A."), func(d *rules.Document) { d.Images = []rules.Image{{ID: "x", Alt: "A bin", At: "p1"}} })},
	{rule: "D01", bad: with(text("A."), func(d *rules.Document) { d.Pages = 25 }), good: with(text("A."), func(d *rules.Document) { d.Pages = 24 })},
	{rule: "D02", bad: text(many(400, "You can call us.")), good: text(many(250, "You can call us."))},
	{rule: "D03", bad: easy("You are in arrears."), good: easy("Arrears is money that you owe.")},
	{rule: "D04", bad: with(headings(2, 2), func(d *rules.Document) { d.Parts[0].Text = "Contact us" }), good: with(headings(2, 2), func(d *rules.Document) { d.Parts[1].Text = "Contact us" })},
	{rule: "D05", bad: with(text("A."), func(d *rules.Document) { d.Pages = 5 }), good: with(text("In this document"), func(d *rules.Document) { d.Pages = 5 })},
	{rule: "D06", bad: &rules.Document{}, good: with(easy("A."), func(d *rules.Document) { d.Publisher, d.Date = "Dixley Town Council", "5 May 2026" })},
	{rule: "D07", bad: easy("You can call us."), good: easy("Call 01632 960 001 or email a@council.example or write to 1 Mill Lane, Dixley, DX1 2AB. Ask for large print.")},
	{rule: "D08", bad: with(headings(2), func(d *rules.Document) { d.Parts[0].Text = "A heading that goes on and on for far too long" }), good: with(headings(2), func(d *rules.Document) { d.Parts[0].Text = "3. What you have to do by next May" })},
	{rule: "D09", bad: with(easy("You must pay £5."), func(d *rules.Document) { d.Parts[0].Added = []string{"£5"} }), good: easy("You must pay £5.")},
	{rule: "D10", bad: text("See https://www.council.example/help for more."), good: text("See www.council.example/help/with/your/rent.")},
	{rule: "D11", bad: easy("A."), good: with(easy("A."), func(d *rules.Document) { d.Tested = "Dixley People First, 3 May 2026" })},
	{rule: "D12", bad: headings(2, 4), good: headings(2, 3)},
}

func TestEachRuleHasACaseForAndAgainst(t *testing.T) {
	tried := make(map[string]bool)
	for _, c := range cases {
		t.Run(c.rule, func(t *testing.T) {
			tried[c.rule] = true
			p := rules.GOVUK()
			if c.everywhere {
				p = rules.Norfolk()
			}
			if c.rule == "D02" {
				p.MaxTotalWords = 1000
			}
			if hits(t, c.bad, c.rule, p) == 0 {
				t.Error("the bad document passes")
			}
			if n := hits(t, c.good, c.rule, p); n > 0 {
				t.Errorf("the good document has %d findings", n)
			}
		})
	}
	for _, r := range rules.DefaultRules() {
		if !tried[r.ID] {
			t.Errorf("%s has no case", r.ID)
		}
	}
}

// hits returns how many findings of a rule a document has.
func hits(t *testing.T, d *rules.Document, rule string, p rules.Profile) int {
	t.Helper()
	findings, err := (&rules.Checker{Profile: p}).Check(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range findings {
		if f.Rule == rule {
			n++
		}
	}
	return n
}
