package transcript

import (
	"strconv"
	"strings"
	"time"
)

// clock reads a time such as "0:03", "00:00:03", "00:00:03.200", "0:0:3.2" or
// "00:00:03,200". strict also asks that minutes and seconds are below 60.
func clock(s string) (at time.Duration, ok bool) {
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	last := len(parts) - 1
	whole, frac, hasFrac := strings.Cut(strings.Replace(parts[last], ",", ".", 1), ".")
	parts[last] = whole
	total := 0
	for i, p := range parts {
		if len(p) == 0 || len(p) > 5 {
			return 0, false
		}
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || p[0] == '+' || p[0] == '-' {
			return 0, false
		}
		if i > 0 && n > 59 {
			return 0, false
		}
		total = total*60 + n
	}
	at = time.Duration(total) * time.Second
	if hasFrac {
		if len(frac) == 0 || len(frac) > 9 {
			return 0, false
		}
		n, err := strconv.Atoi(frac)
		if err != nil || n < 0 {
			return 0, false
		}
		for range 9 - len(frac) {
			n *= 10
		}
		at += time.Duration(n).Round(time.Millisecond)
	}
	if at > maxTime {
		return 0, false
	}
	return at, true
}

// timing splits a cue's timing line. ok says that it is meant as one, even if
// its times cannot be read.
func timing(line string) (start, end string, ok bool) {
	a, b, found := strings.Cut(line, "-->")
	if !found {
		return "", "", false
	}
	start, end = strings.TrimSpace(a), strings.TrimSpace(b)
	// Cue settings follow the end time.
	if i := strings.IndexAny(end, " \t"); i >= 0 {
		end = end[:i]
	}
	if !strings.Contains(start, ":") || !strings.Contains(end, ":") || strings.ContainsAny(start, " \t<>") {
		return "", "", false
	}
	if start[0] < '0' || start[0] > '9' {
		return "", "", false
	}
	return start, end, true
}

// stamp writes a time as WebVTT does.
func stamp(d time.Duration) string {
	ms := d.Milliseconds()
	two := func(n int64) string {
		if n < 10 {
			return "0" + strconv.FormatInt(n, 10)
		}
		return strconv.FormatInt(n, 10)
	}
	frac := strconv.FormatInt(1000+ms%1000, 10)[1:]
	return two(ms/3_600_000) + ":" + two(ms/60_000%60) + ":" + two(ms/1000%60) + "." + frac
}
