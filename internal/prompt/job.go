package prompt

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
)

// A Job is one passage to ask about.
type Job struct {
	Task *Task

	// Notes say what the passage is about, such as its heading. They are data
	// like the lines, and no statement may be made from them.
	Notes []Note

	// Lines are what statements are made from, each on one line of text. There
	// is at least one.
	Lines []Line

	// MaxWords is how long a sentence should be at most; 0 means any length.
	MaxWords int

	// Plain returns text whose words a statement may use as well as those of its
	// lines, such as what the offline engine makes of them, one sentence a line. It
	// is called when it is needed and must remember what it gave. nil means that
	// there is none.
	Plain func() string

	// Check returns further problems of the statements, or nothing. It is called
	// with what this package found no fault with. nil checks nothing.
	Check func([]Statement) []Problem
}

// A Note is something that a passage is about.
type Note struct{ Label, Text string }

// A Line is a numbered piece of a passage.
type Line struct {
	// Speaker is who said it, or "".
	Speaker string

	Text string
}

// A Statement is one statement of an answer.
type Statement struct {
	Text string

	// From are the lines that it was made from, counted from 0, in order.
	From []int

	// Item is set for an item of a list.
	Item bool
}

// all yields each text of a job that came out of a document.
func (j *Job) all() []*string {
	var out []*string
	for i := range j.Notes {
		out = append(out, &j.Notes[i].Text)
	}
	for i := range j.Lines {
		if j.Lines[i].Speaker != "" {
			out = append(out, &j.Lines[i].Speaker)
		}
		out = append(out, &j.Lines[i].Text)
	}
	return out
}

// clone returns a job whose texts can be changed without changing those of j.
func (j *Job) clone() Job {
	c := *j
	c.Notes = append([]Note(nil), j.Notes...)
	c.Lines = append([]Line(nil), j.Lines...)
	return c
}

// body writes a job as the data of a request.
func (j *Job) body() string {
	var b strings.Builder
	for _, n := range j.Notes {
		if n.Text != "" {
			fmt.Fprintf(&b, "%s: %s\n", n.Label, visible(n.Text))
		}
	}
	for i, l := range j.Lines {
		fmt.Fprintf(&b, "%d: ", i+1)
		if l.Speaker != "" {
			b.WriteString(visible(l.Speaker) + ": ")
		}
		b.WriteString(visible(l.Text) + "\n")
	}
	return b.String()
}

// fenced puts a body between marks that do not occur in it and that nobody who
// wrote it could know: they are made of a hash of all of it.
func fenced(body string) string {
	mark := ""
	for n := 0; mark == "" || strings.Contains(body, mark); n++ {
		sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s", n, body))
		mark = hex.EncodeToString(sum[:4])
	}
	return "<data-" + mark + ">\n" + body + "</data-" + mark + ">\n"
}

// ask is the line before the data.
func (j *Job) ask() string {
	if j.MaxWords > 0 {
		return fmt.Sprintf("Lines 1 to %d. At most %d words in a sentence.\n", len(j.Lines), j.MaxWords)
	}
	return fmt.Sprintf("Lines 1 to %d.\n", len(j.Lines))
}

// messages are those of the first request about a job.
func (j *Job) messages() []Message {
	list := []Message{{System, j.Task.system}}
	for _, e := range j.Task.examples {
		sample := Job{MaxWords: j.MaxWords, Lines: make([]Line, numbered(e.passage))}
		list = append(list, Message{User, sample.ask() + fenced(e.passage)}, Message{Assistant, e.answer})
	}
	return append(list, Message{User, j.ask() + fenced(j.body())})
}

// numbered counts the numbered lines of the passage of an example.
func numbered(passage string) int {
	n := 0
	for line := range strings.Lines(passage) {
		if line[0] >= '1' && line[0] <= '9' {
			n++
		}
	}
	return n
}

// visible returns a text on one line without the characters that a reader does
// not see: controls, joiners, marks of direction, tags. They can hide words from
// people that a model reads.
func visible(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), r == unicode.ReplacementChar,
			r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF:
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// Parts cuts a job into jobs whose first requests are within a budget of tokens,
// between lines; 0 means that of [Options]. Three quarters of what the
// instructions leave is for the lines, so that there is room for an answer that
// is sent back. A line that is too long is a job of its own.
func (j *Job) Parts(budget int) []Job {
	empty := j.clone()
	empty.Lines = nil
	room := (orInt(budget, 6000) - tokensOf(empty.messages())) * 3 / 4
	var out []Job
	used := 0
	for _, l := range j.Lines {
		n := Tokens(l.Speaker) + Tokens(l.Text) + 8
		if len(out) == 0 || used+n > room {
			part := empty.clone()
			out = append(out, part)
			used = 0
		}
		used += n
		last := &out[len(out)-1]
		last.Lines = append(last.Lines, l)
	}
	return out
}
