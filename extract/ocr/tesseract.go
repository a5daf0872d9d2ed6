package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/townclerk/townclerk/extract"
)

// Conditions that a caller can act on. They are wrapped in the errors that this
// package returns.
var (
	// ErrNotInstalled means that there is no such program.
	ErrNotInstalled = errors.New("tesseract is not installed: on Debian or Ubuntu, apt-get install tesseract-ocr tesseract-ocr-eng")

	// ErrLanguage means that Tesseract lacks the data of a language.
	ErrLanguage = errors.New("tesseract has no data for the language: on Debian or Ubuntu, apt-get install tesseract-ocr-LANGUAGE")

	// ErrTimeout means that one page took longer than [Tesseract.Timeout].
	ErrTimeout = errors.New("recognition took too long")

	// ErrTooLarge means that a picture has more pixels than
	// [Tesseract.MaxPixels].
	ErrTooLarge = errors.New("picture too large")

	// ErrOutput means that the program wrote what Tesseract does not.
	ErrOutput = errors.New("unexpected output")
)

// Default limits.
const (
	defaultTimeout   = 2 * time.Minute
	defaultMaxPixels = 100_000_000
	maxOutput        = 64 << 20
)

// A Tesseract is an [extract.Recogniser] that runs the program of that name,
// once for each page. The zero value reads English.
//
// It is safe for concurrent use: each run uses one processor, so
// [extract.Extractor.Workers] says how many pages are read at once.
type Tesseract struct {
	// Command is the program's name or path. "" means "tesseract", looked for on
	// PATH.
	Command string

	// Language is Tesseract's name of the language of the text, or several
	// joined by "+", such as "eng+cym" for English and Welsh. "" means "eng".
	Language string

	// Timeout is how long one page may take. 0 means two minutes.
	Timeout time.Duration

	// MaxPixels is the largest picture that is read. 0 means 100 million: an A3
	// page at 600 dots to the inch is 70 million.
	MaxPixels int
}

var _ extract.Recogniser = (*Tesseract)(nil)

var languageName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*(/[A-Za-z0-9_]+)?(\+[A-Za-z][A-Za-z0-9_]*(/[A-Za-z0-9_]+)?)*$`)

// Recognise implements [extract.Recogniser]. The picture is handed to the
// program through its standard input, so that nothing is written to disk. The
// program is ended when ctx ends. The error wraps one of this package's, or
// ctx's.
func (t *Tesseract) Recognise(ctx context.Context, img extract.PageImage) ([]extract.RecognisedWord, error) {
	limit := t.MaxPixels
	if limit == 0 {
		limit = defaultMaxPixels
	}
	if t.MaxPixels < 0 || t.Timeout < 0 {
		return nil, errors.New("ocr: a limit of Tesseract is negative")
	}
	if float64(img.Width)*float64(img.Height) > float64(limit) {
		return nil, fmt.Errorf("ocr: %w: %d by %d pixels, and MaxPixels is %d", ErrTooLarge, img.Width, img.Height, limit)
	}
	language := t.Language
	if language == "" {
		language = "eng"
	}
	if !languageName.MatchString(language) {
		return nil, fmt.Errorf("ocr: %.40q is no language of tesseract", language)
	}
	out, err := t.run(ctx, language, img)
	if err != nil {
		return nil, err
	}
	return parse(out)
}

func (t *Tesseract) run(ctx context.Context, language string, img extract.PageImage) (string, error) {
	timeout := t.Timeout
	if timeout == 0 {
		timeout = defaultTimeout
	}
	limited, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	command := t.Command
	if command == "" {
		command = "tesseract"
	}
	args := []string{"stdin", "stdout", "-l", language}
	if dpi := int(img.DPI + 0.5); dpi >= 70 && dpi <= 2400 { // what it believes
		args = append(args, "--dpi", strconv.Itoa(dpi))
	}
	args = append(args, "tsv")
	cmd := exec.CommandContext(limited, command, args...)
	// Its own threads make it slower, and pages are read side by side.
	cmd.Env = append(cmd.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = bytes.NewReader(img.Data)
	cmd.WaitDelay = 2 * time.Second // for children that keep the pipes open
	stdout, stderr := &bounded{limit: maxOutput}, &bounded{limit: 64 << 10}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("ocr: %w", ctx.Err())
	case limited.Err() != nil:
		return "", fmt.Errorf("ocr: %w: more than %v", ErrTimeout, timeout)
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("ocr: %.80s: %w", command, ErrNotInstalled)
	case err != nil && strings.Contains(stderr.String(), "Failed loading language"):
		return "", fmt.Errorf("ocr: %s: %w", language, ErrLanguage)
	case err != nil:
		return "", fmt.Errorf("ocr: tesseract: %w: %s", err, shorten(stderr.String()))
	case stdout.over:
		return "", fmt.Errorf("ocr: %w: more than %d bytes", ErrOutput, maxOutput)
	}
	return stdout.String(), nil
}

// A bounded keeps the first bytes of what is written to it.
type bounded struct {
	b     bytes.Buffer
	limit int
	over  bool
}

func (b *bounded) String() string { return b.b.String() }

// Write implements [io.Writer]. What is too much is dropped, so that the program
// does not wait for a reader.
func (b *bounded) Write(p []byte) (int, error) {
	keep := min(len(p), b.limit-b.b.Len())
	if keep < len(p) {
		b.over = true
	}
	if _, err := b.b.Write(p[:keep]); err != nil {
		return 0, err
	}
	return len(p), nil
}

// shorten makes one short line of what a program complained.
func shorten(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "") + "…"
	}
	return s
}
