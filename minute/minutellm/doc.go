// Package minutellm words minutes and case notes with a language model, for
// councils that have one.
//
//	d := &minutellm.Drafter{Model: model, Options: minutellm.Options{ModelName: "gpt-4o-mini", Parallel: 8}}
//	minutes, err := d.Make(ctx, new(minute.Maker), transcript)
//	note, err := d.MakeNote(ctx, new(casenote.Maker), transcript)
//
// The model is any [llms.Model] of langchaingo. It only proposes: personal data is
// taken out before anything is sent, what was said is marked as data, and each
// point that comes back is compared with the lines that it names. What does not
// hold is sent back once; then the rules word the whole item or section, with a
// finding. Decisions, votes, actions, declarations, risks and the person's views
// are never asked about: the rules record them.
//
// A [Drafter] is a [minute.Drafter], and [Drafter.ForNotes] a [casenote.Drafter],
// for makers that are run as they are. [Drafter.Make] and [Drafter.MakeNote] know
// all passages beforehand, ask about several at once, and take a name that one
// passage gives away out of all. What the model worded has its name in
// Point.Engine and Entry.Engine; [Drafter.Record] is an account that can be
// published.
package minutellm
