package office

import (
	"slices"
	"testing"
)

func TestNumbersAreWrittenAsWordWritesThem(t *testing.T) {
	for _, c := range []struct {
		format, picture string
		n               int
		want            string
	}{
		{"decimal", "", 12, "12"}, {"decimalZero", "", 7, "07"}, {"custom", "001, 002, 003, ...", 12, "012"},
		{"lowerLetter", "", 26, "z"}, {"lowerLetter", "", 27, "aa"}, {"upperLetter", "", 28, "BB"}, {"lowerLetter", "", 0, "0"},
		{"lowerRoman", "", 4, "iv"}, {"upperRoman", "", 1994, "MCMXCIV"}, {"lowerRoman", "", 4000, "4000"},
		{"ordinal", "", 2, "2nd"}, {"ordinal", "", 11, "11th"}, {"ordinal", "", 103, "103rd"},
		{"cardinalText", "", 42, "Forty-two"}, {"ordinalText", "", 1, "First"}, {"ordinalText", "", 20, "Twentieth"}, {"ordinalText", "", 100, "100th"},
		{"hex", "", 255, "FF"}, {"numberInDash", "", 3, "- 3 -"}, {"chicago", "", 2, "†"}, {"chicago", "", 5, "**"},
		{"none", "", 3, ""}, {"iroha", "", 3, "3"},
	} {
		if got := formatNumber(c.format, c.picture, c.n); got != c.want {
			t.Errorf("%s of %d is %q, want %q", c.format, c.n, got, c.want)
		}
	}
}

func TestAddressesOfLinkFields(t *testing.T) {
	for instruction, want := range map[string]string{
		` HYPERLINK "https://a.example/x y" \o "tip" `: "https://a.example/x y",
		`HYPERLINK https://a.example/ \t "_blank"`:     "https://a.example/",
		` HYPERLINK \l "_Toc1" `:                       "",
		` HYPERLINK \o "tip" "mailto:a@b.example"`:     "mailto:a@b.example",
		` PAGEREF _Toc1 \h `:                           "",
		`HYPERLINK "https://a.example/never closed`:    "https://a.example/never closed",
		` hyperlink "file:\\\\server\\share" `:         `file:\\server\share`,
	} {
		if got := linkOf(instruction); got != want {
			t.Errorf("%s leads to %q, want %q", instruction, got, want)
		}
	}
}

func TestTargetsStayInTheArchive(t *testing.T) {
	for _, c := range [][3]string{
		{"word/", "styles.xml", "word/styles.xml"}, {"word/", "/word/styles.xml", "word/styles.xml"},
		{"word/", "../docProps/core.xml", "docProps/core.xml"}, {"word/", "../../../etc/passwd", "etc/passwd"},
		{"", `word\document.xml`, "word/document.xml"},
	} {
		if got := resolvePart(c[0], c[1]); got != c[2] {
			t.Errorf("%s from %q is %q, want %q", c[1], c[0], got, c[2])
		}
	}
	unsafe := slices.DeleteFunc([]string{"../a", "/a", "a/../../b", "c:/a", "a//b", "", "."}, func(s string) bool { return !safeName(s) })
	if len(unsafe) > 0 {
		t.Errorf("taken for safe: %q", unsafe)
	}
}
