package officetest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

// A node is an element of a part. Its name and those of its attributes have the
// usual short name of their namespace: "w:p".
type node struct {
	name  string
	attrs map[string]string
	kids  []*node
	text  string // between its tags
}

// parse reads a part.
func parse(data []byte) (*node, error) {
	root := &node{}
	open := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: short(token.Name), attrs: make(map[string]string)}
			for _, a := range token.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					n.attrs[short(a.Name)] = a.Value
				}
			}
			parent := open[len(open)-1]
			parent.kids = append(parent.kids, n)
			open = append(open, n)
		case xml.CharData:
			open[len(open)-1].text += string(token)
		case xml.Directive:
			return nil, errors.New("a document type")
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
	if len(root.kids) != 1 {
		return nil, errors.New("not one root element")
	}
	return root.kids[0], nil
}

func short(n xml.Name) string {
	if p, ok := prefixes[n.Space]; ok {
		return p + ":" + n.Local
	}
	return n.Local
}

// all calls visit for the node and all under it.
func (n *node) all(visit func(*node)) {
	visit(n)
	for _, kid := range n.kids {
		kid.all(visit)
	}
}

// child returns the first child of a name, or an empty node.
func (n *node) child(name string) *node {
	for _, kid := range n.kids {
		if kid.name == name {
			return kid
		}
	}
	return &node{}
}
