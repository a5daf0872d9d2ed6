// Package npm fetches pinned npm packages for go generate: programs that make
// embedded data take it from the same bytes each time, or fail.
package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A Package is a package of one version.
type Package struct {
	// Name is the name and version, such as "left-pad@1.3.0".
	Name string

	// Integrity is the SHA-512 sum of its archive in base64, as npm prints it
	// without the "sha512-" before it.
	Integrity string
}

// An Archive is the .tar.gz archive of a package.
type Archive []byte

// Fetch gets the archive of a package through the program npm, and checks its sum.
func (p Package) Fetch() (a Archive, err error) {
	dir, err := os.MkdirTemp("", "npm")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	cmd := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, p.Name)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("npm: %s: %w", p.Name, err)
	}
	a, err = os.ReadFile(filepath.Join(dir, strings.TrimSpace(string(out))))
	if err != nil {
		return nil, err
	}
	sum := sha512.Sum512(a)
	if got := base64.StdEncoding.EncodeToString(sum[:]); got != p.Integrity {
		return nil, fmt.Errorf("npm: %s: the sum is %s, want %s", p.Name, got, p.Integrity)
	}
	return a, nil
}

// File returns a file of the package, such as "icons.json".
func (a Archive) File(name string) ([]byte, error) {
	zr, err := gzip.NewReader(bytes.NewReader(a))
	if err != nil {
		return nil, err
	}
	tr := tar.NewReader(zr)
	for {
		header, err := tr.Next()
		if err != nil {
			return nil, fmt.Errorf("npm: %s: %w", name, err)
		}
		if header.Name == "package/"+name {
			return io.ReadAll(tr)
		}
	}
}
