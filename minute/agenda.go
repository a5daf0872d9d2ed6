package minute

import (
	"strings"

	"github.com/townclerk/townclerk/extract"
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
	present   []string
}

var (
	numberedTitle = pattern(`^(?:item |agenda item )?(\d{1,2})(?:[.):]|\s|\s*[-–])\s*(\S.*)$`)
	bodyName      = pattern(`\b(?:committee|sub-committee|panel|board|cabinet|council|forum|executive|partnership|conference|team)\b`)
	councilName   = pattern(`(?-i:(?:[\p{Lu}][\p{L}'-]+ |of |and |upon )+(?:City |Borough |District |County |Town |Parish |Community |Unitary |Metropolitan )*Council)\b`)
	clockTime     = pattern(`\b(?:\d{1,2}[:.]\d{2}\s?(?:am|pm|a\.m\.|p\.m\.|hours|hrs)?|\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)|noon|midday)(?:\b|$|\W)`)
	venueWords    = pattern(`\b(?:chamber|hall|room|centre|offices|house|building|library|via (?:microsoft )?teams|via zoom)\b`)
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
		text := ""
		switch b := b.(type) {
		case *extract.Heading:
			text = b.Text
		case *extract.Paragraph:
			text = b.Text
		case *extract.List:
			for _, item := range b.Items {
				if len(item.Blocks) > 0 {
					labels[item.Blocks[0]] = strings.Trim(item.Label, " .()")
				}
			}
			continue
		default:
			continue
		}
		text = strings.Join(strings.Fields(text), " ")
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
		return monthNumber(first)
	}
	return 0
}

var monthPattern = pattern(`^` + monthExpr)

// particulars reads a line above the items.
func (a *agenda) particulars(f Fact) {
	if c := councilName().FindString(f.Text); c != "" && a.council.Text == "" {
		a.council = Fact{Text: c, Source: f.Source}
		if c == f.Text {
			return
		}
	}
	if found, ok := findDay(f.Text, a.date.Day, ahead); ok && a.date.Text == "" && !found.date.Day.IsZero() {
		a.date = found.date
		a.date.Source = f.Source
		if t := strings.Trim(clockTime().FindString(f.Text), " ,;)"); t != "" {
			a.start = Fact{Text: t, Source: f.Source}
		}
		return
	}
	if t := strings.Trim(clockTime().FindString(f.Text), " ,;)"); t != "" && a.start.Text == "" {
		a.start = Fact{Text: t, Source: f.Source}
	}
	switch {
	case a.committee.Text == "" && bodyName().MatchString(f.Text) && len(f.Text) < 90:
		a.committee = f
	case a.venue.Text == "" && venueWords().MatchString(f.Text):
		a.venue = f
	}
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
	x, y := contentWords(a), contentWords(b)
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

// contentWords returns the words that carry meaning, cut to a common stem.
func contentWords(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range bare(text) {
		if !functionWords()[w] && len(w) > 1 {
			set[stem(w)] = true
		}
	}
	return set
}

// stem cuts the commonest endings, so that "question" meets "questions".
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	if len(w) > 4 && strings.HasSuffix(w, "ies") {
		return w[:len(w)-3] + "y"
	}
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return w[:len(w)-1]
	}
	return w
}

// functionWords carry no meaning of their own in headings and speech.
var functionWords = wordSet(`a about above after again all also am an and any are aren't as at back be because been before being both but by can can't could couldn't did didn't do does doesn't doing don't down each few for from further get go going got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers him his how i i'd i'll i'm i've if in into is isn't it it'd it'll it's its just kind know let let's like ll look lot made make mean me more most much my need no nor not now of off oh ok okay on one only or other our out over own put really right said same say see shall she she's should so some something sort such take than thank thanks that that's the their them then there there's these they they'd they'll they're they've thing things think this those through to too two um uh under up us use very want was wasn't way we we'd we'll we're we've well were weren't what what's when where which while who whom why will with won't would wouldn't yeah yep yes you you'd you'll you're you've your`)
