package transcript

import (
	"regexp"
	"sync"
)

// datePattern finds a day with its month and year as words or numbers.
var datePattern = sync.OnceValue(func() *regexp.Regexp {
	const month = `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)`
	return regexp.MustCompile(`\b\d{1,2}(?:st|nd|rd|th)?(?: of)? ` + month + `\.?,? \d{4}\b|\b\d{4}[-/]\d{2}[-/]\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b`)
})

// dateIn returns the first full date in a line, as written, or "".
func dateIn(line string) string { return datePattern().FindString(line) }
