package main

import "flag"

// options are the flags of the program.
type options struct {
	format, template, person, redact, key          string
	final, together, chronology, letter, languages bool
}

// define adds the flags to a flag set. They are read once it is parsed.
func define(flags *flag.FlagSet) *options {
	o := new(options)
	flags.StringVar(&o.format, "format", "markdown", "`markdown`, html, text, json or docx; a chronology also csv, svg, mermaid or dot")
	flags.StringVar(&o.template, "template", "", "a `template`, such as "+names()+"; or a file: one of ours, or a form of your own (DOCX, PDF, HTML, Markdown) whose headings and questions are used")
	flags.StringVar(&o.person, "person", "", "`name` of the person whom the note is about")
	flags.BoolVar(&o.final, "final", false, "leave out the list of what to check")
	flags.BoolVar(&o.together, "together", false, "make one note of all files")
	flags.BoolVar(&o.chronology, "chronology", false, "make a chronology of all files")
	flags.BoolVar(&o.letter, "letter", false, "make a letter to the person")
	flags.BoolVar(&o.languages, "language", false, "also check the language against published guides, and explain short forms")
	flags.StringVar(&o.redact, "redact", "", "take personal data out: `placeholder`, blackout or pseudonym")
	flags.StringVar(&o.key, "key", "", "with -redact: `file` for what was taken out, to put it back; keep it apart")
	return o
}
