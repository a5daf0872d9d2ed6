package easyread_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

func TestEndsOfListItems(t *testing.T) {
	tests := []struct {
		name, list string
		want       []string
	}{
		{"and goes", "You need:\n\n- a form;\n- a bill; and\n- a pen.\n", []string{"a form", "a bill", "a pen"}},
		{"and stays between conditions", "You can apply if you:\n\n- live here;\n- have a car; and\n- pay.\n", []string{"live here", "have a car, and", "pay"}},
		{"or goes where one is enough", "You need any of these:\n\n- a form;\n- a bill; or\n- a pen.\n", []string{"a form", "a bill", "a pen"}},
		{"or stays where nothing says so", "You must send:\n\n- a form;\n- a bill; or\n- a letter.\n", []string{"a form", "a bill, or", "a letter"}},
		{"both stay", "You need one of:\n\n- a form; and\n- a bill; or\n- a pen.\n", []string{"a form, and", "a bill, or", "a pen"}},
		{"sentences keep their stops", "Do this:\n\n- Get a form.\n- Send it.\n", []string{"Get a form.", "Send it."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := convert(t, easyread.Converter{Simplifier: engine(same)}, "# T\n\n"+test.list)
			var got []string
			for _, s := range d.All() {
				if s.Kind == easyread.Item && len(s.Source) > 0 && s.Text != "T" {
					got = append(got, s.Text)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBulletsInsideParagraphs(t *testing.T) {
	source := &extract.Document{Blocks: []extract.Block{
		&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "a"}, Text: "You need: • a form; • a bill"},
		&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b"}, Text: "● a pen"},
		&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "c"}, Text: "Then call us."},
	}}
	cv := easyread.Converter{Simplifier: engine(same)}
	d, err := cv.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for at, s := range d.All() {
		got = append(got, fmt.Sprint(at, " ", s.Kind, " ", s.Text, " ", s.Source))
	}
	want := []string{
		"s1 prose About this document []",
		"s1.r1.1 prose You need: [{a {0 9}}]",
		"s1.r1.2 item a form [{a {14 21}}]",
		"s1.r1.3 item a bill [{a {26 32}}]",
		"s1.r1.4 item a pen [{b {4 9}}]",
		"s1.r2.1 prose Then call us. [{c {0 13}}]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
