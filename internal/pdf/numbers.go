package pdf

// lowNumber is where object numbers stop being kept in slices. Hardly any
// file has so many objects, and a false number must not cost memory.
const lowNumber = 1 << 20

// A numberSet is a set of object numbers. The zero value is empty.
type numberSet struct {
	low  []uint64
	high map[uint32]bool
}

// add adds num and reports whether it was in the set already.
func (s *numberSet) add(num uint32) bool {
	if num >= lowNumber {
		if s.high == nil {
			s.high = map[uint32]bool{}
		}
		was := s.high[num]
		s.high[num] = true
		return was
	}
	at, bit := int(num/64), uint64(1)<<(num%64)
	for at >= len(s.low) {
		s.low = append(s.low, 0)
	}
	was := s.low[at]&bit != 0
	s.low[at] |= bit
	return was
}

// A directory says where objects are. The zero value is empty.
type directory struct {
	low  []location
	high map[uint32]location
	n    int
}

// A location is where an object is: at an offset, or as the index-th of the
// object stream pack. A deleted object has neither.
type location struct {
	offset int64
	pack   uint32
	index  uint32
	gen    uint16
	free   bool
	known  bool // set by [directory.add]
}

func (d *directory) get(num uint32) (location, bool) {
	if int64(num) < int64(len(d.low)) {
		return d.low[num], d.low[num].known
	}
	loc, ok := d.high[num]
	return loc, ok
}

// add adds an object unless there is one of that number.
func (d *directory) add(num uint32, loc location) {
	if _, known := d.get(num); known {
		return
	}
	d.n++
	loc.known = true
	// In the slice only where it is not mostly empty.
	if int64(num) >= int64(len(d.low)) && (num >= lowNumber || int(num) > 4*d.n+1000) {
		if d.high == nil {
			d.high = map[uint32]location{}
		}
		d.high[num] = loc
		return
	}
	if at := int(num); at >= len(d.low) {
		from := len(d.low)
		d.low = append(d.low, make([]location, at+1-from)...)
		// What was beyond the slice may be within it now.
		for i := from; i < at && len(d.high) > 0; i++ {
			if old, ok := d.high[uint32(i)]; ok {
				d.low[i] = old
				delete(d.high, uint32(i))
			}
		}
	}
	d.low[num] = loc
}

// all returns the numbers in the directory in order.
func (d *directory) all() []uint32 {
	out := make([]uint32, 0, d.n)
	for num := range d.low {
		if d.low[num].known {
			out = append(out, uint32(num))
		}
	}
	return append(out, sortedKeys(d.high)...)
}
