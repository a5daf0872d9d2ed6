package easyread

import (
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/easyread/picture"
)

// A front is what stands above the first section, in every format.
type front struct {
	mark    string           // says that it is Easy Read
	picture *picture.Picture // beside the mark, as decoration; nil for none
	title   Statement
	lines   []string // which part it is, and who publishes it and when, as far as the source says
}

func (d *Document) front() front {
	f := front{mark: "Easy Read", title: d.Title}
	if f.title.Text == "" {
		f.title.Text = "Easy Read"
	}
	if p, ok := picture.Default().Picture("easy-read"); ok {
		f.picture = &p
	}
	for _, line := range []string{d.Part, d.Publisher, plainDate(d.Date)} {
		if line != "" && !strings.EqualFold(line, f.title.Text) {
			f.lines = append(f.lines, line)
		}
	}
	return f
}

// ordinal is the end of a day's number, and capitals the name of a day or month in
// capital letters.
var (
	ordinal  = regexp.MustCompile(`(?i)(\d)(?:st|nd|rd|th)\b`)
	capitals = regexp.MustCompile(`\b(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|[A-Z]{3,6}DAY)\b`)
)

// plainDate returns a date in the form that Easy Read has: "24 April 2025".
func plainDate(date string) string {
	return capitals.ReplaceAllStringFunc(ordinal.ReplaceAllString(date, "$1"), func(w string) string { return w[:1] + strings.ToLower(w[1:]) })
}

// name returns the title of the document as a file has it: it says that it is
// Easy Read.
func (d *Document) name() string {
	name := d.Title.Text
	if number, _, _ := strings.Cut(d.Part, ":"); number != "" {
		name = strings.TrimPrefix(name+" – "+number, " – ")
	}
	switch {
	case name == "":
		return "Easy Read"
	case strings.Contains(strings.ToLower(name), "easy read"):
		return name
	}
	return name + " – Easy Read"
}
