package transcript

import (
	"context"
	"html"
	"strings"
	"time"
)

// A cue is one caption as the file has it.
type cue struct {
	line       int // of the timing, counted from 1
	id         string
	start, end time.Duration
	text       []string
}

// readCaptions reads WebVTT and SRT, which differ in little: both are told
// apart by their timing lines, so that a file without header or numbers, or with
// the wrong decimal sign, is read too.
func readCaptions(ctx context.Context, t *Transcript, lines []string, format Format) error {
	first := 0
	if format == WebVTT {
		first = vttHeader(t, lines)
	} else if len(lines) > 0 && strings.Contains(lines[0], "-->") && strings.Contains(lines[0], ".") {
		t.warn(1, "no-header", "captions without the line WEBVTT; they were read as captions all the same")
	}
	cues, err := cutCues(ctx, t, lines, first)
	if err != nil {
		return err
	}
	speak(t, cues)
	return nil
}

// vttHeader skips the header and returns the first line after it.
func vttHeader(t *Transcript, lines []string) int {
	i := 0
	for i < len(lines) && strings.TrimSpace(lines[i]) == "" {
		i++
	}
	for n := 0; i < len(lines) && lines[i] != ""; i++ {
		if _, _, ok := timing(lines[i]); ok {
			return i
		}
		line := strings.TrimSpace(lines[i])
		if n == 0 {
			line = strings.TrimLeft(strings.TrimPrefix(line, "WEBVTT"), " \t-")
		}
		if n++; line != "" {
			t.Header = append(t.Header, line)
		}
	}
	return i
}

// cutCues finds the cues by their timing lines.
func cutCues(ctx context.Context, t *Transcript, lines []string, first int) ([]cue, error) {
	var cues []cue
	var blocks [][]string // since the last cue's text ended
	blank := true
	// flush deals with what stands between two cues: comments and styles are no
	// speech; other text belongs to the cue before it, as SRT texts may hold
	// empty lines.
	flush := func() {
		for _, b := range blocks {
			head := strings.TrimSpace(b[0])
			if w, _, _ := strings.Cut(head, " "); w == "NOTE" || w == "STYLE" || w == "REGION" || w == "Region:" || head == "##" {
				continue
			}
			if len(cues) > 0 {
				cues[len(cues)-1].text = append(cues[len(cues)-1].text, b...)
			} else {
				t.Header = append(t.Header, fold(strings.Join(b, " ")))
			}
		}
		blocks = nil
	}
	for i := first; i < len(lines); i++ {
		if i%1024 == 0 && ctx.Err() != nil {
			return cues, ctx.Err()
		}
		line := lines[i]
		a, z, ok := timing(strings.TrimSpace(line))
		switch {
		case ok:
			c := cue{line: i + 1}
			if n := len(blocks); n > 0 && !blank {
				last := blocks[n-1]
				c.id = strings.TrimSpace(last[len(last)-1])
				if blocks[n-1] = last[:len(last)-1]; len(blocks[n-1]) == 0 {
					blocks = blocks[:n-1]
				}
			} else if n := len(cues); n > 0 && !blank && len(blocks) == 0 {
				// No empty line before this cue: a bare number above it is its
				// number, anything else is speech.
				text := cues[n-1].text
				if m := len(text); m > 0 && number(strings.TrimSpace(text[m-1])) {
					c.id = text[m-1]
					cues[n-1].text = text[:m-1]
				}
			}
			flush()
			c.start, c.end = cueTimes(t, i+1, a, z)
			cues = append(cues, c)
			blank = false
		case line == "":
			blank = true
		case blank || len(cues) == 0:
			if blank || len(blocks) == 0 {
				blocks = append(blocks, nil)
			}
			blocks[len(blocks)-1] = append(blocks[len(blocks)-1], line)
			blank = false
		case len(blocks) > 0:
			blocks[len(blocks)-1] = append(blocks[len(blocks)-1], line)
		default:
			cues[len(cues)-1].text = append(cues[len(cues)-1].text, line)
		}
	}
	flush()
	return cues, nil
}

// cueTimes reads the two times of a cue and warns of impossible ones.
func cueTimes(t *Transcript, line int, a, z string) (start, end time.Duration) {
	start, okA := clock(a)
	end, okZ := clock(z)
	switch {
	case !okA || !okZ:
		t.warn(line, "bad-time", "a time that cannot be read; the words were kept without times")
		return 0, 0
	case end < start:
		t.warn(line, "bad-time", "the caption ends before it starts; its end was not used")
		return start, start
	}
	return start, end
}

// number reports whether s is digits only.
func number(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// A voice is a part of a cue spoken by one person.
type voice struct {
	speaker string
	text    string
}

// speak turns cues into utterances.
func speak(t *Transcript, cues []cue) {
	tagged, rolling := false, false
	for _, c := range cues {
		for _, l := range c.text {
			tagged = tagged || strings.Contains(l, "<v ") || strings.Contains(l, "<v>") || strings.Contains(l, "<v.")
			rolling = rolling || strings.Contains(l, "><c>") || strings.Contains(l, "><c.")
		}
		if name, ok := webexName(c.id); ok && name != "" {
			tagged = true
		}
	}
	texts := make([][]voice, len(cues))
	var shown []string
	var prefixes []string
	for i, c := range cues {
		lines := c.text
		if rolling {
			lines, shown = unroll(lines, shown)
		}
		texts[i] = voices(strings.Join(lines, "\n"))
		if name, ok := webexName(c.id); ok {
			for j := range texts[i] {
				if texts[i][j].speaker == "" {
					texts[i][j].speaker = name
				}
			}
		}
		if !tagged {
			for _, v := range texts[i] {
				if name, _, ok := cutName(v.text); ok {
					prefixes = append(prefixes, name)
				}
			}
		}
	}
	names := chooseNames(prefixes)
	speaker := ""
	last := time.Duration(0)
	backwards := false
	for i, c := range cues {
		// Speech of two people may overlap a little; a start far before the last
		// one means that recordings were joined or the file is out of order.
		if c.start != 0 && c.start < last-10*time.Second && !backwards {
			t.warn(c.line, "times-backwards", "the times run backwards from here; the order of the file was kept")
			backwards = true
		}
		last = max(last, c.start)
		said := false
		for _, v := range texts[i] {
			who, text := v.speaker, v.text
			if !tagged {
				if name, rest, ok := cutName(text); ok && names[name] {
					speaker, text = name, rest
				}
				// A cue without a name goes on with the speaker of the last one.
				who = speaker
			}
			said = said || text != ""
			t.add(who, Utterance{Text: text, Start: c.start, End: c.end})
		}
		if !said && !rolling {
			t.warn(c.line, "no-text", "a caption without words")
		}
	}
}

// unroll drops the lines of a rolling caption that the one before showed
// already, and returns the new lines and all that are now shown.
func unroll(lines, shown []string) (fresh, now []string) {
	for _, l := range lines {
		if text := plain(l); text != "" {
			now = append(now, text)
		}
	}
	skip := 0
	for n := min(len(shown), len(now)); n > 0; n-- {
		if equal(shown[len(shown)-n:], now[:n]) {
			skip = n
			break
		}
	}
	if len(now) == 0 {
		now = shown
		return nil, now
	}
	return now[skip:], now
}

// equal compares two lists of strings of one length.
func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// plain returns a line's words without tags.
func plain(line string) string {
	var b strings.Builder
	for _, v := range voices(line) {
		b.WriteString(v.text + " ")
	}
	return fold(b.String())
}

// webexName reads the speaker from a cue identifier such as
// 4 "Priya Nair" (1002).
func webexName(id string) (string, bool) {
	_, rest, ok := strings.Cut(id, " \"")
	if !ok {
		return "", false
	}
	name, tail, ok := strings.Cut(rest, "\" (")
	if !ok || !strings.HasSuffix(tail, ")") {
		return "", false
	}
	return fold(name), true
}

// voices cuts a cue's text at its voice tags and drops the other tags of WebVTT
// and SRT. What only looks like a tag, as in "a <b", is kept.
func voices(text string) []voice {
	var out []voice
	var b strings.Builder
	speaker := ""
	end := func() {
		if s := fold(html.UnescapeString(b.String())); s != "" {
			out = append(out, voice{speaker: speaker, text: s})
		}
		b.Reset()
	}
	for text != "" {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:i])
		text = text[i:]
		j := strings.IndexByte(text, '>')
		if j < 0 {
			b.WriteString(text)
			break
		}
		tag := text[1:j]
		name, rest, _ := strings.Cut(strings.ReplaceAll(tag, "\n", " "), " ")
		name, _, _ = strings.Cut(name, ".")
		switch {
		case name == "v":
			end()
			speaker = fold(html.UnescapeString(rest))
		case name == "/v":
			end()
			speaker = ""
		case captionTag(name):
		default:
			b.WriteByte('<')
			text = text[1:]
			continue
		}
		text = text[j+1:]
	}
	end()
	return out
}

// captionTag reports whether name is a tag of WebVTT or SRT, or a time.
func captionTag(name string) bool {
	switch strings.TrimPrefix(name, "/") {
	case "c", "b", "i", "u", "lang", "ruby", "rt", "font":
		return true
	}
	_, ok := clock(name)
	return ok
}
