package speech

import (
	"bytes"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
)

// A Matcher is a regular expression that looks first for strings one of which
// every match must hold. Most sentences hold none, and looking is many times
// faster than the expression. The answers are those of the expression. A Matcher
// is safe for concurrent use.
type Matcher struct {
	keys  [][]byte // in lower case; none means that nothing is known
	plain func() *regexp.Regexp
}

// Pattern makes the matcher of an expression on first use. It ignores case. The
// expression must be a constant of the program: a wrong one is a panic.
func Pattern(expr string) func() *Matcher {
	return sync.OnceValue(func() *Matcher { return Compile(expr) })
}

// Compile makes the matcher of an expression, as [Pattern] does.
func Compile(expr string) *Matcher {
	m, err := Parse(expr)
	if err != nil {
		panic(err)
	}
	return m
}

// Parse makes the matcher of an expression that may be wrong, such as one of a
// data file. It ignores case.
func Parse(expr string) (*Matcher, error) {
	expr = `(?i)` + expr
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil, err
	}
	m := &Matcher{plain: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
	for _, k := range literalsOf(tree.Simplify()).keys() {
		m.keys = append(m.keys, []byte(k))
	}
	return m, nil
}

// Regexp returns the expression itself.
func (m *Matcher) Regexp() *regexp.Regexp { return m.plain() }

// MatchString is that of [regexp.Regexp].
func (m *Matcher) MatchString(s string) bool { return m.may(s) && m.plain().MatchString(s) }

// FindString is that of [regexp.Regexp].
func (m *Matcher) FindString(s string) string {
	if !m.may(s) {
		return ""
	}
	return m.plain().FindString(s)
}

// FindStringIndex is that of [regexp.Regexp].
func (m *Matcher) FindStringIndex(s string) []int {
	if !m.may(s) {
		return nil
	}
	return m.plain().FindStringIndex(s)
}

// FindStringSubmatch is that of [regexp.Regexp].
func (m *Matcher) FindStringSubmatch(s string) []string {
	if !m.may(s) {
		return nil
	}
	return m.plain().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is that of [regexp.Regexp].
func (m *Matcher) FindStringSubmatchIndex(s string) []int {
	if !m.may(s) {
		return nil
	}
	return m.plain().FindStringSubmatchIndex(s)
}

// FindAllStringIndex is that of [regexp.Regexp].
func (m *Matcher) FindAllStringIndex(s string, n int) [][]int {
	if !m.may(s) {
		return nil
	}
	return m.plain().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of [regexp.Regexp].
func (m *Matcher) FindAllStringSubmatch(s string, n int) [][]string {
	if !m.may(s) {
		return nil
	}
	return m.plain().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of [regexp.Regexp].
func (m *Matcher) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !m.may(s) {
		return nil
	}
	return m.plain().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of [regexp.Regexp].
func (m *Matcher) ReplaceAllString(s, with string) string {
	if !m.may(s) {
		return s
	}
	return m.plain().ReplaceAllString(s, with)
}

// Split is that of [regexp.Regexp].
func (m *Matcher) Split(s string, n int) []string { return m.plain().Split(s, n) }

// may reports whether a text can match at all.
func (m *Matcher) may(s string) bool {
	if len(m.keys) == 0 {
		return true
	}
	// Most sentences fit in here, so that nothing is allocated for them.
	var small [512]byte
	room := small[:]
	if len(s) > len(room) {
		room = make([]byte, len(s))
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == 0xc5, c == 0xe2 && i+1 < len(s) && s[i+1] == 0x84:
			// The long s and the kelvin sign match s and k where case is
			// ignored. They may be among these.
			return true
		}
		room[i] = c
	}
	lower := room[:len(s)]
	for _, k := range m.keys {
		if bytes.Contains(lower, k) {
			return true
		}
	}
	return false
}

// A literals says what the matches of a part of an expression hold.
type literals struct {
	// exact are all the strings that the part can match, in lower case; nil if
	// they are too many.
	exact []string

	// need are strings one of which is in every match; nil if nothing is known.
	need []string
}

// Bounds on the strings that are worth looking for.
const (
	maxExact = 48
	minKey   = 3
)

// keys returns what to look for, nil if there is nothing good.
func (l literals) keys() []string {
	if better(l.exact, l.need) {
		return l.exact
	}
	return l.need
}

// better reports whether a is better to look for than b: its shortest string is
// longer, or it has fewer.
func better(a, b []string) bool {
	x, y := shortest(a), shortest(b)
	switch {
	case x < minKey:
		return false
	case x != y:
		return x > y
	}
	return len(a) < len(b)
}

// shortest returns the length of the shortest string, 0 for none.
func shortest(list []string) int {
	if len(list) == 0 {
		return 0
	}
	n := len(list[0])
	for _, s := range list[1:] {
		n = min(n, len(s))
	}
	return n
}

// literalsOf works out what the matches of an expression hold.
func literalsOf(re *syntax.Regexp) literals {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return literals{exact: []string{""}}
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			if r > 127 {
				return literals{} // other letters have more than two cases
			}
		}
		return literals{exact: []string{strings.ToLower(string(re.Rune))}}
	case syntax.OpCharClass:
		return classOf(re.Rune)
	case syntax.OpCapture:
		return literalsOf(re.Sub[0])
	case syntax.OpQuest:
		if l := literalsOf(re.Sub[0]); l.exact != nil {
			return literals{exact: bounded(append([]string{""}, l.exact...))}
		}
	case syntax.OpPlus:
		return literals{need: literalsOf(re.Sub[0]).keys()}
	case syntax.OpRepeat:
		if re.Min > 0 {
			return literals{need: literalsOf(re.Sub[0]).keys()}
		}
	case syntax.OpAlternate:
		return alternatives(re.Sub)
	case syntax.OpConcat:
		return sequence(re.Sub)
	}
	return literals{}
}

// classOf returns the characters of a small class.
func classOf(ranges []rune) literals {
	var l literals
	seen := map[rune]bool{}
	for i := 0; i+1 < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > 9 {
			return literals{}
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			c := r
			switch {
			case c == 'ſ' || c == '\u212a':
				continue // see may
			case c > 127:
				return literals{}
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			}
			if !seen[c] {
				seen[c] = true
				l.exact = append(l.exact, string(c))
			}
		}
	}
	return literals{exact: bounded(l.exact)}
}

// alternatives joins what either part holds.
func alternatives(parts []*syntax.Regexp) literals {
	var all literals
	exact, need := true, true
	for _, p := range parts {
		l := literalsOf(p)
		exact = exact && l.exact != nil
		all.exact = append(all.exact, l.exact...)
		k := l.keys()
		need = need && len(k) > 0
		all.need = append(all.need, k...)
	}
	if !exact {
		all.exact = nil
	}
	if !need {
		all.need = nil
	}
	all.exact = bounded(all.exact)
	return all
}

// sequence returns the best that parts one after the other hold.
func sequence(parts []*syntax.Regexp) literals {
	var best []string
	whole := true
	run := []string{""} // what the parts since the last unknown one can match
	end := func() {
		if better(run, best) {
			best = run
		}
		run = []string{""}
	}
	for _, p := range parts {
		l := literalsOf(p)
		if better(l.need, best) {
			best = l.need
		}
		if l.exact == nil {
			end()
			whole = false
			continue
		}
		next := product(run, l.exact)
		if next == nil {
			end()
			whole = false
			next = l.exact
		}
		run = next
	}
	if whole {
		return literals{exact: run, need: best}
	}
	end()
	return literals{need: best}
}

// product joins each of a with each of b; nil if that gives too many.
func product(a, b []string) []string {
	if len(a)*len(b) > maxExact {
		return nil
	}
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

// bounded returns nil for a list that is too long to be kept.
func bounded(list []string) []string {
	if len(list) > maxExact {
		return nil
	}
	return list
}
