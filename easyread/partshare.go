package easyread

import (
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// shareWords gives words that no rule found, such as those that a person put in, to the
// parts that have them; those that no part has, to the first.
func shareWords(d *Document, parts []*Document) {
	for _, word := range d.Words {
		has := func(part *Document) bool {
			return slices.ContainsFunc(part.Words, func(w HardWord) bool { return strings.EqualFold(w.Term, word.Term) })
		}
		if slices.ContainsFunc(parts, has) {
			continue
		}
		pattern := regexp.MustCompile(`(?i)(?:^|[^\pL])(` + regexp.QuoteMeta(word.Term) + `)s?(?:$|[^\pL])`)
		found := false
		for _, part := range parts {
			for at, s := range part.All() {
				m := pattern.FindStringSubmatchIndex(s.Text)
				if m == nil || s.Inferred || word.Term == "" {
					continue
				}
				if !overlaps(s.Marks, m[2], m[3]) {
					s.addMark(extract.Mark{Span: extract.Span{Start: m[2], End: m[3]}, Kind: extract.Bold})
				}
				w := word
				w.At = strings.Join(strings.Split(at, ".")[:min(2, strings.Count(at, ".")+1)], ".")
				part.addWord(w)
				found = true
				break
			}
		}
		if !found {
			word.At = ""
			parts[0].addWord(word)
		}
	}
}

// addWord puts a word into the list, in its place by the alphabet.
func (d *Document) addWord(word HardWord) {
	i := slices.IndexFunc(d.Words, func(w HardWord) bool { return strings.ToLower(w.Term) > strings.ToLower(word.Term) })
	if i < 0 {
		i = len(d.Words)
	}
	d.Words = slices.Insert(d.Words, i, word)
}

// shareLosses gives what was left out, and the warnings, to the part whose text stands
// around it in the source: by its page, by its block, or with what was left out before.
func shareLosses(d *Document, parts []*Document, list []*partWriter) {
	first := make([]int, len(list)) // the page where a part begins; 0 for unknown
	holder := make(map[string]int)  // of blocks
	for k, w := range list {
		for i := w.from; i < w.to; i++ {
			see := func(_ string, s *Statement) bool {
				if s.Page > 0 && (first[k] == 0 || s.Page < first[k]) {
					first[k] = s.Page
				}
				for _, ref := range s.Source {
					holder[ref.Block] = k
				}
				return true
			}
			see("", &w.whole.Sections[i].Heading)
			for j := range w.whole.Sections[i].Rows {
				w.whole.Sections[i].Rows[j].all("", see)
			}
		}
	}
	byPage := func(page int) int {
		at := 0
		for k := range first {
			if first[k] > 0 && first[k] <= page {
				at = k
			}
		}
		return at
	}
	at := 0
	for _, l := range d.LeftOut {
		if k, ok := holder[l.Ref.Block]; ok && l.Ref.Block != "" {
			at = k
		} else if l.Page > 0 {
			at = byPage(l.Page)
		}
		parts[at].LeftOut = append(parts[at].LeftOut, l)
	}
	for _, warning := range d.Warnings {
		k := byPage(warning.Page)
		parts[k].Warnings = append(parts[k].Warnings, warning)
	}
}
