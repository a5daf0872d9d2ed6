/*
Package office reads and writes Word documents (DOCX: Office Open XML, ECMA-376
and ISO/IEC 29500), and reads OpenDocument texts (ODT: ISO/IEC 26300) too, packed
or as one XML file. It reads both the transitional and the strict namespaces of
Word with the standard library's zip and XML readers only, and treats every file
as hostile: bytes, nesting, elements and table cells are bounded, document type
declarations are refused, and parts are found by name inside the archive only.

	doc, err := office.Read(ctx, file, size, office.Limits{})

The result is neutral: a flat list of [Block] values in reading order with runs
of text, printed list labels and table cells. The caller decides what list items,
hidden text and notes become. Tracked changes are taken as accepted.

[Write] makes a Word file of a document for printing:

	err := office.Write(w, &paper.Document{Blocks: blocks})
*/
package office
