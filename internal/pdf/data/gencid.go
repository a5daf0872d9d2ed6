//go:build ignore

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// collections are the character collections in the order in which they are written.
var collections = []string{"CNS1", "GB1", "Japan1", "KR", "Korea1"}

// writeCIDTexts writes the text of each CID of the collections, packed, and beside
// it the licence of the CMaps that it was made from.
func writeCIDTexts(name string, cmaps map[string]string) error {
	var out bytes.Buffer
	notice := ""
	for _, c := range collections {
		cmap, ok := cmaps["Adobe-"+c+"-UCS2"]
		if !ok {
			return fmt.Errorf("no CMap for %s", c)
		}
		own, err := noticeOf(cmap)
		if err != nil {
			return fmt.Errorf("%s: %w", c, err)
		}
		notice += "Adobe-" + c + "-UCS2\n\n" + own + "\n"
		texts, err := textsOf(cmap)
		if err != nil {
			return fmt.Errorf("%s: %w", c, err)
		}
		fmt.Fprintf(&out, "%s %d\n", c, len(texts))
		for _, t := range texts {
			out.WriteString(t + "\n")
		}
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(out.Bytes()); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return errors.Join(os.WriteFile(name+".gz", packed.Bytes(), 0o644), os.WriteFile(name+".LICENSE", []byte(
		"cidtext.gz says what the characters of Adobe's collections are. It was made by\ngencid.go from these CMap resources, which carry the notices below them.\n\n"+notice), 0o644))
}

// noticeOf returns the copyright notice of a CMap, which must be the BSD one.
func noticeOf(cmap string) (string, error) {
	var b strings.Builder
	for line := range strings.Lines(cmap) {
		if rest, ok := strings.CutPrefix(line, "%%Copyright:"); ok {
			b.WriteString(strings.TrimSpace(rest) + "\n")
		}
	}
	if !strings.Contains(b.String(), "Redistribution and use in source and binary forms") {
		return "", errors.New("another licence than expected")
	}
	return b.String(), nil
}

var (
	section = regexp.MustCompile(`(?s)beginbf(char|range)(.*?)endbf`)
	char    = regexp.MustCompile(`<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>`)
	span    = regexp.MustCompile(`<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])`)
	word    = regexp.MustCompile(`<([0-9A-Fa-f]+)>`)
)

// textsOf returns the text of each CID, "" where there is none.
func textsOf(cmap string) ([]string, error) {
	var texts []string
	set := func(cid int, text string) {
		for len(texts) <= cid {
			texts = append(texts, "")
		}
		texts[cid] = text
	}
	for _, s := range section.FindAllStringSubmatch(cmap, -1) {
		if s[1] == "char" {
			for _, m := range char.FindAllStringSubmatch(s[2], -1) {
				cid, err := strconv.ParseInt(m[1], 16, 32)
				if err != nil {
					return nil, err
				}
				units, err := unitsOf(m[2])
				if err != nil {
					return nil, err
				}
				set(int(cid), textOf(units))
			}
			continue
		}
		for _, m := range span.FindAllStringSubmatch(s[2], -1) {
			lo, err1 := strconv.ParseInt(m[1], 16, 32)
			hi, err2 := strconv.ParseInt(m[2], 16, 32)
			if err := errors.Join(err1, err2); err != nil {
				return nil, err
			}
			if m[3] == "" {
				for i, w := range word.FindAllStringSubmatch(m[4], -1) {
					units, err := unitsOf(w[1])
					if err != nil {
						return nil, err
					}
					set(int(lo)+i, textOf(units))
				}
				continue
			}
			units, err := unitsOf(m[3])
			if err != nil {
				return nil, err
			}
			for cid := lo; cid <= hi; cid++ {
				set(int(cid), textOf(units))
				units[len(units)-1]++
			}
		}
	}
	return texts, nil
}

func unitsOf(digits string) ([]uint16, error) {
	b, err := hex.DecodeString(digits)
	if err != nil {
		return nil, err
	}
	if len(b) == 0 || len(b)%2 != 0 {
		return nil, fmt.Errorf("%s is no text", digits)
	}
	var out []uint16
	for i := 0; i < len(b); i += 2 {
		out = append(out, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return out, nil
}

// textOf leaves out what is no text: controls, private use and the sign for
// unknown characters.
func textOf(units []uint16) string {
	text := string(utf16.Decode(units))
	for _, r := range text {
		if r < ' ' || r == 0xFFFD || r >= 0xE000 && r <= 0xF8FF {
			return ""
		}
	}
	return text
}
