package minute

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/kinds.txt
var kindData string

// A Kind is a kind of meeting: what its minutes are called, which body decides
// and with which word.
type Kind struct {
	// Name is what [Maker] takes, such as "committee".
	Name string

	// Title is printed above the minutes, such as "Minutes".
	Title string

	// Body is who decides, as in "the Committee".
	Body string

	// Resolved is the word before a decision, such as "RESOLVED".
	Resolved string

	// Terse is set for meetings whose minutes list actions before discussion.
	Terse bool
}

// Kinds returns the kinds of meeting that are known, the default first. The
// slice is the caller's.
func Kinds() []Kind { return append([]Kind(nil), kinds()...) }

// kinds reads data/kinds.txt.
var kinds = sync.OnceValue(func() []Kind {
	var list []Kind
	for line := range strings.Lines(kindData) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		field := strings.Split(line, "|")
		for len(field) < 5 {
			field = append(field, "")
		}
		for i := range field {
			field[i] = strings.TrimSpace(field[i])
		}
		list = append(list, Kind{Name: field[0], Title: field[1], Body: field[2], Resolved: field[3], Terse: field[4] == "terse"})
	}
	return list
})

// kindNamed returns the kind called name; "" is the first.
func kindNamed(name string) (Kind, bool) {
	for _, k := range kinds() {
		if k.Name == name || name == "" {
			return k, true
		}
	}
	return Kind{}, false
}
