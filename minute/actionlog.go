package minute

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// CSV writes the action log as a table (RFC 4180): the number of the action, its
// item, what is to be done, by whom, by when as a day (2026-03-14) if it is
// certain, "before" where it is due before that day, the words for when, and the
// time in the recording. A cell that a spreadsheet would take for a formula gets
// an apostrophe before it.
func (p *Printer) CSV(w io.Writer, m *Minutes) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	rows := [][]string{{"Number", "Item", "Action", "Owner", "Due", "Before", "Due as said", "Said at"}}
	for _, it := range m.Items {
		for _, a := range it.Actions {
			row := []string{strconv.Itoa(len(rows)), it.title(), p.style(a.Text), a.Owner, "", "", a.Due.Text, strings.Trim(p.at(m, a.Source), " []")}
			if !a.Due.Day.IsZero() {
				row[4] = a.Due.Day.Format(time.DateOnly)
			}
			if a.Due.Before {
				row[5] = "before"
			}
			for i, x := range row {
				if x != "" && strings.ContainsRune("=+-@\t\r", rune(x[0])) {
					row[i] = "'" + x
				}
			}
			rows = append(rows, row)
		}
	}
	return c.WriteAll(rows)
}

// ICalendar writes the actions as tasks and the next meeting as an event
// (RFC 5545). What is due before a day is due on the day before it. A task whose
// day is not certain has no due date. Nothing of the clock is in the file: its
// time stamps are the day of the meeting, or 1 January 1970 if that is not known,
// and its identifiers are made of what it says.
func (p *Printer) ICalendar(w io.Writer, m *Minutes) error {
	var b strings.Builder
	out := func(name, value string) { b.WriteString(fold(name + ":" + value)) }
	day := m.Date.Day
	if day.IsZero() {
		day = time.Unix(0, 0).UTC()
	}
	stamp := day.Format("20060102") + "T000000Z"
	uid := func(parts ...string) string {
		sum := sha256.Sum256([]byte(strings.Join(append(parts, m.headline(), stamp), "\x00")))
		return hex.EncodeToString(sum[:16]) + "@townclerk"
	}
	out("BEGIN", "VCALENDAR")
	out("VERSION", "2.0")
	out("PRODID", "-//Townclerk//Minutes//EN")
	n := 0
	for _, it := range m.Items {
		for _, a := range it.Actions {
			n++
			out("BEGIN", "VTODO")
			out("UID", uid(strconv.Itoa(n), a.Text, a.Owner))
			out("DTSTAMP", stamp)
			out("SUMMARY", escapeCalendar(a.Text))
			out("DESCRIPTION", escapeCalendar("Owner: "+a.owner()+"\nDue: "+a.due()+"\nFrom: "+m.headline()+", "+m.dateLine()+", "+it.title()))
			if due := a.Due.Day; !due.IsZero() {
				if a.Due.Before {
					due = due.AddDate(0, 0, -1)
				}
				out("DUE;VALUE=DATE", due.Format("20060102"))
			}
			out("STATUS", "NEEDS-ACTION")
			out("END", "VTODO")
		}
	}
	if next := m.NextMeeting.Day; !next.IsZero() {
		out("BEGIN", "VEVENT")
		out("UID", uid("next", next.Format(time.DateOnly)))
		out("DTSTAMP", stamp)
		out("DTSTART;VALUE=DATE", next.Format("20060102"))
		summary := "Next meeting"
		if m.Committee.Text != "" {
			summary += ": " + m.Committee.Text
		}
		out("SUMMARY", escapeCalendar(summary))
		if m.NextDetail.Text != "" {
			out("DESCRIPTION", escapeCalendar(m.NextDetail.Text))
		}
		out("END", "VEVENT")
	}
	out("END", "VCALENDAR")
	_, err := io.WriteString(w, b.String())
	return err
}

// escapeCalendar escapes a text value (RFC 5545, section 3.3.11). Other controls
// have no place in one.
func escapeCalendar(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return -1
		}
		return r
	}, s)
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// fold cuts a line into pieces of at most 75 bytes, never inside a character
// (RFC 5545, section 3.1).
func fold(line string) string {
	var b strings.Builder
	room := 75
	for len(line) > room {
		at := room
		for at > 0 && !utf8.RuneStart(line[at]) {
			at--
		}
		fmt.Fprintf(&b, "%s\r\n ", line[:at])
		line, room = line[at:], 74 // the space counts
	}
	return b.String() + line + "\r\n"
}
