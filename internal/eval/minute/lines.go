package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// eachLine decodes each line of a file of JSON objects and calls do with it.
func eachLine[T any](name string, do func(T) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(make([]byte, 1<<20), 256<<20)
	for n := 1; s.Scan(); n++ {
		if len(s.Bytes()) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			return fmt.Errorf("%s: line %d: %w", name, n, err)
		}
		if err := do(v); err != nil {
			return fmt.Errorf("%s: line %d: %w", name, n, err)
		}
	}
	return s.Err()
}
