package redact

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Key says what was taken out, and puts it back. The zero Key is empty. Use one
// Key for all texts that belong together, so that the same person has the same
// placeholder in each. Whoever holds it can read the personal data: keep it apart
// from the texts.
type Key struct {
	Entries []Entry `json:"entries,omitempty"`
}

// An Entry is one piece of personal data that was taken out.
type Entry struct {
	// Placeholder is what stands in its place; empty for [BlackOut].
	Placeholder string `json:"placeholder,omitempty"`

	Kind Kind   `json:"kind"`
	Text string `json:"text"`

	// Number counts what is of one kind from 1. Names with one number are taken
	// to be one person's.
	Number int `json:"number,omitempty"`
}

// Restore puts back what was taken out wherever its placeholder stands. Text that
// was blacked out cannot be put back.
func (k *Key) Restore(text string) string {
	list := slices.Clone(k.Entries)
	// "Alex Ash" before "Alex".
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(len(b.Placeholder), len(a.Placeholder)) })
	var pairs []string
	for _, e := range list {
		if e.Placeholder != "" {
			pairs = append(pairs, e.Placeholder, e.Text)
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// record gives every match that is new its number and what stands in its place.
// text is all that is redacted together.
func (k *Key) record(matches []Match, mode Mode, text string) {
	people := k.people(matches)
	known, taken := map[Entry]bool{}, map[string]bool{}
	last := map[Kind]int{}
	for _, e := range k.Entries {
		known[Entry{Kind: e.Kind, Text: e.Text, Placeholder: blank(e.Placeholder)}] = true
		taken[e.Placeholder] = true
		last[e.Kind] = max(last[e.Kind], e.Number)
	}
	forms := map[int]int{} // of a person's name
	for _, e := range k.Entries {
		if e.Kind == Person {
			forms[e.Number]++
		}
	}
	numbers := map[int]int{} // of the people who are new
	for _, m := range matches {
		e := Entry{Kind: m.Kind, Text: m.Text}
		if mode != BlackOut {
			e.Placeholder = blank("[")
		}
		if known[e] {
			continue
		}
		known[e] = true
		who := people[m.Text]
		switch {
		case m.Kind == Person && who > 0:
			e.Number = who
		case m.Kind == Person && numbers[who] > 0:
			e.Number = numbers[who]
		default:
			e.Number = last[m.Kind] + 1
			// A number that the text itself uses in this form is passed over.
			for mode != BlackOut && (strings.Contains(text, placeholder(m.Kind, e.Number, 0)) || taken[placeholder(m.Kind, e.Number, 0)]) {
				e.Number++
			}
			last[m.Kind] = e.Number
			if m.Kind == Person {
				numbers[who] = e.Number
			}
		}
		e.Placeholder = ""
		if mode == Pseudonyms && m.Kind == Person {
			e.Placeholder = pseudonym(e.Number, m.Text, text, taken)
		}
		for mode != BlackOut && e.Placeholder == "" {
			p := placeholder(m.Kind, e.Number, forms[e.Number])
			if m.Kind != Person {
				p = placeholder(m.Kind, e.Number, 0)
			}
			forms[e.Number]++
			if !taken[p] && !strings.Contains(text, p) {
				e.Placeholder = p
			}
		}
		taken[e.Placeholder] = true
		k.Entries = append(k.Entries, e)
	}
}

// blank tells only whether something stands in the place of an entry, so that a
// text that was blacked out before gets a placeholder when it needs one.
func blank(placeholder string) string {
	if placeholder == "" {
		return ""
	}
	return "x"
}

// stands returns what stands in the place of each kind and text.
func (k *Key) stands() map[string]string {
	out := make(map[string]string, len(k.Entries))
	for _, e := range k.Entries {
		if e.Placeholder != "" {
			out[string(e.Kind)+" "+e.Text] = e.Placeholder
		}
	}
	return out
}

// placeholder writes a placeholder: "[PERSON 1]", and for other forms of the same
// name "[PERSON 1b]" and so on.
func placeholder(kind Kind, number, form int) string {
	name := strings.ToUpper(strings.ReplaceAll(string(kind), "-", " "))
	switch {
	case form == 0:
		return fmt.Sprintf("[%s %d]", name, number)
	case form < 26:
		return fmt.Sprintf("[%s %d%c]", name, number, 'a'+form)
	}
	return fmt.Sprintf("[%s %d-%d]", name, number, form)
}

// A bearer is somebody with all the names that were found for them.
type bearer struct {
	number int      // of the key; 0 for somebody new
	words  []string // of all the names
	style  string   // of the title: "m", "f" or ""
	pair   bool     // "Mr and Mrs Khan"
}

// people returns for each name whose it is: the number of the key, or a number
// below 0 for each person who is new. A name that could be two people's is taken
// to be a third one's: to join two people is worse than to part one.
func (k *Key) people(matches []Match) map[string]int {
	var list []*bearer
	out := map[string]int{}
	for _, e := range k.Entries {
		if e.Kind != Person {
			continue
		}
		out[e.Text] = e.Number
		i := slices.IndexFunc(list, func(b *bearer) bool { return b.number == e.Number })
		if i < 0 {
			list = append(list, &bearer{number: e.Number})
			i = len(list) - 1
		}
		list[i].learn(e.Text)
	}
	var fresh []string
	for _, m := range matches {
		if _, ok := out[m.Text]; m.Kind == Person && !ok {
			out[m.Text] = 0
			fresh = append(fresh, m.Text)
		}
	}
	// The longer names first: "Ada Okonkwo" says whom "Okonkwo" means, and "Mrs
	// Okonkwo" before "Okonkwo".
	slices.SortStableFunc(fresh, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(bareName(b)), len(bareName(a))), cmp.Compare(len(style(b)), len(style(a))))
	})
	styles := map[string]string{}
	for name := range out {
		if s := style(name); s != "" && !isPair(name) {
			words := strings.Join(bareName(name), " ")
			if was := styles[words]; was != "" && was != s {
				s = "both"
			}
			styles[words] = s
		}
	}
	next := -1
	for _, name := range fresh {
		var fits []*bearer
		// Where there are Mr and Mrs Okonkwo, neither need be Ada.
		two := styles[strings.Join(bareName(name), " ")] == "both"
		for _, b := range list {
			if b.fits(name) && (!two || b.style != "") {
				fits = append(fits, b)
			}
		}
		if same := slices.DeleteFunc(slices.Clone(fits), func(b *bearer) bool { return b.style != style(name) }); len(fits) > 1 && style(name) != "" && len(same) == 1 {
			fits = same // "Mrs Marlow" is Mrs Edna Marlow and not Lisa Marlow
		}
		if len(fits) != 1 {
			fits = []*bearer{{number: next}}
			next--
			list = append(list, fits[0])
		}
		fits[0].learn(name)
		out[name] = fits[0].number
	}
	return out
}

func (b *bearer) learn(name string) {
	for _, w := range bareName(name) {
		if !slices.Contains(b.words, w) {
			b.words = append(b.words, w)
		}
	}
	if s := style(name); s != "" {
		b.style = s
	}
	b.pair = b.pair || isPair(name)
}

// fits reports whether a name can be this bearer's.
func (b *bearer) fits(name string) bool {
	if b.pair != isPair(name) || b.style != "" && style(name) != "" && b.style != style(name) {
		return false
	}
	words := bareName(name)
	return covers(b.words, words) || covers(words, b.words)
}

func isPair(name string) bool {
	return strings.Contains(name, " and ") || strings.Contains(name, "&")
}

// style tells titles that one person does not have both.
func style(name string) string {
	first, _, _ := strings.Cut(name, " ")
	switch strings.ToLower(strings.TrimSuffix(first, ".")) {
	case "mr", "master", "sir", "lord":
		return "m"
	case "mrs", "ms", "miss", "dame", "lady":
		return "f"
	}
	return ""
}

// bareName returns the words of a name in lower case, without titles.
func bareName(name string) []string {
	var out []string
	for _, w := range cut(name) {
		if s := name[w.start:w.end]; !titles[s] && s != "and" {
			out = append(out, w.lower(name))
		}
	}
	return out
}

// The made-up names suit anybody, and few people have them.
var (
	madeGiven   = strings.Fields("Alex Ashby Bay Blair Brook Cal Casey Corin Darcy Dell Ellery Emlyn Fenn Frey Glyn Haven Indigo Jules Kit Lane Linden Lowen Marlo Merrin Noor Onyx Peregrine Quill Reed Rowan Sage Shiloh Tam Teal Tully Vale Vesper Wren Yarrow Zephyr")
	madeSurname = strings.Fields("Appletree Barleycroft Brackenby Cloverley Copperfold Dunmarsh Elderwick Fernsby Gorsedale Hazelbrook Inglethorpe Juniperley Kestrelby Larkhollow Mossgrove Nettlecombe Oakenholt Pebblecombe Quarrendale Rushmere Silverbeck Thistlewood Underhay Vetchley Willowby Yewdale")
)

// pseudonym returns the made-up name of person number n in the form of the name
// that it takes the place of; "" where it would clash.
func pseudonym(n int, name, text string, taken map[string]bool) string {
	var given, surname string
	for try := n - 1; try < n+5000; try += 97 {
		given, surname = madeGiven[try%len(madeGiven)], madeSurname[(try+try/len(madeGiven))%len(madeSurname)]
		if !strings.Contains(text, given) && !strings.Contains(text, surname) {
			break
		}
		given = ""
	}
	if given == "" {
		return ""
	}
	out := given + " " + surname
	words := bareName(name)
	switch {
	case len(words) == 1 && titles[name[:max(strings.IndexByte(name, ' '), 0)]]:
		out = "Mx " + surname
	case len(words) == 1 && givenNames()[words[0]]:
		out = given
	case len(words) == 1:
		out = surname
	}
	if taken[out] {
		return ""
	}
	return out
}
