package pdf

import "strconv"

// This file writes objects: the only syntax that the object layer ever sees.

func (c *canon) dict(d dict, r role, id int) {
	c.cur = append(c.cur, "<<"...)
	if id != 0 {
		c.cur = append(c.cur, "/"+keyNumber+" "...)
		c.cur = strconv.AppendInt(c.cur, int64(id), 10)
	}
	c.entries(d, r)
	c.cur = append(c.cur, ">>"...)
}

func (c *canon) entries(d dict, r role) {
	for _, e := range d {
		if e.key == "SMask" && r != asNames {
			c.name(keyMasked)
			c.value(!isName(e.val), asUsual) // the name is None
		}
		switch {
		case r != asNames && (dropped[e.key] || e.key == "P" && !isName(e.val)), r == asStates && e.key != "N":
			continue
		}
		c.entry(e.key, e.val, r)
		if target, ok := e.val.(ref); ok && r == asNames {
			c.name(e.key + numberSuffix)
			c.cur = strconv.AppendInt(append(c.cur, ' '), int64(c.id(uint32(target), asUsual)), 10)
		}
	}
}

// isName tells the policy of a layer group from the parent of a structure
// element, which have the same key.
func isName(x any) bool {
	_, ok := x.(name)
	return ok
}

// entry writes one entry of a dictionary that was itself written in the role in.
func (c *canon) entry(key name, val any, in role) {
	r := asUsual
	if in != asNames {
		r = nameRoles[key]
	}
	c.name(key)
	c.value(val, r)
}

func (c *canon) value(x any, r role) {
	switch x := x.(type) {
	case nil:
		c.cur = append(c.cur, " null"...)
	case bool:
		c.cur = strconv.AppendBool(append(c.cur, ' '), x)
	case int64:
		c.cur = strconv.AppendInt(append(c.cur, ' '), x, 10)
	case float64:
		// Beyond this the layer takes the digits for an integer that overflows.
		x = max(-1e15, min(x, 1e15))
		c.cur = strconv.AppendFloat(append(c.cur, ' '), x, 'f', -1, 64)
	case name:
		c.name(x)
	case text:
		c.text(x)
	case ref:
		// A node of a tree stands in one place. Listed again and again, a large one
		// would be read as often.
		if _, met := c.ids[uint32(x)]; met && r == asTree {
			c.value(nil, asUsual)
			return
		}
		if r == asTree || r == asSet {
			r = asUsual
		}
		c.cur = strconv.AppendInt(append(c.cur, ' '), int64(c.id(uint32(x), r)), 10)
		c.cur = append(c.cur, " 0 R"...)
	case array:
		switch {
		case r == asTree:
		case r == asSet:
			x = once(x)
		case len(x) > 1 && x[0] == name("ICCBased"):
			r = asHeader
		default:
			r = asUsual
		}
		c.cur = append(c.cur, '[')
		for _, v := range x {
			c.value(v, r)
		}
		c.cur = append(c.cur, ']')
	case dict:
		c.dict(x, r, 0)
	default:
		c.cur = append(c.cur, " null"...) // a stream cannot stand here
	}
}

// once returns a list of references without those that repeat.
func once(a array) array {
	seen := map[ref]bool{}
	out := make(array, 0, len(a))
	for _, x := range a {
		if r, ok := x.(ref); ok {
			if seen[r] {
				continue
			}
			seen[r] = true
		}
		out = append(out, x)
	}
	return out
}

// id returns the number here of an object of the source, and queues it when it
// is first met.
func (c *canon) id(num uint32, r role) int {
	if id, ok := c.ids[num]; ok {
		return id
	}
	id := c.reserve()
	c.ids[num] = id
	c.queue = append(c.queue, queued{num, id, r})
	return id
}

func (c *canon) name(n name) {
	const digits = "0123456789ABCDEF"
	c.cur = append(c.cur, '/')
	for i := 0; i < len(n); i++ {
		if b := n[i]; class[b] != regular || b == '#' || b < '!' || b > '~' {
			c.cur = append(c.cur, '#', digits[b>>4], digits[b&15])
		} else {
			c.cur = append(c.cur, b)
		}
	}
}

func (c *canon) text(t text) {
	c.cur = append(c.cur, '(')
	for i := 0; i < len(t); i++ {
		switch b := t[i]; b {
		case '(', ')', '\\':
			c.cur = append(c.cur, '\\', b)
		case '\r':
			c.cur = append(c.cur, '\\', 'r')
		default:
			c.cur = append(c.cur, b)
		}
	}
	c.cur = append(c.cur, ')')
}
