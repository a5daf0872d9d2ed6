package minute_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/minute"
)

const panel = `# A kind of a council's own.
name: panel
title: Notes of the panel
body: the Panel
resolved: DECIDED
needs: date, place
decision: reasons
part: What residents said | required by resident | residents say
part: Costs | required | £*, budget*
`

func TestKindOfACouncilsOwn(t *testing.T) {
	t.Parallel()
	k, err := minute.ReadKind(strings.NewReader(panel))
	if err != nil {
		t.Fatal(err)
	}
	_, m := made(t, &minute.Maker{Custom: &k}, `Cllr Ann Roe: Welcome to this meeting of the panel. I'm in the chair.
Mr Ed Gray (resident): The lamps in our road have been dark since May.
Cllr Bo Lin: I move that we mend the lamps.
Cllr Cy Orr: Seconded.
Cllr Ann Roe: All those in favour? Three. Against? None. Carried.
`)
	if len(m.Sections) != 2 || len(m.Sections[0].Points) != 1 || len(m.Sections[1].Points) != 0 {
		t.Errorf("parts %+v", m.Sections)
	}
	var codes []string
	for _, f := range m.Findings {
		codes = append(codes, f.Code)
	}
	for _, want := range []string{"no-date", "no-place", "no-reasons", "part-missing"} {
		if !slices.Contains(codes, want) {
			t.Errorf("no finding %s among %v", want, codes)
		}
	}
	if slices.Contains(codes, "no-close") {
		t.Error("a finding about something that the kind does not ask for")
	}
	var out strings.Builder
	if err := new(minute.Printer).Text(&out, m); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "NOTES OF THE PANEL") || !strings.Contains(out.String(), "DECIDED that the Panel mend the lamps.") {
		t.Errorf("its words are not used:\n%s", out.String())
	}
}

func TestKindFilesWithFaults(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"no name", "title: Notes\n", "name and title"},
		{"an unknown field", "name: a\ncolour: red\n", "line 2: unknown field"},
		{"no colon", "name a\n", "line 1: a field and a colon"},
		{"an unknown need", "name: a\nneeds: date, weather\n", `"weather" is none of`},
		{"a part of two fields", "name: a\npart: Views | required\n", "three or four fields"},
		{"an odd second field", "name: a\npart: Views | sometimes | x\n", "second field"},
		{"neither yes nor no", "name: a\nterse: maybe\n", "yes or no"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := minute.ReadKind(strings.NewReader(c.text))
			if !errors.Is(err, minute.ErrKind) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want %q", err, c.want)
			}
		})
	}
}

func TestEveryKindMakesMinutes(t *testing.T) {
	t.Parallel()
	if len(minute.Kinds()) < 8 {
		t.Fatalf("%d kinds", len(minute.Kinds()))
	}
	for _, k := range minute.Kinds() {
		t.Run(k.Name, func(t *testing.T) {
			t.Parallel()
			_, m := made(t, &minute.Maker{Kind: k.Name}, exempt)
			if len(m.Items) == 0 || len(m.Sections) != len(k.Parts) {
				t.Errorf("%d items, %d of %d parts", len(m.Items), len(m.Sections), len(k.Parts))
			}
		})
	}
}

func FuzzReadKind(f *testing.F) {
	f.Add(panel)
	f.Fuzz(func(t *testing.T, text string) {
		k, err := minute.ReadKind(strings.NewReader(text))
		if err == nil && (k.Name == "" || k.Title == "" || k.Resolved == "") {
			t.Errorf("an incomplete kind %+v", k)
		}
	})
}
