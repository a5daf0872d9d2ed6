package casenote_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/minute/casenote"
)

// TestCases are whole cases. Beside the golden note, each says what the record
// must hold and must not hold, as "slot: words" or ": words" for anywhere.
func TestCases(t *testing.T) {
	golden.Run(t, "testdata/cases", func(t *testing.T, c *golden.Case) {
		var o struct {
			Template string `json:"template"`
			Person   string `json:"person"`
		}
		if len(c.Options) > 0 {
			if err := json.Unmarshal(c.Options, &o); err != nil {
				t.Fatal(err)
			}
		}
		mk := &casenote.Maker{Person: o.Person}
		if o.Template != "" {
			mk.Template = template(t, o.Template)
		}
		tr := read(t, string(c.Input(t)))
		n, err := mk.Make(t.Context(), tr)
		if err != nil {
			t.Fatal(err)
		}
		checkNote(t, tr, n)
		for _, want := range claims(t, c, "must") {
			if !holds(n, want.slot, want.words) {
				t.Errorf("%q is not under %q", want.words, want.slot)
			}
		}
		for _, bad := range claims(t, c, "must not") {
			if holds(n, bad.slot, bad.words) {
				t.Errorf("%q is under %q", bad.words, bad.slot)
			}
		}
		var out bytes.Buffer
		if err := new(casenote.Printer).Markdown(&out, n); err != nil {
			t.Fatal(err)
		}
		c.Check(t, "markdown", out.Bytes())
	})
}

type claim struct {
	slot  casenote.Slot
	words string
}

// claims reads what a case says that its note must hold, or must not.
func claims(t *testing.T, c *golden.Case, name string) []claim {
	t.Helper()
	text, ok := c.File(name)
	if !ok {
		t.Fatalf("the case has no file %q", name)
	}
	var out []claim
	for line := range strings.Lines(string(text)) {
		if slot, words, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			out = append(out, claim{casenote.Slot(slot), words})
		} else if words, ok := strings.CutPrefix(strings.TrimSpace(line), ": "); ok {
			out = append(out, claim{"", words})
		}
	}
	return out
}

func holds(n *casenote.Note, slot casenote.Slot, words string) bool {
	return slices.ContainsFunc(n.Sections, func(s casenote.Section) bool {
		return (slot == "" || s.Slot == slot) && slices.ContainsFunc(s.Entries, func(e casenote.Entry) bool {
			who := ""
			if e.Quoted && e.Speaker != "" {
				who = e.Speaker + ": "
			}
			return strings.Contains(who+e.Text, words)
		})
	})
}
