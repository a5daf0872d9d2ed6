package fidelity

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// nameJoins may stand inside a name: "Secretary of State", "Brown & Co".
var nameJoins = map[string]bool{"of": true, "for": true, "and": true, "&": true, "the": true, "upon": true, "on": true, "de": true, "la": true, "le": true, "van": true, "von": true}

// titles are left out of a name's value, so that "Cllr Dixey" is "Councillor
// Dixey".
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "mx": true, "dr": true, "doctor": true, "cllr": true, "cllrs": true, "councillor": true, "councillors": true,
	"prof": true, "professor": true, "rev": true, "reverend": true, "st": true, "saint": true, "sir": true, "the": true,
}

// names finds runs of capitalised words outside the facts found so far. A
// capital letter at the start of a sentence counts only if the run goes on.
func (s *scanner) names(taken []Fact) []Fact {
	var out []Fact
	next := 0
	for i := 0; i < len(s.chunks); {
		for next < len(taken) && taken[next].End <= s.chunks[i].start {
			next++
		}
		if next < len(taken) && taken[next].Start < s.chunks[i].end || !s.capital(i) {
			i++
			continue
		}
		limit := len(s.text)
		if next < len(taken) {
			limit = taken[next].Start
		}
		end := s.nameEnd(i, limit)
		if f, ok := s.name(i, end); ok {
			out = append(out, f)
		}
		i = end
	}
	return out
}

// capital reports whether chunk i can begin a name.
func (s *scanner) capital(i int) bool {
	c := s.chunks[i]
	if c.text[0] < 'A' || c.text[0] > 'Z' && c.text[0] < 0x80 {
		return false
	}
	if c.text[0] >= 0x80 && strings.ToLower(c.text) == c.text || c.text[0] >= 0x80 && !letterFirst(c.text) {
		return false
	}
	switch c.lower {
	case "i", "i'm", "i’m", "i've", "i’ve", "i'll", "i’ll", "i'd", "i’d":
		return false
	}
	// "The" in the middle of a sentence belongs to a name only if one follows.
	return !language.IsFunctionWord(trimPossessive(c.text))
}

func letterFirst(w string) bool { return strings.ToUpper(w) != strings.ToLower(w) && w[0] != 0xC2 }

// nameEnd returns the chunk behind the run of names that begins at i.
func (s *scanner) nameEnd(i, limit int) int {
	end := i + 1
	for k := i; s.joined(k) || k+1 < len(s.chunks) && s.shortTitle(k); {
		n := k + 1
		for n < len(s.chunks) && nameJoins[s.chunks[n].text] && s.joined(n) && n-k < 4 {
			n++
		}
		if n >= len(s.chunks) || s.chunks[n].start >= limit || !s.capital(n) {
			break
		}
		end = n + 1
		k = n
		if trimPossessive(s.chunks[k].text) != s.chunks[k].text {
			break
		}
	}
	return end
}

// shortTitle reports whether the full stop behind chunk k belongs to a title or
// an initial.
func (s *scanner) shortTitle(k int) bool {
	c := s.chunks[k]
	return c.stop && strings.HasPrefix(s.text[c.end:], ". ") && (titles[c.lower] || len(c.text) == 1)
}

func (s *scanner) name(i, end int) (Fact, bool) {
	if s.chunks[i].first && (end-i == 1 || !upper(s.chunks[i+1].text[0]) && !titles[s.chunks[i].lower]) {
		// The first word of a sentence has a capital anyway.
		i++
		for i < end && nameJoins[s.chunks[i].text] {
			i++
		}
		if i >= end {
			return Fact{}, false
		}
	}
	f := s.make(Name, "", i, end-i)
	f.Value = nameValue(f.Text)
	return f, f.Value != ""
}

// nameValue returns the words of a name in lower case without titles and
// joining words.
func nameValue(text string) string {
	var words []string
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		w = trimPossessive(strings.Trim(w, `.,"'“”‘’()`))
		if w != "" && !titles[w] && !nameJoins[w] {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

func trimPossessive(w string) string {
	for _, s := range []string{"'s", "’s", "'", "’"} {
		if t, ok := strings.CutSuffix(w, s); ok {
			return t
		}
	}
	return w
}
