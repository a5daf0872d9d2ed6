package redact_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract/redact"
)

func show(matches []redact.Match) []string {
	var out []string
	for _, m := range matches {
		out = append(out, string(m.Kind)+": "+m.Text)
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"I saw Mrs Okonkwo at home.", []string{"person: Mrs Okonkwo"}},
		{"Mrs Okonkwo fell. Okonkwo's son called.", []string{"person: Mrs Okonkwo", "person: Okonkwo"}},
		{"Present: Siân Pryce-Jones and PATEL, Arjun.", []string{"person: Siân Pryce-Jones", "person: PATEL, Arjun"}},
		{"When Bronwen Achebe came, nobody was in.", []string{"person: Bronwen Achebe"}},
		{"The Adult Social Care team met in the Town Hall on Tuesday 3 March.", nil},
		{"The Care Act 2014 and the Local Plan apply to Mill Lane.", nil},
		{"She lives at 12a Mill Lane, WM1 4QT.", []string{"address: 12a Mill Lane", "postcode: WM1 4QT"}},
		{"He is at Flat 3, 40 Abbey Road.", []string{"address: Flat 3, 40 Abbey Road"}},
		{"Invoice 999 123 4560", nil},                                     // no NHS number: the check digit is wrong
		{"NHS number 999 123 4560", []string{"nhs-number: 999 123 4560"}}, // mistyped, but still somebody's
		{"NHS number 943 476 5919", []string{"nhs-number: 943 476 5919"}},
		{"NI number QQ 12 34 56 C", []string{"national-insurance: QQ 12 34 56 C"}},
		{"Ring 01632 960 450 or 07700 900123.", []string{"phone: 01632 960 450", "phone: 07700 900123"}},
		{"Minute 2025 0123 4567 is about £1,234,567.", nil},
		{"born on 4 May 1961", []string{"birth-date: 4 May 1961"}},
		{"The visit was on 4 May 2026.", nil},
		{"Sort code 12-34-56, account number 12345678", []string{"sort-code: 12-34-56", "account: 12345678"}},
		{"The bill was 12-34-56 units.", nil},
		{"car AB12 CDE", []string{"vehicle: AB12 CDE"}},
		{"Mosaic ID 123456", []string{"case-number: Mosaic ID 123456"}},
		{"Application 24/01873/FUL was approved by 4 votes to 1.", nil},
		{"UPRN 100023336956", []string{"property-number: 100023336956"}},
		{"UPN: A823432012001", nil}, // the check letter is wrong
		{"UPN: H801200001001", []string{"pupil-number: H801200001001"}},
		{"licence MORGA657054SM9IJ", []string{"driving-licence: MORGA657054SM9IJ"}},
		{"Passport number: 533380006", []string{"passport: 533380006"}},
		{"card 4111 1111 1111 1111", []string{"bank-card: 4111 1111 1111 1111"}},
		{"code 4111 1111 1111 1112", nil},
		{"IBAN GB82 WEST 1234 5698 7654 32", []string{"account: GB82 WEST 1234 5698 7654 32"}},
		{"Case ZW24C00123 in the Family Court", []string{"case-number: ZW24C00123"}},
		{"Case number: 445566", []string{"case-number: Case number: 445566"}},
		{"Flat 2, Albion House", []string{"address: Flat 2, Albion House"}},
		{"at 5 Heol y Parc", []string{"address: 5 Heol y Parc"}},
		{"at 12-14 St Mary's Road", []string{"address: 12-14 St Mary's Road"}},
		{"call (0113) 496 0961 or +44 7700 900123", []string{"phone: (0113) 496 0961", "phone: +44 7700 900123"}},
		{"date of birth: 04/05/61; DOB 4.5.1961", []string{"birth-date: 04/05/61", "birth-date: 4.5.1961"}},
		{"reg number ABC 123D", []string{"vehicle: ABC 123D"}},
		{"mail o.brien@example.org.", []string{"email: o.brien@example.org"}},
	} {
		t.Run(c.text, func(t *testing.T) {
			if diff := cmp.Diff(c.want, show(redact.Find(c.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAMistypedNumberIsInDoubt(t *testing.T) {
	for _, m := range redact.Find("NHS number 999 123 4560, NHS number 943 476 5919") {
		if wrong := m.Text == "999 123 4560"; wrong != (m.Doubt != "") {
			t.Errorf("%s: doubt %q", m.Text, m.Doubt)
		}
	}
}

func TestKnownNamesAreFoundAnywhere(t *testing.T) {
	f := redact.Finder{Names: []string{"Rose Hill", "may"}}
	got := show(f.Find("Rose Hill and MAY came; maybe it was Rosehill."))
	if diff := cmp.Diff([]string{"person: Rose Hill", "person: MAY"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRedactAndRestore(t *testing.T) {
	var r redact.Redactor
	var key redact.Key
	text := "Mrs Okonkwo [PERSON 1] lives at 12 Mill Lane. Mrs Okonkwo's car is AB12 CDE."
	safe := r.Redact(text, &key)
	if want := "[PERSON 2] [PERSON 1] lives at [ADDRESS 1]. [PERSON 2]'s car is [VEHICLE 1]."; safe != want {
		t.Errorf("got %q, want %q", safe, want)
	}
	if got := key.Restore(safe); got != text {
		t.Errorf("restored %q", got)
	}
	again := r.Redact("I rang Mrs Okonkwo.", &key)
	if again != "I rang [PERSON 2]." {
		t.Errorf("the same person in another text is %q", again)
	}
}

func TestBlackOutHidesLengths(t *testing.T) {
	r := redact.Redactor{Mode: redact.BlackOut}
	a, b := r.Redact("Mr Ng came.", nil), r.Redact("Mr Featherstonehaugh came.", nil)
	if a != b || strings.Contains(a, "Ng") {
		t.Errorf("%q and %q", a, b)
	}
}

func FuzzRedact(f *testing.F) {
	f.Add("Mrs Okonkwo, born 4 May 1961, NHS number 943 476 5919, [PERSON 1]")
	f.Fuzz(func(t *testing.T, text string) {
		var r redact.Redactor
		var key redact.Key
		if got := key.Restore(r.Redact(text, &key)); got != text {
			t.Errorf("%q came back as %q", text, got)
		}
		end := 0
		for _, m := range r.Find(text) {
			if m.Start < end || m.End <= m.Start || text[m.Start:m.End] != m.Text {
				t.Fatalf("%q: match %v after %d", text, m, end)
			}
			end = m.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("I saw Mrs Okonkwo at 12 Mill Lane, WM1 4QT. She said that the carer comes at eight. Ring 01632 960 450. ", 50)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if len(redact.Find(text)) == 0 {
			b.Fatal("nothing found")
		}
	}
}

func Example() {
	var r redact.Redactor
	var key redact.Key
	safe := r.Redact("Mrs Okonkwo lives at 12 Mill Lane, WM1 4QT.", &key)
	fmt.Println(safe)
	fmt.Println(key.Restore(safe))
	// Output:
	// [PERSON 1] lives at [ADDRESS 1], [POSTCODE 1].
	// Mrs Okonkwo lives at 12 Mill Lane, WM1 4QT.
}
