package transcript

import (
	"html"
	"regexp"
	"strings"
	"sync"
)

var (
	entity = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});`)
	})
	speakerTag = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^<speaker\b[^<>]*?\bname\s*=\s*(?:"([^"]*)"|'([^']*)')[^<>]*>`)
	})
	recordTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^</?(speaker|chapter|p)\b[^<>]*>`) })
	// capacity is in what capacity somebody speaks, which records of debates
	// write before the speech: "on behalf of the Group. - Mr President, …".
	capacity = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^((?:\p{Ll}|Member|Minister|President|Vice|High|Commissioner|Rapporteur|Author)[^.:;!?]{2,90})\. [-–—] `)
	})
)

// decodeEntities replaces what stands for a character in HTML, such as "&nbsp;",
// in text that came out of a web page. An ampersand without a semicolon is one.
func decodeEntities(lines []string) {
	for i, line := range lines {
		if !strings.Contains(line, "&") || !strings.Contains(line, ";") {
			continue
		}
		lines[i] = entity().ReplaceAllStringFunc(line, func(e string) string {
			s := html.UnescapeString(e)
			switch {
			case s < " ":
				return " "
			case strings.HasSuffix(s, ";") && s != ";":
				return e // of HTML only at its beginning: "&notes;"
			}
			return s
		})
	}
}

// isRecord reports whether lines are the record of a parliament: with tags that
// name the speakers.
func isRecord(lines []string) bool {
	for _, line := range lines {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "<") && speakerTag().MatchString(line) {
			return true
		}
	}
	return false
}

// readRecord reads the record of a parliament. <SPEAKER NAME="…"> begins a turn, of nobody known where it has no name,
// <P> an utterance, and the line after <CHAPTER> is a heading: it goes to the
// header, the first one also to the title. A line in round brackets is a note of
// whoever kept the record, and has no speaker.
func readRecord(t *Transcript, lines []string) {
	speaker, started, heading, opens := "", false, false, false
	var said []string
	end := func() {
		t.add(speaker, Utterance{Text: strings.Join(said, " ")})
		said = nil
	}
	for _, raw := range lines {
		line := strings.TrimSpace(raw)
		for {
			at := recordTag().FindStringSubmatchIndex(line)
			if at == nil {
				break
			}
			end()
			switch strings.ToLower(line[at[2]:at[3]]) {
			case "chapter":
				heading = true
			case "speaker":
				heading = false
				if m := speakerTag().FindStringSubmatch(line); m != nil {
					speaker, started, opens = fold(m[1]+m[2]), true, true
				} else {
					speaker = ""
				}
			}
			line = strings.TrimSpace(line[at[1]:])
		}
		switch {
		case line == "":
		case heading:
			heading = false
			if line = strings.TrimRight(fold(line), " ("); t.Title == "" {
				t.Title = line
			}
			t.Header = append(t.Header, line)
		case !started:
			t.Header = append(t.Header, fold(line))
		case line[0] == '(' && strings.HasSuffix(line, ")") && len(line) > 8:
			end()
			t.add("", Utterance{Text: line})
		default:
			if m := capacity().FindStringSubmatch(line); m != nil && opens {
				t.Header = append(t.Header, speaker+": "+fold(m[1]))
				line = line[len(m[0]):]
			}
			opens = false
			said = append(said, line)
		}
	}
	end()
}
