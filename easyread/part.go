package easyread

import (
	"cmp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// split makes parts of a long section: people lose their place in it. A part after
// the first is named after what it speaks of more than once and no other part is named
// after, or of what it begins with, in words of the text. Else it goes on under the
// same heading. used are the names that stand already, in small letters.
func split(s Section, used map[string]bool) []Section {
	if len(s.Rows) < splitRows {
		return []Section{s}
	}
	n := (len(s.Rows) + sectionRows - 1) / sectionRows
	var parts []Section
	start := 0
	for i := range n {
		end := (i + 1) * len(s.Rows) / n
		for end > start && end < len(s.Rows) && s.Rows[end].belongs(&s.Rows[end-1]) {
			end++
		}
		if end <= start {
			continue
		}
		part := s
		part.Rows = s.Rows[start:end]
		if start > 0 {
			part.Heading.Marks = nil
			part.Heading.Inferred = true
			if name := subject(part.Rows, used); name != "" {
				used[nameKey(name)] = true
				part.Heading.Text = name
				part.Heading.Source, part.Heading.Page = nil, 0
			} else {
				part.Heading.Text = strings.TrimRight(s.Heading.Text, ":.") + goesOn
			}
		}
		parts = append(parts, part)
		start = end
	}
	return parts
}

// belongs reports whether a row goes on from the one before it: that ends in a colon,
// or it is a way to reach someone of whom that speaks.
func (r *Row) belongs(before *Row) bool {
	if len(before.Statements) == 0 || len(r.Statements) == 0 {
		return r.Table != nil
	}
	return r.Statements[0].Kind == Contact || strings.HasSuffix(before.Statements[len(before.Statements)-1].Text, ":")
}

// nameKey is what two names share that are one but for an s.
func nameKey(name string) string { return strings.TrimSuffix(strings.ToLower(name), "s") }

// headingNames returns the headings of sections, as [split] wants them.
func headingNames(drafts []draft) map[string]bool {
	used := make(map[string]bool)
	for _, d := range drafts {
		used[nameKey(d.heading.Text)] = true
	}
	return used
}

// fewestSaid is how many words a statement has at least that says something.
const fewestSaid = 6

// goesOn ends the heading of a part that goes on with the part before.
const goesOn = " (continued)"

// subject returns the thing that rows speak of most, or else begin with, as a heading,
// or "" if they speak of none. used are the names that stand already.
func subject(rows []Row, used map[string]bool) string {
	type thing struct {
		text  string
		count int // statements that speak of it
		words int
	}
	var all []*thing
	known := make(map[string]*thing)
	for _, r := range rows {
		for _, s := range r.Statements {
			if s.Inferred || s.Kind == Contact || len(strings.Fields(s.Text)) < fewestSaid {
				continue // a line of an address speaks of nothing
			}
			seen := make(map[string]bool)
			for _, name := range things(s.Text) {
				key := nameKey(name)
				if seen[key] || used[key] {
					continue
				}
				seen[key] = true
				if known[key] == nil {
					known[key] = &thing{text: name, words: len(strings.Fields(name))}
					all = append(all, known[key])
				}
				known[key].count++
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	if often := slices.MaxFunc(all, func(a, b *thing) int {
		return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(a.words, b.words))
	}); often.count > 1 {
		return sentenceCase(calm(often.text))
	}
	if first := rows[0].Statements; len(first) > 0 && beginsWith(first[0].Text, all[0].text) {
		return sentenceCase(calm(all[0].text))
	}
	return ""
}

// beginsWith reports whether a sentence begins with a name, whatever article it has.
func beginsWith(text, name string) bool {
	if first, rest, ok := strings.Cut(text, " "); ok {
		switch strings.ToLower(first) {
		case "a", "an", "the", "our", "your", "this", "these":
			text = rest
		}
	}
	return strings.HasPrefix(text, name)
}

// things returns the names of things in a text that say by themselves what they are:
// two to four words, the last a noun.
func things(text string) []string {
	const fewest, most = 2, 4
	tokens := language.Tokens(text)
	inside := func(t language.Token) bool {
		return strings.HasPrefix(t.Tag, "NN") || t.Tag == "JJ"
	}
	var out []string
	for i := 0; i < len(tokens); {
		j := i
		for j < len(tokens) && inside(tokens[j]) && (j == i || text[tokens[j-1].End:tokens[j].Start] == " ") {
			j++
		}
		if j == i {
			i++
			continue
		}
		end := j
		for end > i && !strings.HasPrefix(tokens[end-1].Tag, "NN") {
			end--
		}
		name := ""
		if end > i {
			name = text[tokens[i].Start:tokens[end-1].End]
		}
		cutOff := i > 0 && (tokens[i-1].Tag == "CD" || tokens[i-1].Tag == "JJR" || tokens[i-1].Tag == "JJS" || tokens[i-1].Tag == "VBN" || strings.HasSuffix(text[:tokens[i].Start], "-")) ||
			end+1 < len(tokens) && tokens[end].Tag == "CC" && strings.HasPrefix(tokens[end+1].Tag, "NNP")
		if !cutOff && !ofPerson(tokens[i:end]) && end-i >= fewest && end-i <= most && !vagueThing[strings.ToLower(tokens[i].Text)] && !vagueThing[tokens[end-1].Lemma] && len(tokens[end-1].Text) > 2 && !strings.ContainsAny(name, "0123456789[]()/") {
			out = append(out, name)
		}
		i = j
	}
	return out
}

// ofPerson reports whether words may be the name of a person, after whom no part of a
// text is named: all have capital letters, and one is no word of its own.
func ofPerson(tokens []language.Token) bool {
	own := false
	for _, t := range tokens {
		if !strings.HasPrefix(t.Tag, "NNP") {
			return false
		}
		own = own || !lexicon.Known(strings.ToLower(t.Text))
	}
	return own
}

// vagueThing are words with which names begin or end that say nothing alone.
var vagueThing = map[string]bool{
	"other": true, "such": true, "same": true, "first": true, "last": true, "next": true, "main": true, "new": true,
	"many": true, "several": true, "different": true, "more": true, "own": true, "certain": true, "big": true,
	"small": true, "good": true, "possible": true, "suitable": true, "extra": true, "important": true, "relevant": true,
	"further": true, "second": true, "third": true, "specific": true, "particular": true, "general": true, "whole": true,
	"third-party": true, "fourth": true, "fifth": true, "sixth": true, "great": true, "following": true, "above": true,
	"part": true, "paragraph": true, "sentence": true, "section": true, "number": true, "way": true, "kind": true,
	"agenda": true, "item": true, "end": true, "weight": true, "account": true, "regard": true, "table": true, "figure": true, "page": true,
	"chapter": true, "total": true, "range": true, "little": true, "high": true, "low": true, "large": true,
	"few": true, "enough": true, "vast": true, "majority": true, "share": true, "change": true,
}
