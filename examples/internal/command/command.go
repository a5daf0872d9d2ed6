// Package command is what the example programs share: flags, input and output,
// messages and exit codes.
package command

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

// Exit codes.
const (
	Done     = 0
	Failed   = 1 // it could not be done
	Misused  = 2 // the command line is wrong
	Findings = 3 // done, with findings, and -strict was set
)

// ErrUsage is wrapped by errors about the command line.
var ErrUsage = errors.New("wrong use (-h shows how)")

// A Call is one run of a program.
type Call struct {
	// Args are the arguments after the flags.
	Args []string

	// Output is the file to write, or "" for standard output.
	Output string

	Stdin          io.Reader
	Stdout, Stderr io.Writer

	findings int
}

// An Action does what a program is for.
type Action func(ctx context.Context, c *Call) error

// Main runs a program and exits. Define adds the program's own flags and returns
// what to do once they are parsed; -o and -strict are there for all programs.
func Main(usage string, define func(*flag.FlagSet) Action) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := Run(ctx, usage, os.Args[1:], define, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Run is Main without the exit: it returns the exit code.
func Run(ctx context.Context, usage string, args []string, define func(*flag.FlagSet) Action, stdin io.Reader, stdout, stderr io.Writer) int {
	c := &Call{Stdin: stdin, Stdout: stdout, Stderr: stderr}
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&c.Output, "o", "", "write to this `file`, whole or not at all; its name says the format, unless -format does")
	strict := flags.Bool("strict", false, "exit with 3 if there are findings")
	action := define(flags)
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return Done
	case err != nil:
		return Misused
	}
	c.Args = flags.Args()
	err := formatByName(flags, c.Output)
	if err == nil {
		err = action(ctx, c)
	}
	switch {
	case errors.Is(err, ErrUsage):
		fmt.Fprintln(stderr, err)
		return Misused
	case err != nil:
		fmt.Fprintln(stderr, err)
		return Failed
	case *strict && c.findings > 0:
		return Findings
	}
	return Done
}

// formats are the values of -format that the end of a file's name stands for.
var formats = map[string]string{
	".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf", ".md": "markdown", ".txt": "text", ".json": "json",
	".sarif": "sarif", ".csv": "csv", ".ics": "ics", ".svg": "svg", ".mmd": "mermaid", ".dot": "dot",
}

// formatByName sets -format to what the name of the output says, unless it was given: a
// web page that is called notice.docx would not open.
func formatByName(flags *flag.FlagSet, output string) error {
	given := flags.Lookup("format") == nil
	flags.Visit(func(f *flag.Flag) { given = given || f.Name == "format" })
	if format := formats[strings.ToLower(filepath.Ext(output))]; !given && format != "" {
		return flags.Set("format", format)
	}
	return nil
}

// Finding writes a message about the input or the result to standard error. With
// -strict, one is enough to exit with 3.
func (c *Call) Finding(format string, args ...any) {
	c.findings++
	fmt.Fprintf(c.Stderr, format+"\n", args...)
}

// One returns the only argument.
func (c *Call) One(what string) (string, error) {
	if len(c.Args) != 1 {
		return "", fmt.Errorf("name one %s: %w", what, ErrUsage)
	}
	return c.Args[0], nil
}

// Write writes the result to the output file, or to standard output. The file is
// written whole or not at all.
func (c *Call) Write(data []byte) error {
	if c.Output == "" || c.Output == "-" {
		_, err := c.Stdout.Write(data)
		return err
	}
	return WriteFile(c.Output, data)
}

// WriteFile writes a file whole or not at all: under another name in the same
// folder first.
func WriteFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".townclerk-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// Input returns the named file as something to read at any place, and its size.
// The name "-" is standard input. Close it when done.
func (c *Call) Input(name string) (Input, int64, error) {
	if name == "-" {
		data, err := io.ReadAll(c.Stdin)
		return memory{bytes.NewReader(data)}, int64(len(data)), err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	if info.IsDir() {
		return nil, 0, errors.Join(fmt.Errorf("%s is a folder: name a file in it", name), f.Close())
	}
	return f, info.Size(), nil
}

// An Input can be read in order and at any place.
type Input interface {
	io.Reader
	io.ReaderAt
	io.Closer
}

type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }
