package transcript_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/townclerk/townclerk/minute/transcript"
)

func BenchmarkReadWebVTT(b *testing.B) {
	data, err := os.ReadFile("../../examples/testdata/committee-meeting.vtt")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		t, err := new(transcript.Reader).Read(b.Context(), bytes.NewReader(data))
		if err != nil || len(t.Turns) == 0 {
			b.Fatal(err)
		}
	}
}
