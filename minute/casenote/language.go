package casenote

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

//go:embed data/language.txt
var languageData string

//go:embed data/acronyms.txt
var acronymData string

// A Wording is a place in a record that a guide on language would have otherwise.
type Wording struct {
	extract.Span

	// Text is what stands there.
	Text string

	// Kind is "blame", "label", "jargon", or "fact-opinion" for a sentence that
	// states a fact and an opinion in one.
	Kind string

	// Instead says what to write; Guide names who says so, or is "" for
	// "fact-opinion".
	Instead string
	Guide   string
}

// guides are the guides of data/language.txt.
var guides = map[string]string{
	"tact":  "TACT, Language that cares (2019)",
	"nspcc": "NSPCC Learning, Why language matters",
	"wnb":   "Nottingham City Council, Rethinking Did Not Attend (2017)",
	"cs":    "The Children's Society and Victim Support, Appropriate language",
	"tlap":  "Think Local Act Personal, Care and support jargon buster",
	"dh":    "guides of disabled people's organisations: person first",
}

type languageRule struct {
	kind, instead, guide string
	phrase               phrase
}

var languageRules = sync.OnceValues(func() ([]languageRule, error) {
	var list []languageRule
	for n, line := range dataLines(languageData) {
		f := strings.Split(line, " | ")
		if len(f) != 4 || guides[f[3]] == "" {
			return nil, fmt.Errorf("language.txt: line %d: want kind, words, instead and a guide", n)
		}
		p, err := compilePhrase(f[1])
		if err != nil {
			return nil, fmt.Errorf("language.txt: line %d: %w", n, err)
		}
		list = append(list, languageRule{f[0], f[2], guides[f[3]], p})
	}
	return list, nil
})

var (
	stated = speech.Pattern(`\b(?:was|were|had|has|is|are|saw|found|noticed|observed|smell\w*|wearing|said|told|reported|fell|arrived|came)\b`)
	judged = speech.Pattern(`\b(?:i (?:think|feel|believe|suspect|assume|guess)|in my (?:view|opinion)|clearly|obviously|no doubt|must have been|presumably|probably|apparently|evidently|seems? to be|appears? to be|which (?:shows|suggests|proves|means)|because (?:she|he|they) (?:do(?:es)?n't|do(?:es)? not) care)\b`)
)

// CheckLanguage returns the places in a text that blame, label or are jargon, in
// order, after published guides, and sentences that mix fact and opinion. What
// stands in quotation marks is somebody's own words and is left alone.
func CheckLanguage(text string) []Wording {
	rules, err := languageRules()
	if err != nil {
		return nil // the file is part of the program, and a test reads it
	}
	var out []Wording
	plain := unquoted(text)
	for _, s := range language.Sentences(plain) {
		sentence := plain[s.Start:s.End]
		lower := strings.ToLower(sentence)
		for _, r := range rules {
			at := r.phrase.find(sentence, lower)
			if at == nil {
				continue
			}
			span := extract.Span{Start: s.Start + at[0], End: s.Start + at[1]}
			if !slices.ContainsFunc(out, func(w Wording) bool { return span.Start < w.End && w.Start < span.End }) {
				out = append(out, Wording{Span: span, Text: text[span.Start:span.End], Kind: r.kind, Instead: r.instead, Guide: r.guide})
			}
		}
		if j := judged().FindStringIndex(sentence); j != nil {
			if rest := sentence[:j[0]] + sentence[j[1]:]; stated().MatchString(rest) && len(speech.Bare(rest)) > 5 && clauseBreak().MatchString(sentence) {
				out = append(out, Wording{Span: extract.Span{Start: s.Start, End: s.End}, Text: text[s.Start:s.End], Kind: "fact-opinion", Instead: "two sentences: what was seen or said, and what you make of it"})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Wording) int { return a.Start - b.Start })
	return out
}

// clauseBreak parts a fact from an opinion in one sentence.
var clauseBreak = speech.Pattern(`,|;| (?:and|but|so|because|which|as) `)

// unquoted returns the text with quotations as blanks of the same length.
func unquoted(text string) string {
	b := []byte(text)
	inside := ""
	for i := 0; i < len(text); i++ {
		for _, mark := range [][2]string{{"“", "”"}, {`"`, `"`}} {
			open, shut := mark[0], mark[1]
			switch {
			case inside == "" && strings.HasPrefix(text[i:], open):
				if strings.Contains(text[i+len(open):], shut) {
					inside = shut
					i += len(open)
				}
			case inside == shut && strings.HasPrefix(text[i:], shut):
				inside = ""
			}
		}
		if inside != "" && i < len(b) && b[i] != '\n' {
			b[i] = ' '
		}
	}
	return string(b)
}

// CheckLanguage returns findings on the language of a note: on what the worker
// wrote or said, not on what the person and others said.
func (n *Note) CheckLanguage() []Finding {
	var out []Finding
	seen := map[string]bool{}
	for _, s := range n.Sections {
		for _, e := range s.Entries {
			if e.Quoted && s.Slot != Analysis && s.Slot != Observed && s.Slot != Safeguarding && s.Slot != Decisions && s.Slot != Capacity {
				continue
			}
			text := e.Text
			if e.Quoted {
				text = strings.Trim(text, "“”")
			}
			for _, w := range CheckLanguage(text) {
				message := "“" + w.Text + "”: write " + w.Instead
				if w.Guide != "" {
					message += " (" + w.Guide + ")"
				}
				if w.Kind == "fact-opinion" {
					message = "fact and opinion in one sentence: “" + w.Text + "”; write " + w.Instead
				}
				if !seen[message] {
					seen[message] = true
					out = append(out, Finding{Code: "language-" + w.Kind, Message: message, Source: e.Source})
				}
			}
		}
	}
	return out
}

// An Acronym is a short form with what it stands for.
type Acronym struct {
	Short string `json:"short"`
	Long  string `json:"long"`
}

var acronyms = sync.OnceValue(func() []Acronym {
	var list []Acronym
	for line := range strings.Lines(acronymData) {
		if short, long, ok := strings.Cut(strings.TrimSpace(line), " | "); ok && line[0] != '#' {
			list = append(list, Acronym{short, long})
		}
	}
	return list
})

// Acronyms returns the short forms that a note uses and does not explain, in the
// order of the alphabet.
func (n *Note) Acronyms() []Acronym {
	var all strings.Builder
	for _, s := range n.Sections {
		for _, e := range s.Entries {
			all.WriteString(e.line() + "\n")
		}
	}
	text := all.String()
	used := map[string]bool{}
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return r != '&' && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') }) {
		used[w] = true
		used[strings.TrimSuffix(w, "s")] = true
	}
	var out []Acronym
	for _, a := range acronyms() {
		if used[a.Short] && !strings.Contains(strings.ToLower(text), strings.ToLower(a.Long)) {
			out = append(out, a)
		}
	}
	return out
}
