package prompt

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// A Piece is personal data in a text: text[Start:End].
type Piece struct {
	Start, End int

	// Kind is what it is, such as "person" or "nhs-number".
	Kind string
}

// Find returns the personal data in a text, in order and without overlaps. It
// must be safe for concurrent use.
type Find func(text string) []Piece

// A key says which placeholders stand for what in one job.
type key struct {
	placeholders []string
	texts        []string // what each stands for
}

// placeholderForm is what placeholders look like, and what a model may make of
// one.
var placeholderForm = regexp.MustCompile(`(?i)\[[a-z][a-z ]{1,30} ?\d{1,6}\]`)

// mask takes the personal data out of the texts of jobs. What is found in one
// text is looked for in all: a name that stands with its title in one passage
// stands bare in another. The jobs are changed; the keys are theirs, in order.
func mask(jobs []Job, find Find) []*key {
	keys := make([]*key, len(jobs))
	if find == nil {
		for i := range keys {
			keys[i] = new(key)
		}
		return keys
	}
	// All texts once, as one: so the finder knows the names of all of them.
	var all strings.Builder
	starts := make(map[string]int)
	for i := range jobs {
		for _, s := range jobs[i].all() {
			if _, ok := starts[*s]; !ok {
				starts[*s] = all.Len()
				all.WriteString(*s + "\n\n")
			}
		}
	}
	joined := all.String()
	pieces := slices.DeleteFunc(find(joined), func(p Piece) bool { return nobody(joined[p.Start:p.End]) })
	for i := range jobs {
		k := new(key)
		keys[i] = k
		list := jobs[i].all()
		var taken strings.Builder // placeholders that the texts themselves have
		for _, s := range list {
			taken.WriteString(strings.ToUpper(strings.Join(placeholderForm.FindAllString(*s, -1), "")))
		}
		for _, s := range list {
			start := starts[*s]
			*s = k.mask(*s, start, within(pieces, start, start+len(*s)), taken.String())
		}
	}
	return keys
}

// nobody reports whether a text is nothing but words of grammar, such as "I'm" at
// the beginning of a sentence: taking those out would tell nobody's name and take
// the sense away.
func nobody(text string) bool {
	for w := range strings.FieldsSeq(text) {
		head, _, _ := strings.Cut(strings.ReplaceAll(w, "’", "'"), "'")
		if !language.IsFunctionWord(head) {
			return false
		}
	}
	return true
}

// within returns the pieces that touch a range.
func within(pieces []Piece, start, end int) []Piece {
	from, _ := slices.BinarySearchFunc(pieces, start, func(p Piece, at int) int { return p.End - at - 1 })
	to := from
	for to < len(pieces) && pieces[to].Start < end {
		to++
	}
	return pieces[from:to]
}

// mask returns a text that begins at start without its pieces.
func (k *key) mask(text string, start int, pieces []Piece, taken string) string {
	var b strings.Builder
	at := 0
	for _, p := range pieces {
		from, to := max(p.Start-start, at), min(p.End-start, len(text))
		if from >= to {
			continue
		}
		b.WriteString(text[at:from] + k.placeholder(p.Kind, text[from:to], taken))
		at = to
	}
	b.WriteString(text[at:])
	return b.String()
}

// placeholder returns the placeholder of a text, a new one if it has none yet.
func (k *key) placeholder(kind, text, taken string) string {
	name := strings.ToUpper(strings.ReplaceAll(kind, "-", " "))
	for i, t := range k.texts {
		if t == text && strings.HasPrefix(k.placeholders[i], "["+name+" ") {
			return k.placeholders[i]
		}
	}
	for n := 1; ; n++ {
		p := fmt.Sprintf("[%s %d]", name, n)
		if !slices.Contains(k.placeholders, p) && !strings.Contains(taken, p) {
			k.placeholders = append(k.placeholders, p)
			k.texts = append(k.texts, text)
			return p
		}
	}
}

// restore puts personal data back.
func (k *key) restore(text string) string {
	if len(k.placeholders) == 0 {
		return text
	}
	return placeholderForm.ReplaceAllStringFunc(text, func(p string) string {
		if i := slices.Index(k.placeholders, p); i >= 0 {
			return k.texts[i]
		}
		return p
	})
}

// checkPlaceholders compares the placeholders of statements with those of the
// lines and notes of the masked job: none may be invented or altered, and those
// of its lines must be there, but for people in a task that may leave things out.
func (k *key) checkPlaceholders(j *Job, list []Statement) []Problem {
	var out []Problem
	if !j.Task.whole {
		for i, s := range list {
			out = append(out, k.compare(i, j, s.From, s.Text)...)
		}
		return out
	}
	for _, u := range Units(len(j.Lines), list) {
		var made []string
		for _, i := range u.Statements {
			made = append(made, list[i].Text)
		}
		if len(made) > 0 {
			out = append(out, k.compare(u.Statements[0], j, u.Lines, strings.Join(made, "\n"))...)
		}
	}
	return out
}

// compare compares the placeholders of a text with those of the lines that it was
// made from.
func (k *key) compare(statement int, j *Job, lines []int, text string) []Problem {
	var out []Problem
	var source strings.Builder
	for _, n := range lines {
		source.WriteString(j.Lines[n].Speaker + "\n" + j.Lines[n].Text + "\n")
	}
	has := placeholderForm.FindAllString(text, -1)
	wants := placeholderForm.FindAllString(source.String(), -1)
	for _, p := range has {
		if !slices.Contains(wants, p) && !k.noted(j, p) {
			out = append(out, Problem{Statement: statement, Code: PlaceholderNew, Quote: p, Hard: true})
		}
	}
	for i, p := range wants {
		person := strings.HasPrefix(p, "[PERSON ")
		if !slices.Contains(has, p) && !slices.Contains(wants[:i], p) && slices.Contains(k.placeholders, p) && (j.Task.whole || !person) {
			out = append(out, Problem{Statement: statement, Code: PlaceholderLost, Quote: p, Hard: true})
		}
	}
	return out
}

// noted reports whether a placeholder stands for the person whom all of a job is
// about.
func (k *key) noted(j *Job, placeholder string) bool {
	for _, n := range j.Notes {
		if n.Label == PersonNote && strings.Contains(n.Text, placeholder) {
			return true
		}
	}
	return false
}

// PersonNote is the label of the note that names the person whom a passage is
// about. Statements may name them.
const PersonNote = "person"
