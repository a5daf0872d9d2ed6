package redact

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/internal/lexicon"
)

//go:embed data/given.txt
var givenData string

var givenNames = sync.OnceValue(func() map[string]bool { return lines(givenData) })

// lines returns the entries of a data file.
func lines(data string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(data) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out[line] = true
		}
	}
	return out
}

//go:embed data/places.txt
var placeData string

var placeWords = sync.OnceValue(func() map[string]bool { return lines(placeData) })

// given reports whether a word in lower case is a given name, also "ann-marie".
func given(w string) bool {
	if givenNames()[w] {
		return true
	}
	first, rest, ok := strings.Cut(w, "-")
	return ok && givenNames()[first] && (givenNames()[rest] || rest == "lou" || rest == "jo" || rest == "may")
}

// common reports whether a word is an everyday English word, so that its capital
// need not make it a name.
func common(w string) bool {
	return lexicon.Band(strings.ToLower(w)) <= 50
}

// everyday reports whether a word is in a dictionary at all. A run of words in
// capitals without a given name is a person only if one of its words is not.
func everyday(w string) bool {
	w = strings.ToLower(w)
	if lexicon.Known(w) {
		return true
	}
	first, rest, ok := strings.Cut(w, "-")
	return ok && lexicon.Known(first) && lexicon.Known(rest)
}

var titles = map[string]bool{
	"Mr": true, "Mrs": true, "Ms": true, "Miss": true, "Mx": true, "Master": true, "Dr": true, "Prof": true, "Professor": true, "Rev": true,
	"Revd": true, "Sir": true, "Dame": true, "Lord": true, "Lady": true, "Cllr": true, "Councillor": true, "Nurse": true, "Sister": true,
	"PC": true, "WPC": true, "PCSO": true, "DC": true, "DS": true, "DI": true, "Sgt": true, "Sergeant": true, "Insp": true, "Imam": true, "Rabbi": true,
	"MR": true, "MRS": true, "MS": true, "MISS": true, "DR": true,
}

// kinTitles stand before a given name, as in "Auntie Pat"; they are no part of
// the name.
var kinTitles = wordSet(`aunt auntie uncle nan nana nanna gran granny grandma grandad grandpa mum dad cousin`)

// kin are words for people who are then named, as in "her daughter Joy".
var kin = wordSet(`mum mam mother dad father brother sister son daughter husband wife partner boyfriend girlfriend nan nana gran grandma grandad
	grandmother grandfather grandson granddaughter uncle aunt auntie cousin niece nephew neighbour friend carer ex-husband ex-wife ex-partner
	stepfather stepmother stepson stepdaughter stepdad stepmum half-brother half-sister half-sibling sibling fiancé fiancée landlord landlady lodger
	social-worker advocate baby twin child mate keyworker solicitor foster-carer childminder colleague manager worker`)

// saying are verbs of which a person is the subject.
var saying = wordSet(`said says told tells reported reports stated states explained explains feels felt wants wanted thinks thought asked asks rang
	phoned called visited came comes lives moved agreed disagreed refused replied answered added denied denies confirmed enjoys likes loves hates
	believes believed knows knew hopes hoped attended arrived left shouted cried smiled laughed became appeared presented described disclosed
	mentioned worries worried fell goes went gets got takes took helps helped stays stayed works worked remembers forgot manages managed needs
	needed hit pushed suggested requested complained consented apologised lied sleeps slept eats ate walks walked plays played isn't wasn't doesn't
	didn't hasn't won't can't couldn't has had`)

// toPerson are words behind which a person stands.
var toPerson = wordSet(`spoke speak spoken speaking talk talked talking met meet meets saw see seen rang ring phoned phone called call visited visit
	told tell asked ask contacted contact emailed email texted text informed inform thanked thank helped help hit pushed hugged collected supported
	with by for named called between and hi hello dear hey thanks cheers regards love from about`)

// labels of lines and of lists that name people.
var peopleLabels = wordSet(`present attendees attended attending attendance apologies chair chairperson clerk name names surname forename forenames carer
	mother father mum dad gp author from to cc signed worker practitioner allocated nok kin parent parents guardian sibling siblings brother sister son
	daughter child children partner husband wife client patient adult resident tenant pupil student applicant landlord referrer minutes minute-taker
	invited circulation distribution copy advocate interpreter consultant nurse manager supervisor supervisee reviewed completed written recorded by
	members member officer officers employee family household witness interviewer interviewee caller absent speaker teacher`)

// signOffs come above the name of who writes.
var signOffs = wordSet(`sincerely faithfully regards wishes thanks truly love signed respectfully`)

// notNames are words that make a group of capitals a place, a body, a law or a
// time, and no person.
var notNames = wordSet(`act acts agency area association authority avenue bank board borough building care carers centre chambers charity
	church clinic close club college commission committee community company conference constabulary council county court crescent
	department directorate district drive england department enquiry estate forum foundation fund gardens government group hall health
	hospice hospital hotel house housing inn institute lane library limited ltd map market members ministry monday tuesday wednesday
	thursday friday saturday sunday january february march july september october november december britain wales
	scotland ireland national northern office officers order organisation panel parish park partnership place plan planning police
	policy practice primary programme project quay report road room school scheme section service services social society society square
	station street strategy street support surgery team terrace town tribunal trust uk union university village ward way
	academy infirmary nursery assessment review meeting visit allowance benefit credit pension university cottage lodge chapel mosque temple
	cathedral regulations directive bill code guidance framework conference record notes form number reference address postcode unit suite
	branch network alliance appeal campaign bridge river island city lord mayor christmas easter ramadan eid diwali ltd plc cic
	north south east west upper lower great new old saint st chief executive director head deputy assistant senior
	disease syndrome disorder scale test score index stage type list plan day week month year grade band level
	occupational therapist physiotherapist psychologist psychiatrist pathway protocol checklist summary chronology genogram
	airport stadium arena gallery museum theatre cinema restaurant cafe café pub bar arms gate grange manor mews grove
	coordinator co-ordinator commissioner ombudsman inspector inspectorate minister secretary chair chairman chairwoman chairperson
	english welsh scottish irish british french polish urdu punjabi bengali somali arabic romanian portuguese spanish ukrainian
	advisory management farm depot junction drove valley field allocation industrial strategic waterfront lasting power attorney deprivation liberty safeguards protection best interests human rights freedom information data`)

// functionWord are words that begin sentences and no names.
var functionWord = wordSet(`a an and at after all as before both but by can did do does for from has have he her his how if in is it its my no
	not on our please referral said she so that the their then there they this to was we were what when where which while who why will
	with you your case contact later today yesterday mum dad i i'm i've we've we'll yes oh well okay ok hi hello dear hey when once since until
	although because however also meanwhile finally first next last during following without within despite sadly unfortunately thanks thank sorry
	never only just now even maybe perhaps did are am be been would could should may might must shall let let's good morning afternoon evening
	present apologies signed name names re ref and with from cc copy attendees neither nor either another some any each every these those
	mother father brother sister son daughter husband wife partner carer gp nan gran aunt uncle cousin niece nephew neighbour friend`)
