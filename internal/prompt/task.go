package prompt

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"strings"
	"sync"
)

//go:embed texts
var texts embed.FS

// A Task is what a model is asked to do with a passage. The tasks are [EasyRead],
// [Minutes] and [CaseNote]; they are not changed once made.
type Task struct {
	// Name is the name of the task and the first part of its Version.
	Name string

	// Version changes whenever a word of the instructions, the examples or the
	// schema does, and with the way in which they are put together.
	Version string

	// Schema is the JSON schema of the answer.
	Schema json.RawMessage

	// whole is set where every line and every fact of it must be in the answer,
	// items where statements may be items of a list, reported where reported
	// speech may put verbs into the past, quoted where the words of the lines
	// may be quoted with the speaker's name before them.
	whole, items, reported bool

	system   string
	examples []example
}

// An example is a passage with a good answer, written for this project.
type example struct{ passage, answer string }

// layout is part of each version. Raise it when the form of a request changes.
const layout = "1"

// EasyRead is the task of rewriting lines in Easy Read.
var EasyRead = sync.OnceValue(func() *Task {
	return load(Task{Name: "easyread", whole: true, items: true}, "easyread.schema.json")
})

// Minutes is the task of wording what was said in one item of a meeting.
var Minutes = sync.OnceValue(func() *Task {
	return load(Task{Name: "minutes", reported: true}, "draft.schema.json")
})

// CaseNote is the task of wording one section of a case note.
var CaseNote = sync.OnceValue(func() *Task {
	return load(Task{Name: "casenote", reported: true}, "draft.schema.json")
})

// load fills in what the files of a task say.
func load(t Task, schema string) *Task {
	t.system = text("common.txt") + "\n" + text(t.Name+".txt")
	t.Schema = json.RawMessage(text(schema))
	examples := text(t.Name + ".examples.txt")
	for part := range strings.SplitSeq(examples, "===\n") {
		if passage, answer, ok := strings.Cut(part, "---\n"); ok {
			t.examples = append(t.examples, example{passage, strings.TrimSpace(answer)})
		}
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{layout, t.system, examples, text(schema), text("again.txt"), text("unreadable.txt")}, "\x00")))
	t.Version = t.Name + "-" + hex.EncodeToString(sum[:6])
	return &t
}

// text returns an embedded file. One that is not there is empty, which the tests
// of the package would see.
func text(name string) string {
	data, err := texts.ReadFile("texts/" + name)
	if err != nil {
		return ""
	}
	return string(data)
}
