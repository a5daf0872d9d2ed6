package minute

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A sentence is one sentence of a turn, with what the rules know of it.
type sentence struct {
	turn       int
	start, end int // in the turn's text
	first      bool

	// text is the sentence as said, with straight quotation marks so that rules
	// need to know one form only.
	text string

	who *person // nil for unknown speakers

	// done is set once a rule has recorded the sentence, so that it does not
	// become a point as well.
	done bool
}

// A talk is a transcript cut into sentences.
type talk struct {
	t         *transcript.Transcript
	sentences []*sentence
	people    *people
	date      Date // of the meeting
	next      Date // of the next meeting
}

// straight replaces the quotation marks that word processors set.
var straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)

// cut makes the sentences of a transcript.
func cut(t *transcript.Transcript) *talk {
	k := &talk{t: t}
	for i := range t.Turns {
		text := t.Turns[i].Text()
		for n, s := range language.Sentences(text) {
			k.sentences = append(k.sentences, &sentence{
				turn: i, start: s.Start, end: s.End, first: n == 0, text: straight.Replace(s.Of(text)),
			})
		}
	}
	return k
}

// refs returns the places of the sentences in the transcript, in order and
// without doubles.
func (k *talk) refs(list ...*sentence) []transcript.Ref {
	var refs []transcript.Ref
	for _, s := range list {
		if s == nil {
			continue
		}
		for _, r := range k.t.Refs(s.turn, s.start, s.end) {
			if !slices.Contains(refs, r) {
				refs = append(refs, r)
			}
		}
	}
	slices.SortStableFunc(refs, func(a, b transcript.Ref) int {
		if a.Turn != b.Turn {
			return a.Turn - b.Turn
		}
		if a.Utterance != b.Utterance {
			return a.Utterance - b.Utterance
		}
		return a.Start - b.Start
	})
	return refs
}

// spoken returns the Source that the sentences make.
func (k *talk) spoken(list ...*sentence) Source { return Source{Spoken: k.refs(list...)} }

// joined returns the sentences as one text.
func joined(list []*sentence) string {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = s.text
	}
	return strings.Join(parts, " ")
}

// pattern compiles a regular expression on first use. It ignores case.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)` + expr) })
}

// wordSet makes a set of words on first use.
func wordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
		return set
	})
}

// bare returns the words of a text in lower case without marks at their ends.
func bare(text string) []string {
	fields := strings.Fields(strings.ToLower(text))
	out := fields[:0]
	for _, f := range fields {
		if f = strings.Trim(f, `.,;:!?"()-–—…`); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// capital returns s with its first letter in upper case.
func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}

// A regexpNamed is a regular expression whose groups are read by name.
type regexpNamed struct{ *regexp.Regexp }

// namedPattern is pattern for expressions with named groups.
func namedPattern(expr string) func() *regexpNamed {
	return sync.OnceValue(func() *regexpNamed { return &regexpNamed{regexp.MustCompile(`(?i)` + expr)} })
}

// find returns the groups of the first match and its place, or nil.
func (r *regexpNamed) find(text string) (map[string]string, []int) {
	m := r.FindStringSubmatchIndex(text)
	if m == nil {
		return nil, nil
	}
	groups := map[string]string{}
	for i, name := range r.SubexpNames() {
		if name != "" && m[2*i] >= 0 {
			groups[name] = text[m[2*i]:m[2*i+1]]
		}
	}
	return groups, m[:2]
}
