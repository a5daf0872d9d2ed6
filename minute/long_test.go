package minute_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// BenchmarkMakeLong makes the minutes of a meeting of about 30,000 words, which
// is what a committee says in three hours. The sample is said over and over,
// with another number in each round so that no text is the same as before.
func BenchmarkMakeLong(b *testing.B) {
	sample, err := transcript.File(b.Context(), "../examples/testdata/committee-meeting.vtt")
	if err != nil {
		b.Fatal(err)
	}
	long := repeat(sample, 30_000)
	n := 0
	for i := range long.Turns {
		n += len(long.Turns[i].Text())
	}
	b.ReportAllocs()
	b.SetBytes(int64(n))
	for b.Loop() {
		m, err := minute.Make(b.Context(), long)
		if err != nil || len(m.Items) == 0 {
			b.Fatal(err)
		}
	}
}

// repeat returns the turns of t again and again until they have so many words.
// Each round says "round 2", "round 3" … at the end of its turns.
func repeat(t *transcript.Transcript, words int) *transcript.Transcript {
	long := &transcript.Transcript{Name: t.Name}
	for n, round := 0, 1; n < words; round++ {
		for i := range t.Turns {
			turn := transcript.Turn{Speaker: t.Turns[i].Speaker}
			text := strings.TrimRight(t.Turns[i].Text(), ".?!")
			end := strings.TrimPrefix(t.Turns[i].Text(), text)
			if round > 1 {
				text += " round " + strconv.Itoa(round)
			}
			turn.Utterances = []transcript.Utterance{{Text: text + end}}
			n += len(strings.Fields(text))
			long.Turns = append(long.Turns, turn)
		}
	}
	return long
}
