/*
Package redact finds personal data in British texts and takes it out: names,
addresses, numbers that belong to one person. What it took out can be put back by
whoever holds the [Key].

	var r redact.Redactor
	var key redact.Key
	safe := r.Redact(text, &key) // "[PERSON 1] lives at [ADDRESS 1]."
	text = key.Restore(safe)

Identifiers with check digits are only taken where the digits agree. Names are
found by titles, by their form and by being mentioned again; a name that looks
like a common word can be missed, so give [Finder.Names] what you know. A person
must read a text before it is published.
*/
package redact
