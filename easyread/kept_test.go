package easyread_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/internal/golden"
)

// What a person marked as asking something of the reader is kept at every
// length, in words that the cases name.
func TestWhatAsksSomethingOfTheReaderIsKept(t *testing.T) {
	lengths := []easyread.Length{easyread.Complete, easyread.Standard, easyread.Summary}
	golden.Run(t, "testdata/kept", func(t *testing.T, c *golden.Case) {
		marked, ok := c.File("keep")
		if !ok {
			t.Fatal("the case marks nothing")
		}
		source := parse(t, string(c.Input(t)))
		var words []int
		for _, length := range lengths {
			cv := easyread.Converter{Length: length}
			d, err := cv.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			checkInvariants(t, source, d)
			checkNothingLost(t, source, d)
			// Words may stand on both sides of the beginning of a list.
			text := strings.Join(strings.Fields(strings.NewReplacer(":\n- ", " ", "\n", " ").Replace(plain(t, d))), " ")
			for line := range strings.Lines(string(marked)) {
				ways := strings.Split(strings.TrimSpace(line), " / ")
				if !slices.ContainsFunc(ways, func(way string) bool { return strings.Contains(text, way) }) {
					t.Errorf("%s: %q is lost", length, strings.TrimSpace(line))
				}
			}
			words = append(words, len(strings.Fields(text)))
		}
		if words[1] > words[0] || words[2] > words[1] {
			t.Errorf("the lengths have %v words", words)
		}
		t.Logf("%d words in; %v words out", len(strings.Fields(string(c.Input(t)))), words)
	})
}
