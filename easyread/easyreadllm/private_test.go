package easyreadllm_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/internal/chatserver"
)

// A private is a text with what in it is personal.
type private struct {
	text    string
	secrets []string
}

var letters = []private{
	{"Mrs Adaeze Okonkwo lives at 14 Orchard Close, Harrowmere, WM4 2QT. Okonkwo's son rang on 01632 960 450.", []string{"Adaeze", "Okonkwo", "14 Orchard Close", "WM4 2QT", "01632 960 450"}},
	{"Her NHS number is 943 476 5919 and her National Insurance number is QQ 12 34 56 C.", []string{"943 476 5919", "QQ 12 34 56 C"}},
	{"Write to siobhan.pryce@example.org or to Siobhán Pryce-Jones at Flat 3, 40 Abbey Road.", []string{"siobhan.pryce@example.org", "Siobhán", "Pryce-Jones", "40 Abbey Road"}},
	{"He was born on 4 May 1961, and his car is AB12 CDE.", []string{"4 May 1961", "AB12 CDE"}},
	{"Pay Mr Featherstonehaugh: sort code 12-34-56, account number 12345678.", []string{"Featherstonehaugh", "12-34-56", "12345678"}},
	{"Ring 07700\u200b 900\u2060123 and ask for Dr Bronwen Achebe.", []string{"07700", "900123", "Bronwen", "Achebe"}},
	{"Ring (0114) 496 0000. Mosaic ID 123456 is about Mr Ng.", []string{"496 0000", "123456", "Mr Ng"}},
}

// wire sends texts through a model that is wrong every second time, so that
// findings go over the wire too, and returns all that was sent, in plain letters.
func wire(t *testing.T, texts []string) string {
	t.Helper()
	server := chatserver.New(t, func(c chatserver.Chat) string {
		if c.Number%2 == 0 {
			return chatserver.Answer(c, nil)
		}
		return chatserver.Copy(c)
	})
	s := &easyreadllm.Simplifier{Model: connect(t, server), Options: quick()}
	for _, text := range texts {
		made, err := s.Simplify(t.Context(), easyread.Passage{Text: text, Title: text, Heading: text, MaxWords: 15})
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, m := range made {
			all = append(all, m.Text)
		}
		if joined := strings.Join(all, " "); strings.Contains(joined, "[PERSON") || strings.Contains(joined, "[PHONE") {
			t.Errorf("a placeholder is left in %q", joined)
		}
	}
	var sent strings.Builder
	for _, body := range server.Seen() {
		var chat struct{ Messages []chatserver.Message }
		if err := json.Unmarshal(body, &chat); err != nil {
			t.Fatal(err)
		}
		for _, m := range chat.Messages[5:] { // without our own instructions and examples
			sent.WriteString(m.Content + "\n")
		}
	}
	return sent.String()
}

func TestNoPersonalDataCrossesTheWire(t *testing.T) {
	t.Parallel()
	for _, p := range letters {
		t.Run(p.text[:20], func(t *testing.T) {
			t.Parallel()
			sent := wire(t, []string{p.text})
			for _, s := range p.secrets {
				if strings.Contains(sent, s) {
					t.Errorf("%q was sent in:\n%s", s, sent)
				}
			}
		})
	}
}

// A name that one passage gives away is taken out of all of them.
func TestANameOfOnePassageIsTakenOutOfAll(t *testing.T) {
	t.Parallel()
	server := chatserver.New(t, chatserver.Copy)
	s := &easyreadllm.Simplifier{Model: connect(t, server), Options: quick()}
	doc, err := s.Convert(t.Context(), new(easyread.Converter), parse(t, "# Care\n\nThe worker met Mrs Okonkwo at home.\n\n## Later\n\nThe manager told Okonkwo about it.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(words(doc), "told Okonkwo") {
		t.Errorf("the name did not come back:\n%s", words(doc))
	}
	for _, body := range server.Seen() {
		if strings.Contains(string(body), "Okonkwo") {
			t.Errorf("the name was sent: %s", body[len(body)-300:])
		}
	}
}

// TestPersonalDataOfASet measures a set of texts in which the personal data is
// marked: TOWNCLERK_PII names a file of JSON lines with "text" and "spans" of
// "start" and "end" in characters.
func TestPersonalDataOfASet(t *testing.T) {
	name := os.Getenv("TOWNCLERK_PII")
	if name == "" {
		t.Skip("TOWNCLERK_PII names no file")
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	rows, secrets, leaked := 0, 0, 0
	for in.Scan() {
		var row struct {
			Text  string
			Spans []struct{ Start, End int }
		}
		if err := json.Unmarshal(in.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		rows++
		if len(row.Spans) == 0 {
			continue
		}
		sent := wire(t, []string{row.Text})
		for _, s := range row.Spans {
			secrets++
			if secret := string([]rune(row.Text)[s.Start:s.End]); strings.Contains(sent, secret) {
				leaked++
				t.Errorf("%q was sent of %q", secret, row.Text)
			}
		}
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d texts, %d pieces of personal data, %d sent", rows, secrets, leaked)
}
