package pdf

// A pack is an opened object stream.
type pack struct {
	data    []byte
	numbers []uint32
	offsets []int
}

// unpack reads the object num from an object stream, which is decoded once.
func (s *source) unpack(packNum, num, index uint32) (any, bool) {
	p := s.pack(packNum)
	if p == nil {
		return nil, false
	}
	i := int(index)
	if i >= len(p.numbers) || p.numbers[i] != num {
		i = -1
		for j, n := range p.numbers {
			if n == num {
				i = j
			}
		}
		if i < 0 {
			return nil, false
		}
	}
	if p.offsets[i] >= len(p.data) {
		return nil, false
	}
	s.parser.at(p.data, p.offsets[i], nil)
	return s.parser.object()
}

// pack opens the object stream num, or returns nil. An object stream inside
// another is refused: it is against the rules, and the way to endless loops.
func (s *source) pack(num uint32) *pack {
	if p, ok := s.packs[num]; ok {
		return p
	}
	s.packs[num] = nil
	at, ok := s.entries.get(num)
	if ok && at.pack != 0 {
		s.damaged = true
		return nil
	}
	st, ok := s.object(num).(*stream)
	if !ok {
		return nil
	}
	if s.scanned != nil { // the search may have opened it meanwhile
		if p := s.packs[num]; p != nil {
			return p
		}
	}
	p := s.openPack(st)
	s.packs[num] = p
	return p
}

func (s *source) openPack(st *stream) *pack {
	n, _ := integer(s.resolve(st.dict.get("N")))
	first, _ := integer(s.resolve(st.dict.get("First")))
	data := s.decoded(st)
	if first < 0 || first > int64(len(data)) || n < 0 {
		return nil
	}
	room := min(n, first/4+1) // two numbers and two blanks for each
	p := &pack{data: data, numbers: make([]uint32, 0, room), offsets: make([]int, 0, room)}
	l := lexer{b: data[:first]}
	for range n {
		num, off := l.next(), l.next()
		if num.kind != tokInt || off.kind != tokInt || num.num < 0 || num.num > maxObjectNumber || off.num < 0 || off.num > float64(len(data)) {
			break
		}
		p.numbers = append(p.numbers, uint32(num.num))
		p.offsets = append(p.offsets, int(first)+int(off.num))
	}
	return p
}
