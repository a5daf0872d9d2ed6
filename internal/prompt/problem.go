package prompt

import (
	"fmt"
	"slices"
	"strings"
)

// Code is a kind of [Problem].
type Code string

// The codes.
const (
	Citation        Code = "citation"         // lines that are not there, or none
	LeftOut         Code = "left-out"         // a line is in no statement
	Empty           Code = "empty"            // a statement without text
	NewFact         Code = "new-fact"         // a fact that the lines do not have
	ChangedFact     Code = "changed-fact"     // a fact of the lines is another
	LostFact        Code = "lost-fact"        // a fact of the lines is missing
	PlaceholderNew  Code = "placeholder-new"  // a placeholder that the lines do not have
	PlaceholderLost Code = "placeholder-lost" // a placeholder of the lines is missing
	LostBearing     Code = "lost-bearing"     // a word on which the meaning hangs is missing
	NewBearing      Code = "new-bearing"      // such a word that the lines do not have
	NewRisk         Code = "new-risk"         // a risk that the lines do not name
	Unfounded       Code = "unfounded"        // words that the lines do not support
	Markup          Code = "markup"           // a link, code or markup
	Foreign         Code = "foreign"          // not English
	Misquoted       Code = "misquoted"        // a quotation of what the lines do not say
	TooLong         Code = "too-long"         // a sentence with too many words
	Unplain         Code = "unplain"          // a rule of plain language is broken
	Other           Code = "other"            // what a [Job.Check] found
)

// A Problem is something that a check found in an answer.
type Problem struct {
	// Statement is the statement, counted from 0; -1 is the answer as a whole.
	Statement int

	Code Code

	// Quote is what the problem is about, in the words of the statement or the
	// lines, or "". It may hold personal data: it is for nobody but the model,
	// and only what the model has seen reaches it.
	Quote string

	// Hard is set where the statement must not be used. What is not hard is
	// sent back as well, and is no reason to refuse.
	Hard bool
}

var advice = map[Code]string{
	Citation:        `"from" names lines that are not there, or none`,
	LeftOut:         "a line is in no statement",
	Empty:           "it has no text",
	NewFact:         "it says something that its lines do not say",
	ChangedFact:     "it changes something that its lines say",
	LostFact:        "it leaves out something that must be kept",
	PlaceholderNew:  "it has a placeholder that its lines do not have",
	PlaceholderLost: "it leaves out a placeholder of its lines",
	LostBearing:     "it leaves out a word that changes the meaning",
	NewBearing:      "it adds a word that changes the meaning",
	NewRisk:         "it names a risk that its lines do not name",
	Unfounded:       "it uses words that its lines do not support",
	Markup:          "it has a link, code or markup",
	Foreign:         "it is not in plain English",
	Misquoted:       "it quotes what was not said",
	TooLong:         "a sentence is too long",
	Unplain:         "it breaks a rule of plain language",
	Other:           "it cannot be used",
}

// Advice says what is wrong, in words that hold nothing of the document.
func (c Code) Advice() string { return advice[c] }

// feedback is the message that sends problems back. seen is what the model has
// seen or written: only of that anything is quoted.
func feedback(list []Problem, k *key, seen string) string {
	var b strings.Builder
	b.WriteString(text("again.txt"))
	var said []string
	for _, p := range list {
		line := "- "
		if p.Statement >= 0 {
			line = fmt.Sprintf("- Statement %d: ", p.Statement+1)
		}
		line += p.Code.Advice()
		if q := k.shown(p.Quote, seen); q != "" {
			line += ": “" + q + "”"
		}
		if !slices.Contains(said, line) && len(said) < 40 {
			said = append(said, line)
			b.WriteString(line + ".\n")
		}
	}
	b.WriteString("Send the whole JSON object again.\n")
	return b.String()
}

// shown returns a quotation as the model may see it, or "".
func (k *key) shown(quote, seen string) string {
	for i, t := range k.texts {
		quote = strings.ReplaceAll(quote, t, k.placeholders[i])
	}
	if len(quote) > 200 || !strings.Contains(seen, quote) {
		return ""
	}
	return quote
}

// hard counts the problems that forbid a statement, and soft the others.
func hard(list []Problem) (hard, soft int) {
	for _, p := range list {
		if p.Hard {
			hard++
		} else {
			soft++
		}
	}
	return hard, soft
}
