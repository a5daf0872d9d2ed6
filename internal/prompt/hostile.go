package prompt

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// commands are the forms of text that speaks to a language model and not to
// people: it tells the model to drop its instructions, to be somebody else, to
// give away what it was told, or wears the marks of a chat. They are matched
// against folded text. That a harmless text matches costs a rewrite by a model;
// that a harmful one does not is what the checks of answers are for.
var commands = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(strings.Join([]string{
		`\b(?:ignor(?:e|es|ing)|disregard\w*|forget|overrid\w+|bypass\w*|discard|overwrit\w+|do not follow|don't follow|stop following)\b.{0,40}\b(?:instruct\w*|prompts?|rules?|guidelines?|directions|commands?|training|constraints?|filters?|safeguards?|(?:everything|all|anything) (?:above|before|else|you))\b`,
		`\b(?:system|developer|hidden|initial|original|secret) (?:prompt|message|instruction)s?\b`,
		`\b(?:you are|you're|act as|pretend|behave|roleplay)\b.{0,30}\b(?:assistant|ai|a\.i\.|chat ?bot|bot|language model|llm|dan|jailbroken|unrestricted|unfiltered)\b`,
		`\b(?:for|to|dear|hey|attention|hello|ok|okay|if you are)[, ]+(?:an? |the |this |our |whichever |any )?(?:ai|a\.i\.|assistant|chat ?bot|bot|robot|language model|llm|large language model|machine|computer|transcription|transcriber|summari[sz]er|note[- ]?taker|(?:ai|minutes?|minuting|recording|transcription|note[- ]taking|drafting) (?:software|tool|system|bot|model|assistant|service|program))\b[ ,.:;!-]`,
		`\b(?:ai|chat ?bot|language model|llm|gpt\S*|chatgpt|copilot|gemini|claude)\b.{0,30}\b(?:must|should|shall|please|do not|don't|write|add|include|output|print|say|record|insert|ignore|reply|respond|send|replace|append|reading this|processing this|processes this|summari[sz]ing this)\b`,
		`\b(?:reveal|repeat|print|output|show|leak|disclose|dump|list|spell out)\b.{0,30}\b(?:prompt|instructions|placeholders?|system message|api key|passwords?|secrets?|everything above|(?:text|words|lines|names) above|real names)\b`,
		`\b(?:new|updated|real|actual|special|secret|additional|important) (?:instruction|task|directive|objective|command)s?(?: ?:| for (?:the|you)| from)`,
		`\b(?:your|the) (?:output|json|answer|response|completion|rewrite) (?:must|should|shall|will|has to|needs to) (?:only )?(?:contain|include|say|begin|start|end|be|read|consist)\b`,
		`\b(?:respond|reply|answer|output|return) (?:only |just |exclusively |instead )(?:with|in|by|as|the)\b`,
		`\b(?:do not|don't|stop|instead of|rather than) (?:rewrit|summari[sz]|simplif|translat|minut)(?:e|ing|y|ying)\b`,
		`\b(?:jailbreak\w*|prompt injection|developer mode|dan mode|do anything now|(?:no|without|any) restrictions mode|end of (?:document|data|text|input|transcript)\b.{0,20}\b(?:now|begin|start|new))\b`,
		`\b(?:add|append|include|insert|put|write|place|attach)\b.{0,40}\b(?:at the (?:end|start|top|bottom|beginning) of (?:your|every|each|the (?:answer|summary|output|minutes|easy read))|to (?:your|every|each) (?:answer|sentence|statement|response|output|line|summary))`,
		`\b(?:visit|click|open|go to|send)\b.{0,40}\b(?:link|url|site|address)\b.{0,40}\b(?:in your|to the reader|to readers|every reader)`,
		`<\|?/?(?:im_start|im_end|system|user|assistant|endoftext|s|inst|data-\w*|tool\w*|function\w*)\|?>|\[/?(?:inst|system|sys)\]|<<sys>>|(?:^|¶ )(?:system|assistant|developer|human) ?:|#{2,} ?(?:instruction|system|response|assistant)|"(?:role|statements|from)" ?:`,
		`ignore[zr]? .{0,30}(?:instructions|consignes)|ignorier\w* .{0,30}anweisung|ignora\w* .{0,30}instrucciones|anwybydd\w* .{0,30}cyfarwyddiad|(?:zignoruj|pomin) .{0,30}(?:instrukcj|polecen)`,
		`[a-z0-9+/]{48,}={0,2}|(?:[0-9a-f]{2}[ :]){16,}|(?:%[0-9a-f]{2}){6,}|(?:\\[ux][0-9a-f]{2,4}){4,}`,
	}, "|"))
})

// speaksToModels reports whether texts that stand together speak to a language
// model, one of them or several as one.
func speaksToModels(list ...string) bool {
	folded := fold(strings.Join(list, " \u00b6 "))
	// Marked, an order may begin where a text does; unmarked, it may go on there.
	for _, t := range []string{folded, strings.ReplaceAll(folded, " \u00b6 ", " ")} {
		if commands().MatchString(t) || leet.MatchString(t) && commands().MatchString(plainLetters.Replace(t)) {
			return true
		}
		if len(list) == 1 {
			break
		}
	}
	return false
}

// leet is a digit or sign in the place of a letter, and plainLetters puts the
// letters back.
var (
	leet         = regexp.MustCompile(`[a-z][0-9@$][a-z]|\b[0-9][a-z]+[0-9]`)
	plainLetters = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s")
)

// lookalikes are letters of other alphabets that look like Latin ones.
var lookalikes = strings.NewReplacer("а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ѕ", "s", "ј", "j", "ԁ", "d", "ո", "n",
	"α", "a", "ε", "e", "ι", "i", "ο", "o", "ρ", "p", "τ", "t", "υ", "u", "ν", "v", "κ", "k", "’", "'", "‘", "'")

// spelled are letters that stand one by one: "i g n o r e", "i-g-n-o-r-e".
var spelled = regexp.MustCompile(`\b(?:[a-z][ .*_-]){4,}[a-z]\b`)

// fold makes forms of one word alike: case, marks on letters, letters of other
// alphabets, characters that nobody sees, letters that stand apart.
func fold(text string) string {
	text = norm.NFKD.String(visible(text))
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	text = lookalikes.Replace(text)
	return spelled.ReplaceAllStringFunc(text, func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, s)
	})
}
