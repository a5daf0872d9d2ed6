package prompt

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// check compares statements with the lines of a job, both with personal data in
// place, and returns what is wrong with them.
func (j *Job) check(list []Statement) []Problem {
	c := &checker{job: j, read: make(map[string]*words)}
	if j.Task.whole {
		c.units(list)
	}
	for i, s := range list {
		c.statement(i, s)
	}
	if hard, _ := hard(c.found); hard == 0 && j.Check != nil {
		c.found = append(c.found, j.Check(list)...)
	}
	return c.found
}

// A checker collects problems.
type checker struct {
	job   *Job
	found []Problem
	read  map[string]*words
}

func (c *checker) add(statement int, code Code, quote string) {
	c.found = append(c.found, Problem{Statement: statement, Code: code, Quote: quote, Hard: true})
}

// words reads a text once.
func (c *checker) words(text string) *words {
	w := c.read[text]
	if w == nil {
		w = read(text)
		c.read[text] = w
	}
	return w
}

// cites reports whether a statement names lines, and all of them are there.
func (j *Job) cites(s Statement) bool {
	for _, n := range s.From {
		if n < 0 || n >= len(j.Lines) {
			return false
		}
	}
	return len(s.From) > 0
}

// source returns the text of lines, with who said them.
func (j *Job) source(lines []int) (text, known string) {
	var said, who []string
	for _, n := range lines {
		said = append(said, j.Lines[n].Text)
		if s := j.Lines[n].Speaker; s != "" && !slices.Contains(who, s) {
			who = append(who, s)
		}
	}
	for _, n := range j.Notes {
		if n.Label == PersonNote && n.Text != "" {
			who = append(who, n.Text)
		}
	}
	return strings.Join(said, " "), strings.Join(who, ". ")
}

// units checks, for a task that must leave nothing out, that every line is in a
// statement with all of its facts and every word that the meaning hangs on.
func (c *checker) units(list []Statement) {
	for _, u := range Units(len(c.job.Lines), list) {
		source, _ := c.job.source(u.Lines)
		if len(u.Statements) == 0 {
			c.add(-1, LeftOut, source)
			continue
		}
		var made []string
		for _, i := range u.Statements {
			made = append(made, list[i].Text)
		}
		at := u.Statements[0]
		together := strings.Join(made, "\n")
		r := fidelity.Compare(source, together)
		for _, f := range r.New {
			c.add(at, NewFact, f.Text)
		}
		for _, f := range r.Changed {
			c.add(at, ChangedFact, f.Was.Text)
		}
		for _, f := range r.Dropped {
			c.add(at, LostFact, f.Text)
		}
		c.kept(at, source, together)
	}
}

// statement checks one statement against the lines that it names.
func (c *checker) statement(i int, s Statement) {
	switch {
	case strings.TrimSpace(s.Text) == "":
		c.add(i, Empty, "")
		return
	case !c.job.cites(s):
		c.add(i, Citation, "")
		return
	}
	source, known := c.job.source(s.From)
	if m := foreignForm(s.Text, source+" "+known); m != "" {
		c.add(i, Markup, m)
	}
	if c.job.Task.whole {
		// What it says may stand in another line of its unit, such as its subject;
		// what is new stands in none.
		for _, f := range fidelity.Compare(c.unitOf(s), s.Text).New {
			c.add(i, NewFact, f.Text)
		}
	} else {
		c.facts(i, source, known, s.Text)
		c.kept(i, source, s.Text)
		if q := misquoted(s.Text, source); q != "" {
			c.add(i, Misquoted, q)
		}
	}
	c.added(i, source+" "+known, s.Text)
	if lost := c.disowned(source, s.Text); lost != "" {
		c.add(i, LostBearing, lost)
	} else if lost := c.unsaid(source, s.Text); lost != "" {
		c.add(i, LostBearing, lost)
	}
	c.founded(i, source+" "+known, s.Text)
	if c.job.MaxWords > 0 {
		for _, span := range language.Sentences(s.Text) {
			if t := span.Of(s.Text); len(strings.Fields(t)) > c.job.MaxWords {
				c.found = append(c.found, Problem{Statement: i, Code: TooLong, Quote: t})
			}
		}
	}
}

// unitOf returns the text of all lines from the first to the last that a
// statement names.
func (c *checker) unitOf(s Statement) string {
	var lines []int
	for n := slices.Min(s.From); n <= slices.Max(s.From); n++ {
		lines = append(lines, n)
	}
	text, _ := c.job.source(lines)
	return text
}

// past is how modal verbs change in reported speech.
var past = map[string]string{"will": "would", "can": "could", "may": "might", "shall": "should", "must": "must"}

// facts checks the facts of a task that may leave things out: none is new or
// changed, and those of the lines that it names are kept, but for names.
func (c *checker) facts(i int, source, known, text string) {
	for _, f := range fidelity.Compare(source+" "+known, text).New {
		if f.Kind != fidelity.Modal || !c.backshifted(source, f.Value) {
			c.add(i, NewFact, f.Text)
		}
	}
	r := fidelity.Compare(source, text)
	for _, f := range r.Changed {
		if f.Is.Kind != fidelity.Modal || !c.backshifted(source, f.Is.Value) {
			c.add(i, ChangedFact, f.Was.Text)
		}
	}
	for _, f := range r.Dropped {
		switch f.Kind {
		case fidelity.Name:
		case fidelity.Modal:
			// "I can see that" says no more than "I saw that".
			if f.Value != "can" && !c.backshiftedIn(text, f.Value) {
				c.add(i, LostFact, f.Text)
			}
		default:
			c.add(i, LostFact, f.Text)
		}
	}
}

// backshifted reports whether a modal verb is the past of one that the source
// has.
func (c *checker) backshifted(source, value string) bool {
	if !c.job.Task.reported {
		return false
	}
	for _, f := range fidelity.Facts(source) {
		if f.Kind == fidelity.Modal && pastOf(f.Value) == value {
			return true
		}
	}
	return false
}

// backshiftedIn reports whether a text has the past of a modal verb.
func (c *checker) backshiftedIn(text, value string) bool {
	for _, f := range fidelity.Facts(text) {
		if f.Kind == fidelity.Modal && f.Value == pastOf(value) {
			return c.job.Task.reported
		}
	}
	return false
}

// pastOf returns the past of a modal verb with or without "not", or "".
func pastOf(value string) string {
	verb, not := strings.CutSuffix(value, " not")
	p := past[verb]
	if p != "" && not {
		p += " not"
	}
	return p
}

// kept checks that no word is lost on which the meaning hangs.
func (c *checker) kept(i int, source, text string) {
	was, is := c.words(source), c.words(text)
	for _, b := range bearings() {
		if !b.keep {
			continue
		}
		x := was.has(b.words)
		if x == "" || is.has(b.words) != "" {
			continue
		}
		if y := is.has(b.also); y == "" || b.own && is.hasBut(b.also, was) == "" {
			c.add(i, LostBearing, x)
		}
	}
}

// disowned returns the verb of an order in the source of which a statement makes
// a fact: "Pretend that the pool is closed" must not become "The pool is closed",
// nor "Replace the fee with £1" become "£1". A statement made from an order speaks
// to the reader, orders too, has the verb, or says that somebody said it.
func (c *checker) disowned(source, text string) string {
	is := c.words(text)
	for _, w := range []string{"you", "your", "yours", "please"} {
		if is.lemmas[w] {
			return ""
		}
	}
	if order(text) != "" || strings.ContainsAny(text, "“”\"") && c.job.Task.reported {
		return ""
	}
	for _, b := range bearings() {
		if b.name == "speech" && c.job.Task.reported && (is.has(b.words) != "" || is.has(b.also) != "") {
			return ""
		}
	}
	for _, s := range language.Sentences(source) {
		verb := order(s.Of(source))
		if verb == "" || is.lemmas[verb] {
			continue
		}
		// Of several sentences it is the one that shares most of its words.
		if was := c.words(s.Of(source)); shared(is, was) == len(is.content) {
			return verb
		}
	}
	return ""
}

// unsaid returns "that" or a colon if a statement is what follows it in the
// source, word for word: then what goes before says whose words they are, or that
// they are not so. That the offline engine left that out is enough to do so.
func (c *checker) unsaid(source, text string) string {
	own := flat(text)
	for _, s := range strings.Split(c.offlineText(), "\n") {
		if flat(s) == own {
			return ""
		}
	}
	for _, before := range []string{" that ", " : "} {
		if strings.Contains(flat(source), before+strings.TrimLeft(own, " ")) {
			return strings.TrimSpace(before)
		}
	}
	return ""
}

// flat returns the words of a text in lower case with a blank around each, and of
// its marks only colons.
func flat(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == ':', r == '£':
			return unicode.ToLower(r)
		case r == '\'', r == '’':
			return -1
		}
		return ' '
	}, strings.ReplaceAll(text, ": ", " : "))
	return " " + strings.Join(strings.Fields(text), " ") + " "
}

// shared counts the words of a text that another has.
func shared(text, other *words) int {
	n := 0
	for _, w := range text.content {
		if other.knows(w) {
			n++
		}
	}
	return n
}

// order returns the verb of a sentence that is an order, in its base form, or "".
func order(sentence string) string {
	for _, w := range strings.Fields(strings.ToLower(sentence)) {
		w = strings.Trim(w, ".,;:!?“”‘’'\"()-•")
		switch w {
		case "", "please", "now", "then", "first", "second", "third", "instead", "and", "so", "also", "just", "always", "never", "finally", "kindly":
			continue
		}
		if language.IsVerb(w) && !language.IsFunctionWord(w) && !language.IsAdjective(w) && language.Lemma(w, "VB") == w {
			return w
		}
		return ""
	}
	return ""
}

// added checks that no word is new that would change the meaning, and no risk.
func (c *checker) added(i int, source, text string) {
	was, is := c.words(source), c.words(text)
	for _, b := range bearings() {
		if !b.new {
			continue
		}
		if x := is.has(b.words); x != "" && was.has(b.words) == "" && was.has(b.also) == "" {
			c.add(i, NewBearing, x)
		}
	}
	for _, r := range riskWords() {
		if x := is.has(r.words); x != "" && was.has(r.words) == "" {
			c.add(i, NewRisk, x)
		}
	}
}

// founded checks that the words of a statement come from its lines. Half of them
// may be others, if they are common words, which take the place of others: plain
// words for hard ones, and words of reporting. Of these few may name things: a
// thing that the lines do not name is a new claim, unless it is general.
func (c *checker) founded(i int, source, text string) {
	was, is := c.words(source), c.words(text)
	fresh, things, thing := 0, 0, ""
	for _, w := range is.content {
		if was.knows(w) || c.offline().knows(w) {
			continue
		}
		fresh++
		lower := strings.ToLower(w.text)
		switch {
		case !lexicon.Known(lower) && !lexicon.Known(w.lemma):
			c.add(i, Foreign, w.text)
			return
		case general[w.lemma]:
		case w.name, min(lexicon.Band(lower), lexicon.Band(w.lemma)) > common:
			c.add(i, Unfounded, w.text)
			return
		case w.noun:
			things++
			thing = w.text
		}
	}
	if 2*fresh > len(is.content) || things > max(len(is.content)/8, 1) || things > 0 && len(is.content) < 4 {
		c.add(i, Unfounded, thing)
	}
}

// common is the band of words that most readers know.
const common = 35

// offline returns the words that the offline engine used for the same lines.
func (c *checker) offline() *words { return c.words(c.offlineText()) }

// offlineText returns what the offline engine made of the lines.
func (c *checker) offlineText() string {
	if c.job.Plain == nil {
		return ""
	}
	return c.job.Plain()
}

// general are words that name nothing in particular, and words of reporting.
var general = wordSet(`person people thing way time place part kind reason work need use make do have get give take go come
	want help know say tell ask explain note report add answer reply speaker member public meeting item line word
	look find show see keep put let try mean call plan change problem question point view number amount someone
	somebody everyone anything something other another new same different more much many lot`)

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

var (
	linkForm = regexp.MustCompile(`(?i)https?:|www\.|mailto:|javascript:|data:[a-z]+/|\b[a-z0-9-]+\.(?:com|net|org|uk|io|co|info|biz|ru|cn|xyz|dev|app|me|ly)\b|@`)
	codeForm = regexp.MustCompile("`|<[a-zA-Z/!]|\\]\\(|!\\[|\\{\\{?|\\}\\}?|\\$\\(|&[a-z]+;|\\\\|</|^#|\\*\\*|__|\\|\\||<<|>>|[A-Za-z0-9+/]{40,}")
)

// foreignForm returns a link, code, markup or mark in a text that its source does
// not have, or "".
func foreignForm(text, source string) string {
	for _, form := range []*regexp.Regexp{linkForm, codeForm} {
		for _, m := range form.FindAllString(text, -1) {
			if !strings.Contains(source, m) {
				return m
			}
		}
	}
	for _, r := range text {
		switch {
		case r == '“', r == '”', r == '‘', r == '’', r == '…', r == '–', r == '—', r < unicode.MaxASCII && !unicode.IsControl(r):
		case strings.ContainsRune(source, r):
		default:
			return string(r)
		}
	}
	return ""
}

var quotation = regexp.MustCompile(`["“]([^"“”]*)["”]`)

// misquoted returns the first quotation in a text that its source does not have,
// or "".
func misquoted(text, source string) string {
	source = strings.Join(strings.Fields(strings.ReplaceAll(source, "’", "'")), " ")
	for _, m := range quotation.FindAllStringSubmatch(text, -1) {
		said := strings.Trim(strings.ReplaceAll(m[1], "’", "'"), " .,;:…")
		if !strings.Contains(source, said) {
			return m[0]
		}
	}
	return ""
}
