package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// A dueFound is a due date in a text with the place of its words.
type dueFound struct {
	date       Date
	start, end int
}

// due finds by when something is to be done.
func (k *talk) due(text string) (dueFound, bool) {
	if at := thisWeek().FindStringIndex(text); at != nil {
		d := dueFound{start: at[0], end: at[1], date: Date{Text: strings.TrimSpace(text[at[0]:at[1]])}}
		if strings.Contains(strings.ToLower(d.date.Text), "afternoon") || strings.Contains(strings.ToLower(d.date.Text), "morning") {
			d.date.Day = k.date.Day
		}
		if _, ok := calendar.Find(text, k.date.Day, calendar.Ahead); !ok {
			return d, true
		}
	}
	if at := beforeNext().FindStringIndex(text); at != nil {
		d := dueFound{start: at[0], end: at[1]}
		lead, _, _ := strings.Cut(strings.ToLower(text[at[0]:]), " ")
		d.date = Date{Text: text[at[0]:at[1]], Before: lead == "before" || lead == "ahead" || lead == "in"}
		if found, ok := calendar.Find(text[at[1]:], k.date.Day, calendar.Ahead); ok && found.Start <= 2 {
			d.end = at[1] + found.End
			d.date.Text, d.date.Day = text[d.start:d.end], found.Day
		} else {
			d.date.Day = k.next.Day
		}
		return d, true
	}
	found, ok := calendar.Find(text, k.date.Day, calendar.Ahead)
	if !ok {
		return dueFound{}, false
	}
	if startsThen().MatchString(text[:found.Start]) {
		return dueFound{}, false // when it begins, and not by when it is done
	}
	d := dueFound{date: dateOf(found), start: found.Start, end: found.End}
	if found.Mismatch {
		d.date.Day = found.Day
	}
	if lead := dueLead().FindStringIndex(text[:found.Start]); lead != nil {
		d.start = lead[0]
		words := strings.TrimLeft(text[lead[0]:found.Start], " ,")
		d.date.Before = strings.HasPrefix(strings.ToLower(words), "before")
	}
	return d, true
}

// withoutDue takes the words of the due date out of a text.
func (k *talk) withoutDue(text string) string {
	d, ok := k.due(text)
	if !ok || d.start == 0 {
		return text
	}
	return strings.TrimRight(strings.TrimRight(text[:d.start], " ,")+text[d.end:], " .,")
}

// actionText words an action from its verb on, and takes its date out of the
// words where it stands at their end.
func (k *talk) actionText(tail string, s *sentence, kind Kind) (string, Date) {
	text := strings.TrimRight(strings.TrimSpace(tail), ".!? ")
	text = vocative().ReplaceAllString(text+".", "$1")
	text = strings.TrimRight(text, ".,; ")
	for _, end := range []string{", leave it with me", ", leave that with me", ", please", " please", " as well", " then", " for you", ", if that's all right", ", thank you"} {
		text = strings.TrimSuffix(text, end)
	}
	text = andWill().ReplaceAllString(text, "$1 ")
	var due Date
	if d, ok := k.due(text); ok && d.start > 0 {
		due = d.date
		if rest := text[d.end:]; strings.Trim(rest, " .,") == "" || dueWhy().MatchString(rest) {
			text = k.withoutDue(text)
		}
	}
	// Out of speech: us, our and me need other words.
	ws := strings.Fields(text)
	for i, w := range ws {
		mark := strings.TrimLeft(w, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'")
		switch strings.ToLower(strings.TrimSuffix(w, mark)) {
		case "us":
			ws[i] = kind.Body + mark
			if i > 1 && ws[i-1] == "of" && ws[i-2] == "all" {
				ws[i-1], ws[i-2] = "", ""
				ws[i] = "all members" + mark
			}
		case "our":
			ws[i] = "the"
		case "my":
			ws[i] = "their"
		case "me":
			if s.who != nil {
				ws[i] = s.who.name + mark
			}
		case "you", "your":
			if who := k.answered(s); who != "" {
				if ws[i] = who; strings.EqualFold(strings.TrimSuffix(w, mark), "your") {
					ws[i] += "'s"
				}
				ws[i] += mark
			}
		}
	}
	text = speech.Capital(strings.Join(strings.Fields(strings.Join(ws, " ")), " "))
	return text, due
}
