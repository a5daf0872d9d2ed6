package enginetest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/casenote"
)

// patience is how long an engine may take to notice that nobody waits for it.
const patience = 100 * time.Millisecond

// slack is what a busy machine may add to it.
const slack = 2 * time.Second

// some returns a few of the attacks, of different kinds. All of them would take a
// minute for each engine.
func some(t testing.TB) []string {
	var list []string
	for i, a := range Attacks(t) {
		if i%11 == 1 {
			list = append(list, a)
		}
	}
	return list
}

// Simplifier tests an engine of Easy Read.
func Simplifier(t *testing.T, s easyread.Simplifier) {
	t.Helper()
	notice := Notice(t, some(t)...)
	suite(t, func(ctx context.Context) (*easyread.Document, error) {
		return (&easyread.Converter{Simplifier: s}).Convert(ctx, notice)
	}, func(d *easyread.Document) []string { return EasyRead(notice, d) })
}

// Minutes tests an engine of minutes; nil is the rules.
func Minutes(t *testing.T, d minute.Drafter) {
	t.Helper()
	meeting := Meeting(t, some(t)...)
	rules, err := minute.Make(t.Context(), meeting)
	if err != nil {
		t.Fatal(err)
	}
	suite(t, func(ctx context.Context) (*minute.Minutes, error) {
		return (&minute.Maker{Drafter: d}).Make(ctx, meeting)
	}, func(m *minute.Minutes) []string { return OfMinutes(meeting, rules, m) })
}

// Notes tests an engine of case notes; nil is the rules.
func Notes(t *testing.T, d casenote.Drafter) {
	t.Helper()
	visit := Visit(t, some(t)...)
	rules, err := casenote.Make(t.Context(), visit)
	if err != nil {
		t.Fatal(err)
	}
	suite(t, func(ctx context.Context) (*casenote.Note, error) {
		return (&casenote.Maker{Drafter: d}).Make(ctx, visit)
	}, func(n *casenote.Note) []string { return OfNote(visit, rules, n) })
}

// suite runs what is tested of every engine.
func suite[T any](t *testing.T, run func(context.Context) (T, error), broken func(T) []string) {
	t.Helper()
	first, err := run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range broken(first) {
		t.Error(b)
	}
	t.Run("the same again, two at a time", func(t *testing.T) {
		var group sync.WaitGroup
		got, errs := make([]T, 2), make([]error, 2)
		for i := range got {
			group.Go(func() { got[i], errs[i] = run(t.Context()) })
		}
		group.Wait()
		for i, again := range got {
			if errs[i] != nil {
				t.Fatal(errs[i])
			}
			if diff := cmp.Diff(first, again); diff != "" {
				t.Fatalf("(-first +again):\n%s", diff)
			}
		}
	})
	t.Run("nobody waits", func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		stop()
		start := time.Now()
		if _, err := run(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("error is %v", err)
		}
		if took := time.Since(start); took > patience+slack {
			t.Errorf("it took %v", took)
		}
	})
}
