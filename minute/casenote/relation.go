package casenote

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Relation is what somebody is to the person, as a note states it.
type Relation struct {
	// Name is the other's name, and Role what they are to the person, such as
	// "daughter", "GP" or "neighbour".
	Name string `json:"name"`
	Role string `json:"role"`

	// Family is set for relatives and partners: they stand in the genogram.
	Family bool `json:"family,omitempty"`

	Source EventSource `json:"source"`
}

const familyRoles = `mother|father|mum|mam|dad|brother|sister|half-brother|half-sister|son|daughter|husband|wife|partner|ex-partner|ex-husband|ex-wife|boyfriend|girlfriend|grandmother|grandfather|gran|nan|grandad|grandson|granddaughter|uncle|aunt|auntie|cousin|niece|nephew|stepmother|stepfather|stepson|stepdaughter|foster carer|guardian`
const aroundRoles = `neighbour|friend|carer|support worker|social worker|gp|nurse|district nurse|key ?worker|teacher|health visitor|midwife|landlord|advocate|occupational therapist|psychiatrist|solicitor|vicar|priest|imam|housing officer|volunteer|personal assistant|childminder`

const personName = `(?-i:(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)`

var (
	kinNamed  = speech.Pattern(`\b(?:my|her|his|their|the person's|\p{L}+'s) (` + familyRoles + `|` + aroundRoles + `),? (?:is (?:called )?)?(` + personName + `)`)
	isKin     = speech.Pattern(`\b(` + personName + `),? (?:is|who is) (?:my|her|his|their) (` + familyRoles + `|` + aroundRoles + `)\b`)
	labelled2 = speech.Pattern(`(?:^|[,;:] ?)(` + personName + `) \((` + familyRoles + `|` + aroundRoles + `)\b`)
	family    = speech.Pattern(`^(?:` + familyRoles + `)$`)
)

// relations returns what a note states about who people are to the person. "My"
// is only the person's where the person speaks, and "her" only where the sentence
// names nobody else.
func (m *making) relations(note int) []Relation {
	var out []Relation
	add := func(name, role string, refs []transcript.Ref, words string) {
		role = strings.ToLower(role)
		if role == "gp" {
			role = "GP"
		}
		if sharesName(m.person, name) && strings.EqualFold(strings.Join(nameWords(m.person), " "), strings.Join(nameWords(name), " ")) {
			return
		}
		out = append(out, Relation{Name: name, Role: role, Family: family().MatchString(role), Source: EventSource{Note: note, Name: m.t.Name, Dated: m.date.Day, Spoken: refs, Words: words}})
	}
	for i, h := range m.t.Header {
		for _, x := range labelled2().FindAllStringSubmatch(h, -1) {
			add(x[1], x[2], []transcript.Ref{{Turn: transcript.HeaderTurn, Utterance: i, End: len(h)}}, h)
		}
	}
	for i, t := range m.t.Turns {
		if x := labelled2().FindStringSubmatch(t.Speaker); x != nil && len(t.Utterances) > 0 {
			add(x[1], x[2], []transcript.Ref{{Turn: i, Utterance: 0, End: len(t.Utterances[0].Text)}}, t.Speaker)
		}
	}
	for _, s := range speech.Cut(m.t) {
		v := m.cast.voice(m.t.Turns[s.Turn].Speaker)
		refs := speech.Refs(m.t, s)
		for _, x := range labelled2().FindAllStringSubmatch(s.Text, -1) {
			if v == notesVoice {
				add(x[1], x[2], refs, s.Text)
			}
		}
		for _, x := range kinNamed().FindAllStringSubmatchIndex(s.Text, -1) {
			whose, _, _ := strings.Cut(strings.ToLower(s.Text[x[0]:x[1]]), " ")
			if m.whose(whose, s.Text[:x[0]], v) {
				add(s.Text[x[4]:x[5]], s.Text[x[2]:x[3]], refs, s.Text)
			}
		}
		for _, x := range isKin().FindAllStringSubmatchIndex(s.Text, -1) {
			words := strings.Fields(strings.ToLower(s.Text[x[3]:x[4]]))
			if whose := words[len(words)-1]; m.whose(whose, s.Text[:x[0]], v) {
				add(s.Text[x[2]:x[3]], s.Text[x[4]:x[5]], refs, s.Text)
			}
		}
	}
	return out
}

// whose reports whether "my", "her" or "Pat's" is the person's.
func (m *making) whose(word, before string, v voice) bool {
	switch word {
	case "my":
		return v == personVoice
	case "her", "his", "their":
		return v == notesVoice && len(namesInText().FindAllStringIndex(before, -1)) <= 1 && !kinNamed().MatchString(before)
	}
	base := strings.TrimSuffix(word, "'s")
	return m.cast.isPerson(base)
}

// distinct drops relations that were stated before.
func distinct(list []Relation) []Relation {
	var out []Relation
	for _, r := range list {
		if !slices.ContainsFunc(out, func(o Relation) bool { return o.Role == r.Role && (o.Name == r.Name || sharesName(o.Name, r.Name)) }) {
			out = append(out, r)
		}
	}
	return out
}

// Genogram writes the relatives as a Mermaid diagram: partners at the side,
// parents and grandparents above, children and grandchildren below. Only what a
// note states is drawn.
func (c *Chronology) Genogram(w io.Writer) error { return c.diagram(w, true, false) }

// EcoMap writes the people and services around the person as a Mermaid diagram.
func (c *Chronology) EcoMap(w io.Writer) error { return c.diagram(w, false, false) }

// GenogramDOT is Genogram in the language of Graphviz.
func (c *Chronology) GenogramDOT(w io.Writer) error { return c.diagram(w, true, true) }

// EcoMapDOT is EcoMap in the language of Graphviz.
func (c *Chronology) EcoMapDOT(w io.Writer) error { return c.diagram(w, false, true) }

var (
	above = speech.Pattern(`^(?:mother|father|mum|mam|dad|grand(?:mother|father|ad)|gran|nan|step(?:mother|father)|uncle|aunt|auntie|foster carer|guardian)$`)
	below = speech.Pattern(`^(?:son|daughter|grandson|granddaughter|stepson|stepdaughter|niece|nephew)$`)
)

func (c *Chronology) diagram(w io.Writer, onlyFamily, dot bool) error {
	var b strings.Builder
	who := c.Person
	if who == "" {
		who = "The person"
	}
	if dot {
		fmt.Fprintf(&b, "graph {\n  n0 [label=%s, shape=box];\n", quoted(who))
	} else {
		fmt.Fprintf(&b, "graph TD\n  n0[%s]\n", quoted(who))
	}
	for i, r := range c.Relations {
		if onlyFamily && !r.Family {
			continue
		}
		node := fmt.Sprintf("n%d", i+1)
		from, to := "n0", node
		if onlyFamily && above().MatchString(r.Role) {
			from, to = node, "n0"
		}
		line := "---"
		if onlyFamily && !above().MatchString(r.Role) && !below().MatchString(r.Role) {
			line = "-.-" // of the same generation
		}
		if dot {
			style := ""
			if line == "-.-" {
				style = ", style=dashed"
			}
			fmt.Fprintf(&b, "  %s [label=%s];\n  %s -- %s [label=%s%s];\n", node, quoted(r.Name), from, to, quoted(r.Role), style)
			continue
		}
		fmt.Fprintf(&b, "  %s[%s]\n  %s %s|%s| %s\n", node, quoted(r.Name), from, line, quoted(r.Role), to)
	}
	if dot {
		b.WriteString("}\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// quoted writes a label for Mermaid and DOT: nothing in it can end it.
func quoted(s string) string {
	s = strings.NewReplacer(`"`, "'", `\`, "/", "\n", " ", "\r", " ", "<", "(", ">", ")", "[", "(", "]", ")", "|", "/").Replace(s)
	return `"` + s + `"`
}
