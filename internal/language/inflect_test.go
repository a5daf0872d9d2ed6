package language_test

import (
	"testing"

	"github.com/townclerk/townclerk/internal/language"
)

func TestInflectAndLemma(t *testing.T) {
	tests := []struct{ lemma, tag, form string }{
		{"start", "VBD", "started"}, {"stop", "VBG", "stopping"}, {"travel", "VBD", "travelled"}, {"refer", "VBN", "referred"},
		{"offer", "VBD", "offered"}, {"give", "VBN", "given"}, {"apply", "VBZ", "applies"}, {"pay", "VBD", "paid"}, {"use", "VBG", "using"},
		{"agree", "VBG", "agreeing"}, {"die", "VBG", "dying"}, {"tell", "VBD", "told"}, {"go", "VBZ", "goes"}, {"watch", "VBZ", "watches"},
		{"hope", "VBG", "hoping"}, {"hop", "VBD", "hopped"}, {"care", "VBD", "cared"}, {"plan", "VBG", "planning"}, {"visit", "VBD", "visited"},
		{"decide", "VBD", "decided"}, {"close", "VBN", "closed"}, {"help", "VBZ", "helps"}, {"send", "VBN", "sent"}, {"occur", "VBD", "occurred"},
		{"policy", "NNS", "policies"}, {"child", "NNS", "children"}, {"bus", "NNS", "buses"}, {"church", "NNS", "churches"}, {"day", "NNS", "days"},
		{"analysis", "NNS", "analyses"}, {"house", "NNS", "houses"}, {"service", "NNS", "services"}, {"box", "NNS", "boxes"},
		{"easy", "JJR", "easier"}, {"big", "JJS", "biggest"}, {"large", "JJR", "larger"}, {"good", "JJR", "better"}, {"small", "JJS", "smallest"},
	}
	for _, tt := range tests {
		t.Run(tt.lemma+" "+tt.tag, func(t *testing.T) {
			if got := language.Inflect(tt.lemma, tt.tag); got != tt.form {
				t.Errorf("Inflect(%q, %s) = %q, want %q", tt.lemma, tt.tag, got, tt.form)
			}
			if got := language.Lemma(tt.form, tt.tag); got != tt.lemma {
				t.Errorf("Lemma(%q, %s) = %q, want %q", tt.form, tt.tag, got, tt.lemma)
			}
		})
	}
	for in, want := range map[string]string{"set up": "setting up", "be in charge of": "being in charge of"} {
		if got := language.Inflect(in, "VBG"); got != want {
			t.Errorf("Inflect(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"the": 1, "council": 2, "planning": 2, "application": 4, "refused": 2, "started": 2, "table": 2, "people": 2, "house": 1, "houses": 2,
		"eye": 1, "media": 3, "video": 3, "services": 3, "rates": 1, "well-known": 2, "eligible": 4, "accommodation": 5, "2026": 0,
	} {
		if got := language.Syllables(word); got != want {
			t.Errorf("Syllables(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestArticle(t *testing.T) {
	for next, want := range map[string]string{
		"hour": "an", "university": "a", "unusual case": "an", "MP": "an", "NATO base": "a", "UK law": "a", "FOI request": "an", "8-year plan": "an",
		"11am meeting": "an", "110 day limit": "a", "urgent matter": "an", "European rule": "a", "one-off": "a", "house": "a", "“old” house": "an", "NHS trust": "an",
	} {
		if got := language.Article(next); got != want {
			t.Errorf("Article(%q) = %q, want %q", next, got, want)
		}
	}
}
