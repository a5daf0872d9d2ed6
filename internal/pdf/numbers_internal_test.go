package pdf

import (
	"slices"
	"testing"
)

func TestDirectory(t *testing.T) {
	var d directory
	nums := []uint32{0, 5, 900_000, 3, maxObjectNumber, 2000, 1999, 5}
	for i, n := range nums {
		d.add(n, location{offset: int64(i)})
	}
	for n := range uint32(6000) {
		d.add(n, location{offset: -1})
	}
	for i, n := range nums[:7] {
		if loc, ok := d.get(n); !ok || loc.offset != int64(i) {
			t.Errorf("object %d is %v, %v", n, loc, ok)
		}
	}
	if _, ok := d.get(6000); ok {
		t.Error("there is an object that was not added")
	}
	all := d.all()
	if len(all) != 6002 || d.n != 6002 || !slices.IsSorted(all) {
		t.Errorf("%d of %d objects, sorted: %v", len(all), d.n, slices.IsSorted(all))
	}
}

func TestNumberSet(t *testing.T) {
	var s numberSet
	for _, n := range []uint32{0, 64, maxObjectNumber} {
		if s.add(n) {
			t.Errorf("%d is there from the start", n)
		}
		if !s.add(n) {
			t.Errorf("%d is not kept", n)
		}
	}
}
