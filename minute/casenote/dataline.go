package casenote

import (
	"iter"
	"strings"
)

// dataLines yields the lines of a data file or template that say something, with
// their numbers from 1: blank lines and comments, which begin with "#", are passed
// over, and the blanks around a line are gone.
func dataLines(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.Lines(text) {
			n++
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			if !yield(n, line) {
				return
			}
		}
	}
}
