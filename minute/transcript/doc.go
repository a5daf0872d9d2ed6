// Package transcript reads what was said at a meeting or visit, from the files
// that recorders and captioning programs write, for people who make minutes
// and case notes from it.
//
//	t, err := new(transcript.Reader).Read(ctx, file)
//
// The kind of file is told by its content, not by its name: WebVTT (Teams, Zoom,
// Stream, Webex, YouTube), SRT, Teams DOCX, Google Meet, Otter, plain
// "NAME: text", "[NAME] text" and "(NAME) text", the records of parliaments with <SPEAKER> and
// <CHAPTER> tags, rough notes without speakers, and the JSON of
// AWS Transcribe, Azure Speech, WhisperX, whisper.cpp, OpenAI and lists of
// dialogue entries.
//
// The words are kept as they are written. What a transcriber notes of other sounds,
// such as "<laugh>" or "[inaudible]", stays among them, for it is part of the
// evidence; whoever makes minutes leaves it out. Only the entities of HTML in a
// text, such as "&nbsp;", are read as the characters for which they stand.
//
// A [Transcript] is a list of [Turn]; a turn is what one speaker said without
// a break, as one or more [Utterance]. A [Ref] points to a place in it, so that
// each line of the minutes can name its source. [Reader] reads and [Printer]
// writes.
package transcript
