package simplify

import "slices"

// however moves "however" and "therefore" from the middle of a clause to its
// start: "The council, however, refused" becomes "But the council refused".
func (d *draft) however() {
	for i := 2; i < len(d.pieces)-3 && i < 10; i++ {
		p := d.pieces[i]
		if p.lower != "however" && p.lower != "therefore" || d.pieces[i-1].tag != "," || d.pieces[i+1].tag != "," || p.quoted {
			continue
		}
		left := d.pieces[:i-1]
		if slices.ContainsFunc(left, func(p piece) bool { return p.tag == "," || p.text == ";" || finite(p.tag) || p.tag == "MD" }) {
			return
		}
		joined := slices.Concat(left, d.pieces[i+2:])
		if subjectVerb(joined) < 0 {
			return
		}
		link := word("But", "CC", "but")
		if p.lower == "therefore" {
			link = word("So", "RB", "so")
		}
		link.gap = ""
		joined[0] = small(joined[0])
		joined[0].gap = " "
		if !d.capital {
			link.text = link.lower
		}
		d.pieces = append([]piece{link}, joined...)
		d.rules = addRule(d.rules, "link")
		return
	}
}

// butAfter parts two sentences that only a comma and "however" or "therefore" join: "He
// had a car, however he walked" becomes "He had a car. But he walked".
func butAfter(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 3; i < len(ps)-3; i++ {
		if ps[i].lower != "however" && ps[i].lower != "therefore" || ps[i].tag != "RB" || depth[i] > 0 || ps[i-1].tag != "," || stop == "?" || degree(ps[i+1:]) {
			continue
		}
		left, right := trimMarks(ps[:i]), trimMarks(ps[i+1:])
		if !fullClause(left) || hangingStart(left) || !fullClause(right) {
			return nil
		}
		link := word("But", "CC", "but")
		if ps[i].lower == "therefore" {
			link = word("So", "RB", "so")
		}
		right[0] = small(right[0])
		right[0].gap = " "
		return []*draft{d.closed(left, "link", ""), d.closed(append([]piece{link}, right...), "link", stop)}
	}
	return nil
}

// degree reports whether "however" before ps says how much: "however small the
// change may be", "however often they ask".
func degree(ps []piece) bool {
	switch ps[0].tag {
	case "RB", "RBR", "JJR", "VBN", "VBG", "VBD":
		return true
	case "JJ", "PDT":
		return !nounTag(ps[1].tag) && ps[1].tag != "JJ" || slices.Contains([]string{"many", "much", "few", "little"}, ps[0].lower)
	}
	return false
}

// also leaves out "also" between a subject and its verb. Where the reader is told
// of a duty or a right it stays: there it says that something was not all.
func (d *draft) also() {
	if slices.ContainsFunc(d.pieces, func(p piece) bool {
		switch p.lower {
		case "you", "your", "we", "our", "us", "must", "shall", "please", "entitled", "required":
			return true
		}
		return false
	}) {
		return
	}
	for i := 1; i < len(d.pieces)-1; i++ {
		before, next := d.at(i-1), d.at(i+1)
		if p := d.pieces[i]; p.lower != "also" || p.tag != "RB" || p.quoted || before.tag == "CC" || before.tag == "," {
			continue
		}
		if !nounTag(before.tag) && before.tag != "PRP" && !auxiliary(before) && before.tag != "MD" || next.tag == "," || next.tag == "IN" || next.tag == "CC" {
			continue
		}
		if slices.ContainsFunc(d.pieces[:i], func(p piece) bool { return p.lower == "only" }) {
			return
		}
		d.replace(i, i+1, nil, "link")
		return
	}
}

// that writes "that" for the "which" of a clause that says which one is meant. A name
// says so by itself.
func (d *draft) that() {
	for i := 1; i < len(d.pieces)-2; i++ {
		p, after := d.pieces[i], d.pieces[i+1]
		if p.lower != "which" || p.quoted || !nounTag(d.pieces[i-1].tag) || d.pieces[i-1].tag == "NNP" || d.pieces[i-1].tag == "NNPS" || p.gap == "" || !finite(after.tag) && after.tag != "MD" {
			continue
		}
		d.pieces[i].text, d.pieces[i].lower, d.pieces[i].lemma = "that", "that", "that"
		d.rules = addRule(d.rules, "link")
	}
}
