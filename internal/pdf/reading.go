package pdf

// A stored is a stream as the file has it, with its filters. The object layer
// knows only its dictionary: its bytes stay where they are until they are asked
// for.
type stored struct {
	stream  stream // without its dictionary
	filters []filterSpec
}

var plainFlate = []filterSpec{{name: "FlateDecode", colors: 1, bits: 8, columns: 1}}

// A reading decodes streams of a file within a budget.
type reading struct {
	streams map[int64]stored
	budget  budget
}

// reading returns one with all that the options allow.
func (f *File) reading() *reading {
	return &reading{f.streams, budget{f.lim.MaxDecoded}}
}

// again returns one with what is left.
func (r *reading) again() *reading { return &reading{r.streams, r.budget} }

// data returns a stream's decoded bytes, which must not be changed. Damaged data
// gives what could be decoded and an error.
func (r *reading) data(v value) ([]byte, error) { return r.into(nil, v) }

// into is data that may use the memory of *buf, and then keeps the result there.
func (r *reading) into(buf *[]byte, v value) ([]byte, error) {
	st, ok := r.streams[numberOf(v)]
	if !ok || len(st.stream.raw) == 0 {
		return nil, nil
	}
	if err := r.budget.take(len(st.stream.raw)); err != nil {
		return nil, err
	}
	raw := st.stream.bytesOf()
	// With other filters, or none, the result may be the file's own bytes.
	if buf == nil || len(st.filters) != 1 || st.filters[0].name != "FlateDecode" {
		return decode(raw, st.filters, &r.budget)
	}
	b, err := decodeInto(*buf, raw, st.filters, &r.budget)
	*buf = b
	return b, err
}
