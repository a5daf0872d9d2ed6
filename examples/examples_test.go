// Package examples_test builds the example programs and runs them as their
// users do.
package examples_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var build = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "townclerk-examples")
	if err != nil {
		return "", err
	}
	cmd := exec.Command("go", "build", "-o", dir+string(filepath.Separator), "./extract", "./easyread", "./minutes", "./casenotes")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return dir, errors.New(string(out))
	}
	return dir, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := build(); err == nil {
		if err := os.RemoveAll(dir); err != nil {
			code = 1
		}
	}
	os.Exit(code)
}

// run runs a program and returns its standard output and error and exit code.
func run(t *testing.T, stdin string, program string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	dir, err := build()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), filepath.Join(dir, program), args...)
	var out, diag bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &out, &diag
	if err := cmd.Run(); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			t.Fatal(err)
		}
		code = exit.ExitCode()
	}
	return out.String(), diag.String(), code
}

const (
	notice  = "testdata/council-tax-support.pdf"
	meeting = "testdata/committee-meeting.vtt"
	agenda  = "testdata/committee-agenda.md"
	visit   = "testdata/home-visit.txt"
)

func TestProgramsPrintWhatTheyPromise(t *testing.T) {
	for name, c := range map[string]struct {
		program string
		args    []string
		want    []string
	}{
		"extract, text":      {"extract", []string{notice}, []string{"You must check the letter carefully", "Band 1\t£0 to £125.00"}},
		"extract, Markdown":  {"extract", []string{"-format", "markdown", notice}, []string{"## 2. What you must do", "| Band 1 | £0 to £125.00 |", "1. Complete the application form."}},
		"easyread, text":     {"easyread", []string{"-format", "text", notice}, []string{"within 21 days", "£92.50", "01632 960 450"}},
		"easyread, Markdown": {"easyread", []string{"-format", "markdown", notice}, []string{"# Council Tax Support: changes from April 2026", "£150,000"}},
		"easyread, HTML":     {"easyread", []string{"-o", "-", notice}, []string{"<!doctype html>", `lang="en-GB"`, `<img`, `alt="`}},
		"minutes":            {"minutes", []string{meeting}, []string{"# Minutes", "RESOLVED", "ACTION"}},
		"minutes, agenda":    {"minutes", []string{"-agenda", agenda, meeting}, []string{"RESOLVED"}},
		"minutes, HTML":      {"minutes", []string{"-format", "html", meeting}, []string{`lang="en-GB"`}},
		"casenotes":          {"casenotes", []string{visit}, []string{"# Home visit", "Not recorded"}},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, stderr, code := run(t, "", c.program, c.args...)
			if code != 0 {
				t.Fatalf("exit code %d: %s", code, stderr)
			}
			for _, want := range c.want {
				if !strings.Contains(strings.ToLower(stdout), strings.ToLower(want)) {
					t.Errorf("%q is not in the output:\n%.2000s", want, stdout)
				}
			}
		})
	}
}

func TestJSONIsJSON(t *testing.T) {
	for _, args := range [][]string{{"extract", notice}, {"easyread", notice}, {"minutes", meeting}, {"casenotes", visit}} {
		t.Run(args[0], func(t *testing.T) {
			stdout, stderr, code := run(t, "", args[0], "-format", "json", args[1])
			if code != 0 || !json.Valid([]byte(stdout)) {
				t.Errorf("exit code %d: %s\n%.500s", code, stderr, stdout)
			}
		})
	}
}

func TestExitCodes(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args []string
		want int
		says string // in standard error
	}{
		"help":                    {[]string{"-h"}, 0, "usage:"},
		"an unknown flag":         {[]string{"-nonsense"}, 2, "nonsense"},
		"no file":                 {nil, 2, "name"},
		"an unknown format":       {[]string{"-format", "papyrus", "FILE"}, 2, "papyrus"},
		"a file that is not":      {[]string{"testdata/nothing-here"}, 1, "nothing-here"},
		"an empty file":           {[]string{empty}, 1, "empty.txt"},
		"a folder":                {[]string{"testdata"}, 1, "testdata"},
		"output into no folder":   {[]string{"-o", "testdata/none/out.txt", "FILE"}, 1, "none"},
		"standard input, nothing": {[]string{"-"}, 1, ""},
	} {
		for program, file := range map[string]string{"extract": notice, "easyread": notice, "minutes": meeting, "casenotes": visit} {
			t.Run(program+", "+name, func(t *testing.T) {
				var args []string
				for _, a := range c.args {
					if a == "FILE" {
						a = file
					}
					args = append(args, a)
				}
				_, stderr, code := run(t, "", program, args...)
				if code != c.want || !strings.Contains(stderr, c.says) {
					t.Errorf("exit code %d, want %d; it said:\n%s", code, c.want, stderr)
				}
			})
		}
	}
}

func TestStandardInputAndOutputFile(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.md")
	_, stderr, code := run(t, "# Bins\n\nYou must put **bins** out by 7 am.\n", "easyread", "-format", "markdown", "-o", out, "-")
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	got, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(got), "by 7am") && !strings.Contains(string(got), "by 7 am") {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestTheNameOfTheOutputSaysTheFormat(t *testing.T) {
	for name, tt := range map[string]struct {
		args []string
		want string
	}{
		"bins.docx": {nil, "PK"},
		"bins.pdf":  {nil, "%PDF-"},
		"bins.TXT":  {nil, "Easy Read\n"},
		"bins":      {nil, "<!DOCTYPE html>"},
		"bins.html": {[]string{"-format", "markdown"}, "# Bins"},
	} {
		out := filepath.Join(t.TempDir(), name)
		if _, stderr, code := run(t, "# Bins\n\nYou must put bins out by 7am.\n", "easyread", append(tt.args, "-o", out, "-")...); code != 0 {
			t.Fatalf("%s: exit code %d: %s", name, code, stderr)
		}
		if got, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(got), tt.want) {
			t.Errorf("%s: %v: begins with %.20q, want %q", name, err, got, tt.want)
		}
	}
	if _, stderr, code := run(t, "# Bins\n", "extract", "-o", filepath.Join(t.TempDir(), "bins.docx"), "-"); code != 2 || !strings.Contains(stderr, "docx") {
		t.Errorf("extract cannot write Word: exit code %d: %s", code, stderr)
	}
}

func TestStrictCountsFindings(t *testing.T) {
	if _, stderr, code := run(t, "", "easyread", "-check", "-strict", notice); code != 3 {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// TestChainFromTranscriptToEasyRead goes the whole way: minutes of a meeting, as
// Markdown, become Easy Read.
func TestChainFromTranscriptToEasyRead(t *testing.T) {
	minutes, stderr, code := run(t, "", "minutes", "-final", "-agenda", agenda, meeting)
	if code != 0 {
		t.Fatalf("minutes: exit code %d: %s", code, stderr)
	}
	easy, stderr, code := run(t, minutes, "easyread", "-format", "text", "-")
	if code != 0 {
		t.Fatalf("easyread: exit code %d: %s", code, stderr)
	}
	for _, fact := range []string{"£15,000", "20 February 2026"} {
		if strings.Contains(minutes, fact) && !strings.Contains(easy, fact) {
			t.Errorf("%s is in the minutes and not in their Easy Read", fact)
		}
	}
}
