package npm_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"testing"

	"github.com/townclerk/townclerk/internal/npm"
)

func TestFilesOfAnArchive(t *testing.T) {
	var b bytes.Buffer
	zw := gzip.NewWriter(&b)
	tw := tar.NewWriter(zw)
	if err := tw.WriteHeader(&tar.Header{Name: "package/icons.json", Size: 2, Mode: 0o644}); err != nil {
		t.Fatal(err)
	}
	if _, err := tw.Write([]byte("{}")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(tw.Close(), zw.Close()); err != nil {
		t.Fatal(err)
	}
	if data, err := npm.Archive(b.Bytes()).File("icons.json"); err != nil || string(data) != "{}" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := npm.Archive(b.Bytes()).File("none"); !errors.Is(err, io.EOF) {
		t.Errorf("error %v for a file that is not there", err)
	}
	if _, err := npm.Archive("x").File("none"); err == nil {
		t.Error("no error for what is no archive")
	}
}
