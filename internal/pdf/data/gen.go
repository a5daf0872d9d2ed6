//go:build ignore

// Gen writes glyphlist.txt, base14.txt and cidtext.gz from three pinned packages:
// Debian's python3-fonttools (which carries the Adobe Glyph List), npm's pdfkit
// (which carries the Adobe Core 14 font metrics) and Debian's poppler-data (which
// carries Adobe's CMap resources). Run it with go generate; it needs apt-get,
// dpkg-deb, npm and tar.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const (
	fonttools    = "python3-fonttools=4.38.0-1+deb12u1"
	fonttoolsSum = "c6fd1de05cc61dd7ae0780902b776f1db63ccf01ac8cf73cb11f469c66e6664b"
	poppler      = "poppler-data=0.4.12-1"
	popplerSum   = "7951512a24fc4ea05c246a0f9891dd1ec9844a886de6550ebd8c50e57db5441d"
	pdfkit       = "pdfkit@0.17.2"
	pdfkitSum    = "eb242d5c7c5bb9a1bde12990ac15f14825b0edca9e5608a64e44914067c6ad6e"
)

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	dir, err := os.MkdirTemp("", "pdfdata")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	agl, err := unpackDebian(dir, fonttools, fonttoolsSum, func(name string) bool { return path.Base(name) == "agl.py" })
	if err != nil {
		return err
	}
	cmaps, err := unpackDebian(dir, poppler, popplerSum, func(name string) bool {
		return strings.Contains(name, "/poppler/cMap/") && strings.HasSuffix(name, "-UCS2")
	})
	if err != nil {
		return err
	}
	if err := writeCIDTexts("data/cidtext", cmaps); err != nil {
		return err
	}
	if err := writeGlyphs("data/glyphlist.txt", agl["agl.py"]); err != nil {
		return err
	}
	tgz, err := fetch(dir, pdfkitSum, "*.tgz", "npm", "pack", pdfkit)
	if err != nil {
		return err
	}
	f, err := os.Open(tgz)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	afm, err := unpack(z, func(name string) bool { return path.Ext(name) == ".afm" })
	if err != nil {
		return err
	}
	return writeMetrics("data/base14.txt", afm)
}

// unpackDebian returns the wanted files of a Debian package.
func unpackDebian(dir, name, sum string, want func(string) bool) (map[string]string, error) {
	own, err := os.MkdirTemp(dir, "deb")
	if err != nil {
		return nil, err
	}
	deb, err := fetch(own, sum, "*.deb", "apt-get", "download", name)
	if err != nil {
		return nil, err
	}
	files, err := exec.Command("dpkg-deb", "--fsys-tarfile", deb).Output()
	if err != nil {
		return nil, err
	}
	return unpack(bytes.NewReader(files), want)
}

// fetch runs a package client in dir and checks what it brought.
func fetch(dir, sum, pattern, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s: %v: %s", name, err, out)
	}
	found, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(found) != 1 {
		return "", fmt.Errorf("%s brought %d files", name, len(found))
	}
	b, err := os.ReadFile(found[0])
	if err != nil {
		return "", err
	}
	if got := sha256.Sum256(b); hex.EncodeToString(got[:]) != sum {
		return "", fmt.Errorf("%s: checksum is %x", found[0], got)
	}
	return found[0], nil
}

func unpack(r io.Reader, want func(string) bool) (map[string]string, error) {
	out := map[string]string{}
	t := tar.NewReader(r)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if !want(h.Name) {
			continue
		}
		b, err := io.ReadAll(t)
		if err != nil {
			return nil, err
		}
		out[path.Base(h.Name)] = string(b)
	}
}

// writeGlyphs keeps the list as Adobe wrote it, notice and all, and adds the
// names of Zapf Dingbats.
func writeGlyphs(name, py string) error {
	_, list, ok := strings.Cut(py, "_aglText = \"\"\"\\\n")
	if !ok {
		return errors.New("agl.py: no glyph list")
	}
	list, _, _ = strings.Cut(list, "# END")
	_, zapf, ok := strings.Cut(py, "_AGL_ZAPF_DINGBATS = (")
	if !ok {
		return errors.New("agl.py: no dingbats")
	}
	zapf, _, _ = strings.Cut(zapf, ")\n")
	var b strings.Builder
	b.WriteString(list)
	b.WriteString("# Zapf Dingbats, from zapfdingbats.txt of the same authors and terms.\n")
	n := 0
	for _, r := range strings.NewReplacer("\"", "", "\n", "", "\t", "").Replace(zapf) {
		if r != ' ' {
			fmt.Fprintf(&b, "a%d;%04X\n", n, r)
		}
		n++
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}

// writeMetrics keeps what text reading needs: ascender, descender and, for each
// glyph, its name, its width and its code in the font's own encoding (-1: none).
func writeMetrics(name string, afm map[string]string) error {
	var b strings.Builder
	b.WriteString(`# Widths and built-in encodings of the 14 standard PDF fonts, taken from the
# Adobe Core 14 AFM files. The AFM files carry this notice:
#
# Copyright (c) 1985, 1987, 1989, 1990, 1991, 1992, 1993, 1997 Adobe Systems
# Incorporated. All Rights Reserved. This file and the 14 PostScript(R) AFM
# files it accompanies may be used, copied, and distributed for any purpose and
# without charge, with or without modification, provided that all copyright
# notices are retained; that the AFM files are not distributed without this
# file; that all modifications to this file or any of the AFM files are
# prominently noted in the modified file(s); and that this paragraph is not
# modified. Adobe Systems has no responsibility or obligation to support the
# use of the AFM files.
#
# Modified: only names, widths, codes, ascender and descender are kept, and
# fonts whose widths equal another's are listed as the same.
#
# font NAME ASCENDER DESCENDER, or same NAME AS; then GLYPH WIDTH CODE
`)
	files := make([]string, 0, len(afm))
	for f := range afm {
		files = append(files, f)
	}
	slices.Sort(files)
	seen := map[string]string{}
	for _, f := range files {
		font := strings.TrimSuffix(f, ".afm")
		up, down := "750", "-250"
		var glyphs strings.Builder
		for line := range strings.Lines(afm[f]) {
			w := strings.Fields(line)
			switch {
			case len(w) == 2 && w[0] == "Ascender":
				up = w[1]
			case len(w) == 2 && w[0] == "Descender":
				down = w[1]
			case len(w) > 7 && w[0] == "C" && w[3] == "WX":
				fmt.Fprintf(&glyphs, "%s %s %s\n", w[7], w[4], w[1])
			}
		}
		if first, ok := seen[glyphs.String()]; ok {
			fmt.Fprintf(&b, "same %s %s\n", font, first)
			continue
		}
		seen[glyphs.String()] = font
		fmt.Fprintf(&b, "font %s %s %s\n%s", font, up, down, glyphs.String())
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
