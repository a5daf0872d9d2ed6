package casenote

import (
	"context"
	"strings"
	"time"

	"github.com/townclerk/townclerk/minute/internal/calendar"
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

// add puts an entry under a slot.
func (m *making) add(slot Slot, e Entry) { m.slots[slot] = append(m.slots[slot], e) }

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

// header reads the lines above the talk: whom, when, where, who was there.
func (m *making) header(mk *Maker) {
	m.person = mk.Person
	type place struct {
		text string
		ref  transcript.Ref
	}
	var lines []place
	for i, h := range m.t.Header {
		lines = append(lines, place{h, transcript.Ref{Turn: transcript.HeaderTurn, Utterance: i, End: len(h)}})
	}
	if len(m.t.Speakers()) == 0 {
		// Notes begin with such lines too.
		for k := range m.t.Turns {
			for i, u := range m.t.Turns[k].Utterances[:min(6, len(m.t.Turns[k].Utterances))] {
				lines = append(lines, place{u.Text, transcript.Ref{Turn: k, Utterance: i, End: len(u.Text)}})
			}
		}
	}
	give := func(slot Slot, text string, ref transcript.Ref) {
		if text = strings.TrimSpace(text); text == "" {
			return
		}
		m.values[slot] = append(m.values[slot], text)
		m.said[slot] = Source{Spoken: append(m.said[slot].Spoken, ref)}
	}
	set := func(slot Slot, text string, ref transcript.Ref) {
		if text = strings.TrimSpace(text); text != "" && len(m.slots[slot]) == 0 {
			m.heads[transcript.Ref{Turn: ref.Turn, Utterance: ref.Utterance}] = true
			m.add(slot, Entry{Text: text, Source: Source{Spoken: []transcript.Ref{ref}}})
		}
	}
	if mk.Person != "" {
		m.add(Person, Entry{Text: mk.Person, Source: Source{Inferred: true}})
	}
	if !mk.Date.IsZero() {
		y, mo, d := mk.Date.Date()
		m.date = Date{Text: calendar.Long(time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)), Day: time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)}
		m.add(DateOf, Entry{Text: m.date.Text, Source: Source{Inferred: true}})
	}
	for _, l := range lines {
		short := len(l.text) < 160
		if slot, rest, ok := cutLabel(l.text); ok && (slot == Person || slot == Contact || slot == Place || slot == Present || slot == DateOf) {
			set(slot, rest, l.ref)
			if slot == Person {
				give(Person, rest, l.ref)
			}
		}
		if v := visitTo().FindStringSubmatch(l.text); v != nil && short {
			set(Person, v[1], l.ref)
			give(Person, v[1], l.ref)
		}
		if c := contactType().FindString(l.text); c != "" && short {
			set(Contact, speech.Capital(strings.ToLower(c)), l.ref)
		}
		if a := addressIn().FindString(l.text); a != "" && short {
			set(Place, a, l.ref)
		}
		if f, ok := calendar.Find(l.text, time.Time{}, calendar.Behind); ok && short && !f.Day.IsZero() && (headed(l.text) || l.ref.Turn == transcript.HeaderTurn || len(strings.TrimSpace(l.text)) < len(f.Text)+8) {
			give(DateOf, calendar.Long(f.Day), l.ref)
		}
		if f, ok := calendar.Find(l.text, time.Time{}, calendar.Behind); ok && short && m.date.Text == "" && !f.Day.IsZero() {
			m.date = Date{Text: f.Text, Day: f.Day}
			when := calendar.Long(f.Day)
			if c := clockIn().FindString(l.text[f.End:]); c != "" {
				when += ", " + strings.TrimSpace(c)
			}
			m.slots[DateOf] = nil
			set(DateOf, when, l.ref)
		} else if ok && f.Mismatch && m.date.Text == "" {
			m.find("date-weekday", Source{Spoken: []transcript.Ref{l.ref}}, "“"+f.Text+"”: the day of the week does not fit the date")
		}
	}
	if p := m.slots[Person]; len(p) > 0 && m.person == "" {
		m.person = p[0].Text
	}
}

// headed reports whether a line says when the event was, and not when something
// else was.
func headed(line string) bool {
	slot, _, ok := cutLabel(line)
	return ok && slot == DateOf || visitTo().MatchString(line) || contactType().MatchString(line)
}

// find records a finding.
func (m *making) find(code string, s Source, message string) {
	m.finds = append(m.finds, Finding{Code: code, Message: message, Source: s})
}

// who records whom the note is about and who was there, where the header does
// not say.
func (m *making) who() {
	if len(m.slots[Person]) == 0 && m.cast.person != "" && !strings.HasPrefix(strings.ToLower(m.cast.person), "speaker") {
		for _, s := range m.list {
			if s.speaker == m.cast.person {
				m.person = s.speaker
				m.add(Person, Entry{Text: s.speaker, Source: m.source(s)})
				break
			}
		}
	}
	if len(m.slots[Present]) > 0 || m.cast.notes {
		return
	}
	seen := map[string]bool{}
	for _, s := range m.list {
		if s.speaker != "" && !seen[s.speaker] {
			seen[s.speaker] = true
			m.add(Present, Entry{Text: s.speaker, Source: m.source(s)})
		}
	}
}

// riskEntries records every risk that is mentioned, each under its status.
func (m *making) riskEntries() error {
	year := m.date.Day.Year()
	if m.date.Day.IsZero() {
		year = 0
	}
	seen := map[string][]Entry{}
	for i, s := range m.list {
		if s.voice == workerVoice && strings.HasSuffix(s.Text, "?") {
			continue
		}
		found, err := mentions(s.Text, s.question, s.first, s.voice, m.cast.isPerson, year)
		if err != nil {
			return err
		}
		for _, f := range found {
			e := m.entry(s)
			e.Risk, e.Status = f.risk.id, f.status
			if back := m.takenBack(i); back != nil && f.status == Current {
				e.Status = Unclear
				e.Text += " Then: " + speech.Quote(back.Text)
				e.Source = m.source(s, back)
				f.status = Unclear
			}
			if s.question != "" && !f.risk.mentioned(s.Text) {
				// The answer alone does not say what it is about.
				for _, q := range m.list {
					if q.Turn <= s.Turn && q.Text == s.question {
						e.Text = "Asked: " + speech.Quote(q.Text) + " Answer: " + e.Text
						e.Source = sourceOf([]Entry{{Source: m.source(q)}, e})
					}
				}
			}
			slot := OtherRisks
			if f.status == Current {
				slot = Risks
			}
			if f.status == Unclear {
				m.find("risk-unclear", e.Source, f.risk.name+": it is not clear from the words whether this is so now, and for whom")
			}
			m.add(slot, e)
			s.used, s.risk = true, true
			key := f.risk.id
			seen[key] = append(seen[key], e)
		}
	}
	list, err := risks()
	for _, r := range list {
		m.contradicted(r, seen[r.id])
	}
	return err
}

// retracts is said when somebody takes back what they just said.
var retracts = speech.Pattern(`\b(?:i tell a lie|(?:that's|that is) (?:not right|wrong|not true)|take that back|scrub that|i thought i (?:had|did|was)|i must have (?:had|taken|done|eaten)|i'm (?:only )?(?:joking|kidding)|only (?:joking|kidding)|just (?:joking|kidding)|pulling your leg|i got that wrong|i'm wrong|no,? i did(?: |$|\.))`)

// takenBack returns the next sentence of the same speaker if it takes back
// statement i; else nil.
func (m *making) takenBack(i int) *statement {
	if i+1 >= len(m.list) || m.list[i+1].Turn != m.list[i].Turn || !retracts().MatchString(m.list[i+1].Text) {
		return nil
	}
	return m.list[i+1]
}

// contradicted records that a risk is both denied and current.
func (m *making) contradicted(r *risk, list []Entry) {
	var now, denied *Entry
	for i := range list {
		switch list[i].Status {
		case Current:
			now = &list[i]
		case Denied:
			denied = &list[i]
		}
	}
	if now != nil && denied != nil {
		m.find("risk-contradicted", Source{Spoken: append(append([]transcript.Ref(nil), denied.Source.Spoken...), now.Source.Spoken...)}, r.name+": it is denied in one place and current in another; both are recorded")
	}
}

// mentioned reports whether a text itself speaks of the risk.
func (r *risk) mentioned(text string) bool {
	_, ok := r.find(text)
	return ok
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
