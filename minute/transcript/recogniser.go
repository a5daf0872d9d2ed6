package transcript

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A number that recognisers write as 3.2 or as "3.2". Null is 0.
type flexible float64

// UnmarshalJSON reads a number, a string with a number, or null.
func (f *flexible) UnmarshalJSON(data []byte) error {
	s := strings.Trim(string(data), `"`)
	if s == "null" || s == "" {
		return nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return fmt.Errorf("not a number")
	}
	*f = flexible(v)
	return nil
}

// A label that recognisers write as "spk_0" or as 0. Null is "".
type label string

// UnmarshalJSON reads a string, a number or null.
func (l *label) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) > 0 && data[0] == '"' {
		var s string
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		*l = label(fold(s))
		return nil
	}
	*l = label("Speaker " + strings.TrimSpace(string(data)))
	return nil
}

// A segment is a piece of speech in any of the formats that list them: WhisperX
// and OpenAI (segments), Azure (phrases), dialogue entries, and CDP
// (sentences).
type segment struct {
	Text        string   `json:"text"`
	Speaker     label    `json:"speaker"`
	SpeakerName label    `json:"speaker_name"`
	Start       flexible `json:"start"`
	End         flexible `json:"end"`
	StartTime   flexible `json:"start_time"`
	EndTime     flexible `json:"end_time"`

	// Azure
	Offset   flexible `json:"offsetMilliseconds"`
	Duration flexible `json:"durationMilliseconds"`

	// whisper.cpp
	Offsets *struct {
		From flexible `json:"from"`
		To   flexible `json:"to"`
	} `json:"offsets"`
}

// recognised is the union of the formats, told apart by what is filled.
type recognised struct {
	Turns []Turn `json:"turns"` // of this package

	Segments      []segment `json:"segments"`
	Phrases       []segment `json:"phrases"`
	Transcription []segment `json:"transcription"`
	Sentences     []segment `json:"sentences"`

	RecognizedPhrases []azurePhrase `json:"recognizedPhrases"`

	Transcript json.RawMessage `json:"Transcript"` // AWS Call Analytics
	Results    *awsResults     `json:"results"`
}

// azurePhrase is a phrase of Azure's batch transcription. Ticks are 100 ns.
type azurePhrase struct {
	Speaker  label    `json:"speaker"`
	Offset   flexible `json:"offsetInTicks"`
	Duration flexible `json:"durationInTicks"`
	NBest    []struct {
		Display string `json:"display"`
		Lexical string `json:"lexical"`
	} `json:"nBest"`
}

// awsTurn is a turn of AWS Call Analytics.
type awsTurn struct {
	Content string
	Begin   flexible `json:"BeginOffsetMillis"`
	End     flexible `json:"EndOffsetMillis"`
	Role    label    `json:"ParticipantRole"`
}

// awsResults is what AWS Transcribe wrote.
type awsResults struct {
	Transcripts []struct {
		Transcript string `json:"transcript"`
	} `json:"transcripts"`
	Segments []struct {
		Transcript string   `json:"transcript"`
		Start      flexible `json:"start_time"`
		End        flexible `json:"end_time"`
		Speaker    label    `json:"speaker_label"`
	} `json:"audio_segments"`
	Items []awsItem `json:"items"`
	Known *struct {
		Segments []struct {
			Items []struct {
				Start   flexible `json:"start_time"`
				Speaker label    `json:"speaker_label"`
			} `json:"items"`
		} `json:"segments"`
	} `json:"speaker_labels"`
}

// awsItem is a word or a punctuation mark.
type awsItem struct {
	Type         string   `json:"type"`
	Start        flexible `json:"start_time"`
	End          flexible `json:"end_time"`
	Speaker      label    `json:"speaker_label"`
	Alternatives []struct {
		Content string `json:"content"`
	} `json:"alternatives"`
}

// readJSON reads the output of a speech recogniser.
func readJSON(t *Transcript, data []byte) error {
	if trimmed := strings.TrimSpace(string(data)); strings.HasPrefix(trimmed, "[") {
		var list []segment
		if err := json.Unmarshal(data, &list); err != nil {
			return jsonError(data, err)
		}
		addSegments(t, list)
		return nil
	}
	var r recognised
	if err := json.Unmarshal(data, &r); err != nil {
		return jsonError(data, err)
	}
	switch {
	case r.Turns != nil:
		var own Transcript
		if err := json.Unmarshal(data, &own); err != nil {
			return jsonError(data, err)
		}
		t.Title, t.Date, t.Participants, t.Header, t.Warnings = own.Title, own.Date, own.Participants, own.Header, own.Warnings
		for _, turn := range own.Turns {
			for _, u := range turn.Utterances {
				t.add(fold(turn.Speaker), u)
			}
		}
	case r.RecognizedPhrases != nil:
		for _, p := range r.RecognizedPhrases {
			if len(p.NBest) == 0 {
				continue
			}
			text := p.NBest[0].Display
			if text == "" {
				text = p.NBest[0].Lexical
			}
			t.add(string(p.Speaker), Utterance{Text: text, Start: seconds(float64(p.Offset) / 1e7), End: seconds(float64(p.Offset+p.Duration) / 1e7)})
		}
	case len(r.Transcript) > 0 && r.Transcript[0] == '[':
		var turns []awsTurn
		if err := json.Unmarshal(r.Transcript, &turns); err != nil {
			return jsonError(data, err)
		}
		for _, a := range turns {
			t.add(string(a.Role), Utterance{Text: a.Content, Start: seconds(float64(a.Begin) / 1000), End: seconds(float64(a.End) / 1000)})
		}
	case r.Results != nil:
		r.Results.read(t)
	case r.Phrases != nil:
		addSegments(t, r.Phrases)
	case r.Segments != nil:
		addSegments(t, r.Segments)
	case r.Transcription != nil:
		addSegments(t, r.Transcription)
	case r.Sentences != nil:
		addSegments(t, r.Sentences)
	default:
		return ErrFormat
	}
	return nil
}

// jsonError says on which line the JSON breaks, without quoting it.
func jsonError(data []byte, err error) error {
	line := 1
	if s, ok := err.(*json.SyntaxError); ok {
		line += strings.Count(string(data[:min(int(s.Offset), len(data))]), "\n")
	}
	return &ParseError{Line: line, Err: fmt.Errorf("%w: JSON that does not fit", ErrFormat)}
}

// addSegments adds the segments of a list.
func addSegments(t *Transcript, list []segment) {
	for _, s := range list {
		u := Utterance{Text: s.Text}
		switch {
		case s.Offsets != nil:
			u.Start, u.End = seconds(float64(s.Offsets.From)/1000), seconds(float64(s.Offsets.To)/1000)
		case s.Offset != 0 || s.Duration != 0:
			u.Start, u.End = seconds(float64(s.Offset)/1000), seconds(float64(s.Offset+s.Duration)/1000)
		case s.StartTime != 0 || s.EndTime != 0:
			u.Start, u.End = seconds(float64(s.StartTime)), seconds(float64(s.EndTime))
		default:
			u.Start, u.End = seconds(float64(s.Start)), seconds(float64(s.End))
		}
		who := s.Speaker
		if s.SpeakerName != "" {
			who = s.SpeakerName
		}
		t.add(string(who), u)
	}
}

// read adds the result of AWS Transcribe: by its segments where it has them,
// else word by word.
func (r *awsResults) read(t *Transcript) {
	if len(r.Segments) > 0 {
		for _, s := range r.Segments {
			t.add(string(s.Speaker), Utterance{Text: s.Transcript, Start: seconds(float64(s.Start)), End: seconds(float64(s.End))})
		}
		return
	}
	if len(r.Items) == 0 {
		for _, s := range r.Transcripts {
			t.add("", Utterance{Text: s.Transcript})
		}
		return
	}
	// Older files name the speaker of a word only beside its start time.
	by := map[time.Duration]label{}
	if r.Known != nil {
		for _, s := range r.Known.Segments {
			for _, i := range s.Items {
				by[seconds(float64(i.Start))] = i.Speaker
			}
		}
	}
	var u Utterance
	var who label
	for _, i := range r.Items {
		if len(i.Alternatives) == 0 {
			continue
		}
		word := i.Alternatives[0].Content
		if i.Type == "punctuation" {
			u.Text += word
			continue
		}
		speaker := i.Speaker
		if speaker == "" {
			speaker = by[seconds(float64(i.Start))]
		}
		start, end := seconds(float64(i.Start)), seconds(float64(i.End))
		if speaker != who || u.End > 0 && start-u.End > 2*time.Second {
			t.add(string(who), u)
			u, who = Utterance{Start: start}, speaker
		}
		u.Text += " " + word
		u.End = max(u.End, end)
	}
	t.add(string(who), u)
}
