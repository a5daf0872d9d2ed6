package casenote

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

//go:embed data/risks.txt
var riskData string

// A risk is one kind of risk with the words that mention it.
type risk struct {
	id, name              string
	risk, me, other, safe []phrase
	topic                 []phrase
	ask, askSafe          []phrase
}

var risks = sync.OnceValues(func() ([]*risk, error) {
	var list []*risk
	for n, line := range dataLines(riskData) {
		if id, name, ok := strings.Cut(strings.TrimPrefix(line, "["), "]"); ok && line[0] == '[' {
			list = append(list, &risk{id: id, name: strings.TrimSpace(name)})
			continue
		}
		key, words, ok := strings.Cut(line, ":")
		if !ok || len(list) == 0 {
			return nil, fmt.Errorf("risks.txt: line %d: no phrase", n)
		}
		p, err := compilePhrase(strings.TrimSpace(words))
		if err != nil {
			return nil, fmt.Errorf("risks.txt: line %d: %w", n, err)
		}
		r := list[len(list)-1]
		to := map[string]*[]phrase{"risk": &r.risk, "me": &r.me, "other": &r.other, "safe": &r.safe, "ask": &r.ask, "asksafe": &r.askSafe, "topic": &r.topic}[key]
		if to == nil {
			return nil, fmt.Errorf("risks.txt: line %d: unknown key", n)
		}
		*to = append(*to, p)
	}
	return list, nil
})

// A voice is whose words a statement is.
type voice int

const (
	personVoice voice = iota // "I" is the person
	carerVoice               // "she", "he", "Mum" is the person
	workerVoice              // "you" is the person
	notesVoice               // notes: the person is written about
)

// A mention is one risk in one statement.
type mention struct {
	risk   *risk
	status Status
}

// A hit is where words of a list stand in a statement.
type hit struct {
	start, end int
	kind       hitKind
}

type hitKind int

const (
	hitRisk hitKind = iota
	hitMe
	hitOther
	hitSafe
)

// find returns the first place of each list in the text, the longest list of
// words counting first where two begin together.
func (r *risk) find(text string) (hit, bool) {
	var best hit
	found := false
	lower := strings.ToLower(text)
	for _, list := range []struct {
		phrases []phrase
		kind    hitKind
	}{{r.me, hitMe}, {r.safe, hitSafe}, {r.risk, hitRisk}, {r.other, hitOther}} {
		for _, p := range list.phrases {
			m := p.find(text, lower)
			if m == nil {
				continue
			}
			at := hit{m[0], m[1], list.kind}
			if r.idiom(text, at) {
				continue
			}
			// Words of the risk inside words that say the opposite belong to
			// those, and the other way round.
			if !found || best.inside(at) || !at.inside(best) && at.kind == hitRisk && best.kind == hitSafe && at.start < best.start {
				best, found = at, true
			}
		}
		if found && list.kind == hitMe {
			break
		}
	}
	return best, found
}

// findTopic is find for an answer to a question that opened the subject: words
// count then that mean nothing alone, such as "in a muddle".
func (r *risk) findTopic(text string) (hit, bool) {
	lower := strings.ToLower(text)
	for _, p := range r.topic {
		if m := p.find(text, lower); m != nil {
			return hit{m[0], m[1], hitRisk}, true
		}
	}
	return hit{}, false
}

// inside reports whether h lies within o.
func (h hit) inside(o hit) bool {
	return h.start >= o.start && h.end <= o.end && (h.start != o.start || h.end != o.end)
}

var idioms = speech.Pattern(`\b(?:f[ae]ll(?:en|ing)?|falls) (?:asleep|ill|out with|in love|apart|behind|pregnant|through|off my|out over)\b|\bslip(?:ped|s)? (?:my mind|of the tongue|up)\b|\bslippers?\b|\bwater ?falls?\b|\b(?:wage|pay|payment|permission|bank|betting|deposit|appointment|compliments?|rent|order|sick|prescription|paper|return|library|gym|slipper)s? slips?\b|\bslips? of (?:paper|the pen)\b|\bslip(?:s|ped)? (?:in|into|out|on|off|away|past) (?:my|her|his|their|a|the|to|of)? ?(?:bed|shoes?|coat|dress|door|shop|back|early|pocket|envelope)\b|\bslip (?:away|back|out)\b|\bslip(?:s|ped)? (?:my|his|her|their|the) (?:shoes?|coat|boots?|jacket|slippers?|ring|jumper)\b|(?-i:\b\p{Lu}\p{L}+ Falls\b)|\b(?:leaf|leaves|rain|snow|night|prices?|bills?|rates?|temperature|curtains?|hair|tears?|apples?|plaster|ceiling|numbers?) (?:fell|falls?|falling)\b`)

// idiom reports whether the words only look like the risk, as in "fall asleep".
func (r *risk) idiom(text string, h hit) bool {
	for _, m := range idioms().FindAllStringIndex(text, -1) {
		if h.start < m[1] && h.end > m[0] {
			return true
		}
	}
	return false
}

// asks reports whether a question opens the subject of the risk, and whether
// "yes" is the answer of somebody who is safe.
func (r *risk) asks(question string) (opens, safe bool) {
	lower := strings.ToLower(question)
	for _, p := range r.askSafe {
		if p.fits(question, lower) {
			return true, true
		}
	}
	for _, p := range r.ask {
		if p.fits(question, lower) {
			return true, false
		}
	}
	return false, false
}
