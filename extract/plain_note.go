package extract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// noteLine begins a line of footnotes: a number without a stop, and a text.
var noteLine = regexp.MustCompile(`^(\d{1,2}) [\p{Lu}“‘]`)

// aYear is a year, after which the sign of a note may stand.
var aYear = regexp.MustCompile(`^(?:19|20)\d\d$`)

// notedWithin is how many blocks before a footnote the sign that refers to it is
// looked for: the text of a page or two.
const notedWithin = 25

// footnotes makes notes of the lines that are footnotes: their number stands at the
// end of a word before them, as in "in Scotland1". The sign is taken out of the text.
// tie gives the references their targets once the blocks have their IDs.
func footnotes(blocks []Block) (out []Block, tie func()) {
	var noted []*Paragraph
	notes := make(map[string]*Note) // by the targets that stand in until they have IDs
	for _, b := range blocks {
		p, ok := b.(*Paragraph)
		if !ok || p.Layer != Body || !noteLine.MatchString(p.Text) {
			out = append(out, b)
			continue
		}
		parts := noteParts(p.Text)
		kept := ""
		for _, part := range parts {
			label, text, _ := strings.Cut(part, " ")
			at, i := signBefore(out, label)
			if at == nil {
				kept = strings.TrimSpace(kept + " " + part)
				continue
			}
			n := &Note{Label: label, Blocks: []Block{&Paragraph{Text: text}}}
			target := strconv.Itoa(len(notes))
			notes[target] = n
			noted = append(noted, at)
			at.takeSign(Span{Start: i, End: i + len(label)}, target)
			out = append(out, n)
		}
		if kept != "" {
			p.Text = kept
			out = append(out, p)
		}
	}
	return out, func() {
		for _, p := range noted {
			for i, m := range p.Marks {
				if n := notes[m.Target]; n != nil && m.Kind == NoteRef {
					p.Marks[i].Target = n.ID
				}
			}
		}
	}
}

// takeSign takes the sign of a note out of a text and marks where it stood.
func (p *Paragraph) takeSign(sign Span, target string) {
	p.Text = p.Text[:sign.Start] + p.Text[sign.End:]
	at := len(p.Marks)
	for i := range p.Marks {
		if p.Marks[i].Start > sign.Start {
			p.Marks[i].Start -= sign.End - sign.Start
			p.Marks[i].End -= sign.End - sign.Start
			at = min(at, i)
		}
	}
	p.Marks = slices.Insert(p.Marks, at, Mark{Span: Span{Start: sign.Start, End: sign.Start}, Kind: NoteRef, Target: target})
}

// noteParts parts a line of footnotes at their numbers, which follow each other.
func noteParts(text string) []string {
	var parts []string
	for {
		first, _, _ := strings.Cut(text, " ")
		n, err := strconv.Atoi(first)
		if err != nil {
			return append(parts, text)
		}
		next := " " + strconv.Itoa(n+1) + " "
		i := strings.Index(text, next)
		if i < 0 {
			return append(parts, text)
		}
		r, _ := utf8.DecodeRuneInString(text[i+len(next):])
		if !unicode.IsUpper(r) {
			return append(parts, text)
		}
		parts = append(parts, text[:i])
		text = text[i+1:]
	}
}

// signBefore returns the paragraph among the last blocks in which a number stands at
// the end of a word, and where.
func signBefore(blocks []Block, label string) (*Paragraph, int) {
	for n := len(blocks) - 1; n >= max(0, len(blocks)-notedWithin); n-- {
		var inner []*Paragraph
		switch b := blocks[n].(type) {
		case *Paragraph:
			inner = append(inner, b)
		case *List:
			for _, item := range b.Items {
				if p, ok := firstOf(item.Blocks).(*Paragraph); ok {
					inner = append(inner, p)
				}
			}
		}
		for _, p := range inner {
			if i := signAt(p.Text, label); i > 0 {
				return p, i
			}
		}
	}
	return nil, 0
}

// firstOf returns the first of some blocks, or nil.
func firstOf(blocks []Block) Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

// signAt returns where a number stands at the end of a word of three letters or more,
// or after its stop, or -1. Postcodes, roads and units have their numbers elsewhere.
func signAt(text, label string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], label)
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(label)
		if i == 0 {
			continue // it begins with the number
		}
		before := strings.TrimRight(text[:i], ".,;:)’'”")
		word := before[strings.LastIndexAny(before, " (/-")+1:]
		after, _ := utf8.DecodeRuneInString(text[from:])
		if from < len(text) && after != ' ' && !strings.ContainsRune(".,;:)", after) {
			continue
		}
		if text[i-1] != ' ' && aYear.MatchString(word) {
			return i // "from 20192." has note 2
		}
		letters := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLower(r) && r != '’' })
		if word != "" && len(word) >= 3 && letters <= 0 && text[i-1] != ' ' && unicode.IsLower(rune(word[len(word)-1])) {
			return i
		}
	}
}
