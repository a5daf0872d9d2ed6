package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// unclearWord returns a pronoun near the beginning of an action, or "". In
// "send those plans" there is none.
func unclearWord(text string) string {
	ws := wordsOf(text)
	for i := 1; i < min(len(ws), 4); i++ {
		w := strings.ToLower(ws[i].Text)
		if !pronouns()[w] {
			continue
		}
		if i+1 < len(ws) && demonstrative()[w] {
			next := ws[i+1]
			if (next.Tag == "NN" || next.Tag == "NNS" || next.Tag == "JJ") && !unshifted()[strings.ToLower(next.Text)] && timesOne[strings.ToLower(next.Text)] == "" {
				continue
			}
		}
		return w
	}
	return ""
}

// explain puts the words said before an action after it, where it says "them"
// or "that" and does not say whom or what.
func (p *promise) explain(k *talk, it *itemTalk) {
	ws := speech.Bare(p.text)
	if len(ws) == 0 {
		return
	}
	if unclearWord(p.text) == "" && !pronouns()[ws[len(ws)-1]] && !(len(ws) == 2 && ws[1] == "out") {
		return
	}
	for i, s := range it.sentences {
		if s != p.used[0] || i == 0 {
			continue
		}
		before := it.sentences[i-1]
		for n := i - 1; n > 0 && n >= i-2 && (chatter().MatchString(before.Text) || len(speech.ContentWords(before.Text)) < 1); n-- {
			before = it.sentences[n-1]
		}
		if clause := ownClause(s.Text); clause != "" {
			p.text += " (said after " + speech.Quote(clause) + ")"
			return
		}
		if subject := k.askedAbout(it, i); subject != "" && strings.Contains(p.text, " them ") {
			p.text = strings.Replace(p.text, " them ", " them ["+subject+"] ", 1)
			p.meant = subject
			p.used = append(p.used, before)
			return
		}
		if len(speech.ContentWords(before.Text)) < 1 || before.Turn < s.Turn-1 || announces(before.Text) {
			return
		}
		if text, meant := pointOut(p.text, before.Text); meant != "" {
			p.text, p.meant = text, meant
			p.used = append(p.used, before)
			return
		}
		p.text += " (said after " + speech.Quote(before.Text) + ")"
		p.used = append(p.used, before)
	}
}

// ownClause returns what stands before a promise in its sentence and may name what
// it is about: "The library belongs to the county council, but I'll write to them".
func ownClause(text string) string {
	at := promises().FindStringIndex(text)
	if at == nil {
		return ""
	}
	clause := strings.TrimSpace(text[:at[0]])
	for _, end := range []string{" but", " and", " so", ","} {
		clause = strings.TrimSuffix(clause, end)
	}
	clause = strings.TrimRight(clause, " ,")
	for _, w := range wordsOf(clause) {
		if strings.HasPrefix(w.Tag, "NN") && len(speech.ContentWords(clause)) >= 2 {
			return clause
		}
	}
	return ""
}

// askedAbout returns what a question was about if the sentence before i answers
// it with "They …": then "them" means the same. It is "" where that is not sure.
func (k *talk) askedAbout(it *itemTalk, i int) string {
	if i < 2 || it.sentences[i-1].Turn != it.sentences[i].Turn || !it.sentences[i-1].First || !strings.HasPrefix(it.sentences[i-1].Text, "They ") {
		return ""
	}
	q := it.sentences[i-2]
	if q.Turn != it.sentences[i].Turn-1 || !strings.HasSuffix(q.Text, "?") {
		return ""
	}
	if r, ok := report(q.Text); ok && r.question {
		return r.subject
	}
	return ""
}

// pointOut writes what "them" or "those" means after it, in square brackets, if
// the sentence before names one plural thing and no more. meant is "" where that
// is not so.
func pointOut(text, before string) (out, meant string) {
	ws := wordsOf(before)
	at := -1
	for i, w := range ws {
		if personalWords()[strings.ToLower(w.Text)] {
			continue // the tagger may take "I" for a plural
		}
		if w.Tag == "NNPS" || w.Tag == "NNS" && at >= 0 {
			return "", ""
		}
		if w.Tag == "NNS" {
			at = i
		}
	}
	if at < 0 {
		return "", ""
	}
	from := at
	for from > 0 && (ws[from-1].Tag == "JJ" || ws[from-1].Tag == "NN") {
		from--
	}
	if from == 0 || !strings.EqualFold(ws[from-1].Text, "the") {
		return "", ""
	}
	meant = put(ws[from-1 : at+1])
	tokens := wordsOf(text)
	for i, w := range tokens {
		l := strings.ToLower(w.Text)
		if l != "them" && l != "those" && l != "these" {
			continue
		}
		if i+1 < len(tokens) && (strings.HasPrefix(tokens[i+1].Tag, "NN") || tokens[i+1].Tag == "JJ" || tokens[i+1].Tag == "VBN") {
			return "", "" // "those costs"
		}
		return text[:w.End] + " [" + meant + "]" + text[w.End:], meant
	}
	return "", ""
}

// answered returns the name of whom a sentence answers, or "": whoever spoke right
// before its turn.
func (k *talk) answered(s *sentence) string {
	if s.Turn == 0 || s.who == nil {
		return ""
	}
	p := k.speaker[s.Turn-1]
	if p == nil || p == s.who || unknown(p.label) {
		return ""
	}
	return p.name
}
