package pdf

import "testing"

func TestDestinationsOfCodes(t *testing.T) {
	for name, c := range map[string]struct {
		in, want string
	}{
		"one character":                         {"\x00A", "A"},
		"a ligature":                            {"\x00t\x00i", "ti"},
		"a single byte":                         {"A", "A"},
		"a ligature with its bytes swapped":     {"t\x00i\x00", "ti"},
		"one swapped letter stays what it says": {"t\x00", "\u7400"},
		"Chinese":                               {"\x4e\x2d\x65\x87", "中文"},
		"a surrogate pair":                      {"\xd8\x35\xdc\x00", "\U0001d400"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := destination([]byte(c.in)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
