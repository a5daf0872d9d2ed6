package rules_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/golden"
)

func TestGolden(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, c *golden.Case) {
		input := c.Input(t)
		source, err := new(extract.Extractor).Extract(t.Context(), "input.md", bytes.NewReader(input), int64(len(input)))
		if err != nil {
			t.Fatal(err)
		}
		for _, profile := range rules.Profiles() {
			checker := &rules.Checker{Profile: profile}
			d := rules.FromExtract(source)
			findings, err := checker.Check(t.Context(), d)
			if err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			if err := (&rules.Printer{Document: d, Checker: checker, Places: -1}).Text(&out, findings); err != nil {
				t.Fatal(err)
			}
			c.Check(t, profile.ID, []byte(out.String()))
		}
	})
}
