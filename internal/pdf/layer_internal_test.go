package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	layer "github.com/ledongthuc/pdf"
)

// What the canonicaliser writes relies on how the object layer reads it. These
// are the parts that its next version could change.
func TestObjectLayerReadsWhatIsWritten(t *testing.T) {
	deep := strings.Repeat("[", 300) + strings.Repeat("]", 300)
	file := "%PDF-1.7\n1 0 obj\n<</A(a\\(b\\)\\\\\\rc\nd)/N#20x#00 2 0 R/Null null/R -1.5/I 123456789012/Arr[null true 2 0 R]/Deep" + deep + ">>\nendobj\n"
	second := len(file)
	file += "2 0 obj\n<</Length 0/TcN 2>>\nstream\n\nendstream\nendobj\n"
	table := len(file)
	file += "xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n" + zeros(second) + " 00000 n \n0000000000 00000 n \n" +
		"trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n" + zeros(table) + "\n%%EOF\n"
	r, err := layer.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	root := r.Trailer().Key("Root")
	st := root.Key("N x\x00")
	got := map[string]any{
		"string": root.Key("A").RawString(), "null": root.Key("Null").IsNull(), "real": root.Key("R").Float64(),
		"integer": root.Key("I").Int64(), "array": root.Key("Arr").Len(), "null in an array": root.Key("Arr").Index(0).IsNull(),
		"stream in an array": root.Key("Arr").Index(2).Kind() == layer.Stream, "nested": root.Key("Deep").Len(),
		"number of a stream": numberOf(st),
		"keys":               strings.Join(root.Keys(), "|"), "missing": r.Trailer().Key("Nope").Key("Nope").IsNull(),
	}
	want := map[string]any{
		"string": "a(b)\\\rc\nd", "null": true, "real": -1.5, "integer": int64(123456789012), "array": 3,
		"null in an array": true, "stream in an array": true, "nested": 1, "number of a stream": int64(2),
		"keys": "A|Arr|Deep|I|N x\x00|Null|R", "missing": true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func zeros(n int) string {
	b := []byte("0000000000")
	for i := 9; n > 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return string(b)
}

// The canonicaliser's own view and the object layer's must agree on anything
// that can be written.
func TestCanonicalValuesSurvive(t *testing.T) {
	c := &canon{out: &overlay{}, ids: map[uint32]int{}}
	c.value(dict{
		{"Name with /#()", name("\x00 \xff#")}, {"Text", text("\x00\r\n\\()(\xfe\xff")}, {"Real", 0.000001}, {"Big", 1e20},
		{"Neg", int64(-5)}, {"Arr", array{nil, true, array{}, dict{}}},
	}, asUsual)
	body := "%PDF-1.7\n1 0 obj\n" + string(c.cur) + "\nendobj\n"
	table := len(body)
	body += "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n" + zeros(table) + "\n%%EOF\n"
	r, err := layer.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	root := r.Trailer().Key("Root")
	if got := root.Key("Name with /#()").Name(); got != "\x00 \xff#" {
		t.Errorf("name is %q", got)
	}
	if got := root.Key("Text").RawString(); got != "\x00\r\n\\()(\xfe\xff" {
		t.Errorf("text is %q", got)
	}
	if a, b := root.Key("Real").Float64(), root.Key("Big").Float64(); a != 0.000001 || b != 1e15 {
		t.Errorf("numbers are %g, %g", a, b)
	}
	if got := root.Key("Arr").String(); got != "[<nil> true [] <<>>]" {
		t.Errorf("array is %s", got)
	}
}
