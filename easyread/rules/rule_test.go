package rules_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

// text returns a document of paragraphs.
func text(paragraphs ...string) *rules.Document {
	d := &rules.Document{Title: "A notice"}
	for i, p := range paragraphs {
		d.Parts = append(d.Parts, rules.Part{ID: fmt.Sprintf("p%d", i+1), Text: p, Page: 1})
	}
	return d
}

// found returns the words that findings of one rule are about, each with its fix.
func found(t *testing.T, d *rules.Document, id string, p rules.Profile) []string {
	t.Helper()
	findings, err := (&rules.Checker{Profile: p}).Check(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range findings {
		if f.Message == "" || strings.Contains(f.Message, "\n") {
			t.Errorf("%s: bad message %q", f.Rule, f.Message)
		}
		words := ""
		for _, part := range d.Parts {
			if part.ID == f.At.Block {
				if f.At.Span.Start < 0 || f.At.Span.End > len(part.Text) || f.At.Span.Start > f.At.Span.End {
					t.Fatalf("%s: span %v is outside the text", f.Rule, f.At.Span)
				}
				words = part.Text[f.At.Span.Start:f.At.Span.End]
			}
		}
		if f.Rule != id {
			continue
		}
		if f.Fix != "" {
			words += " → " + f.Fix
		}
		out = append(out, words)
	}
	return out
}

func TestRules(t *testing.T) {
	long := "You must tell the council about the change to your home and your money and your work today."
	tests := []struct {
		name, rule, text string
		want             []string
	}{
		{"a long sentence", "W01", long, []string{long}},
		{"a sentence of ten words", "W01", "You can tell us about the change by phone today.", nil},
		{"two statements", "W02", "We will write to you and you must reply.", []string{"and"}},
		{"one statement with two verbs", "W02", "You can write and call.", nil},
		{"a conjunction between things", "W02", "People who need health and social care say that it is late.", nil},
		{"a statement about somebody", "W02", "We help people who give care but who need help.", nil},
		{"three verbs", "W03", "We know that you think that it is late.", []string{"We know that you think that it is late."}},
		{"a clause with which", "W05", "Send us the form, which is green.", []string{"which"}},
		{"a question with which", "W05", "Which form is green?", nil},
		{"a passive", "W06", "Your form was sent by the team.", []string{"was sent"}},
		{"a passive with an adverb", "W06", "It will be quickly decided.", []string{"be quickly decided"}},
		{"no passive", "W06", "We sent your form.", nil},
		{"married is a state", "W06", "You are married.", nil},
		{"wordy phrases", "W07", "In order to apply, call us prior to Monday.", []string{"In order to → To", "prior to → before"}},
		{"no phrase inside a word", "W07", "The superior to come.", nil},
		{"a word of the glossary", "W08", "You are in arrears.", []string{"arrears"}},
		{"a rare word", "W08", "It is a discretionary award to Wetherby.", []string{"discretionary"}},
		{"a part of a name", "W08", "Ask the Dixley Tribunal.", []string{"Tribunal"}},
		{"everyday words", "W08", "You can tell us today.", nil},
		{"an acronym", "W11", "Ask the CTRX team.", []string{"CTRX"}},
		{"an acronym with its full form", "W11", "Ask the Data Protection Officer (DPO).", nil},
		{"an acronym after its full form", "W11", "Personal Independence Payment, or PIP, is money.", nil},
		{"a known acronym", "W11", "Ask the NHS in the UK.", nil},
		{"a reference is no acronym", "W11", "Write CTS/2026/014 on it.", nil},
		{"abbreviations", "W12", "Bring a bill, e.g. for gas, etc.", []string{"e.g. → for example", "etc. → and so on"}},
		{"no abbreviation in an address", "W12", "Write to eg@council.example or www.eg.example.", nil},
		{"a figure of speech", "W15", "Going forward, we will touch base.", []string{"Going forward → From now on", "touch base → talk"}},
		{"two words for one thing", "W14", "Phone us. Our telephone is free.", []string{"telephone"}},
		{"one word for one thing", "W14", "Phone us. Our phone is free.", nil},
		{"a verb that looks like the word", "W14", "Put out your rubbish. We may refuse some things.", nil},
		{"a word of a name", "W14", "Put out your rubbish. Read the Waste Core Strategy.", nil},
		{"Latin", "W16", "It costs £5 per annum.", []string{"per annum → each year"}},
		{"a double negative", "W18", "You will not get help without a form.", []string{"not get help without"}},
		{"two statements that each deny", "W18", "You do not pay and we do not ask.", nil},
		{"one negative", "W18", "You do not need a form.", nil},
		{"a semicolon that ends an item", "P01", "the shed; and", []string{";"}},
		{"an unclear pronoun", "W19", "They will write to you.", []string{"They"}},
		{"it stands for what follows", "W19", "It was agreed that the path stays open.", nil},
		{"a word in capital letters is no acronym", "W11", "ACTION: put it in the shed.", nil},
		{"bullets in a line part it", "W03", "You get: • what is due • what we owe • what you need.", nil},
		{"long nouns", "W20", "The determination of the application for accommodation is late.", []string{"The determination of the application for accommodation is late."}},
		{"a list in a sentence", "W23", "Bring bills, letters, cards, and forms.", []string{"Bring bills, letters, cards, and forms."}},
		{"words about people", "W27", "It is for the disabled.", []string{"the disabled → disabled people"}},
		{"number words", "N01", "It takes three weeks and one day.", []string{"three → 3"}},
		{"a million in figures", "N01", "It costs £2 million.", nil},
		{"a compound number", "N01", "There are two hundred people.", []string{"two"}},
		{"initials are no abbreviation", "W12", "The CF team and the IE team.", nil},
		{"the number of a paragraph is no date", "N05", "5.4.14 The site is large.", nil},
		{"Roman numerals", "N02", "See Part IV and Schedule XII.", []string{"IV → 4", "XII → 12"}},
		{"I is no numeral", "N02", "I live here.", nil},
		{"a percentage", "N03", "You get 25% off.", []string{"25%"}},
		{"a large number", "N04", "It is for 151,240 people.", []string{"151,240"}},
		{"a round number", "N04", "It is for 150,000 people.", nil},
		{"a reference", "N04", "It is site 40335.", nil},
		{"a date in figures", "N05", "Reply by 05/06/2026.", []string{"05/06/2026 → 5 June 2026"}},
		{"a date of two figures", "N05", "Reply by 5.6.26.", []string{"5.6.26 → 5 June 2026"}},
		{"no such day", "N05", "Reply by 31/02/2026.", nil},
		{"an ordinal", "N05", "Reply by the 5th of June 2026.", []string{"5th of June → 5 June"}},
		{"a short month", "N05", "Reply by 5 Jun 2026.", []string{"Jun → June"}},
		{"a full date", "N05", "Reply by 5 June 2026.", nil},
		{"a time of 24 hours", "N06", "Come at 14:30.", []string{"14:30 → 2:30pm"}},
		{"midday", "N06", "Come at 12:00 hours.", []string{"12:00 hours → midday"}},
		{"a time with a nought", "N06", "Come at 09:30.", []string{"09:30 → 9:30am"}},
		{"a time before noon or midnight", "N06", "Come at 10:30.", []string{"10:30"}},
		{"hours without a colon", "N06", "Come at 18.00 hours.", []string{"18.00 hours → 6pm"}},
		{"a time that may be either", "N06", "Come at 3:30.", []string{"3:30"}},
		{"a time with pm", "N06", "Come at 2:30pm or 4.15 pm.", nil},
		{"money is no time", "N06", "Pay £14.30 today.", nil},
		{"a phone number in one", "N08", "Call 01632960001.", []string{"01632960001 → 01632 960 001"}},
		{"a London number", "N08", "Call 02079460000.", []string{"02079460000 → 020 7946 0000"}},
		{"a phone number in groups", "N08", "Call 01632 960 001.", nil},
		{"signs", "P01", "Bring bills; forms & cards (or letters).", []string{";", "& → and", "(or letters)"}},
		{"no sign in an address", "P01", "See www.council.example/a;b or a&b@council.example.", nil},
		{"a split word", "P02", "Send us your applica- tion now.", []string{"applica- tion → application"}},
		{"two words with one ending", "P02", "We give short- and long-term help.", nil},
		{"capital letters", "P03", "This is IMPORTANT.", []string{"IMPORTANT"}},
		{"a verb that another verb asks for", "W03", "We know what makes workers feel valued.", nil},
		{"a statement after make sure", "W03", "They said this will make sure there are rules.", []string{"They said this will make sure there are rules."}},
		{"a reason that stands alone", "W02", "This is because we will write to you.", nil},
		{"a purpose after an adverb", "W02", "We ask what people can do well and to decide what they need.", nil},
		{"a comparative is no passive", "W06", "This would be fairer for you.", nil},
		{"a double negative with cannot", "W18", "He cannot cope without help.", []string{"cannot cope without"}},
		{"commas of an address", "W23", "Write to The Team, Town Hall, Mill Lane, Dixley, DX1 2AB.", nil},
		{"bullets are no sentences of a paragraph", "W04", "Bring: • bills • cards • letters • forms • photos • a pen", nil},
		{"a word that its sentence explains", "W08", "Arrears is money that you owe.", nil},
		{"a word that is explained further on", "W08", "You are in arrears. Arrears are money that you owe.", nil},
		{"a word that the next sentence explains", "W08", "You can get respite. This means a break from caring.", nil},
		{"a word with an explanation after a dash", "W08", "They asked for respite – a break from caring.", nil},
		{"a word that is explained by what all of them do", "W08", "You can ask a tribunal. A tribunal decides about your case.", nil},
		{"a word with something else about it", "W08", "Respite is late this year.", []string{"Respite"}},
		{"a familiar word that is seldom written", "W08", "Order a caravan online. It is the hardest day.", nil},
		{"an acronym whose letters stand for words among others", "W11", "Follow the Getting It Right For Everyone model (GIRFE).", nil},
		{"an acronym of words with hyphens", "W11", "Ask for Self-directed Support (SDS).", nil},
		{"an acronym that the next sentence explains", "W11", "It is called GIRFE. This stands for Getting It Right For Everyone.", nil},
		{"an acronym that is explained too late", "W11", "Ask for SDS. It is Self-directed Support (SDS).", []string{"SDS"}},
		{"a reference of letters and figures", "W11", "Printed as PPDAS 1426294.", nil},
		{"a word for people that says what kind of thing", "W27", "Paint the disabled parking space.", nil},
		{"a number in a name", "N01", "Meet at Five Oaks Farm.", nil},
		{"the scale of a drawing", "N06", "Drawn at 1:50 @ A3.", nil},
		{"brackets of a phone number", "P01", "Call (01632) 960 001.", nil},
		{"words with a stroke", "P01", "Bring a bill and/or a card.", []string{"and/or"}},
		{"an abbreviation in an address", "W12", "See https://a.example/b?ref=12.", nil},
		{"an abbreviation in capital letters", "W12", "Call us ASAP.", []string{"ASAP → as soon as possible"}},
		{"an abbreviation that is on the other list", "W11", "Call us ASAP.", nil},
		{"the name of a council", "W08", "Ask Dixley Borough Council.", nil},
		{"a kind of council", "W08", "It is a Borough Council.", []string{"Borough Council"}},
		{"capital letters of some words are one finding", "P03", "HOUSING REPAIRS POLICY and more", []string{"HOUSING REPAIRS POLICY"}},
		{"signs of an address without www", "P01", "See archives.example.uk/doc/open for more.", nil},
		{"a clock that counts from nought", "N06", "Ms Owen 0:03 said good evening.", nil},
		{"a plural that is familiar", "W08", "Call two taxis.", nil},
		{"a raw link", "D10", "See https://www.council.example/help for more.", []string{"https://www.council.example/help → www.council.example/help"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, found(t, text(test.text), test.rule, rules.GOVUK())); diff != "" {
				t.Errorf("%s on %q (-want +got):\n%s", test.rule, test.text, diff)
			}
		})
	}
}

func TestRomanNumeralsInNamesAreForAPerson(t *testing.T) {
	findings, err := new(rules.Checker).Check(t.Context(), text("It is a Grade II building. See Part II."))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range findings {
		if f.Rule == "N02" {
			got = append(got, f.Severity.String())
		}
	}
	if diff := cmp.Diff([]string{"review", "error"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestContractionsAreForNorfolk(t *testing.T) {
	d := text("You can't park here, and you’ll pay.")
	if got := found(t, d, "W13", rules.GOVUK()); got != nil {
		t.Errorf("GOV.UK finds %q", got)
	}
	want := []string{"can't → cannot", "you’ll → you will"}
	if diff := cmp.Diff(want, found(t, d, "W13", rules.Norfolk())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMarksAndPictures(t *testing.T) {
	d := &rules.Document{
		Title:    "A notice",
		EasyRead: true,
		Parts: []rules.Part{
			{ID: "a", Text: "Read this now.", Marks: []extract.Mark{{Span: extract.Span{End: 4}, Kind: extract.Italic}}},
			{ID: "b", Text: "All of these words are bold and that is far too many.", Marks: []extract.Mark{{Span: extract.Span{End: 53}, Kind: extract.Bold}}},
			{ID: "c", Kind: rules.Heading, Level: 2, Text: "A heading that goes on and on for far too long"},
			{ID: "d", Kind: rules.Heading, Level: 4, Text: "Too deep"},
			{ID: "e", Kind: rules.Heading, Level: 2, Text: "Contact us"},
			{ID: "f", Kind: rules.Heading, Level: 2, Text: "More"},
		},
		Images: []rules.Image{
			{ID: "bin", Alt: "A bin", At: "a"},
			{ID: "bin", Alt: "A bin", At: "b"},
			{At: "c"},
			{ID: "bin", Alt: "A wastebasket", At: "d"},
			{ID: "dog", Alt: "image1.png", At: "d"},
			{ID: "cat", At: "d"},
		},
		Pages: 30,
	}
	findings, err := new(rules.Checker).Check(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range findings {
		got = append(got, f.Rule+" "+f.Severity.String()+" "+f.At.Block)
	}
	for _, want := range []string{
		"P03 warning a", "P04 warning b", "I01 review c", "I05 warning b", "I05 error d", "I06 error d",
		"D01 error ", "D04 warning e", "D05 warning ", "D06 review ", "D07 review ", "D08 warning c", "D11 review ", "D12 warning d",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no finding %q in %q", want, got)
		}
	}
}

func TestCheckStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := new(rules.Checker).Check(ctx, text("Hello there.")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
}

func TestRulesOfOnesOwn(t *testing.T) {
	own := rules.Rule{ID: "X01", Check: func(in *rules.Input) []rules.Finding {
		return []rules.Finding{{Message: fmt.Sprintf("%d sentences, %d words at most", len(in.Sentences), in.Profile.MaxWords)}}
	}}
	findings, err := (&rules.Checker{Rules: []rules.Rule{own}, Profile: rules.Profile{ID: "ours", MaxWords: 8}}).Check(t.Context(), text("One. Two. Three."))
	if err != nil {
		t.Fatal(err)
	}
	want := []rules.Finding{{Rule: "X01", Message: "3 sentences, 8 words at most"}}
	if diff := cmp.Diff(want, findings); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDefaultRulesAreDescribed(t *testing.T) {
	seen := make(map[string]bool)
	for _, r := range rules.DefaultRules() {
		if seen[r.ID] || r.ID == "" || r.Name == "" || r.Doc == "" || len(r.Guidelines) == 0 || r.Check == nil {
			t.Errorf("rule %q is not complete, or there twice", r.ID)
		}
		seen[r.ID] = true
	}
	if len(seen) < 40 {
		t.Errorf("%d rules, want 40 or more", len(seen))
	}
	rules.DefaultRules()[0].ID = "changed"
	if rules.DefaultRules()[0].ID == "changed" {
		t.Error("the list is shared")
	}
}

func TestDataFiles(t *testing.T) {
	files, err := filepath.Glob("data/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		last := ""
		for line := range strings.Lines(string(raw)) {
			line = strings.TrimSuffix(line, "\n")
			if strings.HasPrefix(line, "#") {
				continue
			}
			phrase, _, ok := strings.Cut(line, "\t")
			if strings.HasSuffix(name, "synonyms.tsv") {
				phrase, _, ok = strings.Cut(line, "; ")
			}
			if !ok || phrase == "" || phrase != strings.ToLower(phrase) || strings.TrimSpace(phrase) != phrase {
				t.Errorf("%s: bad line %q", name, line)
			}
			if phrase <= last {
				t.Errorf("%s: %q is out of order", name, phrase)
			}
			last = phrase
		}
	}
}

func TestFamiliarWordsAreSorted(t *testing.T) {
	raw, err := os.ReadFile("data/familiar.txt")
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			if word <= last || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
				t.Errorf("%q after %q", word, last)
			}
			last = word
		}
	}
}

func TestSeverityAsJSON(t *testing.T) {
	for _, s := range []rules.Severity{rules.Warning, rules.Error, rules.Review} {
		raw, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var got rules.Severity
		if err := json.Unmarshal(raw, &got); err != nil || got != s {
			t.Errorf("%s came back as %v, %v", raw, got, err)
		}
	}
	var s rules.Severity
	if err := json.Unmarshal([]byte(`"fatal"`), &s); err == nil {
		t.Error("an unknown severity was read")
	}
}

// Lines of signs or of hard words take a time that grows with their length, not with
// its square: these would not end.
func TestLongLinesAreChecked(t *testing.T) {
	for name, line := range map[string]string{
		"brackets":     strings.Repeat("(", 50_000),
		"strokes":      strings.Repeat("a/", 50_000),
		"mail":         strings.Repeat("(a@", 50_000),
		"hard words":   strings.Repeat("tribunal ", 20_000),
		"open bracket": strings.Repeat("tribunal (a b ", 10_000),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := new(rules.Checker).Check(t.Context(), text("You can ask us.", line)); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("You can't; see https://a.example/ (or 05/05/26) at 14:30, e.g. £5.", "b")
	f.Add("XIV \xff — &", "İstanbul ’ ''")
	f.Fuzz(func(t *testing.T, a, b string) {
		d := text(a, b)
		d.EasyRead = len(a)%2 == 0
		d.Parts[1].Kind = rules.Item
		findings, err := new(rules.Checker).Check(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			for _, p := range d.Parts {
				if p.ID == f.At.Block && (f.At.Span.Start < 0 || f.At.Span.Start > f.At.Span.End || f.At.Span.End > len(p.Text)) {
					t.Errorf("%s: span %v is outside %q", f.Rule, f.At.Span, p.Text)
				}
			}
		}
	})
}

func ExampleChecker() {
	source := &extract.Document{Blocks: []extract.Block{
		&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b1"}, Text: "Reply by 05/06/2026 in order to appeal."},
	}}
	checker := rules.Checker{Profile: rules.NHS()}
	findings, err := checker.Check(context.Background(), rules.FromExtract(source))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range findings {
		fmt.Println(f.Rule, f.Severity, f.At.Block, f.Message)
	}
	// Output:
	// W07 warning b1 "in order to" is wordy. Write "to".
	// N05 error b1 Write the date 05/06/2026 in full: 5 June 2026.
	// D06 error  The document has no title. Give it one.
	// D06 review  The document does not say that it is Easy Read. If it is meant to be, say so at the beginning.
}

func BenchmarkCheckHundredPages(b *testing.B) {
	var paragraphs []string
	size := 0
	for i := range 1500 {
		p := fmt.Sprintf("The council has decided that the %d homes in Mill Lane will be repaired, and people who live there were told in May.", i+2)
		size += len(p)
		paragraphs = append(paragraphs, p)
	}
	d := text(paragraphs...)
	b.ReportAllocs()
	b.SetBytes(int64(size))
	for b.Loop() {
		if _, err := new(rules.Checker).Check(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	var paragraphs []string
	size := 0
	for i := range 40 {
		p := fmt.Sprintf("You must tell the council within %d days if your income changes, and we will write to you.", i+2)
		size += len(p)
		paragraphs = append(paragraphs, p)
	}
	d := text(paragraphs...)
	b.ReportAllocs()
	b.SetBytes(int64(size))
	for b.Loop() {
		if _, err := new(rules.Checker).Check(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}
