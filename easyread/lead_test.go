package easyread_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
)

func TestNothingIsAnnouncedThatDoesNotFollow(t *testing.T) {
	long := strings.Repeat("The old mill by the river was built by a family that came from the north and it has stood there for a long time. ", 60)
	source := "# The mill\n\n## What it is\n\nYou must not go in.\n\nHere is what people said of it:\n\n" + long + "\n\n## When\n\nYou can see it on Monday.\n\nBring these things:\n\n- a hat\n- your card\n"
	for _, length := range []easyread.Length{easyread.Standard, easyread.Summary} {
		d := convert(t, easyread.Converter{Length: length, Simplifier: engine(same), Rules: []rules.Rule{}}, source)
		for at, s := range d.All() {
			if s.Text == "Here is what people said of it:" {
				t.Errorf("%v: %s announces what is not there:\n%s", length, at, plain(t, d))
			}
		}
	}
	d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}, source)
	if text := plain(t, d); !strings.Contains(text, "Here is what people said of it:") || !strings.Contains(text, "Bring these things:") {
		t.Errorf("a complete document lacks a sentence:\n%s", text)
	}
}

func TestAHeadingWithoutTextBelowItIsLeftOut(t *testing.T) {
	source := "# Plan\n\n## Roads\n\n### Lanes\n\n## Homes\n\nYou must read this.\n"
	d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}, source)
	for _, s := range d.Sections {
		if s.Heading.Text == "Roads" || s.Heading.Text == "Lanes" {
			t.Errorf("%q has no text", s.Heading.Text)
		}
	}
}
