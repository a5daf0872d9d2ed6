package minute

import (
	"strings"
	"time"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// An agendaItem is one item of business on a printed agenda.
type agendaItem struct {
	number string
	title  string
	ref    extract.Ref
}

// An agenda is what the minutes take from one.
type agenda struct {
	items     []agendaItem
	committee Fact
	council   Fact
	date      Date
	venue     Fact
	start     Fact
	other     bool     // it is of another meeting, and nothing was taken from it
	members   []string // the names of those who were summoned
}

var (
	numberedTitle = speech.Pattern(`^(?:item |agenda item )?(\d{1,2})(?:[.):]|\s|\s*[-–])\s*(\S.*)$`)
	bodyName      = speech.Pattern(`\b(?:committee|sub-committee|panel|board|cabinet|council|forum|executive|partnership|conference|team)\b`)
	councilName   = speech.Pattern(`(?-i:(?:[\p{Lu}][\p{L}'-]+ |of |and |upon )+(?:City |Borough |District |County |Town |Parish |Community |Unitary |Metropolitan )*Council)\b`)
	clockTime     = speech.Pattern(`\b(?:\d{1,2}[:.]\d{2}\s?(?:am|pm|a\.m\.|p\.m\.|hours|hrs)?|\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)|noon|midday)(?:\b|$|\W)`)
	venueWords    = speech.Pattern(`\b(?:chamber|hall|room|centre|offices|house|building|library|via (?:microsoft )?teams|via zoom)\b`)
)

// readAgenda takes the items and the particulars of the meeting from an
// agenda. nil gives an empty one.
func readAgenda(d *extract.Document) *agenda {
	a := &agenda{}
	if d == nil {
		return a
	}
	place := func(b extract.Block, text string) Fact {
		ref := extract.Ref{Block: b.Info().ID, Span: extract.Span{Start: 0, End: len(text)}}
		return Fact{Text: strings.TrimSpace(text), Source: Source{Agenda: []extract.Ref{ref}}}
	}
	labels := map[extract.Block]string{}
	for b := range d.All() {
		if b.Info().Layer != extract.Body {
			continue
		}
		if l, ok := b.(*extract.List); ok {
			for _, item := range l.Items {
				if len(item.Blocks) > 0 {
					labels[item.Blocks[0]] = strings.Trim(item.Label, " .()")
				}
			}
			continue
		}
		text := strings.Join(strings.Fields(extract.OwnText(b)), " ")
		if text == "" {
			continue
		}
		f := place(b, text)
		if label, listed := labels[b]; listed && label != "" && len(label) <= 3 {
			a.items = append(a.items, agendaItem{number: label, title: text, ref: f.Source.Agenda[0]})
			continue
		}
		if m := numberedTitle().FindStringSubmatch(text); m != nil && len(text) < 200 && monthNumberAfter(m[2]) == 0 {
			a.items = append(a.items, agendaItem{number: m[1], title: m[2], ref: f.Source.Agenda[0]})
			continue
		}
		if len(a.items) == 0 && len(text) < 200 {
			a.particulars(f)
		}
	}
	return a
}

// monthNumberAfter tells "12 February 2026" from a numbered item.
func monthNumberAfter(rest string) int {
	first, _, _ := strings.Cut(rest, " ")
	if len(first) < 3 {
		return 0
	}
	if m := monthPattern().FindString(first); m == first {
		return calendar.Month(first)
	}
	return 0
}

var monthPattern = speech.Pattern(`^` + calendar.MonthExpr)

// particulars reads a line above the items.
func (a *agenda) particulars(f Fact) {
	if names := namesIn(f.Text); len(names) > 0 {
		a.members = append(a.members, names...)
		return
	}
	if c := councilName().FindString(f.Text); c != "" && a.council.Text == "" {
		a.council = Fact{Text: c, Source: f.Source}
		if c == f.Text {
			return
		}
	}
	if found, ok := calendar.Find(f.Text, a.date.Day, calendar.Ahead); ok && a.date.Text == "" && !found.Day.IsZero() {
		a.date = dateOf(found)
		a.date.Source = f.Source
		if t := strings.Trim(clockTime().FindString(f.Text), " ,;)"); t != "" {
			a.start = Fact{Text: printClock(t, ""), Source: f.Source}
		}
		return
	}
	if t := strings.Trim(clockTime().FindString(f.Text), " ,;)"); t != "" && a.start.Text == "" {
		a.start = Fact{Text: printClock(t, ""), Source: f.Source}
	}
	switch {
	case a.committee.Text == "" && bodyName().MatchString(f.Text) && len(f.Text) < 90:
		for _, lead := range []string{"Meeting of the ", "Meeting of "} {
			f.Text = strings.TrimPrefix(f.Text, lead)
		}
		a.committee = f
	case a.venue.Text == "" && venueWords().MatchString(f.Text):
		a.venue = f
	}
}

// otherMeeting reports whether an agenda is that of another meeting: most of the
// items that are announced with a number and a title have another title on it.
func (k *talk) otherMeeting(a *agenda) bool {
	same, others := 0, 0
	for i, s := range k.sentences {
		if !strings.Contains(strings.ToLower(s.Text), "item") {
			continue
		}
		var next *sentence
		if i+1 < len(k.sentences) {
			next = k.sentences[i+1]
		}
		o, ok := k.opens(s, next)
		if !ok || o.number == "" || len(speech.ContentWords(o.words)) == 0 {
			continue
		}
		for _, it := range a.items {
			switch {
			case it.number != o.number:
			case overlap(o.words, it.title) > 0 || o.heading != "" && overlap(o.heading, it.title) > 0:
				same++
			case o.heading == "":
				others++ // standard items have the same title everywhere
			}
		}
	}
	return others >= 2 && others > same || others >= 2 && k.dayDiffers(a)
}

// dayDiffers reports whether the opening of the talk names another day than the
// agenda.
func (k *talk) dayDiffers(a *agenda) bool {
	if a.date.Day.IsZero() {
		return false
	}
	for _, s := range k.sentences[:min(15, len(k.sentences))] {
		if f, ok := calendar.Find(s.Text, time.Time{}, calendar.Ahead); ok && !f.Day.IsZero() && (itIsDay().MatchString(s.Text) || opensMeeting().MatchString(s.Text)) {
			return !f.Day.Equal(a.date.Day)
		}
	}
	return false
}

// match returns the agenda item that an announcement means: by its number, else
// by the words of its title. nil if none fits.
func (a *agenda) match(number, words string) *agendaItem {
	for i := range a.items {
		if number != "" && a.items[i].number == number {
			return &a.items[i]
		}
	}
	if number != "" {
		return nil
	}
	var best *agendaItem
	most := 0.5
	for i := range a.items {
		if share := overlap(words, a.items[i].title); share >= most {
			best, most = &a.items[i], share+1e-9
		}
	}
	return best
}

// overlap returns which part of the meaningful words of the shorter text is in
// the other.
func overlap(a, b string) float64 {
	x, y := speech.ContentWords(a), speech.ContentWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return 0
	}
	same := 0
	for w := range x {
		if y[w] {
			same++
		}
	}
	return float64(same) / float64(len(x))
}
