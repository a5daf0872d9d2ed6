package extract

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// inlineBullet parts the items of a list that stands on one line.
const inlineBullet = " • "

// fewestNumbered is how many numbers in a row make a list of one line.
const fewestNumbered = 3

var (
	// inlineNumber is the number of an item of a list that stands on one line.
	inlineNumber = regexp.MustCompile(`(?:^|\s)(\d{1,2})\. \p{Lu}`)
	// contentsNumbers are a page number and the number of the next section, as they
	// follow each other where the lines of a list of contents were joined.
	contentsNumbers = regexp.MustCompile(`\s\d{1,3}\s+\d{1,2}(?:\.\d{1,2})*\.?\s+\p{Lu}`)
	// lostBreak is where a line break was lost: a small letter, and a word that begins
	// a sentence and no name.
	lostBreak = regexp.MustCompile(`\p{Ll} ((?:It|We|This|These|They|There|Here|If|You) \p{Ll})`)
)

// holdsList reports whether a line holds a whole list, or a list of contents.
func holdsList(text string) bool {
	return strings.Contains(text, inlineBullet) || isJoinedContents(text) || numberedAt(text) != nil
}

// isJoinedContents reports whether a line is a list of contents whose lines were
// joined.
func isJoinedContents(text string) bool {
	const fewest = 4
	return len(contentsNumbers.FindAllStringIndex(text, fewest)) == fewest
}

// listed parts a paragraph at the lists in it: what stands before a list, the list,
// and what comes after its last item. Text without lists is returned as it is.
func listed(p *Paragraph) []Block {
	if isJoinedContents(p.Text) {
		p.Layer = Furniture
		return []Block{p}
	}
	if at := numberedAt(p.Text); at != nil {
		return numberedList(p.Text, at)
	}
	padded := " " + p.Text + " "
	if !strings.Contains(padded, inlineBullet) {
		return []Block{p}
	}
	parts := strings.Split(padded, inlineBullet)
	var out []Block
	text := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, &Paragraph{Text: s})
		}
	}
	text(parts[0])
	var list *List
	stops := 0 // items that end as sentences do
	for i, part := range parts[1:] {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		item, rest := itemOf(part, list != nil && stops == 0, i == len(parts)-2)
		if strings.HasSuffix(item, ".") {
			stops++
		}
		if list == nil {
			list = &List{}
			out = append(out, list)
		}
		list.Items = append(list.Items, &ListItem{Blocks: []Block{&Paragraph{Text: item}}})
		if rest != "" {
			text(rest)
			list, stops = nil, 0
		}
	}
	return out
}

// itemOf parts an item of a list from what comes after the list. fragments says that
// the items before it are no sentences, last that no item follows.
func itemOf(part string, fragments, last bool) (item, rest string) {
	const most = 2 // sentences of an item among others that are none
	if m := lostBreak.FindStringSubmatchIndex(part); m != nil && fragments {
		return part[:m[2]-1], part[m[2]:]
	}
	spans := language.Sentences(part)
	n := len(spans)
	if n < 2 {
		return part, ""
	}
	switch tail := spans[n-1].Of(part); {
	case tailHeads(tail) && !(fragments && n > most):
		return strings.TrimSpace(part[:spans[n-1].Start]), tail
	case strings.HasSuffix(part, ":") && !last:
		// What begins the next list is no item of this one.
		if fragments {
			return spans[0].Of(part), part[spans[1].Start:]
		}
		return strings.TrimSpace(part[:spans[n-1].Start]), tail
	case fragments && (last || n > most):
		return spans[0].Of(part), part[spans[1].Start:]
	}
	return part, ""
}

// numberedAt returns where the items of a numbered list of one line begin, in pairs
// with where their texts do, or nil: a run of numbers that follow each other, each
// before a capital letter.
func numberedAt(text string) [][2]int {
	var run [][2]int
	last := 0
	for _, m := range inlineNumber.FindAllStringSubmatchIndex(text, -1) {
		n, err := strconv.Atoi(text[m[2]:m[3]])
		if err != nil {
			return nil
		}
		if len(run) > 0 && n != last+1 {
			if len(run) >= fewestNumbered {
				break
			}
			run = nil
		}
		run = append(run, [2]int{m[2], m[3] + 2})
		last = n
	}
	if len(run) < fewestNumbered {
		return nil
	}
	return run
}

// numberedList returns the blocks of a text with a numbered list in it.
func numberedList(text string, at [][2]int) []Block {
	var out []Block
	if lead := strings.TrimSpace(text[:at[0][0]]); lead != "" {
		out = append(out, listed(&Paragraph{Text: lead})...)
	}
	list := &List{}
	rest := ""
	for i, a := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		item := strings.TrimSpace(text[a[1]:end])
		if i+1 == len(at) {
			item, rest = itemOf(item, true, true)
		}
		list.Items = append(list.Items, &ListItem{Label: text[a[0] : a[1]-1], Blocks: []Block{&Paragraph{Text: item}}})
	}
	out = append(out, list)
	if rest != "" {
		out = append(out, listed(&Paragraph{Text: rest})...)
	}
	return out
}
