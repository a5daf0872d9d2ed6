package transcript_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute/transcript"
)

func TestCiteNamesEachUtteranceOnce(t *testing.T) {
	t.Parallel()
	tr := &transcript.Transcript{
		Header: []string{"Council"},
		Turns: []transcript.Turn{
			{Speaker: "Ann Roe", Utterances: []transcript.Utterance{{Text: "One.", Start: time.Second, End: 2500 * time.Millisecond}, {Text: "Two."}}},
			{Utterances: []transcript.Utterance{{Text: "Three.", Start: 3 * time.Second, End: 4 * time.Second}}},
		},
	}
	got := tr.Cite([]transcript.Ref{
		{Turn: 1}, {Turn: 0, Utterance: 1}, {Turn: 0, Start: 0, End: 2}, {Turn: 0, Start: 2, End: 4},
		{Turn: transcript.HeaderTurn}, {Turn: 7}, {Turn: 1, Utterance: 1}, {Turn: 0, Utterance: -1},
	})
	want := transcript.Citations{
		{Speaker: "Ann Roe", Start: time.Second, End: 2500 * time.Millisecond},
		{Utterance: 1, Speaker: "Ann Roe"},
		{Turn: 1, Start: 3 * time.Second, End: 4 * time.Second},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c, ok := got.Of(transcript.Ref{Turn: 1, Start: 2, End: 3}); !ok || c.End != 4*time.Second {
		t.Errorf("the third utterance is %+v, %v", c, ok)
	}
	if c, ok := got.Of(transcript.Ref{Turn: transcript.HeaderTurn}); ok {
		t.Errorf("the header has the citation %+v", c)
	}
	data, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var back transcript.Citations
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, back); diff != "" {
		t.Errorf("JSON round trip (-want +got):\n%s", diff)
	}
}
