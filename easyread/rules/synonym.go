package rules

import (
	"fmt"
	"strings"
	"sync"
)

// synonyms are the lists of words for one thing, read on first use.
var synonyms = sync.OnceValue(func() [][]string {
	raw, err := data.ReadFile("data/synonyms.tsv")
	if err != nil {
		return nil
	}
	var lists [][]string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			lists = append(lists, strings.Split(line, "; "))
		}
	}
	return lists
})

// synonymRule is the rule that one thing has one name.
func synonymRule() Rule {
	return Rule{
		ID: "W14", Name: "One word for one thing", Guidelines: []string{"Inclusion Europe", "Easy Read Standard"},
		Doc:   "Finds a second word for a thing, from a list, such as \"telephone\" in a text that says \"phone\". A person has to judge if the same thing is meant.",
		Check: checkSynonyms,
	}
}

func checkSynonyms(in *Input) []Finding {
	type use struct {
		s          *Sentence
		start, end int
	}
	first := make(map[string]use)
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if !s.prose() {
			continue
		}
		for j, t := range s.tokens() {
			if j > 0 && strings.HasPrefix(t.Tag, "NNP") {
				continue // nobody chose the words of a name
			}
			for n := 1; n <= 2 && j+n <= len(s.tokens()); n++ {
				last := s.tokens()[j+n-1]
				word := strings.ToLower(t.Lemma)
				if n == 2 {
					word = strings.ToLower(t.Text) + " " + strings.ToLower(last.Lemma)
				}
				if last.Tag == "NN" || last.Tag == "NNS" {
					if _, ok := first[word+"/n"]; !ok {
						first[word+"/n"] = use{s, t.Start, last.End}
					}
				}
				if _, ok := first[word]; !ok {
					first[word] = use{s, t.Start, last.End}
				}
			}
		}
	}
	var findings []Finding
	for _, list := range synonyms() {
		said := ""
		for _, word := range list {
			u, ok := first[word]
			word, _, _ = strings.Cut(word, "/")
			switch {
			case !ok:
			case said == "":
				said = word
			default:
				findings = append(findings, Finding{
					Severity: Review,
					Message:  fmt.Sprintf("The text says %q and %q. If they are the same thing, keep to one word.", said, word),
					At:       u.s.at(u.start, u.end),
				})
			}
		}
	}
	return findings
}
