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
