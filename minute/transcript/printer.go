package transcript

import (
	"io"
	"strings"
)

// A Printer writes transcripts. The zero value is ready for use; it is safe for
// concurrent use.
type Printer struct{}

// WebVTT writes the transcript as WebVTT with a voice tag on each cue. Reading
// it gives the same turns. Utterances without times get the time 0.
func (p *Printer) WebVTT(w io.Writer, t *Transcript) error {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	var b strings.Builder
	b.WriteString("WEBVTT\n")
	for ref, u := range t.All() {
		b.WriteString("\n" + stamp(u.Start) + " --> " + stamp(u.End) + "\n")
		// An empty voice tag says that the speaker is not known, so that a colon
		// in the words is not taken for one.
		b.WriteString("<v")
		if who := t.Turns[ref.Turn].Speaker; who != "" {
			b.WriteString(" " + escape.Replace(fold(who)))
		}
		b.WriteString(">" + escape.Replace(fold(u.Text)) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Text writes the transcript as lines of "Name: words", one for each turn, with
// the time in front where there is one.
func (p *Printer) Text(w io.Writer, t *Transcript) error {
	var b strings.Builder
	for i := range t.Turns {
		turn := &t.Turns[i]
		if at := turn.Start(); at != 0 {
			whole, _, _ := strings.Cut(stamp(at), ".")
			b.WriteString("[" + whole + "] ")
		}
		if turn.Speaker != "" {
			b.WriteString(turn.Speaker + ": ")
		}
		b.WriteString(turn.Text() + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
