package minute

import (
	"strings"

	"github.com/townclerk/townclerk/internal/gist"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// cries are what reports of debates note in the middle of another's speech. They
// are not the words of whoever is speaking. "Agreed" may carry a motion and is
// none of them.
var cries = speech.Pattern(`^\W*(?:some|an|a|several|other|many) (?:hon\.?|hon(?:ou?rable)|other)? ?(?:members?|councillors?|voices?|senators?)\s*:\s*(?:(?:hear|oh|ha|shame|order|resign|boo)\b[,! .]*)+$|^\W*\[?(?:laughter|applause|interruption|interjections?)\.?\]?\W*$`)

// A sentence is one sentence of a turn, with what the rules know of it. Its Text is
// clean: without the noises of speech and the marks of a transcriber.
type sentence struct {
	speech.Sentence

	said string // the words with them, in straight quotation marks

	who *person // nil for unknown speakers

	// done is set once a rule has recorded the sentence, so that it does not
	// become a point as well.
	done bool
}

// A talk is a transcript cut into sentences.
type talk struct {
	t         *transcript.Transcript
	sentences []*sentence
	people    *people
	speaker   map[int]*person   // of each turn that has one
	foreign   bool              // the talk is not in English: its words stay
	private   bool              // the record is about a person
	subject   *person           // whom the record is about, if they speak
	renamed   map[string]string // names that the caller gave, by label
	date      Date              // of the meeting
	next      Date              // of the next meeting

	// weighed is the talk as the models read it, one unit a sentence; nil until
	// it is asked for.
	weighed *gist.Talk

	// acts is how likely each sentence does something that minutes record, by act
	// and sentence; nil unless the kind of meeting asks for it.
	acts [][]float64

	// phrases are the noun phrases of each sentence, and inAll how often each is said in
	// all, and headed the phrases that are headings; nil until a topic needs one.
	phrases map[*sentence][]phrase
	inAll   map[string]float64
	headed  map[string]bool

	// tells is how much each utterance tells, by turn and utterance; nil until it is
	// asked for.
	tells map[[2]int]float64
}

// cut makes the sentences of a transcript.
func cut(t *transcript.Transcript) *talk {
	k := &talk{t: t, speaker: map[int]*person{}}
	for _, s := range speech.Cut(t) {
		x := &sentence{Sentence: s, said: s.Text, done: cries().MatchString(s.Text)}
		x.Text = speech.Clean(s.Text)
		k.sentences = append(k.sentences, x)
	}
	return k
}

// otherVoice is a speaker whom a report of a debate names in the middle of a turn:
// "Hon. Bill Blair (Minister of Public Safety): Mr. Chair, …".
var otherVoice = speech.Pattern(`^((?:(?:Right )?Hon\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Cllr\.?|Councillor) (?-i:[\p{Lu}][\p{L}'.-]*)(?: (?-i:[\p{Lu}][\p{L}'.-]*)){0,3})(?: \([^)]{2,90}\))?: +`)

// otherVoices gives what somebody else says inside a turn to whoever the turn says
// it is.
func (k *talk) otherVoices() []Finding {
	var findings []Finding
	var who *person
	turn := -1
	for _, s := range k.sentences {
		if s.Turn != turn {
			who = nil
		}
		turn = s.Turn
		if m := otherVoice().FindStringSubmatch(s.Text); m != nil && len(m[0]) < len(s.Text) {
			p := k.people.named(m[1], nil)
			if p == nil {
				p = parsePerson(m[1])
				p.first = s
				k.people.list = append(k.people.list, p)
			}
			if p != s.who {
				findings = append(findings, Finding{Code: "speaker-inside", Message: "the transcript gives these words to " + s.who.nameOrNone() + ", and they name " + p.name + " as their speaker: check", Source: k.spoken(s)})
			}
			who = p
			s.Text, s.said = s.Text[len(m[0]):], strings.TrimPrefix(s.said, m[0])
		}
		if who != nil {
			s.who = who
		}
	}
	return findings
}

// refs returns the places of the sentences in the transcript, in order and
// without doubles. nil sentences are left out.
func (k *talk) refs(list ...*sentence) []transcript.Ref {
	var plain []speech.Sentence
	for _, s := range list {
		if s != nil {
			plain = append(plain, s.Sentence)
		}
	}
	return speech.Refs(k.t, plain...)
}

// spoken returns the Source that the sentences make.
func (k *talk) spoken(list ...*sentence) Source { return Source{Spoken: k.refs(list...)} }
