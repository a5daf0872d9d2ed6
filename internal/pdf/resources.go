package pdf

import (
	"strings"

	layer "github.com/ledongthuc/pdf"
)

// A resources is a resource dictionary while a page uses it. The object layer
// parses an object each time it is asked for, so what was found is kept.
type resources struct {
	dict  value
	cats  map[string]value // the dictionaries for fonts, XObjects, …
	found map[string]value
	fonts map[string]*font
	space map[string]*colourSpace
}

// resources returns the resources that v holds.
func (in *interpreter) resources(v value) *resources {
	id := numberOf(v)
	if r, ok := in.r.known[id]; ok && id != 0 {
		return r
	}
	r := &resources{dict: v, cats: map[string]value{}, found: map[string]value{}, fonts: map[string]*font{}, space: map[string]*colourSpace{}}
	if id != 0 {
		in.r.known[id] = r
	}
	return r
}

func (r *resources) category(cat string) value {
	v, ok := r.cats[cat]
	if !ok {
		v = r.dict.Key(cat)
		r.cats[cat] = v
	}
	return v
}

// get returns the resource of that category and name, or null.
func (r *resources) get(cat, name string) value {
	key := cat + "/" + name
	v, ok := r.found[key]
	if !ok {
		v = r.category(cat).Key(name)
		r.found[key] = v
	}
	return v
}

// font returns the font of that name. One that the file lacks is replaced by a
// standard one, with a warning.
func (r *resources) font(in *interpreter, name string) *font {
	f, ok := r.fonts[name]
	if !ok {
		f = r.find(in.f, name)
		r.fonts[name] = f
	}
	if f.missing {
		in.warn("font-missing", "the font /%s is not in the file; a standard one is assumed", clip(name))
	}
	return f
}

func (r *resources) find(f *File, name string) *font {
	cat := r.category("Font")
	if id := cat.Key(name + numberSuffix).Int64(); id != 0 {
		return f.font(id, func() value { return cat.Key(name) })
	}
	v := cat.Key(name)
	return f.font(numberOf(v), func() value { return v })
}

// names returns the keys of a dictionary of names, without the private ones.
func names(v value) []string {
	var out []string
	for _, k := range v.Keys() {
		if k != keyNumber && !strings.HasSuffix(k, numberSuffix) {
			out = append(out, k)
		}
	}
	return out
}

// isDict reports whether v is a dictionary.
func isDict(v value) bool { return v.Kind() == layer.Dict }
