package rules_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

// report returns what the printer writes as text.
func report(t *testing.T, p *rules.Printer, findings []rules.Finding) string {
	t.Helper()
	var out strings.Builder
	if err := p.Text(&out, findings); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestReport(t *testing.T) {
	at := func(part string, start, end int) extract.Ref {
		return extract.Ref{Block: part, Span: extract.Span{Start: start, End: end}}
	}
	d := text("Before we write to you about the form you will be told what it is in order to be ready for us and for it.", "Short.")
	d.Images = []rules.Image{{ID: "x", At: "fig", After: "p2", Page: 3}}
	checker := &rules.Checker{
		Rules: []rules.Rule{
			{ID: "W01", Name: "Short sentences"},
			{ID: "W07", Name: "No needless words"},
			{ID: "T01", Name: "Large letters", Needs: func(*rules.Document) string { return "the size of the letters" }},
			{ID: "T02", Name: "Left", Needs: func(*rules.Document) string { return "" }},
			{ID: "I06", Needs: func(*rules.Document) string { return "the size of the letters" }},
			{ID: "W13", Needs: func(*rules.Document) string { return "what nobody asks for" }},
		},
		Profile: rules.Profile{Name: "Our guideline", Skip: []string{"W13"}},
	}
	tests := []struct {
		name     string
		printer  rules.Printer
		findings []rules.Finding
		want     string
	}{
		{"errors first, then the rule with the most findings, and what people decide last", rules.Printer{Name: "a \x1bnotice.pdf"}, []rules.Finding{
			{Rule: "D11", Severity: rules.Review, Message: "Ask them."},
			{Rule: "P01", Message: "Leave out."},
			{Rule: "W01", Message: "Long.", At: at("b", 0, 0)},
			{Rule: "W01", Severity: rules.Error, Message: "Too \x1blong.", At: at("a", 0, 5), Page: 2},
			{Rule: "W01", Message: "Long.", At: at("c", 0, 0)},
		}, `a notice.pdf: 1 error, 3 warnings, 1 for a person to decide
Checked against: GOV.UK accessible communication formats. Only people with learning disabilities can say if it is easy to read.

W01 error: Short sentences
  page 2, a: Too long.

W01 warning: Short sentences (2 times)
  b: Long.
  c: Long.

P01 warning: Only plain signs
  Leave out.

D11 review: Tested by people with learning disabilities
  Ask them.
`},
		{"the words that findings are about, and what could not be checked", rules.Printer{Document: d, Checker: checker}, []rules.Finding{
			{Rule: "W07", Message: "Look.", At: at("p1", 65, 76)},
			{Rule: "W01", Message: "Look.", At: at("p1", 0, 100)},
			{Rule: "W01", Message: "Look.", At: at("p2", 99, 100)},
			{Rule: "X99", Message: "See the picture.", At: at("fig", 0, 0), Page: 3},
		}, `0 errors, 4 warnings, 0 for a person to decide
Checked against: Our guideline. Only people with learning disabilities can say if it is easy to read.

W01 warning: Short sentences (2 times)
  p1: Look. In: Before we write to you about the form you will be told what …
  p2: Look.

W07 warning: No needless words
  p1: Look. In: … be told what it is in order to be ready for us and for it.

X99 warning
  page 3, fig: See the picture. After: Short.

Not checked. The document does not say
  the size of the letters: T01, I06
`},
		{"no findings", rules.Printer{Checker: checker}, nil, "0 errors, 0 warnings, 0 for a person to decide\nChecked against: Our guideline. Only people with learning disabilities can say if it is easy to read.\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, report(t, &test.printer, test.findings)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReportShowsTheFirstPlaces(t *testing.T) {
	var findings []rules.Finding
	for i := range 8 {
		findings = append(findings, rules.Finding{Rule: "W01", Message: fmt.Sprintf("Place %d.", i)})
	}
	for places, want := range map[int]int{0: 5, 2: 2, -1: 8, 20: 8} {
		got := report(t, &rules.Printer{Places: places}, findings)
		if n := strings.Count(got, "  Place"); n != want || strings.Contains(got, fmt.Sprintf("and %d more", 8-want)) != (want < 8) {
			t.Errorf("Places %d shows %d places:\n%s", places, n, got)
		}
	}
}

func TestFindingsAsJSON(t *testing.T) {
	findings := []rules.Finding{
		{Rule: "W01", Severity: rules.Error, Message: "Too long.", At: extract.Ref{Block: "p1", Span: extract.Span{End: 5}}, Page: 2, Fix: "x"},
		{Rule: "X99", Severity: rules.Review, Message: "Look."},
	}
	for _, want := range [][]rules.Finding{findings, {}} {
		var out strings.Builder
		if err := new(rules.Printer).JSON(&out, want); err != nil {
			t.Fatal(err)
		}
		var got []rules.Finding
		if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestGapsOfPlainText(t *testing.T) {
	d := rules.FromExtract(&extract.Document{Name: "notice.TXT", Blocks: []extract.Block{paragraph("a", "Easy Read"), paragraph("b", "You can call us. You can write.")}})
	var got []string
	for _, g := range new(rules.Checker).Gaps(d) {
		got = append(got, g.Rule)
	}
	want := "W10 P03 P04 T01 T02 T03 T04 T05 T06 T07 T08 I01 I03 D01 D05 D09"
	if strings.Join(got, " ") != want {
		t.Errorf("not checked: %q, want %s", got, want)
	}
	if n := hits(t, d, "T05", rules.GOVUK()); n > 0 {
		t.Error("lines of plain text are not known")
	}
}

func TestGapsOfADocumentThatIsNotEasyRead(t *testing.T) {
	for _, g := range new(rules.Checker).Gaps(text("You can call us.")) {
		if g.Rule == "D11" && g.Missing == "that it is Easy Read" {
			return
		}
	}
	t.Error("D11 is not named")
}

// TestRulesOnLayoutNameWhatIsMissing holds that a rule with a gap for all that it
// looks at is not one that a document keeps.
func TestRulesOnLayoutNameWhatIsMissing(t *testing.T) {
	for _, r := range rules.DefaultRules() {
		if !strings.HasPrefix(r.ID, "T") && r.ID != "I02" && r.ID != "I04" {
			continue
		}
		d := with(easy("You can call us."), func(d *rules.Document) { d.Plain, d.Images = true, []rules.Image{{ID: "x", Alt: "X", At: "p1"}} })
		if r.Needs == nil || r.Needs(d) == "" {
			t.Errorf("%s passes without a layout", r.ID)
		}
	}
}

func ExamplePrinter_Text() {
	d := &rules.Document{Title: "Bins", Parts: []rules.Part{{ID: "b1", Text: "Put out your bin at 14:30."}}}
	p := &rules.Printer{Name: "bins.md", Document: d, Checker: &rules.Checker{Rules: rules.DefaultRules()[:3]}}
	if err := p.Text(os.Stdout, []rules.Finding{{Rule: "N06", Message: "Write the time as 2:30pm.", At: extract.Ref{Block: "b1", Span: extract.Span{Start: 20, End: 25}}}}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// bins.md: 0 errors, 1 warning, 0 for a person to decide
	// Checked against: GOV.UK accessible communication formats. Only people with learning disabilities can say if it is easy to read.
	//
	// N06 warning
	//   b1: Write the time as 2:30pm. In: Put out your bin at 14:30.
}
