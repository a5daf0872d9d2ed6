package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"time"
)

// The JSON form is part of the API: names are lowerCamel and stay, each block
// has a "kind", empty fields are left out, times are seconds. Decoding what was
// encoded gives an equal document.

type documentJSON struct {
	Name     string        `json:"name,omitempty"`
	Title    string        `json:"title,omitempty"`
	Language string        `json:"language,omitempty"`
	Pages    []pageJSON    `json:"pages,omitempty"`
	Outline  []outlineJSON `json:"outline,omitempty"`
	Blocks   []*blockJSON  `json:"blocks"`
	Warnings []warningJSON `json:"warnings,omitempty"`
}

type pageJSON struct {
	Number int     `json:"number"`
	Width  float64 `json:"width,omitempty"`
	Height float64 `json:"height,omitempty"`
}

type outlineJSON struct {
	Title string `json:"title"`
	Level int    `json:"level"`
	Page  int    `json:"page,omitempty"`
}

type warningJSON struct {
	Page    int    `json:"page,omitempty"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

type blockJSON struct {
	Kind     string       `json:"kind"`
	ID       string       `json:"id,omitempty"`
	Layer    string       `json:"layer,omitempty"`
	Language string       `json:"language,omitempty"`
	Prov     []provJSON   `json:"prov,omitempty"`
	Level    int          `json:"level,omitempty"`
	Label    string       `json:"label,omitempty"`
	Alt      string       `json:"alt,omitempty"`
	Text     string       `json:"text,omitempty"`
	Marks    []markJSON   `json:"marks,omitempty"`
	Items    []itemJSON   `json:"items,omitempty"`
	Caption  *blockJSON   `json:"caption,omitempty"`
	Rows     []rowJSON    `json:"rows,omitempty"`
	Blocks   []*blockJSON `json:"blocks,omitempty"`
}

type provJSON struct {
	Page   int         `json:"page,omitempty"`
	Box    *Box        `json:"box,omitempty"`
	Span   *Span       `json:"span,omitempty"`
	Spoken *spokenJSON `json:"spoken,omitempty"`
}

type spokenJSON struct {
	Speaker   string  `json:"speaker,omitempty"`
	Turn      int     `json:"turn"`
	Utterance int     `json:"utterance"`
	Start     float64 `json:"start"`
	End       float64 `json:"end"`
}

type markJSON struct {
	Kind   string `json:"kind"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Target string `json:"target,omitempty"`
}

type itemJSON struct {
	Label  string       `json:"label,omitempty"`
	Blocks []*blockJSON `json:"blocks,omitempty"`
}

type rowJSON struct {
	Cells []cellJSON `json:"cells"`
}

type cellJSON struct {
	Header  bool         `json:"header,omitempty"`
	RowSpan int          `json:"rowSpan,omitempty"`
	ColSpan int          `json:"colSpan,omitempty"`
	Blocks  []*blockJSON `json:"blocks,omitempty"`
}

// The words for enumerated values, in the order of the values.
var (
	layerNames = []string{Body: "", Furniture: "furniture", Hidden: "hidden"}
	markNames  = []string{Bold: "bold", Italic: "italic", Underline: "underline",
		Code: "code", Link: "link", NoteRef: "noteRef", Struck: "struck", Raised: "raised"}
)

func nameOf(names []string, i int) (string, error) {
	if i < 0 || i >= len(names) {
		return "", fmt.Errorf("extract: no name for value %d", i)
	}
	return names[i], nil
}

func valueOf(names []string, name string) (int, error) {
	for i, n := range names {
		if n == name {
			return i, nil
		}
	}
	return 0, fmt.Errorf("extract: unknown word %q", name)
}

// MarshalJSON writes the document with a "kind" for each block.
func (d *Document) MarshalJSON() ([]byte, error) {
	out := documentJSON{Name: d.Name, Title: d.Title, Language: d.Language}
	for _, p := range d.Pages {
		out.Pages = append(out.Pages, pageJSON(p))
	}
	for _, o := range d.Outline {
		out.Outline = append(out.Outline, outlineJSON(o))
	}
	for _, w := range d.Warnings {
		out.Warnings = append(out.Warnings, warningJSON(w))
	}
	blocks, err := encodeBlocks(d.Blocks)
	if err != nil {
		return nil, err
	}
	if out.Blocks = blocks; blocks == nil {
		out.Blocks = []*blockJSON{}
	}
	// No HTML escaping, so that what a person reads is what the document says.
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}

// UnmarshalJSON reads what MarshalJSON wrote. Unknown kinds and words are
// errors, so that nothing is lost in silence.
func (d *Document) UnmarshalJSON(data []byte) error {
	var in documentJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	doc := Document{Name: in.Name, Title: in.Title, Language: in.Language}
	for _, p := range in.Pages {
		doc.Pages = append(doc.Pages, Page(p))
	}
	for _, o := range in.Outline {
		doc.Outline = append(doc.Outline, OutlineEntry(o))
	}
	for _, w := range in.Warnings {
		doc.Warnings = append(doc.Warnings, Warning(w))
	}
	blocks, err := decodeBlocks(in.Blocks)
	if err != nil {
		return err
	}
	doc.Blocks = blocks
	*d = doc
	return nil
}

func encodeBlocks(blocks []Block) ([]*blockJSON, error) {
	var out []*blockJSON
	for _, b := range blocks {
		enc, err := encodeBlock(b)
		if err != nil {
			return nil, err
		}
		out = append(out, enc)
	}
	return out, nil
}

func encodeBlock(b Block) (*blockJSON, error) {
	info := b.Info()
	layer, err := nameOf(layerNames, int(info.Layer))
	if err != nil {
		return nil, err
	}
	out := &blockJSON{ID: info.ID, Layer: layer, Language: info.Language, Prov: encodeProv(info.Prov)}
	switch b := b.(type) {
	case *Heading:
		out.Kind, out.Level, out.Text = "heading", b.Level, b.Text
		out.Marks, err = encodeMarks(b.Marks)
	case *Paragraph:
		out.Kind, out.Text = "paragraph", b.Text
		out.Marks, err = encodeMarks(b.Marks)
	case *List:
		out.Kind = "list"
		err = encodeItems(out, b.Items)
	case *Table:
		out.Kind = "table"
		if err = encodeCaption(out, b.Caption); err == nil {
			err = encodeRows(out, b.Rows)
		}
	case *Figure:
		out.Kind, out.Alt = "figure", b.Alt
		err = encodeCaption(out, b.Caption)
	case *Note:
		out.Kind, out.Label = "note", b.Label
		out.Blocks, err = encodeBlocks(b.Blocks)
	}
	return out, err
}

func encodeItems(out *blockJSON, items []*ListItem) error {
	for _, item := range items {
		blocks, err := encodeBlocks(item.Blocks)
		if err != nil {
			return err
		}
		out.Items = append(out.Items, itemJSON{Label: item.Label, Blocks: blocks})
	}
	return nil
}

func encodeRows(out *blockJSON, rows []Row) error {
	for _, row := range rows {
		enc := rowJSON{Cells: []cellJSON{}}
		for _, cell := range row.Cells {
			blocks, err := encodeBlocks(cell.Blocks)
			if err != nil {
				return err
			}
			enc.Cells = append(enc.Cells, cellJSON{Header: cell.Header, RowSpan: cell.RowSpan, ColSpan: cell.ColSpan, Blocks: blocks})
		}
		out.Rows = append(out.Rows, enc)
	}
	return nil
}

func encodeCaption(out *blockJSON, caption *Paragraph) error {
	if caption == nil {
		return nil
	}
	enc, err := encodeBlock(caption)
	out.Caption = enc
	return err
}

func encodeProv(prov []Provenance) []provJSON {
	var out []provJSON
	for _, p := range prov {
		enc := provJSON{Page: p.Page}
		if p.Box != (Box{}) {
			enc.Box = &p.Box
		}
		if p.Span != (Span{}) {
			enc.Span = &p.Span
		}
		if s := p.Spoken; s != nil {
			enc.Spoken = &spokenJSON{Speaker: s.Speaker, Turn: s.Turn, Utterance: s.Utterance,
				Start: s.Start.Seconds(), End: s.End.Seconds()}
		}
		out = append(out, enc)
	}
	return out
}

func encodeMarks(marks []Mark) ([]markJSON, error) {
	var out []markJSON
	for _, m := range marks {
		kind, err := nameOf(markNames, int(m.Kind))
		if err != nil {
			return nil, err
		}
		out = append(out, markJSON{Kind: kind, Start: m.Start, End: m.End, Target: m.Target})
	}
	return out, nil
}

func decodeBlocks(in []*blockJSON) ([]Block, error) {
	var out []Block
	for _, enc := range in {
		b, err := decodeBlock(enc)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

func decodeBlock(in *blockJSON) (Block, error) {
	if in == nil {
		return nil, fmt.Errorf("extract: a block is null")
	}
	layer, err := valueOf(layerNames, in.Layer)
	if err != nil {
		return nil, err
	}
	info := BlockInfo{ID: in.ID, Layer: Layer(layer), Language: in.Language, Prov: decodeProv(in.Prov)}
	marks, err := decodeMarks(in.Marks)
	if err != nil {
		return nil, err
	}
	switch in.Kind {
	case "heading":
		return &Heading{BlockInfo: info, Level: in.Level, Text: in.Text, Marks: marks}, nil
	case "paragraph":
		return &Paragraph{BlockInfo: info, Text: in.Text, Marks: marks}, nil
	case "list":
		items, err := decodeItems(in.Items)
		return &List{BlockInfo: info, Items: items}, err
	case "table":
		caption, err := decodeCaption(in.Caption)
		if err != nil {
			return nil, err
		}
		rows, err := decodeRows(in.Rows)
		return &Table{BlockInfo: info, Caption: caption, Rows: rows}, err
	case "figure":
		caption, err := decodeCaption(in.Caption)
		return &Figure{BlockInfo: info, Alt: in.Alt, Caption: caption}, err
	case "note":
		blocks, err := decodeBlocks(in.Blocks)
		return &Note{BlockInfo: info, Label: in.Label, Blocks: blocks}, err
	}
	return nil, fmt.Errorf("extract: unknown kind of block %q", in.Kind)
}

func decodeItems(in []itemJSON) ([]*ListItem, error) {
	var out []*ListItem
	for _, enc := range in {
		blocks, err := decodeBlocks(enc.Blocks)
		if err != nil {
			return nil, err
		}
		out = append(out, &ListItem{Label: enc.Label, Blocks: blocks})
	}
	return out, nil
}

func decodeRows(in []rowJSON) ([]Row, error) {
	var out []Row
	for _, enc := range in {
		var row Row
		for _, cell := range enc.Cells {
			blocks, err := decodeBlocks(cell.Blocks)
			if err != nil {
				return nil, err
			}
			row.Cells = append(row.Cells, Cell{Header: cell.Header, RowSpan: cell.RowSpan, ColSpan: cell.ColSpan, Blocks: blocks})
		}
		out = append(out, row)
	}
	return out, nil
}

func decodeCaption(in *blockJSON) (*Paragraph, error) {
	if in == nil {
		return nil, nil
	}
	b, err := decodeBlock(in)
	if err != nil {
		return nil, err
	}
	p, ok := b.(*Paragraph)
	if !ok {
		return nil, fmt.Errorf("extract: a caption is a %q, not a paragraph", in.Kind)
	}
	return p, nil
}

func decodeProv(in []provJSON) []Provenance {
	var out []Provenance
	for _, enc := range in {
		p := Provenance{Page: enc.Page}
		if enc.Box != nil {
			p.Box = *enc.Box
		}
		if enc.Span != nil {
			p.Span = *enc.Span
		}
		if s := enc.Spoken; s != nil {
			p.Spoken = &Spoken{Speaker: s.Speaker, Turn: s.Turn, Utterance: s.Utterance,
				Start: seconds(s.Start), End: seconds(s.End)}
		}
		out = append(out, p)
	}
	return out
}

// seconds rounds to the nanosecond, so that a time survives its way through a
// decimal fraction.
func seconds(s float64) time.Duration {
	return time.Duration(math.Round(s * 1e9))
}

func decodeMarks(in []markJSON) ([]Mark, error) {
	var out []Mark
	for _, enc := range in {
		kind, err := valueOf(markNames, enc.Kind)
		if err != nil {
			return nil, err
		}
		out = append(out, Mark{Kind: MarkKind(kind), Span: Span{enc.Start, enc.End}, Target: enc.Target})
	}
	return out, nil
}
