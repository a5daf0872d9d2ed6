package rules

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A declaration sets one property of a style sheet.
type declaration struct{ name, value string }

// A styleRule is a selector with what it declares. Of a selector of several parts the
// ancestors must match too; "~" and "+" are read as if they were ancestors' blanks,
// and match nothing.
type styleRule struct {
	parts  []simpleSelector
	weight int
	sets   []declaration
}

// A simpleSelector is a type, an ID and classes, each of which may be missing.
type simpleSelector struct {
	element, id string
	classes     []string
}

// A styleSheet is the rules of a page for the screen, by the weight of their selectors
// and then in their order, as the cascade has it.
type styleSheet struct {
	rules     []styleRule
	variables map[string]string
}

// Bounds on what is read of the style sheets of a page.
const (
	maxStyleRules = 5000
	maxVariables  = 5
)

// readStyleSheets reads the style sheets of a page. Whole is false if one of them is in
// another file, or if there are none.
func readStyleSheets(doc *html.Node) (sheet *styleSheet, whole bool) {
	sheet = &styleSheet{variables: make(map[string]string)}
	found, elsewhere := false, false
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.DataAtom == atom.Style && n.FirstChild != nil:
			found = true
			elsewhere = elsewhere || strings.Contains(n.FirstChild.Data, "@import")
			sheet.read(n.FirstChild.Data)
		case n.DataAtom == atom.Link && strings.Contains(strings.ToLower(attribute(n, "rel")), "stylesheet") && !strings.Contains(attribute(n, "media"), "print"):
			elsewhere = true
		case attribute(n, "style") != "" || n.DataAtom == atom.Font:
			found = true
		}
	}
	slices.SortStableFunc(sheet.rules, func(a, b styleRule) int { return cmp.Compare(a.weight, b.weight) })
	return sheet, found && !elsewhere
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// read adds the rules of a style sheet that count on a screen.
func (s *styleSheet) read(text string) {
	text = withoutComments(text)
	for text != "" && len(s.rules) < maxStyleRules {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			return
		}
		selector := strings.TrimSpace(text[:open])
		if i := strings.LastIndexByte(selector, ';'); i >= 0 {
			selector = strings.TrimSpace(selector[i+1:]) // after "@charset …;"
		}
		end := closing(text, open)
		body := text[open+1 : end]
		text = text[min(end+1, len(text)):]
		if strings.HasPrefix(selector, "@") {
			// Of what counts under conditions, that for any screen does.
			if name, condition, _ := strings.Cut(selector, " "); name == "@media" && (condition == "screen" || condition == "all") {
				s.read(body)
			}
			continue
		}
		sets := declarations(body)
		for _, d := range sets {
			if strings.HasPrefix(d.name, "--") {
				s.variables[d.name] = d.value
			}
		}
		for one := range strings.SplitSeq(selector, ",") {
			if parts, weight, ok := parseSelector(one); ok {
				s.rules = append(s.rules, styleRule{parts, weight, sets})
			}
		}
	}
}

func withoutComments(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, text, _ = strings.Cut(rest, "*/")
	}
}

// closing returns where the bracket ends that opens at open, or the end of the text.
func closing(text string, open int) int {
	depth := 0
	for i := open; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

// declarations reads what stands between the brackets of a rule, or in a style
// attribute.
func declarations(body string) []declaration {
	var list []declaration
	for one := range strings.SplitSeq(body, ";") {
		name, value, ok := strings.Cut(one, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		if ok && value != "" {
			list = append(list, declaration{strings.ToLower(strings.TrimSpace(name)), value})
		}
	}
	return list
}

// parseSelector reads a selector. Ok is false for those that count in some states
// only, such as ":hover", and for those that are not understood.
func parseSelector(text string) (parts []simpleSelector, weight int, ok bool) {
	text = strings.TrimSpace(strings.ReplaceAll(text, ">", " "))
	if text == ":root" {
		text = "html"
	}
	if text == "" || strings.ContainsAny(text, ":[+~\\") {
		return nil, 0, false
	}
	for _, word := range strings.Fields(text) {
		var p simpleSelector
		for word != "" {
			end := strings.IndexAny(word[1:], ".#") + 1
			if end == 0 {
				end = len(word)
			}
			piece := word[:end]
			word = word[end:]
			switch {
			case piece[0] == '.':
				p.classes = append(p.classes, piece[1:])
				weight += 10
			case piece[0] == '#':
				p.id = piece[1:]
				weight += 100
			case piece != "*":
				p.element = strings.ToLower(piece)
				weight++
			}
		}
		parts = append(parts, p)
	}
	return parts, weight, true
}

func (p *simpleSelector) matches(n *html.Node) bool {
	if n.Type != html.ElementNode || p.element != "" && p.element != n.Data || p.id != "" && p.id != attribute(n, "id") {
		return false
	}
	if len(p.classes) == 0 {
		return true
	}
	have := strings.Fields(attribute(n, "class"))
	return !slices.ContainsFunc(p.classes, func(c string) bool { return !slices.Contains(have, c) })
}

func (r *styleRule) matches(n *html.Node) bool {
	last := len(r.parts) - 1
	if !r.parts[last].matches(n) {
		return false
	}
	at := last - 1
	for up := n.Parent; up != nil && at >= 0; up = up.Parent {
		if r.parts[at].matches(up) {
			at--
		}
	}
	return at < 0
}

// look returns the look of an element inside one of the look parent.
func (s *styleSheet) look(n *html.Node, parent webLook) webLook {
	l := parent
	s.own(&l, n)
	for i := range s.rules {
		if r := &s.rules[i]; r.matches(n) {
			for _, d := range r.sets {
				l.apply(s.resolved(d), parent)
			}
		}
	}
	for _, d := range declarations(attribute(n, "style")) {
		l.apply(s.resolved(d), parent)
	}
	return l
}

// fontSizes are the sizes of the element font, in points.
var fontSizes = map[string]float64{"1": 7.5, "2": 10, "3": 12, "4": 13.5, "5": 18, "6": 24, "7": 36}

// own sets what browsers do for an element on their own.
func (s *styleSheet) own(l *webLook, n *html.Node) {
	switch n.DataAtom {
	case atom.H1:
		l.points *= 2
	case atom.H2:
		l.points *= 1.5
	case atom.H3:
		l.points *= 1.17
	case atom.Small, atom.Sub, atom.Sup:
		l.points *= .83
	case atom.Center:
		l.align = "center"
	case atom.A:
		l.known = false // links have a colour of their own
		l.link = true
	case atom.Font:
		if face := attribute(n, "face"); face != "" {
			l.font = face
		}
		if points, ok := fontSizes[attribute(n, "size")]; ok {
			l.points = points
		}
	}
	if align := strings.ToLower(attribute(n, "align")); align == "center" || align == "justify" || align == "right" {
		l.align = align
	}
	_, hidden := attributeSet(n, "hidden")
	l.hidden = l.hidden || hidden
}

func attributeSet(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// resolved puts in the values of variables.
func (s *styleSheet) resolved(d declaration) declaration {
	for range maxVariables {
		before, rest, ok := strings.Cut(d.value, "var(")
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, ")")
		name, fallback, _ := strings.Cut(name, ",")
		value, known := s.variables[strings.TrimSpace(name)]
		if !known {
			value = strings.TrimSpace(fallback)
		}
		d.value = before + value + after
	}
	return d
}
