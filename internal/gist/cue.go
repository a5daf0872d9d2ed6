package gist

import (
	"strings"
	"sync"
)

// Cues are classes of words, so that what is learned of one holds for the others
// of its class. The lists are our own.
var cueClasses = []struct{ name, words string }{
	{"will", "will 'll i'll you'll we'll he'll she'll they'll gonna going shall"},
	{"ought", "should must need needs needed have ought supposed want wants"},
	{"can", "can could would might may"},
	{"i", "i i'll i'm i've i'd me my"},
	{"you", "you you'll you're you've you'd your yours"},
	{"we", "we we'll we're we've we'd us our let's"},
	{"they", "he she they he'll she'll they'll him her them his their"},
	{"task", "arrange ask book bring call chase check circulate collect compile contact create design develop discuss distribute do draft email evaluate fill find finish fix forward get give have implement investigate look make organise organize prepare present print produce provide put read record report research review run schedule send set share speak start submit talk test think try update work working write"},
	{"paper", "agenda article draft document documents email emails e-mail file folder form handout letter list mail minutes note notes paper papers plan presentation prototype questionnaire report reports slide slides specification statement summary template"},
	{"when", "today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday week weeks month months morning afternoon january february march april june july august september october november december deadline soon later meanwhile half-hour hour hours"},
	{"next", "next before until then after following end afterwards"},
	{"meet", "meeting meetings session meet time committee"},
	{"role", "assistant chair chairman clerk coordinator councillor department designer director engineer expert group head interface industrial leader lead manager marketing minister officer secretary staff student team user"},
	{"agree", "agree agreed agreement accept accepted approve approved adopt adopted decide decided decision decisions resolve resolved settled settle conclusion consensus final finally definitely sure"},
	{"choose", "go use take keep stick choose pick include leave drop skip have make instead rather option options better best prefer"},
	{"doubt", "maybe perhaps possibly probably guess think suppose seems seem might wonder"},
	{"problem", "problem problems issue issues difficult difficulty hard trouble concern concerned concerns worry worried unclear unsure confusing confused expensive costly cost wrong bad complicated complex lack missing fail failed risk challenge impossible tricky annoying unfortunately"},
	{"ask", "how what why which who where whether question questions ask wondering"},
	{"not", "not no never nothing none don't doesn't didn't can't won't isn't aren't wasn't couldn't shouldn't wouldn't haven't hasn't cannot"},
	{"but", "but although though however except unless"},
	{"turn", "so okay ok right now alright well anyway"},
	{"thank", "thank thanks bye goodbye cheers welcome hello"},
	{"yes", "yes yeah yep uh-huh mm-hmm sure absolutely exactly"},
	{"number", "# one two three four five six seven eight nine ten hundred thousand million percent per half quarter"},
	{"why", "because since so reason therefore"},
	{"start", "first start begin opening introduce introduction welcome overview agenda"},
	{"close", "finish finished end close last final wrap done sum summary summarise summarize conclude finally"},
	{"shift", "move moving moved another other next item topic point back regarding concerning turn turning proceed"},
}

// cueBits holds the classes of each word.
var cueBits = sync.OnceValue(func() map[string]uint32 {
	bits := map[string]uint32{}
	for i, c := range cueClasses {
		for w := range strings.FieldsSeq(c.words) {
			bits[w] |= 1 << i
		}
	}
	return bits
})

const cueQuestion = 1 << 31

// cuesOf returns the classes of a sentence's words.
func cuesOf(words []string, question bool) uint32 {
	var c uint32
	for _, w := range words {
		c |= cueBits()[w]
	}
	if question {
		c |= cueQuestion
	}
	return c
}

// function words carry no meaning of their own.
var function = wordSet(`a about above after again all also am an and any are as at back be because been before being both but by can can't could couldn't did didn't do does doesn't doing don't down each few for from further get go going gonna got had has hasn't have haven't having he he's her here him his how i i'd i'll i'm i've if in into is isn't it it's its just kind know let let's like look lot made make maybe me mean more most much my need no nor not now of off oh ok okay on one only or other our out over own put really right said same say see she should so some something sort such take than thank thanks that that's the their them then there there's these they they'd they'll they're they've thing things think this those through to too two um uh up us use very want was wasn't way we we'd we'll we're we've well were what what's when where which while who why will with won't would wouldn't yeah yep yes you you'd you'll you're you've your`)

// wordSet makes a set of words on first use.
func wordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
		return set
	})
}
