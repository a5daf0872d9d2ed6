package pdf_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/townclerk/townclerk/internal/pdf"
)

// lastXref returns where the newest section of a file is.
func lastXref(file []byte) int {
	var at int
	if _, err := fmt.Sscanf(string(file[bytes.LastIndex(file, []byte("startxref\n")):]), "startxref\n%d", &at); err != nil {
		panic(err)
	}
	return at
}

// update appends an update to a file: objects, and a section that leads back to
// the one before. Entries are "number offset" lines made from the objects.
func update(file []byte, objects map[int]string, order []int, trailer string) []byte {
	at := lastXref(file)
	out := bytes.NewBuffer(bytes.Clone(file))
	table := "xref\n"
	for _, n := range order {
		if body, ok := objects[n]; ok {
			table += fmt.Sprintf("%d 1\n%010d 00000 n \n", n, out.Len())
			fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", n, body)
		} else {
			table += fmt.Sprintf("%d 1\n0000000000 00001 f \n", n)
		}
	}
	start := out.Len()
	fmt.Fprintf(out, "%strailer\n<</Size 20/Root 1 0 R/Prev %d%s>>\nstartxref\n%d\n%%%%EOF\n", table, at, trailer, start)
	return out.Bytes()
}

// packed is a file whose page and font are in an object stream, found through a
// cross-reference stream.
func packed() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	offsets := map[int]int{}
	object := func(n int, body string) {
		offsets[n] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", n, body)
	}
	object(1, "<</Type/Catalog/Pages 2 0 R>>")
	object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
	object(4, stream("", agenda))
	page := "<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> "
	font := "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
	head := fmt.Sprintf("3 0 5 %d ", len(page))
	object(6, stream(fmt.Sprintf("/Type/ObjStm/N 2/First %d", len(head)), head+page+font))
	var rows []byte
	row := func(kind byte, x, y int) {
		rows = append(rows, kind)
		rows = binary.BigEndian.AppendUint32(rows, uint32(x))
		rows = append(rows, byte(y))
	}
	at := out.Len()
	row(0, 0, 0)
	row(1, offsets[1], 0)
	row(1, offsets[2], 0)
	row(2, 6, 0)
	row(1, offsets[4], 0)
	row(2, 6, 1)
	row(1, offsets[6], 0)
	row(1, at, 0)
	object(7, stream("/Type/XRef/Size 8/W[1 4 1]/Root 1 0 R", string(rows)))
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", at)
	return out.Bytes()
}

func TestCrossReferences(t *testing.T) {
	good := newBuilder(agenda, "", "").bytes()
	second := stream("", "BT /F1 12 Tf 72 700 Td (Second version) Tj ET")
	updated := update(good, map[int]string{4: second}, []int{4}, "")
	tests := []struct {
		name string
		file []byte
		want string
	}{
		{"a cross-reference stream and an object stream", packed(), "Council meeting agenda"},
		{"an update", updated, "Second version"},
		{"two updates", update(updated, map[int]string{4: stream("", agenda)}, []int{4}, ""), "Council meeting agenda"},
		{"an update that deletes the content", update(good, nil, []int{4}, ""), ""},
		{"an update to a file with streams", update(packed(), map[int]string{4: second}, []int{4}, ""), "Second version"},
		{"a section that leads to itself", bytes.ReplaceAll(updated, fmt.Appendf(nil, "/Prev %d", lastXref(good)), fmt.Appendf(nil, "/Prev %d", lastXref(updated))), "Second version"},
		{"a hybrid whose stream is missing", update(good, map[int]string{4: second}, []int{4}, "/XRefStm 7"), "Second version"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := text(t, tt.file); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for _, w := range open(t, tt.file, pdf.Options{}).Warnings() {
				if w.Code == "repaired" && tt.name == "an update" {
					t.Errorf("a good file needed repair: %v", w)
				}
			}
		})
	}
}
