package simplify

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/language"
)

// A piece is a token of a draft.
type piece struct {
	text, lower string
	tag, lemma  string
	gap         string // what stands before it: a space, or nothing
	quoted      bool   // inside quotation marks: the words are somebody's own
	made        bool   // not in the source
}

// A draft is a sentence that is being rewritten.
type draft struct {
	pieces []piece
	rules  []string
	item   bool

	// dropped are the words of the source that were left out, in its order.
	dropped []string

	// capital is set for a sentence that does not begin with a small letter in
	// the source.
	capital bool
}

func newDraft(source string, tokens []language.Token) *draft {
	d := &draft{pieces: make([]piece, len(tokens))}
	quoted, single := false, false
	for i, t := range tokens {
		gap := ""
		if i > 0 {
			gap = source[tokens[i-1].End:t.Start]
		}
		switch t.Text {
		case "“":
			quoted = true
		case "‘":
			quoted, single = true, true
		case "'":
			// A straight quote opens if a space stands before it and none behind.
			if !quoted && t.Tag != "POS" && (i == 0 || gap != "" || tokens[i-1].Tag == "(") && i+1 < len(tokens) && tokens[i+1].Start == t.End {
				quoted, single = true, true
				d.pieces[i] = piece{text: t.Text, lower: t.Text, tag: t.Tag, lemma: t.Lemma, gap: gap, quoted: true}
				continue
			}
		case "\"":
			quoted = !quoted
		}
		d.pieces[i] = piece{text: t.Text, lower: strings.ToLower(t.Text), tag: t.Tag, lemma: t.Lemma, gap: gap, quoted: quoted}
		if r, _ := utf8.DecodeRuneInString(t.Text); r == '•' || r == '·' || r == '●' || r == '*' {
			d.pieces[i].tag = ":" // no noun, whatever the tagger says
		}
		if t.Text == "”" || single && (t.Text == "’" || t.Text == "'") && t.Tag != "POS" {
			quoted, single = false, false
		}
	}
	first, _ := utf8.DecodeRuneInString(source)
	d.capital = !unicode.IsLower(first)
	return d
}

// part returns a new draft of some of the pieces.
func (d *draft) part(pieces []piece, rule string) *draft {
	return &draft{pieces: slices.Clone(pieces), rules: addRule(d.rules, rule), capital: d.capital}
}

// text writes the draft. What stands before its first piece does not count.
func (d *draft) text() string {
	var b strings.Builder
	for i, p := range d.pieces {
		if i > 0 {
			b.WriteString(p.gap)
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// at returns a piece, or an empty one outside the draft.
func (d *draft) at(i int) piece {
	if i < 0 || i >= len(d.pieces) {
		return piece{}
	}
	return d.pieces[i]
}

// words counts the pieces that a reader counts as words.
func (d *draft) words() int { return countWords(d.pieces) }

func countWords(ps []piece) int {
	n := 0
	for _, p := range ps {
		if wordy(p.text) && p.gap != "" || n == 0 && wordy(p.text) {
			n++
		}
	}
	return n
}

func wordy(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// replace puts words in the place of pieces i to j, in the case of what was
// there.
func (d *draft) replace(i, j int, words []piece, rule string) {
	if len(words) > 0 {
		words = slices.Clone(words)
		words[0].gap = d.pieces[i].gap
		if i > 0 && words[0].gap == "" && d.pieces[i].tag == "," && wordy(words[0].text) {
			words[0].gap = " "
		}
		if startsUpper(d.pieces[i].text) && !startsUpper(words[0].text) {
			words[0].text = upperFirst(words[0].text)
		}
	} else if j < len(d.pieces) {
		d.pieces[j].gap = d.pieces[i].gap
		if i == 0 && startsUpper(d.pieces[i].text) {
			d.pieces[j].text = upperFirst(d.pieces[j].text)
		}
	}
	d.pieces = slices.Concat(d.pieces[:i], words, d.pieces[j:])
	d.rules = addRule(d.rules, rule)
	d.article(i)
}

// article mends "a" and "an" before piece i.
func (d *draft) article(i int) {
	if i < 1 || i >= len(d.pieces) {
		return
	}
	p := &d.pieces[i-1]
	if p.lower != "a" && p.lower != "an" || p.tag != "DT" {
		return
	}
	want := language.Article(d.pieces[i].text)
	if p.lower == want {
		return
	}
	p.lower = want
	if startsUpper(p.text) {
		p.text = upperFirst(want)
	} else {
		p.text = want
	}
}

// makeWords turns plain text into pieces. Their tags are those of the words
// they replace where that is known, else of the tagger.
func makeWords(text string) []piece {
	tokens := language.Tokens(text)
	out := make([]piece, len(tokens))
	for i, t := range tokens {
		gap := ""
		if i > 0 && t.Start > tokens[i-1].End && t.Tag != "," {
			gap = " "
		}
		out[i] = piece{text: t.Text, lower: strings.ToLower(t.Text), tag: t.Tag, lemma: t.Lemma, gap: gap, made: true}
	}
	return out
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// finish checks a draft and makes it a sentence. It reports false if the
// result is doubtful.
func (d *draft) finish() (Sentence, bool) {
	if !d.sound() {
		return Sentence{}, false
	}
	text := strings.TrimSpace(d.text())
	if text == "" {
		return Sentence{}, false
	}
	if d.capital && !d.item {
		text = upperFirst(text)
	}
	rules := slices.Clone(d.rules)
	slices.Sort(rules)
	return Sentence{Text: text, Item: d.item, Rules: rules}, true
}

// sound reports whether a draft looks like English: no word twice, no marks
// that stand wrong, articles that fit, quotes and brackets that close.
func (d *draft) sound() bool {
	depth, quotes := 0, 0
	for i, p := range d.pieces {
		switch p.text {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		case "\"":
			quotes ^= 1
		case "“":
			quotes += 2
		case "”":
			quotes -= 2
		}
		next := d.at(i + 1)
		if next.text == "/" && d.at(i+2).made && p.lower == d.at(i+2).lower {
			return false // "a drink / beverage"
		}
		if !p.made && !next.made {
			continue
		}
		switch {
		case p.lower == next.lower && wordy(p.text) && p.lower != "had" && p.lower != "that":
			return false
		case p.tag == "DT" && (next.lower == "a" || next.lower == "an" || next.lower == "the") && next.tag == "DT" && p.lower != "all" && p.lower != "both":
			return false
		case next.text == "/" && p.lower == d.at(i+2).lower:
			return false
		case p.text == "," && p.gap != "":
			return false
		case p.text == "," && (next.text == "," || next.text == "." || next.text == ";"):
			return false
		case p.tag == "DT" && (p.lower == "a" || p.lower == "an") && wordy(next.text) && language.Article(next.text) != p.lower:
			return false
		case p.tag == "MD" && (next.tag == "VBZ" || next.tag == "VBD"):
			return false
		}
	}
	return depth <= 0 && quotes == 0
}
