package rules_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

// The objects of SARIF 2.1.0 that we write: the properties that the standard
// (OASIS, 27 March 2020, section 3) has for each, of those that we use, with what
// each holds. A "!" marks a property that has to be there, "[]" a list.
var sarifShape = map[string]map[string]string{
	"sarifLog":                 {"$schema": "uri", "!version": "version", "![]runs": "run"},
	"run":                      {"!tool": "tool", "[]results": "result", "[]invocations": "invocation"},
	"invocation":               {"!executionSuccessful": "bool", "[]toolExecutionNotifications": "notification"},
	"notification":             {"level": "level", "!message": "message", "associatedRule": "ruleRef"},
	"ruleRef":                  {"id": "string", "index": "index"},
	"tool":                     {"!driver": "toolComponent"},
	"toolComponent":            {"!name": "string", "informationUri": "uri", "[]rules": "reportingDescriptor"},
	"reportingDescriptor":      {"!id": "string", "name": "string", "shortDescription": "multiformatMessageString", "fullDescription": "multiformatMessageString", "help": "multiformatMessageString", "helpUri": "uri", "properties": "propertyBag"},
	"multiformatMessageString": {"!text": "string"},
	"result":                   {"ruleId": "string", "ruleIndex": "index", "kind": "kind", "level": "level", "!message": "message", "[]locations": "location", "properties": "propertyBag"},
	"message":                  {"!text": "string"},
	"location":                 {"physicalLocation": "physicalLocation", "[]logicalLocations": "logicalLocation"},
	"physicalLocation":         {"!artifactLocation": "artifactLocation", "region": "region"},
	"region":                   {"startLine": "line", "snippet": "message"},
	"artifactLocation":         {"!uri": "uri"},
	"logicalLocation":          {"!fullyQualifiedName": "string", "kind": "string"},
	"propertyBag":              {"[]tags": "string", "fix": "string"},
}

// shapeErrors returns where a value is not what the standard says.
func shapeErrors(kind, at string, v any) []string {
	bad := func(format string, args ...any) []string { return []string{at + ": " + fmt.Sprintf(format, args...)} }
	switch kind {
	case "string", "uri", "level", "kind", "version":
		s, ok := v.(string)
		switch {
		case !ok || s == "":
			return bad("%v is no text", v)
		case kind == "kind" && !slices.Contains([]string{"notApplicable", "pass", "fail", "review", "open", "informational"}, s),
			kind == "level" && !slices.Contains([]string{"none", "note", "warning", "error"}, s),
			kind == "version" && s != "2.1.0":
			return bad("%q", s)
		case kind == "uri":
			if _, err := url.Parse(s); err != nil {
				return bad("%v", err)
			}
		}
		return nil
	case "bool":
		if _, ok := v.(bool); !ok {
			return bad("%v is not true or false", v)
		}
		return nil
	case "line":
		if n, ok := v.(float64); !ok || n < 1 || n != float64(int(n)) {
			return bad("%v is no line", v)
		}
		return nil
	case "index":
		if n, ok := v.(float64); !ok || n < -1 || n != float64(int(n)) {
			return bad("%v is no index", v)
		}
		return nil
	}
	object, ok := v.(map[string]any)
	if !ok {
		return bad("%v is no object", v)
	}
	var errs []string
	seen := make(map[string]bool)
	for spec, inner := range sarifShape[kind] {
		name := strings.TrimPrefix(strings.TrimPrefix(spec, "!"), "[]")
		seen[name] = true
		value, ok := object[name]
		if !ok {
			if strings.HasPrefix(spec, "!") {
				errs = append(errs, at+": no "+name)
			}
			continue
		}
		if !strings.Contains(spec, "[]") {
			errs = append(errs, shapeErrors(inner, at+"."+name, value)...)
			continue
		}
		list, ok := value.([]any)
		if !ok {
			errs = append(errs, at+"."+name+" is no list")
		}
		for i, x := range list {
			errs = append(errs, shapeErrors(inner, fmt.Sprintf("%s.%s[%d]", at, name, i), x)...)
		}
	}
	for name := range object {
		if !seen[name] {
			errs = append(errs, at+": the standard has no "+name)
		}
	}
	return errs
}

func TestSARIFHasTheShapeOfTheStandard(t *testing.T) {
	findings, err := new(rules.Checker).Check(t.Context(), text("Reply by 05/06/2026 in order to appeal; it's late.", "They will write to you."))
	if err != nil {
		t.Fatal(err)
	}
	findings = append(findings, rules.Finding{Rule: "X99", Severity: rules.Review, Message: "Look.", At: extract.Ref{Block: "a b"}})
	for _, name := range []string{"", "a notice & a map.pdf", `folder\ü.md`, "-"} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			if err := (&rules.Printer{Name: name, Document: text("Reply.")}).SARIF(&out, findings); err != nil {
				t.Fatal(err)
			}
			var log map[string]any
			if err := json.Unmarshal([]byte(out.String()), &log); err != nil {
				t.Fatal(err)
			}
			for _, e := range shapeErrors("sarifLog", "log", log) {
				t.Error(e)
			}
			run := log["runs"].([]any)[0].(map[string]any)
			known := run["tool"].(map[string]any)["driver"].(map[string]any)["rules"].([]any)
			for _, r := range run["results"].([]any) {
				result := r.(map[string]any)
				if name != "" && result["locations"] == nil {
					t.Error("a finding without a place, which code review sites do not take")
				}
				if i, ok := result["ruleIndex"].(float64); ok && known[int(i)].(map[string]any)["id"] != result["ruleId"] {
					t.Errorf("rule %v is at index %v", result["ruleId"], i)
				}
			}
		})
	}
	if errs := shapeErrors("sarifLog", "log", map[string]any{"version": "2.0.0", "runs": []any{map[string]any{"tools": 1}}}); len(errs) != 3 {
		t.Errorf("a wrong log has the faults %q", errs)
	}
}

func TestSARIFGivesLinesOfText(t *testing.T) {
	source := "# Bins\n\nPut out\nyour bin at 14:30.\n\n<p>Put out your bin\nin order to help.</p>\n"
	d := text("Bins", "Put out your bin at 14:30.", "Put out your bin in order to help.", "What is not there.")
	findings := []rules.Finding{
		{Rule: "N06", At: extract.Ref{Block: "p2", Span: extract.Span{Start: 20, End: 25}}},
		{Rule: "W07", At: extract.Ref{Block: "p3", Span: extract.Span{Start: 17, End: 28}}},
		{Rule: "W01", At: extract.Ref{Block: "p4", Span: extract.Span{End: 5}}},
		{Rule: "D06"},
	}
	tests := []struct {
		name, source string
		want         []int
	}{
		{"text", source, []int{4, 7, 1, 1}},
		{"a file that is no text", "", []int{1, 1, 1, 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out strings.Builder
			if err := (&rules.Printer{Name: "bins.md", Document: d, Source: test.source}).SARIF(&out, findings); err != nil {
				t.Fatal(err)
			}
			var log struct {
				Runs []struct {
					Results []struct {
						Locations []struct {
							PhysicalLocation struct{ Region struct{ StartLine int } }
						}
					}
				}
			}
			if err := json.Unmarshal([]byte(out.String()), &log); err != nil {
				t.Fatal(err)
			}
			var got []int
			for _, r := range log.Runs[0].Results {
				got = append(got, r.Locations[0].PhysicalLocation.Region.StartLine)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestScoreCountsHits(t *testing.T) {
	got := rules.ScoreOf([]rules.Finding{
		{Rule: "W01", Severity: rules.Error}, {Rule: "D11", Severity: rules.Review}, {Rule: "W01"}, {Rule: "N05"},
	})
	want := rules.Score{Errors: 1, Warnings: 2, Reviews: 1, Rules: []rules.RuleCount{{Rule: "W01", Findings: 2}, {Rule: "D11", Findings: 1}, {Rule: "N05", Findings: 1}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.String() != "1 error, 2 warnings, 1 for a person to decide" {
		t.Error(got.String())
	}
}

func TestDocumentsThatSayTheyAreEasyRead(t *testing.T) {
	paragraph := func(text string) extract.Block { return &extract.Paragraph{Text: text} }
	d := rules.FromExtract(&extract.Document{Title: "Bins", Blocks: []extract.Block{
		paragraph("Easy Read version"),
		&extract.Heading{Level: 2, Text: "Words list"},
		paragraph("Arrears: money that you owe."),
	}})
	if !d.EasyRead || len(d.Words) != 1 || d.Words[0] != "Arrears" {
		t.Errorf("EasyRead %v, words %q", d.EasyRead, d.Words)
	}
	if d := rules.FromExtract(&extract.Document{Blocks: []extract.Block{paragraph("You can ask us for an Easy Read copy of this notice if you need one.")}}); d.EasyRead {
		t.Error("a sentence about Easy Read makes a document Easy Read")
	}
}
