package pdf

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/cidtext.gz
var cidTextFile []byte

// cidTexts has the text of each CID of Adobe's character collections for Chinese,
// Japanese and Korean, by their Ordering. Texts are "" where a CID has none.
var cidTexts = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	z, err := gzip.NewReader(bytes.NewReader(cidTextFile))
	if err != nil {
		return m // a test says that it is never so
	}
	all, err := io.ReadAll(z)
	if err != nil {
		return m
	}
	// Each collection is a line with its name and how many lines follow.
	for rest := string(all); rest != ""; {
		var head string
		head, rest, _ = strings.Cut(rest, "\n")
		name, count, _ := strings.Cut(head, " ")
		n, err := strconv.Atoi(count)
		if err != nil {
			return m
		}
		texts := make([]string, n)
		for i := range texts {
			texts[i], rest, _ = strings.Cut(rest, "\n")
		}
		m[name] = texts
	}
	return m
})

// collectionText returns what the CIDs of a collection stand for, or nil if it is
// not known.
func collectionText(ordering string) func(cid uint32) string {
	texts := cidTexts()[ordering]
	if texts == nil {
		return nil
	}
	return func(cid uint32) string {
		if int64(cid) < int64(len(texts)) {
			return texts[cid]
		}
		return ""
	}
}
