package casenote

import (
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// Letter returns the note as a letter to the person: plain, with "I" for the
// worker and "you" for the person. What the person said is quoted. What family,
// carers and others said, and risks that are not current, are left out: whether the
// person may have them is for the worker to decide. Nothing is added but the words
// that join; each paragraph has the places that it was made from.
func (n *Note) Letter() *extract.Document {
	d := &extract.Document{Title: "Letter", Language: "en-GB"}
	l := &letter{d: d, n: n, worker: n.worker()}
	l.heading(1, "About our "+strings.ToLower(orElse(n.firstText(Contact), "contact")))
	name := n.firstText(Person)
	if name == "" {
		name = "…"
	}
	l.text("Dear "+name+",", Source{})
	when := n.firstText(DateOf)
	if when != "" {
		l.text("This is what I wrote down about "+when+". Please tell me if I got something wrong.", n.firstSource(DateOf))
	} else {
		l.text("This is what I wrote down. Please tell me if I got something wrong.", Source{})
	}
	l.section("What you told me", []Slot{Views, Daily, Health, Home, Money, Strengths, Other}, true)
	l.section("What may not be safe for you", []Slot{Risks}, true)
	l.section("What I saw", []Slot{Observed}, false)
	l.section("What I think", []Slot{Analysis, Capacity, BestInterests}, false)
	l.section("What was decided", []Slot{Decisions}, false)
	l.actions()
	l.section("When we speak again", []Slot{Next}, false)
	return d
}

// A letter is a letter in the making.
type letter struct {
	d      *extract.Document
	n      *Note
	worker string
	count  int
}

func (l *letter) info(s Source) extract.BlockInfo {
	l.count++
	b := extract.BlockInfo{ID: "l" + strconv.Itoa(l.count)}
	for _, r := range s.Spoken {
		sp := &extract.Spoken{Turn: r.Turn, Utterance: r.Utterance}
		if c, ok := l.n.Citations.Of(r); ok {
			sp.Speaker, sp.Start, sp.End = c.Speaker, c.Start, c.End
		}
		b.Prov = append(b.Prov, extract.Provenance{Spoken: sp})
	}
	return b
}

func (l *letter) heading(level int, text string) {
	l.d.Blocks = append(l.d.Blocks, &extract.Heading{BlockInfo: l.info(Source{}), Level: level, Text: text})
}

func (l *letter) text(text string, s Source) {
	l.d.Blocks = append(l.d.Blocks, &extract.Paragraph{BlockInfo: l.info(s), Text: text})
}

// section writes the entries of slots: the person's words, or with own unset the
// worker's.
func (l *letter) section(heading string, slots []Slot, own bool) {
	list := &extract.List{}
	for _, slot := range slots {
		for _, e := range l.n.Entries(slot) {
			mine := e.Speaker == l.worker
			if e.Quoted && e.Speaker != "" && own != (l.n.isPerson(e.Speaker)) {
				continue
			}
			text := e.Text
			switch {
			case e.Quoted && own:
				text = "You said: " + strings.TrimPrefix(text, "You said: ")
			case e.Quoted && mine:
				text = "I said: " + text
			case own:
				if q := saidInNotes().FindStringSubmatch(text); q != nil && sharesName(q[1], l.n.firstText(Person)) {
					text = "You said: “" + q[2] + "”"
				}
			}
			list.Items = append(list.Items, &extract.ListItem{Blocks: []extract.Block{&extract.Paragraph{BlockInfo: l.info(e.Source), Text: text}}})
		}
	}
	if len(list.Items) == 0 {
		return
	}
	l.heading(2, heading)
	list.BlockInfo = l.info(Source{})
	l.d.Blocks = append(l.d.Blocks, list)
}

// saidInNotes is a quotation in notes, and whose it is.
var saidInNotes = speech.Pattern(`^((?-i:\p{Lu}[\p{L}'’-]+)(?: (?-i:\p{Lu}[\p{L}'’-]+))?) (?:said|says|told me):?,? "([^"]+)"\.?$`)

// actions writes who will do what.
func (l *letter) actions() {
	entries := l.n.Entries(ActionList)
	if len(entries) == 0 {
		return
	}
	l.heading(2, "What will happen")
	list := &extract.List{BlockInfo: l.info(Source{})}
	for _, e := range entries {
		text := e.Text
		if strings.HasPrefix(text, "“") && strings.Contains(text, ": “") {
			continue // an offer that somebody else took up
		}
		first, rest, _ := strings.Cut(text, " ")
		if base := strings.ToLower(first); language.IsVerb(base) && !strings.HasPrefix(text, "“") {
			switch {
			case e.Owner != "" && e.Owner == l.worker, e.Owner == "Author of the notes":
				text = "I will " + base + " " + rest
			case e.Owner != "":
				text = e.Owner + " will " + base + " " + rest
			}
		}
		if !strings.HasSuffix(text, "”") {
			text = strings.TrimRight(text, ".") + "."
		}
		if e.Due.Text != "" && !e.Due.Day.IsZero() {
			text += " That is " + calendar.Long(e.Due.Day) + "."
		}
		list.Items = append(list.Items, &extract.ListItem{Blocks: []extract.Block{&extract.Paragraph{BlockInfo: l.info(e.Source), Text: text}}})
	}
	l.d.Blocks = append(l.d.Blocks, list)
}

// firstText returns the first entry of a slot, or "".
func (n *Note) firstText(slot Slot) string {
	for _, e := range n.Entries(slot) {
		return e.Text
	}
	return ""
}

func (n *Note) firstSource(slot Slot) Source {
	for _, e := range n.Entries(slot) {
		return e.Source
	}
	return Source{}
}

// isPerson reports whether a speaker is the person.
func (n *Note) isPerson(speaker string) bool {
	person := n.firstText(Person)
	return speaker == person || sharesName(speaker, person) && !carerLabel().MatchString(speaker) && !workerLabel().MatchString(speaker)
}

// worker returns the label of whoever makes the promises of the note.
func (n *Note) worker() string {
	for _, slot := range []Slot{ActionList, Observed, Purpose, Analysis} {
		for _, e := range n.Entries(slot) {
			if e.Speaker != "" && !n.isPerson(e.Speaker) {
				return e.Speaker
			}
		}
	}
	return ""
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
