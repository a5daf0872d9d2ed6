package extract_test

import (
	"testing"

	"github.com/townclerk/townclerk/internal/golden"
)

func TestHTML(t *testing.T) {
	golden.Run(t, "testdata/html", func(t *testing.T, c *golden.Case) {
		doc, err := read(t, c.Name+".html", c.Input(t))
		if err != nil {
			t.Fatal(err)
		}
		checkDocument(t, doc)
		out := outputs(t, doc)
		c.Check(t, "markdown", out["markdown"])
		c.Check(t, "text", out["text"])
		c.Check(t, "json", out["json"])
	})
}
