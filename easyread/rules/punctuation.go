package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// punctuationRules are the rules on signs and on how letters look.
func punctuationRules() []Rule {
	return []Rule{
		{
			ID: "P01", Name: "Only plain signs", Guidelines: []string{"Mencap", "Inclusion Europe"},
			Doc:   "Finds semicolons, brackets, dashes, &, and strokes between words.",
			Check: checkSigns,
		},
		{
			ID: "P02", Name: "No words split over lines", Guidelines: []string{"People First"},
			Doc:   "Finds a hyphen and a space inside what looks like one word.",
			Check: checkSplitWords,
		},
		{
			ID: "P03", Name: "No italics, underlining or capitals", Guidelines: []string{"People First", "GOV.UK"},
			Doc:   "Finds italic and underlined text that is no link, and words in capital letters: the first place of each paragraph.",
			Needs: needsLetters,
			Check: checkLetters,
		},
		{
			ID: "P04", Name: "Bold only for single words", Guidelines: []string{"People First"},
			Doc:   "Finds paragraphs of more than eight words that are bold as a whole.",
			Needs: needsLetters,
			Check: checkAllBold,
		},
	}
}

// needsLetters is the Needs of rules on how letters look.
func needsLetters(d *Document) string {
	if d.Plain || d.Layout != nil && d.Layout.PlainLetters == Unknown {
		return "how its letters look"
	}
	return ""
}

// signs are what plain text does without. The first alternatives let pass addresses
// of pages, in which signs have a meaning.
var signs = regexp.MustCompile(`(?:https?://|www\.)\S+|[\pL\d-]+(?:\.[\pL\d-]+)+/\S+|[;&]|[(\[][^()\[\]]*[)\]]?|[)\]]|\s[–—-]\s|—|\pL+/\pL+`)

// endsItem matches what follows a semicolon at the end of an item of a list.
var endsItem = regexp.MustCompile(`^\s*(?:and|or|but)?\s*$`)

// signsOf returns where the signs of a text stand. Mail addresses are let pass. They
// are no alternative of signs: looking for an "@" from each sign on would take a time
// that grows with the square of a long word of signs.
func signsOf(text string) [][2]int {
	var out [][2]int
	at, end, mail := 0, 0, -1 // end of the word that was looked at last, and its last "@"
	for at < len(text) {
		m := signs.FindStringIndex(text[at:])
		if m == nil {
			break
		}
		start, stop := at+m[0], at+m[1]
		word := at + strings.LastIndexAny(text[at:start], blanks) + 1
		if start >= end {
			end = len(text)
			if k := strings.IndexAny(text[start:], blanks); k >= 0 {
				end = start + k
			}
			mail = -1
			if k := strings.LastIndexByte(text[word:max(word, end-1)], '@'); k >= 0 {
				mail = word + k
			}
		}
		if start < end && mail > word {
			at = end
			continue
		}
		out = append(out, [2]int{start, stop})
		at = stop
	}
	return out
}

// blanks are the characters that end a word.
const blanks = "\t\n\f\r "

func checkSigns(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		seen := make(map[string]bool)
		for _, m := range signsOf(s.Text) {
			found := strings.TrimSpace(s.Text[m[0]:m[1]])
			f := Finding{At: s.at(m[0], m[1])}
			switch {
			case strings.ContainsAny(found[:1], "([)]"):
				if s.inFact(m[0], m[1], fidelity.Phone) {
					continue // "(01632) 960 001"
				}
				inside := strings.Trim(found, "()[]")
				found = "()"
				switch {
				case acronym.FindString(inside) == inside && inside != "":
					f.Message = "Say the short form in a sentence of its own, or leave it out with its brackets."
				case !strings.ContainsFunc(inside, unicode.IsLetter):
					f.Message = "Say in words what stands in the brackets, or leave it out."
				default:
					f.Message = "Take the words out of the brackets, or leave them out."
				}
			case strings.Contains(found, "@") || strings.Contains(found, "www.") || strings.HasPrefix(found, "http") || strings.Contains(found, ".") && strings.Contains(found, "/"):
				continue
			case found == ";" && endsItem.MatchString(s.Text[m[1]:]):
				f.Message = "Leave out the semicolon."
			case found == ";":
				f.Message = "Make two sentences instead of a semicolon."
			case found == "&":
				f.Message, f.Fix = "Write \"and\".", "and"
			case strings.Contains(found, "/"):
				found = "/"
				f.Message = "Write \"or\" or \"and\" instead of the stroke."
			case !s.prose():
				found = "–"
				f.Message = "Write it without the dash."
			default:
				found = "–"
				f.Message = "Make two sentences instead of a dash."
			}
			if !seen[found] {
				seen[found] = true
				findings = append(findings, f)
			}
		}
	}
	return findings
}

// inFact reports whether the bytes [start, end) of the sentence belong to a fact of
// the kind.
func (s *Sentence) inFact(start, end int, kind fidelity.Kind) bool {
	return slices.ContainsFunc(s.facts(), func(f fidelity.Fact) bool { return f.Kind == kind && f.Start < end && start < f.End })
}

var splitWord = regexp.MustCompile(`(\p{Ll}+)- (\p{Ll}+)`)

func checkSplitWords(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for _, m := range splitWord.FindAllStringSubmatchIndex(s.Text, -1) {
			// In "short- and long-term" and in a dash that lost its space, what
			// stands before the hyphen is a word.
			whole := s.Text[m[2]:m[3]] + s.Text[m[4]:m[5]]
			if !lexicon.Known(whole) {
				continue
			}
			findings = append(findings, Finding{
				Severity: Error,
				Message:  fmt.Sprintf("A word is split by a hyphen and a space. Write %q.", whole),
				At:       s.at(m[0], m[1]),
				Fix:      whole,
			})
		}
	}
	return findings
}

var capitals = regexp.MustCompile(`\b\p{Lu}{2,}(?:[ ,'-]+\p{Lu}{2,}){2,}\b|\b\p{Lu}{7,}\b`)

func checkLetters(in *Input) []Finding {
	var findings []Finding
	if in.Layout != nil && in.Layout.PlainLetters == No {
		findings = append(findings, Finding{Message: "Styles make text italic, underlined or capital. Use plain letters."})
	}
	headings := make(map[string]bool)
	for i := range in.Parts {
		if p := &in.Parts[i]; p.Kind == Heading {
			headings[p.Text] = true
		}
	}
	for i := range in.Parts {
		p := &in.Parts[i]
		for _, look := range []struct {
			kind extract.MarkKind
			name string
		}{{extract.Italic, "Italic"}, {extract.Underline, "Underlined"}} {
			span, ok := firstMarked(p, look.kind)
			if look.kind == extract.Underline && p.Kind != Heading && headings[p.Text] {
				continue // a line of the contents, which leads to its section
			}
			if ok {
				findings = append(findings, Finding{
					Message: look.name + " text is hard to read. Use plain letters.",
					At:      extract.Ref{Block: p.ID, Span: span},
				})
			}
		}
		if m := capitals.FindStringIndex(p.Text); m != nil {
			findings = append(findings, Finding{
				Severity: Warning,
				Message:  fmt.Sprintf("%s is in capital letters. Use small letters.", clip(p.Text[m[0]:m[1]])),
				At:       extract.Ref{Block: p.ID, Span: extract.Span{Start: m[0], End: m[1]}},
			})
		}
	}
	return findings
}

// firstMarked returns the first words of a part with a mark of the kind. An address is
// let pass: pages show links so.
func firstMarked(p *Part, kind extract.MarkKind) (extract.Span, bool) {
	for _, m := range p.Marks {
		if m.Kind != kind || m.Start < 0 || m.End > len(p.Text) || m.Start >= m.End {
			continue
		}
		if words := p.Text[m.Start:m.End]; strings.ContainsFunc(words, unicode.IsLetter) && !addressed.MatchString(words) {
			return m.Span, true
		}
	}
	return extract.Span{}, false
}

var addressed = regexp.MustCompile(`://|www\.|@|^[\w.-]+\.(?:uk|com|org|net|scot|wales|cymru|eu)\b`)

// clip returns the first 40 bytes of s in quotation marks: findings may be sent
// on, and hold no more of a document than they need.
func clip(s string) string {
	if len(s) <= 40 {
		return fmt.Sprintf("%q", s)
	}
	cut := 40
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return fmt.Sprintf("%q", strings.TrimRightFunc(s[:cut], unicode.IsSpace)+"…")
}

func checkAllBold(in *Input) []Finding {
	var findings []Finding
	for i := range in.Parts {
		p := &in.Parts[i]
		if p.Kind != Text || len(strings.Fields(p.Text)) <= 8 || strings.Contains(p.Text, "....") {
			continue
		}
		for _, m := range p.Marks {
			if m.Kind == extract.Bold && m.End-m.Start >= len(p.Text)*9/10 {
				findings = append(findings, Finding{
					Message: "The whole paragraph is bold. Keep bold for single words. If it is a heading, make it one.",
					At:      extract.Ref{Block: p.ID, Span: m.Span},
				})
				break
			}
		}
	}
	return findings
}
