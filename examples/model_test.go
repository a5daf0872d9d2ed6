package examples_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/chatserver"
)

func TestProgramsAskAModel(t *testing.T) {
	t.Setenv("OPENAI_API_KEY", "")
	for program, c := range map[string]struct {
		input  string
		format string
		secret string // personal data of the input
		want   string // in the output
	}{
		"easyread":  {notice, "json", "01632 960 450", `"engine": "fake"`},
		"minutes":   {meeting, "json", "Hanlon", `"engine": "fake"`},
		"casenotes": {visit, "json", "Marlow", `"engine": "fake"`},
	} {
		t.Run(program, func(t *testing.T) {
			server := chatserver.New(t, chatserver.Copy)
			server.Break(chatserver.Some(10, 3))
			dir := t.TempDir()
			args := []string{"-model", "openai:fake", "-base-url", server.URL, "-answers", filepath.Join(dir, "answers"), "-record", filepath.Join(dir, "record.json"), "-format", c.format, "-o", filepath.Join(dir, "out"), c.input}
			_, stderr, code := run(t, "", program, args...)
			if code != 0 || !strings.Contains(stderr, "fake: ") {
				t.Fatalf("exit code %d: %s", code, stderr)
			}
			out, err := os.ReadFile(filepath.Join(dir, "out"))
			if err != nil || !strings.Contains(string(out), c.want) || !strings.Contains(string(out), c.secret) {
				t.Errorf("%v: %q or %q is not in:\n%.1000s", err, c.want, c.secret, out)
			}
			asked := len(server.Seen())
			for _, body := range server.Seen() {
				if strings.Contains(string(body), c.secret) {
					t.Errorf("%q was sent", c.secret)
				}
				if !strings.Contains(string(body), `"json_schema"`) {
					t.Error("no schema was sent")
				}
			}
			var record struct{ Model string }
			data, err := os.ReadFile(filepath.Join(dir, "record.json"))
			if err != nil || json.Unmarshal(data, &record) != nil || record.Model != "fake" {
				t.Errorf("record: %v\n%s", err, data)
			}
			// Once more: everything is in the folder of answers.
			if _, stderr, code := run(t, "", program, args...); code != 0 || len(server.Seen()) != asked {
				t.Errorf("exit code %d, %d requests and then %d: %s", code, asked, len(server.Seen()), stderr)
			}
			again, err := os.ReadFile(filepath.Join(dir, "out"))
			if err != nil || string(again) != string(out) {
				t.Errorf("the second run gave something else: %v", err)
			}
			// A dry run shows all and sends nothing.
			stdout, stderr, code := run(t, "", program, "-dry-run", c.input)
			if code != 0 || !strings.Contains(stdout, "== request 1 of ") || strings.Contains(stdout, c.secret) || len(server.Seen()) != asked {
				t.Errorf("dry run: exit code %d, %s\n%.500s", code, stderr, stdout)
			}
		})
	}
}

func TestModelsThatCannotBeAsked(t *testing.T) {
	t.Setenv("OPENAI_API_KEY", "")
	down := chatserver.New(t, chatserver.Copy)
	down.Break(func(chatserver.Chat) chatserver.Fault { return chatserver.Denied })
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no key":              {[]string{"-model", "openai:x"}, 2, "OPENAI_API_KEY"},
		"no name":             {[]string{"-model", "openai", "-base-url", down.URL}, 2, "openai:NAME"},
		"an unknown provider": {[]string{"-model", "oracle:x"}, 2, "oracle:x"},
		"an unknown form":     {[]string{"-model", "openai:x", "-base-url", down.URL, "-answers-as", "song"}, 2, "song"},
		"Azure without where": {[]string{"-model", "azure:x"}, 2, ""},
		"a wrong key":         {[]string{"-model", "openai:x", "-base-url", down.URL}, 0, "status 401"},
		"strict, a wrong key": {[]string{"-strict", "-model", "openai:x", "-base-url", down.URL}, 3, "status 401"},
	} {
		for program, input := range map[string]string{"easyread": notice, "minutes": meeting, "casenotes": visit} {
			t.Run(program+", "+name, func(t *testing.T) {
				_, stderr, code := run(t, "", program, append(append(c.args, "-format", "json", "-o", "-"), input)...)
				if code != c.code || !strings.Contains(stderr, c.says) {
					t.Errorf("exit code %d, want %d; it said:\n%s", code, c.code, stderr)
				}
			})
		}
	}
}
