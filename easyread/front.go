package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/easyread/picture"
)

// A front is what stands above the first section, in every format.
type front struct {
	mark    string           // says that it is Easy Read
	picture *picture.Picture // beside the mark, as decoration; nil for none
	title   Statement
	lines   []string // who publishes it and when, as far as the source says
}

func (d *Document) front() front {
	f := front{mark: "Easy Read", title: d.Title}
	if f.title.Text == "" {
		f.title.Text = "Easy Read"
	}
	if p, ok := picture.Default().Picture("easy-read"); ok {
		f.picture = &p
	}
	for _, line := range []string{d.Publisher, d.Date} {
		if line != "" && !strings.EqualFold(line, f.title.Text) {
			f.lines = append(f.lines, line)
		}
	}
	return f
}

// name returns the title of the document as a file has it: it says that it is
// Easy Read.
func (d *Document) name() string {
	switch {
	case d.Title.Text == "":
		return "Easy Read"
	case strings.Contains(strings.ToLower(d.Title.Text), "easy read"):
		return d.Title.Text
	}
	return d.Title.Text + " – Easy Read"
}
