package prompt_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/prompt"
)

// counted is a runner over a folder that counts what it asks.
func counted(dir, model string, asked *int) *prompt.Runner {
	return &prompt.Runner{
		Options: prompt.Options{ModelName: model, Store: prompt.Folder(dir), Wait: 1, MaxWait: 1, Attempts: 2},
		Find:    find,
		Ask: func(ctx context.Context, q prompt.Request) (prompt.Reply, error) {
			*asked++
			return copier(ctx, q)
		},
	}
}

func TestNothingIsAskedTwice(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "answers")
	var jobs []prompt.Job
	for i := range 10 {
		jobs = append(jobs, job(fmt.Sprintf("Mrs Okonkwo has %d seats.", i)))
	}
	asked := 0
	if _, err := counted(dir, "a", &asked).All(t.Context(), jobs[:6]); err != nil {
		t.Fatal(err)
	}
	r := counted(dir, "a", &asked)
	list, err := r.All(t.Context(), jobs)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range list {
		if !o.Usable() || o.Statements[0].Text != jobs[i].Lines[0].Text {
			t.Errorf("passage %d is %+v", i, o)
		}
	}
	if asked != 10 {
		t.Errorf("%d requests for 10 passages", asked)
	}
	rec, err := r.Record()
	if err != nil {
		t.Fatal(err)
	}
	if rec.Requests != 4 || !rec.Entries[0].Stored || rec.Entries[9].Stored || rec.InputTokens != 1000 {
		t.Errorf("record is %+v", rec)
	}
	if _, err := counted(dir, "b", &asked).All(t.Context(), jobs[:1]); err != nil || asked != 11 {
		t.Errorf("another model is not asked: %d requests, %v", asked, err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 11 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "Okonkwo") {
			t.Errorf("%s holds a name", name)
		}
	}
}

func TestARefusedAnswerIsKeptWithItsSecondRound(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	asked := 0
	bad := func() *prompt.Runner {
		return &prompt.Runner{Options: prompt.Options{Store: prompt.Folder(dir)}, Ask: func(context.Context, prompt.Request) (prompt.Reply, error) {
			asked++
			return prompt.Reply{Text: answer("You must pay £54.")}, nil
		}}
	}
	for range 2 {
		o, err := bad().Run(t.Context(), job("You must pay £45."))
		if err != nil || o.Usable() || o.Err != nil {
			t.Fatal(o, err)
		}
	}
	if asked != 2 {
		t.Errorf("%d requests, want 2", asked)
	}
}

func TestASpoiledFileIsAskedAgain(t *testing.T) {
	t.Parallel()
	for _, spoiled := range []string{"", "{", "null", `{"model": "a", "prompt": "x", "replies": []}`, "\x00\x00"} {
		t.Run(fmt.Sprintf("%q", spoiled), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			asked := 0
			if _, err := counted(dir, "a", &asked).Run(t.Context(), job("There are 4 seats.")); err != nil {
				t.Fatal(err)
			}
			files, err := filepath.Glob(filepath.Join(dir, "*.json"))
			if err != nil || len(files) != 1 {
				t.Fatal(files, err)
			}
			data, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(files[0], []byte(spoiled), 0o600); err != nil {
				t.Fatal(err)
			}
			o, err := counted(dir, "a", &asked).Run(t.Context(), job("There are 4 seats."))
			if err != nil || !o.Usable() || asked != 2 {
				t.Errorf("%d requests: %+v, %v", asked, o, err)
			}
			again, err := os.ReadFile(files[0])
			if err != nil || string(again) != string(data) {
				t.Errorf("the file is now %q, was %q, %v", again, data, err)
			}
		})
	}
}

func TestAnAnswerThatSomebodyChangedIsCheckedAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	asked := 0
	if _, err := counted(dir, "a", &asked).Run(t.Context(), job("You must pay £45.")); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(files[0], []byte(strings.ReplaceAll(string(data), "£45", "£4500")), 0o600); err != nil {
		t.Fatal(err)
	}
	o, err := counted(dir, "a", &asked).Run(t.Context(), job("You must pay £45."))
	if err != nil || !o.Usable() || o.Statements[0].Text != "You must pay £45." {
		t.Errorf("outcome %+v, %v", o, err)
	}
}

// A broken is a store that fails.
type broken struct{ load, save error }

func (b broken) Load(string) ([]byte, bool, error) { return nil, false, b.load }
func (b broken) Save(string, []byte) error         { return b.save }

func TestAStoreThatFailsIsToldOf(t *testing.T) {
	t.Parallel()
	full := errors.New("disk full")
	for _, s := range []broken{{load: full}, {save: full}} {
		r := prompt.Runner{Options: prompt.Options{Store: s}, Ask: copier}
		if _, err := r.Run(t.Context(), job("The pool is open.")); !errors.Is(err, full) {
			t.Errorf("%+v: error is %v", s, err)
		}
	}
}

func TestFolder(t *testing.T) {
	t.Parallel()
	f := prompt.Folder(filepath.Join(t.TempDir(), "a", "b"))
	if _, ok, err := f.Load("x-1"); ok || err != nil {
		t.Errorf("nothing is there: %v, %v", ok, err)
	}
	for _, text := range []string{"one", "two"} {
		if err := f.Save("x-1", []byte(text)); err != nil {
			t.Fatal(err)
		}
		data, ok, err := f.Load("x-1")
		if string(data) != text || !ok || err != nil {
			t.Errorf("got %q, %v, %v", data, ok, err)
		}
	}
	files, err := os.ReadDir(string(f))
	if err != nil || len(files) != 1 {
		t.Errorf("%d files are left, %v", len(files), err)
	}
	if err := f.Save("../../escape", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if files, err = os.ReadDir(string(f)); err != nil || len(files) != 2 {
		t.Errorf("a key left the folder: %v, %v", files, err)
	}
}
