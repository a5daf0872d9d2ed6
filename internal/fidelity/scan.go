package fidelity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A chunk is a run of text without white space and without the marks around
// it.
type chunk struct {
	text, lower string
	start, end  int
	first       bool // may stand at the start of a sentence
	comma       bool // a comma or bracket follows
	stop        bool // another mark follows that parts it from the next chunk
	digit       bool // has a digit
	plain       bool // has nothing but letters from a to z, in any case
}

// A scanner holds a text cut into chunks.
type scanner struct {
	text   string
	chunks []chunk
}

const (
	opening = "\"'“‘«([{<*•·–—-_~|="
	closing = "\"'”’»)]}>.,;:!?…*–—-_~|="
)

func scan(text string) *scanner {
	s := &scanner{text: text, chunks: make([]chunk, 0, len(text)/5+1)}
	first := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			first = first || r == '\n'
			i += n
			continue
		}
		end := i
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if unicode.IsSpace(r) {
				break
			}
			end += n
		}
		first = s.add(i, end, first)
		i = end
	}
	return s
}

// add cuts text[i:end] into chunks. It returns whether the next chunk may begin
// a sentence.
func (s *scanner) add(i, end int, first bool) bool {
	raw := s.text[i:end]
	trimmed := strings.TrimLeft(raw, opening)
	from := i + len(raw) - len(trimmed)
	if from > i && strings.ContainsAny(s.text[i:from], "\"“‘'*•·") {
		first = true
	}
	core := strings.TrimRight(trimmed, closing)
	to := from + len(core)
	if core == "" {
		return first || strings.ContainsAny(raw, ".!?•*")
	}
	// A dash between words parts them: "9am–5pm", "the man—a clerk—left".
	if k := strings.IndexAny(core, "–—…"); k > 0 && !strings.Contains(core, "://") {
		_, n := utf8.DecodeRuneInString(core[k:])
		s.add(from, from+k, first)
		return s.add(from+k+n, end, false)
	}
	if k := parting(core); k > 0 {
		s.add(from, from+k, first)
		return s.add(from+k+1, end, false)
	}
	tail := s.text[to:end]
	c := chunk{text: core, lower: strings.ToLower(core), start: from, end: to, first: first}
	c.comma = strings.ContainsAny(tail, ",)(")
	c.stop = strings.ContainsAny(tail, ".;:!?\"”")
	if n := len(s.chunks); n > 0 && strings.Contains(s.text[i:from], "(") {
		s.chunks[n-1].stop = true
	}
	c.plain = true
	for i := 0; i < len(core); i++ {
		c.digit = c.digit || digit(core[i])
		c.plain = c.plain && core[i]|0x20 >= 'a' && core[i]|0x20 <= 'z'
	}
	s.chunks = append(s.chunks, c)
	return strings.ContainsAny(tail, ".!?:")
}

// parting returns where a hyphen or a plus sign parts two facts, as in
// "9am-5pm" and "1-5", or 0. Parts of dates and references stay together.
func parting(core string) int {
	k := strings.IndexByte(core, '-')
	if k <= 0 || k == len(core)-1 || strings.Count(core, "-") != 1 || strings.Contains(core, "@") || strings.Contains(core, "://") {
		return 0
	}
	left, right := core[:k], core[k+1:]
	if isDigits(left) && isDigits(right) {
		// 2025-26 is a year; 0114-4960000 a phone number.
		if len(left) <= 2 && len(right) <= 3 {
			return k
		}
		return 0
	}
	if _, ok := clockValue(right, ""); ok && left[0] >= '0' && left[0] <= '9' {
		return k
	}
	if strings.HasPrefix(core, "£") && right != "" && (right[0] == 0xC2 || isDigits(right)) {
		return k
	}
	return 0
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// at returns chunk i, or a chunk without text if there is none.
func (s *scanner) at(i int) chunk {
	if i < 0 || i >= len(s.chunks) {
		return chunk{stop: true, first: true}
	}
	return s.chunks[i]
}

// joined reports whether no mark stands between chunk i and the next.
func (s *scanner) joined(i int) bool {
	return i >= 0 && i+1 < len(s.chunks) && !s.chunks[i].comma && !s.chunks[i].stop
}
