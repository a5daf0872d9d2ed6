/*
Package redact finds personal data in British texts and takes it out: names,
addresses, numbers that belong to one person. What it took out can be put back by
whoever holds the [Key].

	var r redact.Redactor
	var key redact.Key
	safe := r.Redact(text, &key) // "[PERSON 1] lives at [ADDRESS 1]."
	text = key.Restore(safe)

[Redactor.RedactAll] takes texts that belong together, such as the turns of a
transcript, and [Redactor.RedactDocument] a document. Both return what was
replaced where, without the personal data itself. [Finder.ThirdParties] marks what
a person has to decide about before a record is given to whom it is about.

Identifiers with check digits are only taken where the digits agree, or where a
label such as "NHS number" stands before them; then [Match.Doubt] says so. Names
are found by titles, by a list of given names, by not being in a dictionary, by
the words around them and by being mentioned again. A name that looks like a
common word can be missed, so give [Finder.Names] what you know. A person must read
a text before it is published.
*/
package redact
