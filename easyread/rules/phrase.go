package rules

import (
	"embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
)

//go:embed data/*.tsv data/*.txt
var data embed.FS

// A phrase is a line of a data file: what to look for, and what to write
// instead, if that can be said.
type phrase struct{ text, plain string }

// phrases are the phrases of one file by their first word, in lower case.
type phrases map[string][]phrase

// The files are read on first use. A test checks that every line parses.
var (
	abbreviations = sync.OnceValue(func() phrases { return readPhrases("abbreviations") })
	childish      = sync.OnceValue(func() phrases { return readPhrases("childish") })
	contractions  = sync.OnceValue(func() phrases { return readPhrases("contractions") })
	foreign       = sync.OnceValue(func() phrases { return readPhrases("foreign") })
	needless      = sync.OnceValue(func() phrases { return readPhrases("needless") })
	idioms        = sync.OnceValue(func() phrases { return readPhrases("idioms") })
	terms         = sync.OnceValue(func() phrases { return readPhrases("terms") })
)

// readPhrases reads data/<name>.tsv: phrase, tab, plain words.
func readPhrases(name string) phrases {
	raw, err := data.ReadFile("data/" + name + ".tsv")
	if err != nil {
		return nil
	}
	list := make(phrases)
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text, plain, _ := strings.Cut(line, "\t")
		first := firstWord(text)
		list[first] = append(list[first], phrase{text, plain})
	}
	return list
}

// A match is where a phrase stands in a text.
type match struct {
	start, end int
	plain      string // with a capital letter if the match has one
}

// find returns the phrases in text from left to right, the longest at each place.
func (p phrases) find(text string) []match {
	var found []match
	inWord := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		starts := !inWord && wordRune(r)
		inWord = wordRune(r) || inWord && joins(r)
		if !starts {
			i += size
			continue
		}
		end, plain := 0, ""
		for _, ph := range p[firstWord(text[i:])] {
			if n := prefix(text[i:], ph.text); n > end && bounded(text[i+n:]) && !initials(text[i:i+n]) {
				end, plain = n, ph.plain
			}
		}
		if end == 0 {
			i += size
			continue
		}
		if unicode.IsUpper(r) && (i == 0 || !shouting(text[i:i+end])) {
			plain = capital(plain)
		}
		found = append(found, match{i, i + end, plain})
		i += end
		inWord = false
	}
	return found
}

// shouting reports whether a word has two capital letters or more and no small ones:
// "ASAP" in a sentence does not begin it.
func shouting(word string) bool {
	return len(word) > 1 && word == strings.ToUpper(word) && word != strings.ToLower(word)
}

// initials reports whether a match is 2 capital letters, such as "CF" and "IE",
// which stand for something else than "cf" and "ie". "NB" is always that.
func initials(word string) bool {
	return len(word) == 2 && word != "NB" && word == strings.ToUpper(word) && word != strings.ToLower(word)
}

// prefix returns how many bytes of text match the phrase, whatever their case and
// the kind of apostrophe, or 0.
func prefix(text, phrase string) int {
	i := 0
	for _, want := range phrase {
		got, size := utf8.DecodeRuneInString(text[i:])
		if got == '’' {
			got = '\''
		}
		if size == 0 || unicode.ToLower(got) != want {
			return 0
		}
		i += size
	}
	return i
}

// bounded reports whether a word may end before rest.
func bounded(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	return size == 0 || !wordRune(r) && r != '@' && r != '-'
}

// firstWord returns the letters and digits that text begins with, in lower case.
func firstWord(text string) string {
	for i, r := range text {
		if !wordRune(r) {
			return strings.ToLower(text[:i])
		}
	}
	return strings.ToLower(text)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// joins reports whether r goes on inside a word, so that no phrase starts after it.
func joins(r rune) bool {
	return r == '\'' || r == '’' || r == '@' || r == '.' || r == '-' || r == '/'
}

// capital returns s with its first letter as a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// phraseCheck returns a check that finds the phrases of a list in all text but
// addresses, with a message made from the phrase found.
func phraseCheck(list func() phrases, severity Severity, message func(found, plain string) string) func(*Input) []Finding {
	return func(in *Input) []Finding {
		var findings []Finding
		for i := range in.Sentences {
			s := &in.Sentences[i]
			if s.Part.Kind == Contact {
				continue
			}
			for _, m := range list().find(s.Text) {
				if s.inFact(m.start, m.end, fidelity.URL) || s.inFact(m.start, m.end, fidelity.Email) {
					continue
				}
				findings = append(findings, Finding{
					Severity: severity,
					Message:  message(s.Text[m.start:m.end], m.plain),
					At:       extract.Ref{Block: s.Part.ID, Span: extract.Span{Start: s.Span.Start + m.start, End: s.Span.Start + m.end}},
					Fix:      only(m.plain),
				})
			}
		}
		return findings
	}
}

// choice parts plain words of which the writer has to choose.
const choice = " / "

// quoted returns plain words in quotation marks, with "or" between those to choose
// from.
func quoted(plain string) string {
	words := strings.Split(plain, choice)
	for i, w := range words {
		if capitalised(plain) {
			w = capital(w)
		}
		words[i] = strconv.Quote(w)
	}
	return strings.Join(words, " or ")
}

// only returns plain words that can be put in as they are, or "" where there is a
// choice.
func only(plain string) string {
	if strings.Contains(plain, choice) {
		return ""
	}
	return plain
}
