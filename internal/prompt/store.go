package prompt

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Store keeps what a model answered, so that a run that was broken off goes on
// where it stopped and nothing is asked twice. It must be safe for concurrent
// use. What it keeps holds placeholders in the place of personal data, unless
// that was sent.
type Store interface {
	// Load returns what was saved under a key, and whether anything was. Keys
	// are made of letters, digits and "-".
	Load(key string) (data []byte, ok bool, err error)

	// Save saves data under a key, in the place of what was there: all of it or,
	// if it fails, nothing.
	Save(key string, data []byte) error
}

// A Folder is a [Store] in a folder: one file for each passage, written whole or
// not at all. The folder is made if it is not there. Files that a run which was
// killed left unfinished have names that begin with a point, and can be deleted.
type Folder string

// Load implements [Store].
func (f Folder) Load(key string) ([]byte, bool, error) {
	data, err := os.ReadFile(f.file(key))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, nil
	case err != nil:
		return nil, false, err
	}
	return data, true, nil
}

// Save implements [Store].
func (f Folder) Save(key string, data []byte) error {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(string(f), ".unfinished-*")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), f.file(key))
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// file names the file of a key.
func (f Folder) file(key string) string { return filepath.Join(string(f), filepath.Base(key)+".json") }

// kept is what the store has about one passage: the replies that could be read,
// in order.
type kept struct {
	Model   string  `json:"model"`
	Prompt  string  `json:"prompt"`
	Replies []reply `json:"replies"`
}

// A reply is one kept answer.
type reply struct {
	Text     string `json:"text"`
	Attempts int    `json:"attempts"` // requests that it took
	In       int    `json:"in,omitempty"`
	Out      int    `json:"out,omitempty"`
}

// errStore is in the chain of the errors of a store.
var errStore = errors.New("store of answers")

// loadKept returns what a store has about a passage. Nothing, something else, or
// something that cannot be read is an empty record: it is asked again.
func loadKept(s Store, key, model, prompt string) (kept, error) {
	empty := kept{Model: model, Prompt: prompt}
	if s == nil {
		return empty, nil
	}
	data, ok, err := s.Load(key)
	if err != nil {
		return empty, fmt.Errorf("%w: %w", errStore, err)
	}
	var k kept
	if !ok || json.Unmarshal(data, &k) != nil || k.Model != model || k.Prompt != prompt {
		return empty, nil
	}
	return k, nil
}

// save keeps what is known about a passage.
func (k kept) save(s Store, key string) error {
	if s == nil {
		return nil
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(k); err != nil {
		return fmt.Errorf("%w: %w", errStore, err)
	}
	if err := s.Save(key, []byte(b.String())); err != nil {
		return fmt.Errorf("%w: %w", errStore, err)
	}
	return nil
}
