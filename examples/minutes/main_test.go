package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/examples/internal/command"
)

const meeting = "../testdata/committee-meeting.vtt"

func TestProgram(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"Markdown by default", []string{meeting}, command.Done, "# Minutes: Communities and Environment Committee"},
		{"the agenda's wording", []string{"-agenda", "../testdata/committee-agenda.md", meeting}, command.Done, "Abbot's Park play area: replacement of equipment"},
		{"HTML", []string{"-format", "html", meeting}, command.Done, `<html lang="en-GB">`},
		{"plain text", []string{"-format", "text", meeting}, command.Done, "MINUTES: COMMUNITIES"},
		{"JSON", []string{"-format", "json", meeting}, command.Done, `"committee": {`},
		{"findings with -strict", []string{"-strict", meeting}, command.Findings, "# Minutes"},
		{"another kind", []string{"-kind", "council", meeting}, command.Done, "that the Council approve"},
		{"no file", nil, command.Misused, ""},
		{"an unknown format", []string{"-format", "tape", meeting}, command.Misused, ""},
		{"an unknown kind", []string{"-kind", "tape", meeting}, command.Misused, ""},
		{"a file that is not there", []string{"none.vtt"}, command.Failed, ""},
		{"a file without speech", []string{"../testdata/council-tax-support.pdf"}, command.Failed, ""},
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

func TestStandardInputAndFile(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(meeting)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "minutes.md")
	var out, errs bytes.Buffer
	if code := command.Run(t.Context(), usage, []string{"-o", name, "-final", "-"}, program, bytes.NewReader(data), &out, &errs); code != command.Done {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if out.Len() > 0 || !strings.HasPrefix(string(got), "# Minutes") || strings.Contains(string(got), "To check") {
		t.Errorf("standard output %q, file %q", out.String(), got)
	}
}
