package casenote

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Maker makes case notes. The zero value is ready for use, works offline and
// writes the note of a home visit. A Maker is safe for concurrent use as long as
// its fields are not changed.
type Maker struct {
	// Template gives the sections. nil means the first of [Templates].
	Template *Template

	// Person is the name of the person whom the note is about, if the caller
	// knows it. "" means that it is taken from the input.
	Person string

	// Date is the day of the visit if the caller knows it. The zero Time means
	// that it is taken from the input; it is never made up.
	Date time.Time

	// Drafter words the sections that are plain accounts. nil means the built-in
	// rules. What it writes is checked against what was said, and what does not
	// hold is replaced by the entries of the rules, with a [Finding].
	Drafter Drafter
}

// Make makes a note with the default options.
func Make(ctx context.Context, t *transcript.Transcript) (*Note, error) {
	return new(Maker).Make(ctx, t)
}

// A statement is a sentence that the note may need.
type statement struct {
	speech.Sentence
	speaker  string
	voice    voice
	question string // what the worker asked just before, if this may answer it
	first    bool   // of the answer
	used     bool
	risk     bool // mentions one
}

// A making is one note in the making.
type making struct {
	t      *transcript.Transcript
	tmpl   *Template
	cast   *cast
	list   []*statement
	date   Date
	slots  map[Slot][]Entry
	finds  []Finding
	person string                  // name in print
	heads  map[transcript.Ref]bool // lines that the header was read from
	claims []claimant
	values map[Slot][]string // what the headers give for whom and when
	said   map[Slot]Source
}

// Make makes the note of a transcript or of rough notes. The input is not
// changed. It fails with [ErrNothingSaid] on an empty input and [ErrTemplate] on
// a template without sections, both in a [*NoteError], and with the context's
// error.
func (mk *Maker) Make(ctx context.Context, t *transcript.Transcript) (*Note, error) {
	if t == nil || len(t.Turns) == 0 {
		name := ""
		if t != nil {
			name = t.Name
		}
		return nil, &NoteError{Name: name, Err: ErrNothingSaid}
	}
	tmpl := mk.Template
	if tmpl == nil {
		tmpl, _ = templateNamed("")
	}
	if tmpl == nil || len(tmpl.Sections) == 0 {
		return nil, &NoteError{Name: t.Name, Err: ErrTemplate}
	}
	m := &making{t: t, tmpl: tmpl, slots: map[Slot][]Entry{}, values: map[Slot][]string{}, said: map[Slot]Source{}, heads: map[transcript.Ref]bool{}}
	var err error
	if m.claims, err = claimants(tmpl); err != nil {
		return nil, err
	}
	m.header(mk)
	m.cast = castOf(t, m.person)
	m.checkInputs()
	m.statements()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.who()
	if err := m.riskEntries(); err != nil {
		return nil, err
	}
	m.labelled()
	m.actions()
	m.consent()
	if err := m.sort(ctx); err != nil {
		return nil, err
	}
	n := m.note()
	if mk.Drafter != nil {
		if err := m.draft(ctx, mk.Drafter, n); err != nil {
			return nil, err
		}
	}
	n.cite(t)
	return n, nil
}

// MakeAll makes one note of several inputs, such as a transcript and a letter that
// [FromDocument] made notes of. Note.Inputs says which references are into which.
// It fails as Make does.
func (mk *Maker) MakeAll(ctx context.Context, list ...*transcript.Transcript) (*Note, error) {
	t, inputs := Join(list...)
	n, err := mk.Make(ctx, t)
	if err == nil && len(inputs) > 1 {
		n.Inputs = inputs
	}
	return n, err
}

// statements cuts the talk into sentences and notes what each may answer.
func (m *making) statements() {
	asked, askedAt, turn, first := "", -1, -1, false
	for _, s := range speech.Cut(m.t) {
		st := &statement{Sentence: s, speaker: m.t.Turns[s.Turn].Speaker}
		st.voice = m.cast.voice(st.speaker)
		switch {
		case st.voice == workerVoice && strings.HasSuffix(s.Text, "?"):
			asked, askedAt = s.Text, s.Turn
		case st.voice == workerVoice:
			if len(speech.Bare(s.Text)) > 6 {
				asked = ""
			}
		default:
			// The whole turn answers; the next turn does not.
			if s.First && asked != "" && s.Turn != turn {
				if turn >= 0 && turn > askedAt {
					asked = "" // it has been answered
				}
				turn, first = s.Turn, true
			}
			if s.Turn == turn {
				st.question, st.first = asked, first
			}
			first = false
		}
		if refs := m.source(st).Spoken; len(refs) > 0 && len(st.Text) < 100 && m.heads[transcript.Ref{Turn: refs[0].Turn, Utterance: refs[0].Utterance}] {
			st.used = st.voice == notesVoice
		}
		m.list = append(m.list, st)
	}
}

// source returns where statements come from.
func (m *making) source(list ...*statement) Source {
	var plain []speech.Sentence
	for _, s := range list {
		plain = append(plain, s.Sentence)
	}
	return Source{Spoken: speech.Refs(m.t, plain...)}
}

// add puts an entry under a slot, once.
func (m *making) add(slot Slot, e Entry) {
	for _, o := range m.slots[slot] {
		if o.Text == e.Text && o.Risk == e.Risk && slices.Equal(o.Source.Spoken, e.Source.Spoken) {
			return
		}
	}
	m.slots[slot] = append(m.slots[slot], e)
}

// entry makes an entry of what somebody said. What a speaker said is quoted;
// notes are kept in their words.
func (m *making) entry(s *statement) Entry {
	e := Entry{Speaker: s.speaker, Source: m.source(s)}
	if s.voice == notesVoice {
		e.Text = strings.TrimLeft(s.Text, "-*•·> ")
		return e
	}
	e.Quoted = true
	e.Text = speech.Quote(s.Text)
	return e
}

// find records a finding.
func (m *making) find(code string, s Source, message string) {
	m.finds = append(m.finds, Finding{Code: code, Message: message, Source: s})
}

// labelled takes the lines of notes that begin with a label.
func (m *making) labelled() {
	if !m.cast.notes {
		return
	}
	slot := Slot("")
	last := transcript.Ref{Turn: -2}
	heading, headTurn := Slot(""), -1
	for _, s := range m.list {
		refs := m.source(s).Spoken
		if len(refs) == 0 {
			continue
		}
		here := transcript.Ref{Turn: refs[0].Turn, Utterance: refs[0].Utterance}
		text := m.t.Turns[here.Turn].Utterances[here.Utterance].Text
		if here != last {
			under, rest, ok := cutLabel(text)
			switch {
			case ok && rest == "":
				heading, headTurn = under, here.Turn // of what follows
			case ok, strings.HasSuffix(text, ":"), here.Turn != headTurn:
				heading = ""
			}
			if slot = under; slot == "" {
				slot = heading
			}
			last = here
		}
		if slot == "" || s.used {
			continue
		}
		s.used = true
		switch slot {
		case Person, DateOf, Contact, Place, Present:
			if len(m.slots[slot]) > 0 {
				continue
			}
		case ActionList:
			_, rest, ok := cutLabel(s.Text)
			if !ok {
				rest = s.Text
			}
			if rest = strings.TrimLeft(rest, "-*•·> "); rest == "" {
				continue
			}
			if n := noteTasks().FindStringSubmatch(rest); n != nil && speech.IsActionVerb(n[2]) {
				m.add(ActionList, m.action(n[2]+n[3], n[1], s))
			} else {
				m.add(ActionList, m.action(rest, "", s))
			}
			continue
		}
		e := m.entry(s)
		if _, rest, ok := cutLabel(e.Text); ok {
			e.Text = rest
		}
		if e.Text != "" {
			m.add(slot, e)
		}
	}
}

// consent records what was asked and answered about consent.
func (m *making) consent() {
	for i, s := range m.list {
		if s.voice != workerVoice || !asksConsent().MatchString(s.Text) {
			continue
		}
		e := Entry{Text: "Asked: " + speech.Quote(s.Text), Quoted: true, Speaker: s.speaker}
		from := []*statement{s}
		var said []string
		for _, a := range m.list[i+1:] {
			if a.Turn > s.Turn+1 || a.voice == workerVoice {
				break
			}
			if !a.used {
				said = append(said, a.Text)
				from = append(from, a)
				a.used = true
			}
		}
		s.used = true
		if len(said) > 0 {
			e.Text += " Answer: " + speech.Quote(strings.Join(said, " "))
		}
		e.Source = m.source(from...)
		m.add(Consent, e)
	}
}

var (
	asksConsent = speech.Pattern(`\b(?:are you|is it|would it be|is that) (?:happy|okay|ok|all right|alright|fine)\b.*\b(?:for me|if i|for \w+ to|to (?:share|record|stay)|stay|share|write|record|interpret|speak to|talk to)\b.*\?|\bdo you (?:consent|agree|mind)\b.*\?|\bpermission\b.*\?`)
	chatter     = speech.Pattern(`^(?:(?:oh|well|and|so|okay|ok|right|yes|no),? )*(?:good (?:morning|afternoon|evening)|hello|hi\b|thank you|thanks|come in|of course|that's fine|that's good|okay|ok|all right|alright|i see|lovely|great|right|sure|bye|goodbye|nice to|how are you|how have you been|please|take care|cup of tea|that would be grand|will do|not at all|you're welcome|no problem|i'll put the kettle on|this is my)\b`)
)
