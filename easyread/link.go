package easyread

import (
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
)

// localLink is the name of a section, as [Document.All] gives it.
var localLink = regexp.MustCompile(`^#s[1-9][0-9]{0,5}$`)

var (
	plainEmail = regexp.MustCompile(`^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$`)
	plainURL   = regexp.MustCompile(`^(?:https?://)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[A-Za-z0-9._~/-]*)?$`)
)

// contactLinks returns links for the email addresses, web addresses and phone
// numbers that a text spells out, in order.
func contactLinks(text string) []extract.Mark {
	if !strings.ContainsAny(text, "@.0123456789") {
		return nil
	}
	var marks []extract.Mark
	for _, f := range fidelity.Facts(text) {
		target := ""
		switch {
		case f.Kind == fidelity.Email && plainEmail.MatchString(f.Text):
			target = "mailto:" + f.Text
		case f.Kind == fidelity.URL && plainURL.MatchString(f.Text):
			if target = f.Text; !strings.HasPrefix(target, "http") {
				target = "https://" + target
			}
		case f.Kind == fidelity.Phone:
			digits := strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' || r == '+' {
					return r
				}
				return -1
			}, f.Text)
			if len(digits) >= 9 {
				target = "tel:" + digits
			}
		}
		if target != "" {
			marks = append(marks, extract.Mark{Span: extract.Span{Start: f.Start, End: f.End}, Kind: extract.Link, Target: target})
		}
	}
	return marks
}
