package pdf

import "math"

// The objects of a file as the canonicaliser holds them: nil, bool, int64,
// float64, name, text, array, dict, *stream and ref.
type (
	name  string
	text  string // a string, as its bytes
	array []any
	ref   uint32 // an object's number; generations are not told apart
)

// A dict keeps its entries in the file's order. Of equal keys the last counts.
type dict []entry

type entry struct {
	key name
	val any
}

// A stream is a dictionary with the bytes that follow it, still encoded.
type stream struct {
	dict dict
	raw  []byte
	// crypt is set while raw is encrypted.
	crypt *cipherKey
}

// get returns the value at key, or nil.
func (d dict) get(key name) any {
	for i := len(d) - 1; i >= 0; i-- {
		if d[i].key == key {
			return d[i].val
		}
	}
	return nil
}

// set returns d with key set to val.
func (d dict) set(key name, val any) dict {
	for i := range d {
		if d[i].key == key {
			d[i].val = val
			return d
		}
	}
	return append(d, entry{key, val})
}

// integer returns x as a whole number.
func integer(x any) (int64, bool) {
	switch x := x.(type) {
	case int64:
		return x, true
	case float64:
		if math.Abs(x) < 1<<53 {
			return int64(x), true
		}
	}
	return 0, false
}
