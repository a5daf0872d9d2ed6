package pdf

import "fmt"

// maxOperands is how many operands are kept: the last ones count.
const maxOperands = 64

// A program is one content stream being run.
type program struct {
	lex  lexer
	res  *resources
	args [maxOperands]token
	n    int
	list []token // the elements of the last array operand
	dict dict    // the last dictionary operand
	in   *interpreter
}

// exec runs content with its resources.
func (in *interpreter) exec(content []byte, res *resources) error {
	if in.depth++; in.depth > in.f.lim.MaxDepth {
		in.depth--
		in.warn("limit", "content is nested too deep")
		return nil
	}
	defer func() { in.depth-- }()
	p := &program{lex: lexer{b: content}, res: res, in: in}
	marks, saved := len(in.marks), len(in.stack)
	for {
		t := p.lex.next()
		switch t.kind {
		case tokEOF:
			in.endMarks(marks)
			if len(in.stack) > saved { // q without Q
				in.gs = in.stack[saved]
				in.stack = in.stack[:saved]
			}
			return nil
		case tokArrayOpen:
			p.array()
		case tokDictOpen:
			p.dictionary()
		case tokArrayClose, tokDictClose:
		case tokKeyword:
			if in.ops++; in.ops&0xFF == 0 {
				if err := in.ctx.Err(); err != nil {
					return err
				}
				if in.ops > in.f.lim.MaxOperators {
					return fmt.Errorf("%w: drawing operators", ErrLimit)
				}
			}
			if err := p.operator(t.text, saved); err != nil {
				return err
			}
			p.n, p.list, p.dict = 0, p.list[:0], nil
			p.lex.scratch = p.lex.scratch[:0]
		default:
			p.push(t)
		}
	}
}

func (p *program) push(t token) {
	if p.n == maxOperands {
		copy(p.args[:], p.args[1:])
		p.n--
	}
	p.args[p.n] = t
	p.n++
}

// array reads an array operand. Arrays do not nest in content; where a file
// nests them all the same, they are read as one.
func (p *program) array() {
	p.list = p.list[:0]
	for open := 1; open > 0; {
		at := p.lex.pos
		t := p.lex.next()
		switch t.kind {
		case tokEOF:
			open = 0
		case tokArrayOpen:
			open++
		case tokArrayClose:
			open--
		case tokKeyword:
			if endsArray(t.text) { // it was never closed
				p.lex.pos = at
				open = 0
			}
		case tokDictOpen, tokDictClose:
		default:
			p.list = append(p.list, t)
		}
	}
	p.push(token{kind: tokArrayOpen})
}

// endsArray reports whether a word is an operator that cannot stand in an array.
func endsArray(w []byte) bool {
	switch string(w) {
	case "BT", "ET", "TJ", "Tj", "Tf", "Td", "TD", "Tm", "T*", "q", "Q", "cm", "Do", "BDC", "BMC", "EMC", "re", "f", "S", "d":
		return true
	}
	return false
}

func (p *program) dictionary() {
	ps := p.in.r.parser
	ps.at(p.lex.b, p.lex.pos, nil)
	ps.scratch = ps.scratch[:0]
	p.dict = ps.dict()
	p.lex.pos = ps.pos
	p.push(token{kind: tokDictOpen})
}

// num returns operand i of the last want ones, or 0 where it is missing.
func (p *program) num(i, want int) float64 {
	if j := p.n - want + i; j >= 0 && j < p.n {
		return p.args[j].num
	}
	return 0
}

// text returns the last operand if it is a string.
func (p *program) text() []byte {
	if p.n > 0 && p.args[p.n-1].kind == tokString {
		return p.args[p.n-1].text
	}
	return nil
}

// name returns the operand i of the last want ones if it is a name.
func (p *program) name(i, want int) string {
	if j := p.n - want + i; j >= 0 && j < p.n && p.args[j].kind == tokName {
		return string(p.args[j].text)
	}
	return ""
}

func (p *program) matrix() (matrix, bool) {
	if p.n < 6 {
		return identity, false
	}
	return matrix{p.num(0, 6), p.num(1, 6), p.num(2, 6), p.num(3, 6), p.num(4, 6), p.num(5, 6)}, true
}

// operator runs one operator. Q does not go below the saved states of the
// stream that called this one. Operators with missing operands do what the
// rest of them allows.
func (p *program) operator(op []byte, saved int) error {
	in := p.in
	gs := &in.gs
	switch string(op) {
	// Graphics state.
	case "q":
		if len(in.stack) < 10_000 {
			in.stack = append(in.stack, *gs)
		}
	case "Q":
		if len(in.stack) > saved {
			in.gs = in.stack[len(in.stack)-1]
			in.stack = in.stack[:len(in.stack)-1]
		}
	case "cm":
		if m, ok := p.matrix(); ok {
			gs.ctm = m.mul(gs.ctm)
		}
	case "w":
		gs.lineWidth = p.num(0, 1)
	case "gs":
		p.extState(p.res.get("ExtGState", p.name(0, 1)))

	// Text state and position.
	case "BT":
		in.tm, in.tlm = identity, identity
	case "ET":
	case "Tc":
		gs.charSpace = p.num(0, 1)
	case "Tw":
		gs.wordSpace = p.num(0, 1)
	case "Tz":
		gs.scale = p.num(0, 1) / 100
	case "TL":
		gs.leading = p.num(0, 1)
	case "Ts":
		gs.rise = p.num(0, 1)
	case "Tr":
		gs.render = int64(p.num(0, 1))
	case "Tf":
		p.setFont()
	case "Td":
		in.moveLine(p.num(0, 2), p.num(1, 2))
	case "TD":
		gs.leading = -p.num(1, 2)
		in.moveLine(p.num(0, 2), p.num(1, 2))
	case "Tm":
		if m, ok := p.matrix(); ok {
			in.tm, in.tlm = m, m
		}
	case "T*":
		in.moveLine(0, -gs.leading)

	// Showing text.
	case "Tj":
		return in.show(p.text())
	case "'":
		in.moveLine(0, -gs.leading)
		return in.show(p.text())
	case "\"":
		if p.n >= 3 {
			gs.wordSpace, gs.charSpace = p.num(0, 3), p.num(1, 3)
		}
		in.moveLine(0, -gs.leading)
		return in.show(p.text())
	case "TJ":
		if p.n > 0 && p.args[p.n-1].kind == tokString {
			return in.show(p.text())
		}
		for _, t := range p.list {
			if t.kind == tokString {
				if err := in.show(t.text); err != nil {
					return err
				}
			} else {
				in.kern(t.num)
			}
		}

	// Marked content.
	case "BMC":
		in.beginMark(p.name(0, 1), nil, value{})
	case "BDC":
		props := value{}
		if p.dict == nil {
			props = p.res.get("Properties", p.name(1, 2))
		}
		in.beginMark(p.name(0, 2), p.dict, props)
	case "EMC":
		if n := len(in.marks); n > 0 {
			in.endMarks(n - 1)
		}

	// XObjects and inline images.
	case "Do":
		return p.do(p.res.get("XObject", p.name(0, 1)))
	case "BI":
		p.inlineImage()

	default:
		if !p.paint(op) {
			p.colour(op)
		}
	}
	return nil
}

// setFont is Tf.
func (p *program) setFont() {
	gs := &p.in.gs
	if p.n > 0 && p.args[p.n-1].kind != tokName {
		gs.size = p.num(0, 1)
	}
	n := p.name(0, 2)
	if n == "" {
		n = p.name(0, 1)
	}
	if n != "" {
		gs.font = p.res.font(p.in, n)
	}
}

// extState is gs, of which only what hides text and changes it matters.
func (p *program) extState(v value) {
	gs := &p.in.gs
	if fv := v.Key("Font"); fv.Len() == 2 {
		v := fv.Index(0)
		gs.font = p.in.f.font(numberOf(v), func() value { return v })
		gs.size = fv.Index(1).Float64()
	}
	if lw := v.Key("LW"); isNumber(lw) {
		gs.lineWidth = lw.Float64()
	}
	if ca := v.Key("ca"); isNumber(ca) {
		gs.alpha = ca.Float64()
	}
	if bm := v.Key("BM"); !bm.IsNull() {
		gs.blended = bm.Name() != "Normal" && bm.Name() != "Compatible"
	}
	if m := v.Key(keyMasked); !m.IsNull() {
		gs.masked = m.Bool()
	}
}
