package transcript

import (
	"iter"
	"strings"
	"time"
)

// A Transcript is what was said, in order.
//
// It is plain data. The zero value is an empty transcript, and a value literal
// is a legal one. It is safe to share between goroutines that only read it.
type Transcript struct {
	// Name is what the input is called, such as its file name. It may be empty.
	Name string `json:"name,omitempty"`

	// Format is what kind of file it was read from. Empty for one made by hand.
	Format Format `json:"format,omitempty"`

	// Title is the meeting's title if the file gives one outside the speech.
	Title string `json:"title,omitempty"`

	// Date is the day that the file itself gives, as the file writes it, such as
	// "4 March 2025" or "2025-03-04". Empty if it gives none; the date of the
	// file or of today is never used.
	Date string `json:"date,omitempty"`

	// Participants are the names that the file lists as present, in its order.
	// Most formats list none; it is not made from the speakers.
	Participants []string `json:"participants,omitempty"`

	// Header are the lines that are no speech, such as a title, a date, a notice
	// that recording began. A [Ref] with Turn [HeaderTurn] points into it.
	Header []string `json:"header,omitempty"`

	// Turns is the speech in the order of the file. Two turns that follow each
	// other have different speakers.
	Turns []Turn `json:"turns"`

	// Warnings say what was read with doubt or loss, by line.
	Warnings []Warning `json:"warnings,omitempty"`
}

// A Turn is what one speaker said without a break.
type Turn struct {
	// Speaker is the name as the file gives it, or "" if it gives none. Names
	// that a file writes all in capitals are put into the usual case.
	Speaker string `json:"speaker,omitempty"`

	// Utterances are the parts: one for each caption cue, line or paragraph.
	Utterances []Utterance `json:"utterances"`
}

// An Utterance is one caption cue, line or paragraph of speech.
type Utterance struct {
	// Text is on one line, with single spaces.
	Text string

	// Start and End are times from the start of the recording, to the
	// millisecond. Both are 0 where the file has no times or impossible ones. End
	// equals Start where the file gives no end.
	Start, End time.Duration
}

// HeaderTurn is the Turn of a [Ref] into Transcript.Header; its Utterance is
// the line, counted from 0.
const HeaderTurn = -1

// A Ref points to a part of one utterance's text.
type Ref struct {
	// Turn and Utterance count from 0. Turn may be [HeaderTurn].
	Turn      int `json:"turn"`
	Utterance int `json:"utterance"`

	// Start and End are the half-open range of bytes in the utterance's text.
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Warning says what was read with doubt or loss. It holds no more than a few
// words of the text.
type Warning struct {
	// Line counts from 1; 0 means the file as a whole.
	Line int `json:"line,omitempty"`

	// Code is a fixed word, such as "bad-time", for programs to act on.
	Code string `json:"code"`

	// Message says what is wrong and what was done.
	Message string `json:"message"`
}

// Text returns the turn's utterances joined by single spaces.
func (t *Turn) Text() string {
	if len(t.Utterances) == 1 {
		return t.Utterances[0].Text
	}
	var b strings.Builder
	for i, u := range t.Utterances {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(u.Text)
	}
	return b.String()
}

// Start returns when the turn begins, and End when it ends; 0 if not known.
func (t *Turn) Start() time.Duration {
	for _, u := range t.Utterances {
		if u.Start != 0 || u.End != 0 {
			return u.Start
		}
	}
	return 0
}

// End returns when the turn ends; 0 if not known.
func (t *Turn) End() time.Duration {
	for i := len(t.Utterances) - 1; i >= 0; i-- {
		if u := t.Utterances[i]; u.End != 0 {
			return u.End
		}
	}
	return 0
}

// Refs returns the places of the bytes start to end of the turn's [Turn.Text],
// one Ref for each utterance that they touch. A range outside the text is cut to
// it; a turn that does not exist gives nil.
func (t *Transcript) Refs(turn, start, end int) []Ref {
	if turn < 0 || turn >= len(t.Turns) {
		return nil
	}
	var refs []Ref
	at := 0
	for i, u := range t.Turns[turn].Utterances {
		a, b := max(start-at, 0), min(end-at, len(u.Text))
		if a < b {
			refs = append(refs, Ref{Turn: turn, Utterance: i, Start: a, End: b})
		}
		at += len(u.Text) + 1
	}
	return refs
}

// Lookup returns the text a Ref points to, and whether it points to one.
func (t *Transcript) Lookup(r Ref) (string, bool) {
	text := ""
	switch {
	case r.Turn == HeaderTurn:
		if r.Utterance < 0 || r.Utterance >= len(t.Header) {
			return "", false
		}
		text = t.Header[r.Utterance]
	case r.Turn < 0 || r.Turn >= len(t.Turns):
		return "", false
	default:
		us := t.Turns[r.Turn].Utterances
		if r.Utterance < 0 || r.Utterance >= len(us) {
			return "", false
		}
		text = us[r.Utterance].Text
	}
	if r.Start < 0 || r.End < r.Start || r.End > len(text) {
		return "", false
	}
	return text[r.Start:r.End], true
}

// Quote returns the words that the refs point to, joined by single spaces. Refs
// that point nowhere are left out.
func (t *Transcript) Quote(refs []Ref) string {
	var parts []string
	for _, r := range refs {
		if text, ok := t.Lookup(r); ok && text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}

// All returns the utterances with their turns, in order. The utterance may be
// pointed to by the Ref, whose span is the whole of it.
func (t *Transcript) All() iter.Seq2[Ref, Utterance] {
	return func(yield func(Ref, Utterance) bool) {
		for i := range t.Turns {
			for j, u := range t.Turns[i].Utterances {
				if !yield(Ref{Turn: i, Utterance: j, End: len(u.Text)}, u) {
					return
				}
			}
		}
	}
}

// Speakers returns the names of those who speak, in the order in which they
// first do, without "".
func (t *Transcript) Speakers() []string {
	var names []string
	seen := map[string]bool{"": true}
	for i := range t.Turns {
		if name := t.Turns[i].Speaker; !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// add appends an utterance, to the last turn if that has the same speaker.
func (t *Transcript) add(speaker string, u Utterance) {
	if u.Text = fold(u.Text); u.Text == "" {
		return
	}
	u.End = max(u.End, u.Start) // some recognisers leave the end out
	if n := len(t.Turns); n == 0 || t.Turns[n-1].Speaker != speaker {
		t.Turns = append(t.Turns, Turn{Speaker: speaker})
	}
	last := &t.Turns[len(t.Turns)-1]
	last.Utterances = append(last.Utterances, u)
}

// warn records a warning.
func (t *Transcript) warn(line int, code, message string) {
	t.Warnings = append(t.Warnings, Warning{Line: line, Code: code, Message: message})
}

// fold puts text on one line with single spaces.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
