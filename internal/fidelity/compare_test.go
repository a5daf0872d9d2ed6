package fidelity_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/fidelity"
)

func ExampleCompare() {
	r := fidelity.Compare("You must pay £1.5m by 1 March 2026.", "You can pay £1,500,000 by 01/03/2026.")
	fmt.Println(r.Safe())
	for _, c := range r.Changed {
		fmt.Printf("%s: %s, was %s\n", c.Is.Kind, c.Is.Text, c.Was.Text)
	}
	for _, c := range r.Reworded {
		fmt.Printf("%s: %s, was %s\n", c.Is.Kind, c.Is.Text, c.Was.Text)
	}
	// Output:
	// false
	// modal: can, was must
	// money: £1,500,000, was £1.5m
	// date: 01/03/2026, was 1 March 2026
}

func TestModality(t *testing.T) {
	data, err := os.ReadFile("testdata/modality.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, " | ")
		if len(f) != 3 {
			t.Fatalf("want three fields: %s", line)
		}
		n++
		t.Run(f[0]+" > "+f[1], func(t *testing.T) {
			r := fidelity.Compare(f[0], f[1])
			got := "safe"
			if !r.Safe() {
				got = "unsafe"
			} else if r.Whole() {
				got = "whole"
			}
			if got != f[2] {
				t.Errorf("got %s, want %s; %+v", got, f[2], r)
			}
		})
	}
	if n < 300 {
		t.Errorf("only %d sentences", n)
	}
}

func TestCompare(t *testing.T) {
	tests := []struct {
		name, was, is string
		dropped, new  string
		changed       int
	}{
		{"the same", "Dixley has 5 parks.", "Dixley has 5 parks.", "", "", 0},
		{"a number in figures", "Dixley has five parks.", "Dixley has 5 parks.", "", "", 0},
		{"another number", "Dixley has five parks.", "Dixley has 6 parks.", "", "", 1},
		{"another unit", "Reply in 5 days.", "Reply in 5 weeks.", "", "", 1},
		{"a lost date", "Come on 5 May 2026.", "Come.", "date 2026-05-05", "", 0},
		{"a new name", "The mayor spoke.", "The mayor, Ann Green, spoke.", "", "name ann green", 0},
		{"a name said twice", "Ann Green, who chairs the group, spoke.", "Ann Green spoke. Ann Green chairs the group.", "", "", 0},
		{"part of a name", "The mayor, Ann Green, spoke.", "The mayor, Green, spoke.", "name ann green", "", 0},
		{"a title in full", "We met Cllr Green.", "We met Councillor Green.", "", "", 0},
		{"a weekday that fits", "Come on 5 May 2026.", "Come on Tuesday 5 May 2026.", "", "", 0},
		{"a weekday that does not fit", "Come on 5 May 2026.", "Come on Monday 5 May 2026.", "", "", 1},
		{"a year from the same text", "In 2026 we meet on 5 May.", "In 2026 we meet on 5 May 2026.", "", "", 0},
		{"a year from nowhere", "We meet on 5 May.", "We meet on 5 May 2026.", "", "", 1},
		{"one as a pronoun", "One of them left.", "A man left.", "", "", 0},
		{"a time of day", "Come at 2pm.", "Come at 14:00.", "", "", 0},
		{"morning made evening", "Come at 8am.", "Come at 8pm.", "", "", 1},
		{"half a day from nowhere", "Come at 7:30.", "Come at 7:30am.", "", "", 1},
		{"a number from nowhere", "Some people came.", "About 20 people came.", "", "number 20", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := fidelity.Compare(tt.was, tt.is)
			if diff := cmp.Diff(tt.dropped, show(r.Dropped)); diff != "" {
				t.Errorf("dropped (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.new, show(r.New)); diff != "" {
				t.Errorf("new (-want +got):\n%s", diff)
			}
			if len(r.Changed) != tt.changed {
				t.Errorf("changed %+v, want %d", r.Changed, tt.changed)
			}
		})
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("Cllr. Dixey must not pay £1.5m by 1 March 2026.", "He may pay 12% at 2.30 p.m.")
	f.Add("(0114) 496 0000 – DX1 2AB", "II – 5-6 May, twenty-five; don’t")
	f.Fuzz(func(t *testing.T, was, is string) {
		for _, fact := range fidelity.Facts(was) {
			if was[fact.Start:fact.End] != fact.Text || fact.Value == "" || fact.Kind == "" {
				t.Errorf("bad fact %+v", fact)
			}
		}
		if r := fidelity.Compare(was, is); r.Whole() && !r.Safe() {
			t.Error("whole but not safe")
		}
		if !fidelity.Compare(was, was).Whole() {
			t.Error("a text differs from itself")
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	was := strings.Repeat("The Planning Committee must decide by Tuesday 5 May 2026 whether Dixley Homes Ltd can build 120 homes at £1.5m, and it will not meet before 2pm. ", 40)
	is := strings.ReplaceAll(was, "decide", "choose")
	b.ReportAllocs()
	b.SetBytes(int64(len(was)))
	for b.Loop() {
		if !fidelity.Compare(was, is).Whole() {
			b.Fatal("not whole")
		}
	}
}
