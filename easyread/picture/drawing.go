package picture

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// maxDepth bounds how deep elements of a drawing may stand in each other.
const maxDepth = 200

// checkDrawing returns an error unless svg is one well-formed SVG element that
// only draws. Printers embed drawings as images, where browsers run no script;
// this is a second wall, and keeps out drawings that would show as broken.
func checkDrawing(svg string) error {
	d := xml.NewDecoder(strings.NewReader(svg))
	depth, root := 0, ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("%w: not well-formed XML", ErrFormat)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if root == "" {
				root = t.Name.Local
			}
			if depth > maxDepth {
				return fmt.Errorf("%w: nested too deep", ErrFormat)
			}
			if err := checkElement(t); err != nil {
				return err
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			return fmt.Errorf("%w: it has a document type or entities", ErrUnsafe)
		case xml.ProcInst:
			if t.Target != "xml" {
				return fmt.Errorf("%w: it has a processing instruction", ErrUnsafe)
			}
		}
	}
	if root != "svg" {
		return fmt.Errorf("%w: not an SVG file", ErrFormat)
	}
	return nil
}

// checkElement refuses elements and attributes that run or fetch something.
func checkElement(e xml.StartElement) error {
	switch strings.ToLower(e.Name.Local) {
	case "script", "foreignobject", "iframe", "object", "embed", "image", "a", "animate", "set", "handler", "style", "link", "feimage":
		return fmt.Errorf("%w: element %q", ErrUnsafe, e.Name.Local)
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(a.Value)
		if a.Name.Space == "xmlns" || name == "xmlns" {
			continue
		}
		if strings.HasPrefix(name, "on") {
			return fmt.Errorf("%w: attribute %q", ErrUnsafe, a.Name.Local)
		}
		if name == "href" && !strings.HasPrefix(value, "#") {
			return fmt.Errorf("%w: it refers to another file", ErrUnsafe)
		}
		if i := strings.Index(value, "url("); i >= 0 && !strings.HasPrefix(strings.TrimLeft(value[i+4:], `'" `), "#") {
			return fmt.Errorf("%w: it refers to another file", ErrUnsafe)
		}
		if strings.Contains(value, "javascript:") || strings.Contains(value, "@import") {
			return fmt.Errorf("%w: attribute %q", ErrUnsafe, a.Name.Local)
		}
	}
	return nil
}
