package transcript

import (
	"context"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A style is how a text file marks who speaks.
type style int

const (
	noSpeakers style = iota
	colons           // "Name: words", also after a time; "[NAME] words"
	timed            // "Name   0:03" above the words
	bracketed        // "[Name] 00:00:03" above the words
	rounded          // "(Name) words"
)

// readText reads lines of text, with or without speakers.
func readText(ctx context.Context, t *Transcript, lines []string) error {
	decodeEntities(lines)
	if isRecord(lines) {
		readRecord(t, lines)
		return ctx.Err()
	}
	how, names := tellStyle(lines)
	if how == noSpeakers {
		if t.Format == Text {
			t.Format = Notes
		}
		readNotes(t, lines)
		return nil
	}
	speaker, started := "", false
	var u Utterance
	var blockTime time.Duration
	end := func() {
		t.add(speaker, u)
		u = Utterance{}
	}
	var header []string
	for i, raw := range lines {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		line := strings.TrimSpace(raw)
		if line == "" {
			end()
			continue
		}
		if notice(line) {
			end()
			t.Header = append(t.Header, line)
			continue
		}
		if at, ok := clock(strings.Trim(line, "[]()")); ok {
			end()
			blockTime = at
			continue
		}
		name, rest, at, ok := how.speaker(line, names)
		if !ok {
			if !started {
				header = append(header, fold(line))
				continue
			}
			if u.Text != "" {
				u.Text += " "
			}
			u.Text += line
			continue
		}
		end()
		started = true
		speaker = name
		u = Utterance{Text: rest, Start: at, End: at}
		if at == 0 && blockTime != 0 {
			u.Start, u.End = blockTime, blockTime
		}
		blockTime = 0
	}
	end()
	readHeader(t, header)
	return nil
}

// tellStyle finds out how a file marks its speakers.
func tellStyle(lines []string) (style, map[string]bool) {
	heads, brackets := 0, 0
	var prefixes, round []string
	filled := 0
	for _, raw := range lines {
		line := strings.TrimSpace(raw)
		if line == "" {
			continue
		}
		filled++
		if _, _, ok := timedHead(line); ok {
			heads++
		} else if _, _, ok := bracketHead(line); ok {
			brackets++
		} else if name, _, ok := cutName(afterTime(line)); ok {
			prefixes = append(prefixes, name)
		} else if name, _, ok := roundHead(line); ok {
			round = append(round, name)
		}
	}
	switch {
	case heads > 1 && heads >= brackets && heads >= filled/20, heads == 1 && filled <= 4:
		return timed, nil
	case brackets > 0 && brackets >= filled/20:
		return bracketed, nil
	}
	// Round brackets hold asides too: only names that begin many lines, and come
	// back, are speakers.
	if len(round) > 3 && len(round) >= filled/4 && len(round) > 2*len(prefixes) {
		names := chooseNames(round)
		if len(names) > 1 && len(names) <= len(round)/2 {
			return rounded, names
		}
	}
	names := chooseNames(prefixes)
	// Notes have labels such as "Mother:"; a conversation has a speaker who
	// comes back, or nearly all its lines begin with a name.
	spoken, back := 0, false
	count := map[string]int{}
	for _, p := range prefixes {
		if names[p] {
			spoken++
			count[p]++
			back = back || count[p] > 1
		}
	}
	if spoken == 0 || !back && spoken*2 < filled || spoken*12 < filled {
		return noSpeakers, nil
	}
	// In a conversation nearly every such line is speech, also of somebody who
	// speaks once under a single name.
	if len(prefixes)-spoken <= len(prefixes)/5 && spoken*2 >= filled {
		for _, p := range prefixes {
			names[p] = true
		}
	}
	return colons, names
}

// speaker reads the line on which a turn begins.
func (s style) speaker(line string, names map[string]bool) (name, rest string, at time.Duration, ok bool) {
	switch s {
	case timed:
		name, at, ok = timedHead(line)
	case bracketed:
		name, at, ok = bracketHead(line)
	case rounded:
		if name, rest, ok = roundHead(line); !ok || !names[name] {
			return "", "", 0, false
		}
	case colons:
		body := afterTime(line)
		if name, rest, ok = cutName(body); !ok || !names[name] {
			return "", "", 0, false
		}
		if stampText := strings.TrimSpace(strings.TrimSuffix(line, body)); stampText != "" {
			at, _ = clock(strings.Trim(stampText, "[]() -"))
		}
	}
	return name, rest, at, ok
}

// timedHead reads "Priya Nair   0:16".
func timedHead(line string) (string, time.Duration, bool) {
	i := strings.LastIndexAny(line, " \t")
	if i <= 0 {
		return "", 0, false
	}
	at, ok := clock(line[i+1:])
	if !ok || line[i] != '\t' && (i < 2 || line[i-1] != ' ' && line[i-1] != '\t') {
		return "", 0, false
	}
	name := fold(line[:i])
	return name, at, likeName(name) || utf8.RuneCountInString(name) <= 60 && !strings.ContainsAny(name, ".:?!,")
}

// bracketHead reads "[Priya Nair] 00:00:16".
func bracketHead(line string) (string, time.Duration, bool) {
	if line[0] != '[' {
		return "", 0, false
	}
	name, rest, ok := strings.Cut(line[1:], "]")
	if !ok {
		return "", 0, false
	}
	at, ok := clock(strings.TrimSpace(rest))
	return fold(name), at, ok && fold(name) != ""
}

// roundHead reads "(Priya Nair) The words."
func roundHead(line string) (name, rest string, ok bool) {
	if line[0] != '(' {
		return "", "", false
	}
	name, rest, ok = strings.Cut(line[1:], ")")
	name = fold(name)
	return name, strings.TrimSpace(strings.TrimPrefix(rest, ":")), ok && likeName(name)
}

// afterTime returns the line without a time at its start, such as "[00:00:16]",
// "(0:16)" or "00:16 -".
func afterTime(line string) string {
	first, rest, ok := strings.Cut(line, " ")
	if !ok {
		return line
	}
	if _, isTime := clock(strings.Trim(first, "[]()")); !isTime {
		return line
	}
	return strings.TrimLeft(rest, " \t-–")
}

// notice reports whether a line is the recorder's own and no speech.
func notice(line string) bool {
	for _, end := range []string{" started transcription", " stopped transcription"} {
		if strings.HasSuffix(line, end) && len(line) < 100 {
			return true
		}
	}
	return strings.HasPrefix(line, "Transcription ended after ") || strings.HasPrefix(line, "Transcribed by https://") ||
		strings.HasPrefix(line, "This editable transcript was computer generated")
}

// readHeader keeps the lines above the speech and reads what they say of the
// meeting: a title, a date, who was there.
func readHeader(t *Transcript, lines []string) {
	notices := t.Header
	t.Header = append(lines, notices...)
	for i, line := range lines {
		if t.Date == "" {
			t.Date = dateIn(line)
		}
		if strings.EqualFold(line, "Attendees") && i+1 < len(lines) {
			for name := range strings.SplitSeq(lines[i+1], ",") {
				if name = fold(name); name != "" {
					t.Participants = append(t.Participants, name)
				}
			}
		}
	}
	if len(lines) > 0 {
		t.Title = titleOf(lines[0])
	}
}

// titleOf drops what recorders add to a meeting's name.
func titleOf(line string) string {
	for _, end := range []string{" - Transcript", "-Meeting Transcript", " Transcript"} {
		line = strings.TrimSuffix(line, end)
	}
	// " - 2025/03/04 17:58 GMT" and "-20250304_180000".
	for i := 0; i+5 < len(line); i++ {
		if line[i] == '-' && strings.HasPrefix(strings.TrimLeft(line[i+1:], " "), "20") && i > 0 {
			line = line[:i]
			break
		}
	}
	line = strings.TrimSpace(line)
	if strings.EqualFold(line, "Attendees") || strings.EqualFold(line, "Transcript") {
		return ""
	}
	return line
}

// readNotes reads text without speakers: each paragraph, list item or labelled
// line is an utterance.
func readNotes(t *Transcript, lines []string) {
	var current string
	end := func() {
		t.add("", Utterance{Text: current})
		current = ""
	}
	last := ""
	for _, raw := range lines {
		line := strings.TrimSpace(raw)
		switch {
		case line == "":
			end()
		case current == "":
			current = line
		case wraps(last, line):
			current += " " + line
		default:
			end()
			current = line
		}
		last = line
	}
	end()
}

// wraps reports whether line only goes on with the sentence of the long line
// above it.
func wraps(above, line string) bool {
	if utf8.RuneCountInString(above) < 60 {
		return false
	}
	c, _ := utf8.DecodeRuneInString(line)
	// Jotted lines begin with small letters; a quotation that ends has said it all.
	if unicode.IsLower(c) && (strings.HasSuffix(above, `"`) || strings.HasSuffix(above, "”")) {
		return false
	}
	if strings.ContainsRune("-*•–·>", c) {
		return false
	}
	if label, _, ok := strings.Cut(line, ": "); ok && unicode.IsUpper(c) && len(strings.Fields(label)) <= 4 {
		return false
	}
	if unicode.IsLower(c) {
		return true
	}
	// A full line of prose that goes on with a new sentence.
	return utf8.RuneCountInString(above) >= 65 && !unicode.IsDigit(c)
}
