package prompt

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	t.Parallel()
	good := []Statement{{Text: "The pool is open.", From: []int{0, 1}, Item: true}}
	for _, c := range []struct {
		name   string
		answer string
		want   []Statement // nil for an error
	}{
		{"the schema is read", `{"statements": [{"text": "The pool is open.", "from": [1, 2], "item": true}]}`, good},
		{"blanks around it do no harm", " \n{\"statements\":[{\"text\":\" The pool is open. \",\"from\":[1,2],\"item\":true}]}\n ", good},
		{"no statements are an answer", `{"statements": []}`, []Statement{}},
		{"nothing is none", ``, nil},
		{"text before it is refused", `Here you are: {"statements": []}`, nil},
		{"text after it is refused", `{"statements": []} I hope this helps.`, nil},
		{"a code fence is refused", "```json\n{\"statements\": []}\n```", nil},
		{"a second object is refused", `{"statements": []}{"statements": []}`, nil},
		{"half an object is refused", `{"statements": [{"text": "The pool`, nil},
		{"an unknown key is refused", `{"statements": [], "note": "hello"}`, nil},
		{"an unknown key of a statement is refused", `{"statements": [{"text": "a", "from": [1], "item": false, "url": "x"}]}`, nil},
		{"a missing key is refused", `{"statements": [{"text": "a", "from": [1]}]}`, nil},
		{"a missing source is refused", `{"statements": [{"text": "a", "item": false}]}`, nil},
		{"no list is refused", `{}`, nil},
		{"null is refused", `null`, nil},
		{"a list of its own is refused", `[]`, nil},
		{"a text in the place of a list is refused", `{"statements": "The pool is open."}`, nil},
		{"numbers in words are refused", `{"statements": [{"text": "a", "from": ["1"], "item": false}]}`, nil},
		{"a fraction is refused", `{"statements": [{"text": "a", "from": [1.5], "item": false}]}`, nil},
		{"a key twice is refused", `{"statements": [{"text": "a", "text": "b", "from": [1], "item": false}]}`, nil},
		{"the list twice is refused", `{"statements": [], "statements": []}`, nil},
		{"a key in capitals is refused", `{"Statements": []}`, nil},
		{"a deep nest is refused", strings.Repeat("[", 1000) + strings.Repeat("]", 1000), nil},
		{"bad bytes are refused", "{\"statements\": [{\"text\": \"\xff\", \"from\": [1], \"item\": false}]}", nil},
		{"a flood is refused", `{"statements": [` + strings.Repeat(`{"text": "a", "from": [1], "item": false},`, maxStatements) + `{"text": "a", "from": [1], "item": false}]}`, nil},
		{"a huge text is refused", `{"statements": [{"text": "` + strings.Repeat("a", maxAnswerBytes) + `", "from": [1], "item": false}]}`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := EasyRead().parse(c.answer)
			if c.want == nil {
				if !errors.Is(err, ErrAnswer) {
					t.Fatalf("got %v and the error %v", got, err)
				}
				if len(err.Error()) > 100 {
					t.Errorf("the error quotes the answer: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, append([]Statement{}, got...)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestItemsAreForEasyReadOnly(t *testing.T) {
	t.Parallel()
	const with, without = `{"statements": [{"text": "a", "from": [1], "item": false}]}`, `{"statements": [{"text": "a", "from": [1]}]}`
	for _, task := range []*Task{Minutes(), CaseNote()} {
		if _, err := task.parse(without); err != nil {
			t.Errorf("%s: %v", task.Name, err)
		}
		if _, err := task.parse(with); err == nil {
			t.Errorf("%s takes an item", task.Name)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"statements": [{"text": "The pool is open.", "from": [1], "item": false}]}`)
	f.Add(`{"statements": [{"text": "a", "from": [-1, 99999999999], "item": false}]}`)
	f.Add("```json\n{}\n```")
	f.Fuzz(func(t *testing.T, answer string) {
		j := Job{Task: EasyRead(), Lines: []Line{{Text: "The pool is open on 1 May."}, {Text: "It costs £4."}}, MaxWords: 15}
		q := question{job: j, masked: j, key: new(key)}
		list, problems, err := q.read(answer)
		if err != nil {
			return
		}
		for _, p := range problems {
			if p.Statement < -1 || p.Statement >= len(list) {
				t.Errorf("a problem of statement %d of %d", p.Statement, len(list))
			}
		}
		for _, u := range Units(len(j.Lines), list) {
			for _, n := range u.Statements {
				for _, l := range list[n].From {
					if l < u.Lines[0] || l > u.Lines[len(u.Lines)-1] {
						t.Errorf("statement %d names line %d outside its unit %v", n, l, u.Lines)
					}
				}
			}
		}
	})
}

func TestUnits(t *testing.T) {
	t.Parallel()
	from := func(lists ...[]int) []Statement {
		var out []Statement
		for _, l := range lists {
			out = append(out, Statement{Text: "x", From: l})
		}
		return out
	}
	for _, c := range []struct {
		name string
		list []Statement
		want []Unit
	}{
		{"one each", from([]int{0}, []int{1}, []int{2}), []Unit{{[]int{0}, []int{0}}, {[]int{1}, []int{1}}, {[]int{2}, []int{2}}}},
		{"two of one line", from([]int{0}, []int{0}, []int{1}), []Unit{{[]int{0}, []int{0, 1}}, {[]int{1}, []int{2}}, {[]int{2}, nil}}},
		{"one of two lines", from([]int{0, 1}, []int{2}), []Unit{{[]int{0, 1}, []int{0}}, {[]int{2}, []int{1}}}},
		{"the line between belongs to it", from([]int{2, 0}), []Unit{{[]int{0, 1, 2}, []int{0}}}},
		{"a chain is one", from([]int{0, 1}, []int{1, 2}), []Unit{{[]int{0, 1, 2}, []int{0, 1}}}},
		{"lines that are not there belong nowhere", from([]int{7}, []int{-1}, nil), []Unit{{[]int{0}, nil}, {[]int{1}, nil}, {[]int{2}, nil}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, Units(3, c.list)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
