package casenote_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute/casenote"
)

// drafter is a Drafter that follows a script.
type drafter func(p casenote.Passage) ([]casenote.Draft, error)

func (d drafter) Draft(_ context.Context, p casenote.Passage) ([]casenote.Draft, error) {
	return d(p)
}

// drafting is a visit with one thing the worker saw, one that the person said
// and one that a relative said, each under a heading that may be drafted.
const drafting = `Home visit to Pat Lowe on 3 March 2026

Karen Doyle (social worker): I can see there's no grab rail by the bath, and the mat is loose.
Pat Lowe: I can't get into the bath on my own since 12 January.
Lisa (daughter): She might fall if the rail isn't fitted.
`

func TestDrafter(t *testing.T) {
	t.Parallel()
	saw := "Karen Doyle (social worker): “I can see there's no grab rail by the bath, and the mat is loose.”"
	on := func(slot casenote.Slot, text string, lines ...int) drafter {
		return func(p casenote.Passage) ([]casenote.Draft, error) {
			if p.Slot != slot {
				return nil, nil
			}
			return []casenote.Draft{{Text: text, Lines: lines, Engine: "oracle"}}, nil
		}
	}
	bath := "Pat Lowe: “I can't get into the bath on my own since 12 January.”"
	for _, c := range []struct {
		name    string
		slot    casenote.Slot
		draft   drafter
		want    string
		code    string
		because string
	}{
		{"an honest draft is used", casenote.Observed, on(casenote.Observed, "Karen Doyle saw no grab rail by the bath, and that the mat is loose.", 0),
			"Karen Doyle saw no grab rail by the bath, and that the mat is loose.", "", ""},
		{"an honest draft may quote the person", casenote.Daily, on(casenote.Daily, "Pat Lowe said: “I can't get into the bath on my own since 12 January.”", 0),
			"Pat Lowe said: “I can't get into the bath on my own since 12 January.”", "", ""},
		{"a danger may be told as one", casenote.Carer, on(casenote.Carer, "Lisa said that Pat might fall if the rail isn't fitted.", 0), "Lisa said that Pat might fall if the rail isn't fitted.", "", ""},
		{"a whole quotation keeps its speaker", casenote.Observed, on(casenote.Observed, "“I can see there's no grab rail by the bath, and the mat is loose.”", 0), saw, "", ""},
		{"an invented date is refused", casenote.Observed, on(casenote.Observed, "On 2 March there was no grab rail by the bath, and the mat is loose.", 0), saw, "draft-refused", "2 March"},
		{"an invented risk is refused", casenote.Observed, on(casenote.Observed, "There is no grab rail by the bath and the mat is loose, so Pat keeps falling.", 0), saw, "draft-refused", "risk"},
		{"a dropped “no” is refused", casenote.Observed, on(casenote.Observed, "There is a grab rail by the bath, and the mat is loose.", 0), saw, "draft-refused", "no"},
		{"a dropped “can't” is refused", casenote.Daily, on(casenote.Daily, "“I” get “into the bath on my own since 12 January.”", 0), bath, "draft-refused", "can't"},
		{"what the person said is not reworded", casenote.Daily, on(casenote.Daily, "Pat Lowe can't get into the bath since 12 January.", 0), bath, "draft-refused", "rewords"},
		{"a quotation of what was not said is refused", casenote.Observed, on(casenote.Observed, "Karen Doyle said: “no grab rail, and the mat is very loose.”", 0), saw, "draft-refused", "quotes"},
		{"a quotation without an end is refused", casenote.Observed, on(casenote.Observed, "“There is no grab rail by the bath, and the mat is loose.", 0), saw, "draft-refused", "quotes"},
		{"words put into somebody else's mouth are refused", casenote.Observed, on(casenote.Observed, "Lisa saw no grab rail by the bath, and the mat is loose.", 0), saw, "draft-refused", ""},
		{"a story without ground is refused", casenote.Observed, on(casenote.Observed, "There was no bath towel but plenty of opera music, flowers, biscuits and sunshine.", 0), saw, "draft-refused", "own"},
		{"a draft that cites nothing is refused", casenote.Observed, on(casenote.Observed, "No grab rail by the bath, and the mat is loose."), saw, "draft-refused", "made from"},
		{"a draft that cites what is not there is refused", casenote.Observed, on(casenote.Observed, "No grab rail by the bath, and the mat is loose.", 0, 7), saw, "draft-refused", "made from"},
		{"an empty draft is refused", casenote.Observed, on(casenote.Observed, " ", 0), saw, "draft-refused", "empty"},
		{"a dropped “if” is refused", casenote.Carer, on(casenote.Carer, "Lisa might fall: the rail isn't fitted.", 0), "Lisa (daughter): “She might fall if the rail isn't fitted.”", "draft-refused", "if"},
		{"a danger that becomes a fact is refused", casenote.Carer, on(casenote.Carer, "She fell, and it might be asked if the rail isn't fitted.", 0), "Lisa (daughter): “She might fall if the rail isn't fitted.”", "draft-refused", "risk"},
		{"a drafter that fails is replaced", casenote.Observed, func(casenote.Passage) ([]casenote.Draft, error) { return nil, errors.New("no connection") }, saw, "drafter-failed", "failed"},
		{"a drafter that says nothing changes nothing", casenote.Observed, func(casenote.Passage) ([]casenote.Draft, error) { return nil, nil }, saw, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tr := read(t, drafting)
			n, err := (&casenote.Maker{Drafter: c.draft}).Make(t.Context(), tr)
			if err != nil {
				t.Fatal(err)
			}
			checkNote(t, tr, n)
			var got []string
			for _, e := range n.Entries(c.slot) {
				if e.Engine != "" && c.code != "" || e.Engine == "" && strings.HasPrefix(c.name, "an honest") {
					t.Errorf("engine of %q is %q", e.Text, e.Engine)
				}
				if e.Quoted {
					e.Text = e.Speaker + ": " + e.Text
				}
				got = append(got, e.Text)
			}
			if diff := cmp.Diff([]string{c.want}, got); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
			code, message := "", ""
			for _, f := range n.Findings {
				if strings.HasPrefix(f.Code, "draft") {
					code, message = f.Code, f.Message
					if len(f.Source.Spoken) == 0 {
						t.Errorf("%q has no source", f.Message)
					}
				}
			}
			if code != c.code || !strings.Contains(message, c.because) {
				t.Errorf("finding %q: %q, want %q because of %q", code, message, c.code, c.because)
			}
		})
	}
}

// Whatever a Drafter returns, the risks, views, consent and actions are those of
// the rules, and it is not even asked about them.
func TestDrafterCannotTouchTheRecord(t *testing.T) {
	t.Parallel()
	tr := read(t, drafting)
	want, err := casenote.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var asked []casenote.Slot
	got, err := (&casenote.Maker{Drafter: drafter(func(p casenote.Passage) ([]casenote.Draft, error) {
		mu.Lock()
		asked = append(asked, p.Slot)
		mu.Unlock()
		return []casenote.Draft{{Text: "All is well.", Lines: []int{0}}}, nil
	})}).Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Sections, got.Sections); diff != "" {
		t.Errorf("(-rules +drafter):\n%s", diff)
	}
	for _, s := range []casenote.Slot{casenote.Risks, casenote.OtherRisks, casenote.Views, casenote.Consent, casenote.ActionList, casenote.Next, casenote.Person} {
		if slices.Contains(asked, s) {
			t.Errorf("the drafter was asked about %s", s)
		}
	}
	if len(asked) == 0 {
		t.Error("the drafter was asked about nothing")
	}
}

// Lines that no draft names are not lost.
func TestLinesWithoutADraftAreKept(t *testing.T) {
	t.Parallel()
	tr := read(t, "Karen Doyle (social worker): I can see there's no grab rail by the bath.\nPat Lowe: Oh.\nKaren Doyle (social worker): I can see the kitchen is clean and warm.\n")
	n, err := (&casenote.Maker{Drafter: drafter(func(p casenote.Passage) ([]casenote.Draft, error) {
		if p.Slot != casenote.Observed {
			return nil, nil
		}
		return []casenote.Draft{{Text: "The kitchen is clean and warm, Karen Doyle can see.", Lines: []int{1}}}, nil
	})}).Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range n.Entries(casenote.Observed) {
		got = append(got, e.Text)
	}
	want := []string{"“I can see there's no grab rail by the bath.”", "The kitchen is clean and warm, Karen Doyle can see."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDrafterThatIsCancelledStopsTheNote(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	_, err := (&casenote.Maker{Drafter: drafter(func(casenote.Passage) ([]casenote.Draft, error) {
		stop()
		return nil, ctx.Err()
	})}).Make(ctx, read(t, drafting))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}
