// Package picture holds the pictures of Easy Read documents: what a concept
// such as "council tax" looks like, how the picture is described to someone who
// cannot see it, and whom to thank for it.
//
//	for _, hit := range picture.NewMatcher(nil).Match("Send us your form.") {
//		if p, ok := picture.Default().Picture(hit.Concept); ok {
//			fmt.Println(p.ID, p.Alt)
//		}
//	}
//
// A [Concept] says which words call for a picture; a [Set] says which [Picture]
// shows the concept. [Default] is the set that comes with the package; [Folder]
// is a set of your own. A wrong picture misleads more than a missing one, so
// where no concept fits there is no picture.
package picture
