package speech

import "strings"

var (
	fillers  = Pattern(`(?:^|[\s,]+)(?:u[hm]+|er+m?|mm-?hmm|hmm|you know|i mean|kind of like|sort of like)(?:\s*,)?(?:\s|$)`)
	opener   = Pattern(`^(?:(?:yeah|yes|yep|okay|ok|so|well|and|but|right|all right|oh|now)\s*[,.]\s*)+`)
	spaced   = Pattern(`\s+([,.;:?!])`)
	looseNot = Pattern(`\b(do|does|did|is|was|has|have|had|would|could|should|ca|wo|are|were) n't\b`)
)

// Fluent drops the noises, openers and repeated words of
func Fluent(text string) string {
	text = looseNot().ReplaceAllString(text, "${1}n't")
	text = spaced().ReplaceAllString(text, "$1")
	for fillers().MatchString(text) {
		next := fillers().ReplaceAllString(text, " ")
		if next == text {
			break
		}
		text = next
	}
	text = opener().ReplaceAllString(strings.TrimSpace(text), "")
	// "I, I just feel": the same word said twice.
	ws := strings.Fields(text)
	out := ws[:0]
	for i, w := range ws {
		if i+1 < len(ws) && strings.EqualFold(strings.TrimRight(w, ",."), strings.TrimRight(ws[i+1], ",.")) && len(w) < 8 {
			continue
		}
		out = append(out, w)
	}
	return Capital(strings.TrimLeft(strings.Join(out, " "), ", "))
}
