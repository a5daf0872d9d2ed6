package examples_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// TestAgendaAndTranscriptBecomeEasyReadMinutes goes through the whole chain in
// Go, and follows each statement of the result back to who said it and when.
func TestAgendaAndTranscriptBecomeEasyReadMinutes(t *testing.T) {
	printed, err := extract.File(t.Context(), agenda)
	if err != nil {
		t.Fatal(err)
	}
	said, err := transcript.File(t.Context(), meeting)
	if err != nil {
		t.Fatal(err)
	}
	maker := minute.Maker{Agenda: printed}
	minutes, err := maker.Make(t.Context(), said)
	if err != nil {
		t.Fatal(err)
	}
	source := minutes.Document()
	easy, err := easyread.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	blocks := map[string]extract.Block{}
	for b := range source.All() {
		blocks[b.Info().ID] = b
	}
	spoken, all := 0, 0
	for _, section := range easy.Sections {
		for _, row := range section.Rows {
			for _, s := range row.Statements {
				if s.Inferred {
					continue
				}
				all++
				for _, ref := range s.Source {
					b := blocks[ref.Block]
					if b == nil {
						t.Fatalf("%q comes from a block %q that is not there", s.Text, ref.Block)
					}
					if strings.TrimSpace(extract.PlainText(b)[ref.Span.Start:ref.Span.End]) == "" {
						t.Errorf("%q comes from nothing in %s", s.Text, ref.Block)
					}
				}
				if len(s.Source) == 0 {
					t.Errorf("%q has no source", s.Text)
				} else if prov := blocks[s.Source[0].Block].Info().Prov; len(prov) > 0 && prov[0].Spoken != nil && prov[0].Spoken.Speaker != "" {
					spoken++
				}
			}
		}
	}
	if all < 20 || spoken*2 < all {
		t.Errorf("%d of %d statements say who spoke", spoken, all)
	}
}
