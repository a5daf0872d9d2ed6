package transcript

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Format is a kind of transcript file.
type Format string

// The formats. An empty Format means that it is told by the content.
const (
	WebVTT Format = "webvtt" // captions, also without their header
	SRT    Format = "srt"    // captions
	Text   Format = "text"   // lines with the speaker's name
	Notes  Format = "notes"  // text without speakers
	DOCX   Format = "docx"   // as Teams writes it
	JSON   Format = "json"   // of a speech recogniser, or of this package
)

// A Reader reads transcripts. The zero value is ready for use. A Reader is safe
// for concurrent use as long as its fields are not changed.
type Reader struct {
	// Name is put into the Transcript and into errors.
	Name string

	// Format is the kind of file; "" tells it by the content.
	Format Format

	// MaxBytes bounds the input, and the text inside a DOCX. 0 means 64 MiB.
	MaxBytes int64

	// MaxUtterances bounds the number of utterances. 0 means 500,000.
	MaxUtterances int
}

// File reads the transcript in the file called name.
func File(ctx context.Context, name string) (*Transcript, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return (&Reader{Name: filepath.Base(name)}).Read(ctx, f)
}

// Read reads one transcript. On an error it returns what was read before it, as
// far as there is any. Text may be UTF-8, UTF-16 with a byte order mark, or
// Windows-1252.
func (r *Reader) Read(ctx context.Context, in io.Reader) (*Transcript, error) {
	limit := r.MaxBytes
	if limit <= 0 {
		limit = 64 << 20
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, &ParseError{Name: r.Name, Err: err}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	t := &Transcript{Name: r.Name}
	if int64(len(data)) > limit {
		return t, &ParseError{Name: r.Name, Err: ErrTooLarge}
	}
	if err := r.read(ctx, t, data, limit); err != nil {
		if p := (*ParseError)(nil); errors.As(err, &p) {
			p.Name = r.Name
			return t, p
		}
		if ctx.Err() != nil {
			return t, ctx.Err()
		}
		return t, &ParseError{Name: r.Name, Err: err}
	}
	restoreCase(t)
	most := r.MaxUtterances
	if most <= 0 {
		most = 500_000
	}
	for i := range t.Turns {
		if n := len(t.Turns[i].Utterances); n <= most {
			most -= n
			continue
		}
		t.Turns[i].Utterances = t.Turns[i].Utterances[:most]
		if t.Turns = t.Turns[:i+1]; most == 0 {
			t.Turns = t.Turns[:i]
		}
		return t, &ParseError{Name: r.Name, Err: ErrTooLarge}
	}
	if len(t.Turns) == 0 {
		return t, &ParseError{Name: r.Name, Line: 1, Err: ErrEmpty}
	}
	return t, nil
}

// read fills t from data by its format.
func (r *Reader) read(ctx context.Context, t *Transcript, data []byte, limit int64) error {
	format := r.Format
	if format == DOCX || format == "" && bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		lines, err := docxLines(ctx, t, data, limit)
		if err != nil {
			return err
		}
		t.Format = DOCX
		return readText(ctx, t, lines)
	}
	text := decode(t, data)
	if format == "" {
		if format = tell(text); format == "" {
			return &ParseError{Line: 1, Err: ErrFormat}
		}
	}
	t.Format = format
	switch format {
	case WebVTT, SRT:
		return readCaptions(ctx, t, splitLines(text), format)
	case JSON:
		return readJSON(t, []byte(text))
	case Text, Notes:
		return readText(ctx, t, splitLines(text))
	}
	return ErrFormat
}

// tell returns the format of a text by its content, or "" if it is none.
func tell(text string) Format {
	start := strings.TrimSpace(text)
	if strings.HasPrefix(start, "WEBVTT") {
		return WebVTT
	}
	if strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[") && strings.HasPrefix(strings.TrimSpace(start[1:]), "{") {
		return JSON
	}
	// Binary data is recognised by its control bytes.
	head := text[:min(len(text), 4096)]
	bad := 0
	for i := range len(head) {
		if c := head[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			bad++
		}
	}
	if bad > len(head)/100 || strings.HasPrefix(start, "%PDF-") {
		return ""
	}
	for line := range strings.Lines(text) {
		if _, _, ok := timing(strings.TrimSpace(line)); ok {
			return SRT
		}
	}
	return Text
}

// splitLines cuts text at "\n", "\r\n" and "\r".
func splitLines(text string) []string {
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return strings.Split(text, "\n")
}
