package main

import (
	"bytes"
	"encoding/json"
	"os"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract/redact"
)

// span is a piece of personal data, in characters.
type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
}

// spanTypes are the words of the evaluation set for the kinds of personal data.
var spanTypes = map[redact.Kind]string{
	redact.Person: "PERSON", redact.Address: "ADDRESS", redact.Postcode: "POSTCODE", redact.Email: "EMAIL", redact.Phone: "PHONE",
	redact.BirthDate: "DOB", redact.NHSNumber: "NHS_NUMBER", redact.NationalInsurance: "NINO", redact.SortCode: "SORT_CODE",
	redact.Account: "ACCOUNT", redact.Vehicle: "VEHICLE", redact.CaseNumber: "CARE_ID",
}

// personalData writes where personal data stands in each text.
func personalData(in, out string) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	type text struct {
		ID   any    `json:"id"`
		Text string `json:"text"`
	}
	err := eachLine(in, func(t text) error {
		spans := []span{}
		for _, m := range redact.Find(t.Text) {
			start := utf8.RuneCountInString(t.Text[:m.Start])
			spans = append(spans, span{start, start + utf8.RuneCountInString(m.Text), spanTypes[m.Kind]})
		}
		return enc.Encode(map[string]any{"id": t.ID, "spans": spans})
	})
	if err != nil {
		return err
	}
	return os.WriteFile(out, buf.Bytes(), 0o644)
}
