package speech

import "strings"

var (
	fillers  = Pattern(`(?:^|[\s,]+)(?:u[hm]+|er+m?|mm-?hmm|hmm|you know|i mean|kind of like|sort of like)(?:\s*,)?(?:\s|$)`)
	opener   = Pattern(`^(?:(?:yeah|yes|yep|okay|ok|so|well|and|but|right|all right|oh|now)\s*[,.]\s*)+`)
	spaced   = Pattern(`\s+([,.;:?!])`)
	numerals = WordSet("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million")
	stutters = WordSet("a an the it and but or of to from with i i'm i've i'll i'd we we're we've we'll we'd they they're they've they'll he he's she she's it's there's my your our their if because which just what how when where who why that's this these doesn't don't didn't isn't aren't wasn't weren't hasn't haven't hadn't can't won't wouldn't couldn't shouldn't")
	looseNot = Pattern(`\b(do|does|did|is|was|has|have|had|would|could|should|ca|wo|are|were) n't\b`)
)

// Fluent drops the noises, openers and repeated words of speech from a sentence, and
// the marks of a transcriber, so that it reads like writing. It drops more than
// [Clean] does and is meant for summaries, which nobody cites as the words said.
func Fluent(text string) string {
	text = withoutMarks(text)
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
	// "I, I just feel": the same word said twice. A number said twice may be
	// another number: "twenty twenty".
	ws := strings.Fields(text)
	out := ws[:0]
	for i, w := range ws {
		if i+1 < len(ws) && len(w) < 8 && twice(w, ws[i+1]) && !numeral(w) && (w != "A" || i == 0) {
			continue
		}
		out = append(out, w)
	}
	return Capital(strings.TrimLeft(strings.Join(out, " "), ", "))
}

// twice reports whether two words are the same but for the marks after them.
func twice(a, b string) bool {
	return strings.EqualFold(strings.TrimRight(a, ",."), strings.TrimRight(b, ",."))
}

// numeral reports whether a word is a number, in figures or in words.
func numeral(w string) bool {
	return strings.ContainsAny(w, "0123456789") || numerals()[strings.ToLower(strings.TrimRight(w, ",."))]
}

// withoutStutter drops a word that is said again at once, if it is one that
// nobody says twice on purpose. "That that", "had had" and "come in in March" are
// English, and stay.
func withoutStutter(text string) string {
	ws := strings.Fields(text)
	out := ws[:0]
	dropped := false
	for i, w := range ws {
		bare := strings.TrimSuffix(w, ",")
		if i+1 < len(ws) && stutters()[strings.ToLower(Straight(bare))] && again(bare, strings.TrimSuffix(ws[i+1], ",")) && (bare != "A" || i == 0) {
			dropped = true
			continue
		}
		out = append(out, w)
	}
	if !dropped {
		return text
	}
	return Capital(strings.Join(out, " "))
}

// brokenOff are beginnings of words that are no words. What is said after them
// begins in the same way: "th th thi this".
var brokenOff = WordSet("b bec beca becau bef bu c ca cau ch cl cou coul d di diff dif ea eff ev exp f fi fo fr g ge gi h hav inf k l le li m mi n ne nex ot othe ou p peo peop pl po pr pre prob q qu r re rea s sc se sh sho shou shoul si som sp st str su sugg sys t te th tha thi thin tho thr ti tim tr tw u v ve w wa wh whe whi wi wo wor wou woul y yo")

// withoutBreaks drops words that were broken off and begun again. What may be a
// word of its own stays.
func withoutBreaks(text string) string {
	ws := strings.Fields(text)
	out := make([]string, 0, len(ws))
	for i, w := range ws {
		bare := strings.ToLower(strings.TrimRight(w, ",-–—…"))
		w = strings.TrimSuffix(w, ",") // "over-, overnight"
		part := brokenOff()[bare] || len(bare) > 1 && len(bare) < len(w) && strings.HasSuffix(w, "-")
		if i+1 < len(ws) && part && (i == 0 || w[0] >= 'a' || strings.HasSuffix(w, "-")) && (goesOn(bare, ws[i+1:]) || strings.HasSuffix(w, "-") && stump(w, ws[i+1])) {
			continue
		}
		out = append(out, ws[i])
	}
	if len(out) == len(ws) {
		return text
	}
	return Capital(strings.Join(out, " "))
}

// stump reports whether a word that ends in a hyphen is too little of one to say
// anything: "I w- need help". "Pre- and post-war" is whole.
func stump(w, next string) bool {
	if next == "and" || next == "or" || next == "to" || numeral(w) {
		return false
	}
	bare := strings.TrimRight(w, "-")
	if len(bare) > 2 && len(next) > 2 && w[0] >= 'a' && strings.EqualFold(bare[:2], next[:2]) {
		return true // "annotati- annotators"
	}
	return w[0] >= 'a' && (len(bare) <= 2 && !IsFunction(bare) || len(bare) <= 4 && brokenOff()[bare])
}

// longestEcho is the most words that are looked for a second time.
const longestEcho = 4

// withoutEchoes drops the first of two or more words that are said twice at once:
// "do you do you have". Numbers may be meant twice.
func withoutEchoes(text string) string {
	ws := strings.Fields(text)
	out := ws[:0:0]
	for i := 0; i < len(ws); i++ {
		skip := 0
		for n := min(longestEcho, (len(ws)-i)/2); n > 0 && skip == 0; n-- {
			switch dash := ws[i+n] == "–" || ws[i+n] == "—" || ws[i+n] == "--"; {
			case n > 1 && echoed(ws[i:i+n], ws[i+n:i+2*n]):
				skip = n
			case dash && i+2*n < len(ws) && echoed(ws[i:i+n], ws[i+n+1:i+2*n+1]):
				skip = n + 1 // "it is the – it is the"
			}
		}
		if skip > 0 {
			i += skip - 1
			continue
		}
		out = append(out, ws[i])
	}
	if len(out) == len(ws) {
		return text
	}
	return Capital(strings.Join(out, " "))
}

// echoed reports whether words are said again. Only the last of them may have a
// comma, and at least one must be a word that stutters: "for sale, for sale" does,
// and "more jobs more jobs" may be a cry.
func echoed(a, b []string) bool {
	loose := false
	for i, w := range a {
		bare := strings.TrimRight(w, ",-")
		if i > 0 && i+1 == len(a) && strings.HasSuffix(w, "-") && len(bare) > 1 && !numeral(b[i]) && strings.HasPrefix(strings.ToLower(b[i]), strings.ToLower(bare[:2])) {
			return loose // "they will red- they will read"
		}
		if i+1 < len(a) && bare != w || numeral(w) || !strings.EqualFold(bare, strings.TrimRight(b[i], ",.?!-")) || strings.HasPrefix(w, "[") {
			return false
		}
		loose = loose || IsFunction(strings.ToLower(Straight(bare)))
	}
	return loose
}

// goesOn reports whether the next whole word begins with a part of one.
func goesOn(part string, rest []string) bool {
	for _, w := range rest {
		bare := strings.ToLower(strings.Trim(w, ",.?!-–—…"))
		if !strings.HasPrefix(bare, part) {
			return false
		}
		if len(bare) > len(part) && !brokenOff()[bare] {
			return true
		}
	}
	return false
}

// again reports whether a word is said again, alone or with what it is short for:
// "they they've".
func again(w, next string) bool {
	if strings.EqualFold(w, next) {
		return true
	}
	head, _, short := strings.Cut(Straight(next), "'")
	return short && strings.EqualFold(w, head)
}
