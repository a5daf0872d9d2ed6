package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// documentRules are the rules on the document as a whole.
func documentRules() []Rule {
	return []Rule{
		{
			ID: "D01", Name: "Few pages", Guidelines: []string{"GOV.UK", "DH"},
			Doc:   "The document has at most as many pages as the profile says.",
			Needs: needsPages,
			Check: checkPages,
		},
		{
			ID: "D02", Name: "Few words", Guidelines: []string{"Easy Read Standard"},
			Doc:   "The document has at most as many words as the profile says, if it says so.",
			Check: checkTotal,
		},
		{
			ID: "D03", Name: "A words list", Guidelines: []string{"GOV.UK"},
			Doc:   "Easy Read with hard words explains them, in the text or in a words list.",
			Needs: needsEasyRead,
			Check: checkWordsList,
		},
		{
			ID: "D04", Name: "Contact details at the end", Guidelines: []string{"PIF"},
			Doc:   "In Easy Read, finds a section about how to get in touch that has other sections after it.",
			Needs: needsEasyRead,
			Check: checkOrder,
		},
		{
			ID: "D05", Name: "A list of contents", Guidelines: []string{"GOV.UK"},
			Doc:   "A document of more than four pages says what is in it.",
			Needs: needsPages,
			Check: checkContents,
		},
		{
			ID: "D06", Name: "Title, publisher and date", Guidelines: []string{"Inclusion Europe"},
			Doc:   "The document has a title and says that it is Easy Read; Easy Read says who publishes it and when.",
			Check: checkTitle,
		},
		{
			ID: "D07", Name: "How to get in touch", Guidelines: []string{"PIF", "Inclusion Europe"},
			Doc:   "Easy Read has a phone number, an email address and a postal address, and says how to get other formats.",
			Needs: needsEasyRead,
			Check: checkContacts,
		},
		{
			ID: "D08", Name: "Short headings", Guidelines: []string{"capito"},
			Doc:   "A heading has at most eight words.",
			Check: checkHeadings,
		},
		{
			ID: "D10", Name: "Links as plain words", Guidelines: []string{"Inclusion Europe"},
			Doc:   "Finds web addresses of more than 40 letters or with http in the text.",
			Check: checkLinks,
		},
		{
			ID: "D11", Name: "Tested by people with learning disabilities", Guidelines: []string{"Inclusion Europe", "PIF"},
			Doc:   "Easy Read is tested by the people that it is for. Only a person can say that it was.",
			Needs: needsEasyRead,
			Check: checkTested,
		},
		{
			ID: "D12", Name: "Headings in order", Guidelines: []string{"WCAG 2.2"},
			Doc:   "Heading levels do not skip: a heading of level 3 stands under one of level 2.",
			Check: checkLevels,
		},
	}
}

// needsPages is the Needs of rules on the number of pages.
func needsPages(d *Document) string {
	if d.Pages > 0 {
		return ""
	}
	return "how many pages it has"
}

func checkPages(in *Input) []Finding {
	if in.Pages <= in.Profile.MaxPages {
		return nil
	}
	return []Finding{{Severity: Error, Message: fmt.Sprintf("The document has %d pages. %d are the most: make it shorter, or make parts of it.", in.Pages, in.Profile.MaxPages)}}
}

// words returns how many words the document has.
func (in *Input) words() int {
	n := 0
	for i := range in.Sentences {
		n += in.Sentences[i].Words
	}
	return n
}

func checkTotal(in *Input) []Finding {
	n := in.words()
	if in.Profile.MaxTotalWords == 0 || n <= in.Profile.MaxTotalWords {
		return nil
	}
	return []Finding{{Message: fmt.Sprintf("The document has %d words. %d are the most: make it shorter.", n, in.Profile.MaxTotalWords)}}
}

func checkWordsList(in *Input) []Finding {
	if !in.EasyRead || len(in.Words) > 0 {
		return nil
	}
	told := toldTerms(in)
	for i := range in.Sentences {
		for _, m := range in.Sentences[i].hard() {
			if !told[strings.ToLower(m.Entry.Term)] {
				return []Finding{{Message: "The text has hard words that it does not explain, and no words list. Add one at the end.", At: in.Sentences[i].at(m.Start, m.End)}}
			}
		}
	}
	return nil
}

var contactHeading = regexp.MustCompile(`(?i)\bcontacts?\b|get(?:ting)? in touch`)

func checkOrder(in *Input) []Finding {
	if !in.EasyRead {
		return nil
	}
	var last *Part
	for i := range in.Parts {
		p := &in.Parts[i]
		switch {
		case p.Kind != Heading:
		case contactHeading.MatchString(p.Text):
			last = p
		case wordsHeading.MatchString(strings.TrimSpace(p.Text)) || otherFormats.MatchString(p.Text):
			// These stand at the end as well.
		case last != nil && p.Level <= last.Level:
			return []Finding{{
				Message: "Put how to get in touch at the end.",
				At:      last.all(),
			}}
		}
	}
	return nil
}

var contents = regexp.MustCompile(`(?i)\bcontents\b|in this (?:document|booklet|leaflet)|this (?:document|booklet|leaflet) has these parts|what is in|this part tells you about|what this is about`)

func checkContents(in *Input) []Finding {
	if in.Pages <= 4 {
		return nil
	}
	for _, p := range in.Parts {
		if (p.Kind == Heading || len(p.Text) < 60) && contents.MatchString(p.Text) {
			return nil
		}
	}
	return []Finding{{Message: fmt.Sprintf("The document has %d pages and no list of contents. Add one at the beginning.", in.Pages)}}
}

func checkTitle(in *Input) []Finding {
	var findings []Finding
	if strings.TrimSpace(in.Title) == "" {
		findings = append(findings, Finding{Severity: Error, Message: "The document has no title. Give it one."})
	}
	if !in.EasyRead {
		findings = append(findings, Finding{Severity: Review, Message: "The document does not say that it is Easy Read. If it is meant to be, say so at the beginning."})
	}
	if in.EasyRead && in.Publisher == "" {
		findings = append(findings, Finding{Severity: Review, Message: "The document does not say who publishes it. Add the name at the beginning."})
	}
	if in.EasyRead && in.Date == "" {
		findings = append(findings, Finding{Severity: Review, Message: "The document does not say its date. Add it at the beginning."})
	}
	return findings
}

var otherFormats = regexp.MustCompile(`(?i)other formats?|another format|different formats?|alternative formats?|large print|braille|audio|other languages?`)

func checkContacts(in *Input) []Finding {
	if !in.EasyRead {
		return nil
	}
	have := make(map[fidelity.Kind]bool)
	formats := false
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for _, f := range s.facts() {
			have[f.Kind] = true
		}
		formats = formats || otherFormats.MatchString(s.Text)
	}
	var findings []Finding
	for _, need := range []struct {
		kind fidelity.Kind
		name string
	}{{fidelity.Phone, "a phone number"}, {fidelity.Email, "an email address"}, {fidelity.Postcode, "a postal address"}} {
		if !have[need.kind] {
			findings = append(findings, Finding{Severity: Review, Message: "The document does not give " + need.name + ". Add one."})
		}
	}
	if !formats {
		findings = append(findings, Finding{Severity: Review, Message: "The document does not say how to get it in other formats. Add that at the end."})
	}
	return findings
}

// ownNumber matches the number that a heading begins with.
var ownNumber = regexp.MustCompile(`^[\d.]+\s+`)

func checkHeadings(in *Input) []Finding {
	const most = 8
	var findings []Finding
	for i := range in.Parts {
		p := &in.Parts[i]
		if n := len(language.Words(ownNumber.ReplaceAllString(p.Text, ""))); p.Kind == Heading && n > most {
			findings = append(findings, Finding{
				Message: fmt.Sprintf("The heading has %d words. %d are the most: make it shorter.", n, most),
				At:      p.all(),
			})
		}
	}
	return findings
}

func checkLevels(in *Input) []Finding {
	var findings []Finding
	last := 0
	for i := range in.Parts {
		p := &in.Parts[i]
		if p.Kind != Heading {
			continue
		}
		if last > 0 && p.Level > last+1 {
			f := Finding{
				Message: fmt.Sprintf("A heading of level %d follows one of level %d. Do not skip a level.", p.Level, last),
				At:      p.all(),
			}
			if p.Page > 0 {
				// Most files of pages do not say what level a heading has.
				f.Severity = Review
				f.Message = "This heading looks lower than the one before it by more than one level. Is a level missing?"
			}
			findings = append(findings, f)
		}
		last = p.Level
	}
	return findings
}

var rawLink = regexp.MustCompile(`https?://\S+|\bwww\.\S{37,}`)

func checkLinks(in *Input) []Finding {
	var findings []Finding
	for i := range in.Parts {
		p := &in.Parts[i]
		for _, m := range rawLink.FindAllStringIndex(p.Text, -1) {
			m[1] = m[0] + len(strings.TrimRight(p.Text[m[0]:m[1]], ".,;:)]’”"))
			f := Finding{
				Message: "Make the words a link instead of writing out the address.",
				At:      extract.Ref{Block: p.ID, Span: extract.Span{Start: m[0], End: m[1]}},
			}
			if bare := strings.TrimPrefix(strings.TrimPrefix(p.Text[m[0]:m[1]], "https://"), "http://"); len(bare) <= 40 && len(bare) < m[1]-m[0] && !strings.HasSuffix(bare, "-") {
				f.Message, f.Fix = "Leave out http from the address.", strings.TrimRight(bare, "/")
			}
			findings = append(findings, f)
		}
	}
	return findings
}

func checkTested(in *Input) []Finding {
	if !in.EasyRead || in.Tested != "" {
		return nil
	}
	return []Finding{{Severity: Review, Message: "The document does not say that people with learning disabilities tested it. Ask them to read it."}}
}
