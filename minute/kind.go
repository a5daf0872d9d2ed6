package minute

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

//go:embed data/kinds/*.txt
var kindFiles embed.FS

// A Kind is a kind of meeting: what its minutes are called, which body decides
// and with which word, and what its record has to hold. Kinds are text files;
// [ReadKind] says how they look.
type Kind struct {
	// Name is what [Maker] takes, such as "committee".
	Name string

	// Title is printed above the minutes, such as "Minutes".
	Title string

	// Body is who decides, as in "the Committee".
	Body string

	// Resolved is the word before a decision, such as "RESOLVED".
	Resolved string

	// Terse is set for meetings without motions, whose talk is searched for what
	// may be decisions, actions and problems.
	Terse bool

	// Private is set for records about a person, which have no public version.
	Private bool

	// Needs are the particulars that the record must have: "date", "start",
	// "close", "place", "chair", "present", "apologies", "declarations", "subject"
	// (whom it is about), "next" (the next meeting). What is missing is a finding.
	Needs []string

	// Decision is what each decision must have: "mover", "seconder", "vote",
	// "reasons", "alternatives". What is missing is a finding.
	Decision []string

	// Parts are the parts of the record that stand before the items.
	Parts []PartKind
}

// A PartKind says what goes into a part of the record.
type PartKind struct {
	Heading string

	// Required is set where a part without points is a finding.
	Required bool

	// By are words of the names of those whose points belong to it, such as
	// "mother" for "Ms Kay (mother)".
	By []string

	// Says are words and phrases; a sentence that holds one belongs to the part
	// unless the chair has opened another. With an exclamation mark before it, it
	// belongs to the part all the same. A star at the end of a word stands for more
	// letters, and a star by itself for a word.
	Says []string

	// Opens are words with which the chair turns to the part, such as "strengths".
	// What follows belongs to it, until the chair opens another.
	Opens []string
}

// kindNeeds and decisionNeeds are what a kind may ask for.
var (
	kindNeeds     = []string{"date", "start", "close", "place", "chair", "present", "apologies", "declarations", "subject", "next"}
	decisionNeeds = []string{"mover", "seconder", "vote", "reasons", "alternatives"}
)

// maxKindLines bounds the lines of a file of a kind.
const maxKindLines = 1000

// ReadKind reads a kind of meeting. Each line holds a field, a colon and its
// value; lines that begin with # are comments:
//
//	name: panel
//	title: Notes of the panel
//	body: the Panel
//	resolved: AGREED
//	terse: yes
//	private: yes
//	needs: date, chair, next
//	decision: reasons
//	part: The child's views | required by child | she told me | wishes and feelings, 's views
//	part: Views of parents | by mother, father | mum says, dad says
//
// name and title must be there. A part has three fields: its heading; "required",
// "by" and words of names or posts ("child", "adult" and "person" are whom the
// record is about), or both, or nothing; and the words that belong to it. A fourth
// has the words with which the chair turns to it.
// It fails with [ErrKind] in a [*MakeError] that names the line.
func ReadKind(r io.Reader) (Kind, error) {
	var k Kind
	s := bufio.NewScanner(r)
	fail := func(n int, format string, args ...any) (Kind, error) {
		return Kind{}, &MakeError{Err: fmt.Errorf("%w: line %d: %s", ErrKind, n, fmt.Sprintf(format, args...))}
	}
	n := 0
	for s.Scan() {
		n++
		line := strings.TrimSpace(s.Text())
		if n > maxKindLines {
			return fail(n, "more than %d lines", maxKindLines)
		}
		if line == "" || line[0] == '#' {
			continue
		}
		field, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		if !ok {
			return fail(n, "a field and a colon expected")
		}
		switch field {
		case "name":
			k.Name = value
		case "title":
			k.Title = value
		case "body":
			k.Body = value
		case "resolved":
			k.Resolved = value
		case "terse", "private":
			if value != "yes" && value != "no" {
				return fail(n, "%s is yes or no", field)
			}
			if field == "terse" {
				k.Terse = value == "yes"
			} else {
				k.Private = value == "yes"
			}
		case "needs", "decision":
			known, to := kindNeeds, &k.Needs
			if field == "decision" {
				known, to = decisionNeeds, &k.Decision
			}
			for _, w := range splitList(value) {
				if !slices.Contains(known, w) {
					return fail(n, "%q is none of %s", w, strings.Join(known, ", "))
				}
				*to = append(*to, w)
			}
		case "part":
			f := strings.Split(value, "|")
			if len(f) != 3 && len(f) != 4 || strings.TrimSpace(f[0]) == "" {
				return fail(n, "a part has three or four fields with | between them")
			}
			p := PartKind{Heading: strings.TrimSpace(f[0]), Says: splitList(f[2])}
			if len(f) == 4 {
				p.Opens = splitList(f[3])
			}
			who := strings.TrimSpace(f[1])
			who, p.Required = strings.CutPrefix(who, "required")
			if rest, ok := strings.CutPrefix(strings.TrimSpace(who), "by "); ok {
				p.By = splitList(rest)
			} else if strings.TrimSpace(who) != "" {
				return fail(n, "the second field of a part is “required”, “by” and names, or nothing")
			}
			k.Parts = append(k.Parts, p)
		default:
			return fail(n, "unknown field %q", field)
		}
	}
	if err := s.Err(); err != nil {
		return Kind{}, &MakeError{Err: errors.Join(ErrKind, err)}
	}
	if k.Name == "" || k.Title == "" {
		return fail(n, "name and title must be there")
	}
	if k.Body == "" {
		k.Body = "the meeting"
	}
	if k.Resolved == "" {
		k.Resolved = "AGREED"
	}
	return k, nil
}

// splitList cuts a list at its commas.
func splitList(s string) []string {
	var out []string
	for w := range strings.SplitSeq(s, ",") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Kinds returns the kinds of meeting that are known, the default first. The
// slice is the caller's; what is in it is not to be changed.
func Kinds() []Kind {
	list, err := kinds()
	if err != nil {
		return nil
	}
	return slices.Clone(list)
}

// kinds reads the files of data/kinds.
var kinds = sync.OnceValues(func() ([]Kind, error) {
	files, err := kindFiles.ReadDir("data/kinds")
	if err != nil {
		return nil, err
	}
	var list []Kind
	for _, f := range files {
		data, err := kindFiles.ReadFile("data/kinds/" + f.Name())
		if err != nil {
			return nil, err
		}
		k, err := ReadKind(strings.NewReader(string(data)))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		list = append(list, k)
	}
	return list, nil
})

// kindNamed returns the kind called name; "" is the first.
func kindNamed(name string) (Kind, bool) {
	list, err := kinds()
	if err != nil {
		return Kind{}, false
	}
	for _, k := range list {
		if k.Name == name || name == "" {
			return k, true
		}
	}
	return Kind{}, false
}

// phraseMatcher returns what finds one of the phrases of a part, or nil for none.
// "strong" takes those with an exclamation mark, or those without.
func phraseMatcher(phrases []string, strong bool) (*speech.Matcher, error) {
	var list []string
	for _, phrase := range phrases {
		rest, marked := strings.CutPrefix(phrase, "!")
		if marked != strong {
			continue
		}
		var words []string
		for w := range strings.FieldsSeq(rest) {
			word, more := strings.CutSuffix(w, "*")
			expr := regexp.QuoteMeta(word)
			switch {
			case more && word == "":
				expr = `[\p{L}'-]+`
			case more:
				expr += `\w*`
			}
			words = append(words, expr)
		}
		expr := strings.Join(words, " ")
		if !strings.HasPrefix(rest, "'") {
			expr = `(?:^|[^\p{L}\p{N}])` + expr
		}
		list = append(list, expr)
	}
	if len(list) == 0 {
		return nil, nil
	}
	return speech.Parse(`(?:` + strings.Join(list, "|") + `)(?:$|[^\p{L}\p{N}])`)
}
