package easyread

import (
	"regexp"
	"strings"
)

// clockTime is a time such as "7:30", with what says which half of the day it is.
var clockTime = regexp.MustCompile(`(?i)\b(\d{1,2})(?:[:.](\d{2}))?(?:\s?(am|pm|a\.m|p\.m)\b|\b)`)

// guessesHalf reports whether a text says am or pm of a time of which the source
// says neither: "7:30" may be in the evening. Times that can only be of the
// 24-hour clock, such as "07:30" and "19:30", are clear.
func guessesHalf(source, text string) bool {
	unclear := make(map[string]bool)
	for _, m := range clockTime.FindAllStringSubmatch(source, -1) {
		if m[2] == "" && m[3] == "" {
			continue // a number
		}
		hour := strings.TrimPrefix(m[1], "0")
		key := hour + ":" + m[2]
		if m[3] != "" {
			delete(unclear, key)
			continue
		}
		if hour == m[1] && (len(hour) == 1 || hour <= "12") {
			unclear[key] = true
		}
	}
	if len(unclear) == 0 {
		return false
	}
	for _, m := range clockTime.FindAllStringSubmatch(text, -1) {
		if m[3] == "" {
			continue
		}
		minutes := m[2]
		if minutes == "" {
			minutes = "00"
		}
		if unclear[strings.TrimPrefix(m[1], "0")+":"+minutes] {
			return true
		}
	}
	return false
}
