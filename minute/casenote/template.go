package casenote

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// A Template says which sections a note has. It is read from a text file that
// anybody can edit:
//
//	title: Home visit
//	name: home-visit
//
//	Views, wishes and feelings = views
//	Getting about = daily: bus, walking frame, taxi
//
// Each line is a heading, the [Slot] that fills it, and, after a colon, words
// that bring a statement under this heading and no other.
type Template struct {
	Name     string
	Title    string
	Sections []TemplateSection
}

// A TemplateSection is one heading of a [Template].
type TemplateSection struct {
	Heading string
	Slot    Slot

	// Words are further words, in lower case, that bring a statement here: phrases
	// as the data files have them, with "*" for any ending, ".." for up to five
	// words and (a|b) for either.
	Words []string
}

// Slot is what a section holds.
type Slot string

// The slots.
const (
	Person        Slot = "person"        // whom the note is about
	DateOf        Slot = "date"          // of the event
	Contact       Slot = "contact"       // visit, call, meeting …
	Place         Slot = "place"         // where
	Present       Slot = "present"       // who was there
	Alone         Slot = "alone"         // whether the person was seen alone
	Purpose       Slot = "purpose"       // why
	Consent       Slot = "consent"       // to record and share
	Communication Slot = "communication" // needs, interpreter
	Views         Slot = "views"         // the person's views, wishes and feelings
	Carer         Slot = "carer"         // what carers and family say
	Observed      Slot = "observed"      // what the worker saw
	Others        Slot = "others"        // information from others
	Daily         Slot = "daily"         // daily living
	Health        Slot = "health"        // health
	Home          Slot = "home"          // home and equipment
	Money         Slot = "money"         // money
	Strengths     Slot = "strengths"     // strengths and protective factors
	Risks         Slot = "risks"         // current risks of the person
	OtherRisks    Slot = "other-risks"   // risks of any other status
	Capacity      Slot = "capacity"      // mental capacity
	Safeguarding  Slot = "safeguarding"  // concern and what was decided
	Analysis      Slot = "analysis"      // the worker's opinion
	Decisions     Slot = "decisions"     // what was decided and why
	ActionList    Slot = "actions"       // who does what by when
	Next          Slot = "next"          // next contact
	Other         Slot = "other"         // what fits nowhere else

	Recorded      Slot = "recorded"       // when the note was written
	Author        Slot = "author"         // who wrote it, with their role
	Apologies     Slot = "apologies"      // who was asked and did not come
	Advocacy      Slot = "advocacy"       // an advocate, or help to take part
	Progress      Slot = "progress"       // with a plan or with outcomes
	Wellbeing     Slot = "wellbeing"      // as section 1 of the Care Act 2014 has it
	Eligibility   Slot = "eligibility"    // as somebody decided it
	Decision      Slot = "decision"       // that capacity is assessed for
	CapacityDoubt Slot = "capacity-doubt" // why capacity is in doubt
	Support       Slot = "support"        // given to decide
	Understand    Slot = "understand"     // the four abilities of section 3 of the
	Retain        Slot = "retain"         // Mental Capacity Act 2005
	Weigh         Slot = "weigh"
	Communicate   Slot = "communicate"
	BestInterests Slot = "best-interests"
	OthersAtRisk  Slot = "others-at-risk" // other adults or children
	Dissent       Slot = "dissent"        // from a decision
	Household     Slot = "household"      // who lives with the person
	HousingReason Slot = "housing-reason" // why a home may be lost
)

// slots are all slots.
var slots = []Slot{Person, DateOf, Contact, Place, Present, Alone, Purpose, Consent, Communication, Views, Carer, Observed,
	Others, Daily, Health, Home, Money, Strengths, Risks, OtherRisks, Capacity, Safeguarding, Analysis, Decisions, ActionList, Next,
	Recorded, Author, Apologies, Advocacy, Progress, Wellbeing, Eligibility, Decision, CapacityDoubt, Support, Understand, Retain, Weigh, Communicate,
	BestInterests, OthersAtRisk, Dissent, Household, HousingReason, Other}

//go:embed data/templates/*.txt
var templateFiles embed.FS

var builtin = sync.OnceValues(func() ([]Template, error) {
	names, err := fs.Glob(templateFiles, "data/templates/*.txt")
	if err != nil {
		return nil, err
	}
	var list []Template
	for _, name := range names {
		f, err := templateFiles.Open(name)
		if err != nil {
			return nil, err
		}
		t, err := ParseTemplate(f)
		if err := closing(f, err); err != nil {
			return nil, err
		}
		list = append(list, *t)
	}
	// The home visit is the default and comes first.
	slices.SortStableFunc(list, func(a, b Template) int {
		switch {
		case a.Name == "home-visit":
			return -1
		case b.Name == "home-visit":
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	return list, nil
})

// closing closes f and returns the first error.
func closing(f io.Closer, err error) error {
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// Templates returns the built-in templates, the default first. The slice and
// what is in it are the caller's.
func Templates() []Template {
	list, err := builtin()
	if err != nil {
		return nil // the files are part of the program, and a test reads them all
	}
	out := slices.Clone(list)
	for i := range out {
		out[i].Sections = slices.Clone(out[i].Sections)
	}
	return out
}

// templateNamed returns the built-in template called name; "" is the default.
func templateNamed(name string) (*Template, bool) {
	for _, t := range Templates() {
		if t.Name == name || name == "" {
			return &t, true
		}
	}
	return nil, false
}

// TemplateNamed returns the built-in template called name. "" is the default. It
// fails with [ErrTemplate] in a [*NoteError] that lists the names there are.
func TemplateNamed(name string) (*Template, error) {
	if t, ok := templateNamed(name); ok {
		return t, nil
	}
	var names []string
	for _, t := range Templates() {
		names = append(names, t.Name)
	}
	return nil, &NoteError{Name: name, Err: fmt.Errorf("%w; there are %s", ErrTemplate, strings.Join(names, ", "))}
}

// maxTemplate bounds the bytes of a template.
const maxTemplate = 1 << 20

// ParseTemplate reads a template. It fails with a [*NoteError] that names the
// line; [ErrTemplate] means that there is no section.
func ParseTemplate(r io.Reader) (*Template, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxTemplate))
	if err != nil {
		return nil, &NoteError{Err: err}
	}
	t := &Template{}
	for n, line := range dataLines(strings.TrimPrefix(string(data), "\uFEFF")) {
		heading, rest, ok := strings.Cut(line, "=")
		if !ok {
			key, value, ok := strings.Cut(line, ":")
			switch value = strings.TrimSpace(value); {
			case ok && strings.TrimSpace(key) == "title":
				t.Title = value
			case ok && strings.TrimSpace(key) == "name":
				t.Name = value
			default:
				return nil, &NoteError{Name: t.Name, Line: n, Err: fmt.Errorf("a line that is no section: write “Heading = slot”")}
			}
			continue
		}
		slot, words, _ := strings.Cut(rest, ":")
		s := TemplateSection{Heading: strings.TrimSpace(heading), Slot: Slot(strings.TrimSpace(slot))}
		if s.Heading == "" || !slices.Contains(slots, s.Slot) {
			return nil, &NoteError{Name: t.Name, Line: n, Err: fmt.Errorf("unknown slot or empty heading")}
		}
		for w := range strings.SplitSeq(words, ",") {
			if w = strings.ToLower(strings.TrimSpace(w)); w == "" {
				continue
			}
			if _, err := compilePhrase(w); err != nil {
				return nil, &NoteError{Name: t.Name, Line: n, Err: fmt.Errorf("words that are no phrase: %w", err)}
			}
			s.Words = append(s.Words, w)
		}
		t.Sections = append(t.Sections, s)
	}
	if len(t.Sections) == 0 {
		return nil, &NoteError{Name: t.Name, Err: ErrTemplate}
	}
	return t, nil
}
