package office

import (
	"path"
	"strings"
)

// A relation leads from one part to another, or out of the file.
type relation struct {
	kind     string // the last part of the type's URI, such as "hyperlink"
	target   string // a part's name, or a URL if external
	external bool
}

// relations reads the relations of a part by their IDs. A part that has none,
// or whose relations are broken, gives an empty map.
func (r *reader) relations(part string) map[string]relation {
	out := map[string]relation{}
	dir, file := path.Split(part)
	root := r.optional(dir + "_rels/" + file + ".rels")
	if root == nil {
		return out
	}
	for _, n := range root.kids {
		if n.name != "Relationship" {
			continue
		}
		kind := n.attr("Type")
		rel := relation{
			kind:     kind[strings.LastIndexByte(kind, '/')+1:],
			target:   n.attr("Target"),
			external: strings.EqualFold(n.attr("TargetMode"), "External"),
		}
		if !rel.external {
			rel.target = resolvePart(dir, rel.target)
		}
		if id := n.attr("Id"); id != "" {
			out[id] = rel
		}
	}
	return out
}

// resolvePart resolves a target against the folder of the part that names it.
// It never leads out of the archive.
func resolvePart(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)[1:]
	}
	return strings.TrimPrefix(path.Clean("/"+dir+target), "/")
}

// first returns the target of a relation of this kind, or "". Of several, which
// no program writes, it is the one whose target sorts first.
func first(rels map[string]relation, kind string) string {
	best := ""
	for _, rel := range rels {
		if rel.kind == kind && !rel.external && (best == "" || rel.target < best) {
			best = rel.target
		}
	}
	return best
}
