package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/examples/internal/command"
)

const visit = "../testdata/home-visit.txt"

func TestProgram(t *testing.T) {
	t.Parallel()
	own := filepath.Join(t.TempDir(), "own.txt")
	if err := os.WriteFile(own, []byte("title: Our own form\nname: own\nWhat matters = views\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	form := filepath.Join(t.TempDir(), "form.md")
	if err := os.WriteFile(form, []byte("# Our visit form\n\n## Who is the person?\n\n## What does the person want?\n\n## Tell us about meals\n\nDate of visit:\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"Markdown by default", []string{visit}, command.Done, "# Home visit\n\n## Person\n\n- Mrs Edna Marlow"},
		{"HTML", []string{"-format", "html", visit}, command.Done, `<html lang="en-GB">`},
		{"plain text", []string{"-format", "text", visit}, command.Done, "HOME VISIT"},
		{"JSON", []string{"-format", "json", visit}, command.Done, `"template": "home-visit"`},
		{"a built-in template", []string{"-template", "review", visit}, command.Done, "# Review"},
		{"a council's own template", []string{"-template", own, visit}, command.Done, "## What matters"},
		{"a form of the council's own", []string{"-template", form, visit}, command.Done, "## What does the person want?\n\n- Mrs Marlow"},
		{"a safeguarding enquiry", []string{"-template", "safeguarding-enquiry", visit}, command.Done, "# Adult safeguarding enquiry"},
		{"a Word file", []string{"-format", "docx", visit}, command.Done, "word/document.xml"},
		{"one note of two files", []string{"-together", "-format", "json", visit, visit}, command.Done, "\"inputs\": ["},
		{"names taken out", []string{"-redact", "placeholder", visit}, command.Done, "\\[PERSON 1\\]"},
		{"made-up names", []string{"-redact", "pseudonym", "-chronology", visit}, command.Done, "# Chronology: "},
		{"a chronology", []string{"-chronology", visit}, command.Done, "26 February 2026"},
		{"a chronology for a spreadsheet", []string{"-chronology", "-format", "csv", visit}, command.Done, "from,to,certainty"},
		{"a timeline", []string{"-chronology", "-format", "svg", visit}, command.Done, "<svg "},
		{"maps", []string{"-chronology", "-format", "mermaid", visit}, command.Done, "graph TD"},
		{"a letter", []string{"-letter", visit}, command.Done, "Dear Mrs Edna Marlow,"},
		{"language", []string{"-language", visit}, command.Done, "# Home visit"},
		{"an unknown way to redact", []string{"-redact", "tape", visit}, command.Misused, ""},
		{"a chronology in an unknown format", []string{"-chronology", "-format", "tape", visit}, command.Misused, ""},
		{"the person is known", []string{"-person", "E. M.", visit}, command.Done, "- E. M."},
		{"two files", []string{visit, visit}, command.Done, "# Home visit"},
		{"findings with -strict", []string{"-strict", visit}, command.Findings, "# Home visit"},
		{"no file", nil, command.Misused, ""},
		{"an unknown template", []string{"-template", "tape", visit}, command.Misused, ""},
		{"an unknown format", []string{"-format", "tape", visit}, command.Misused, ""},
		{"a file that is not there", []string{"none.txt"}, command.Failed, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var out, errs bytes.Buffer
			if code := command.Run(t.Context(), usage, c.args, program, strings.NewReader(""), &out, &errs); code != c.code {
				t.Fatalf("exit code %d, want %d: %s", code, c.code, errs.String())
			}
			if !strings.Contains(out.String(), c.want) || c.want == "" && out.Len() > 0 {
				t.Errorf("output lacks %q:\n%s", c.want, out.String())
			}
		})
	}
}
