package speech

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed actionverbs.txt
var actionVerbData string

var actionVerbs = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(actionVerbData) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[line] = true
		}
	}
	return set
})

// IsActionVerb reports whether a verb in its base form says what people promise
// or are asked to do after a meeting or visit.
func IsActionVerb(verb string) bool { return actionVerbs()[strings.ToLower(verb)] }
