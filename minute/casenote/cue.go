package casenote

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/cues.txt
var cueData string

// A cue brings statements of some voices under a slot.
type cue struct {
	slot   Slot
	voices string // of "pcwn"
	phrase phrase
}

var cues = sync.OnceValues(func() ([]cue, error) {
	var list []cue
	for n, line := range dataLines(cueData) {
		slot, rest, _ := strings.Cut(line, " | ")
		voices, words, ok := strings.Cut(rest, " | ")
		if !ok {
			return nil, fmt.Errorf("cues.txt: line %d: three fields expected", n)
		}
		p, err := compilePhrase(words)
		if err != nil {
			return nil, fmt.Errorf("cues.txt: line %d: %w", n, err)
		}
		list = append(list, cue{Slot(slot), voices, p})
	}
	return list, nil
})

// letter is how the cue file writes a voice.
func (v voice) letter() string { return "pcwn"[v : v+1] }

// slotOf returns the slot whose cues fit a statement, or "".
func slotOf(text string, v voice) (Slot, error) {
	list, err := cues()
	if err != nil {
		return "", err
	}
	lower := strings.ToLower(text)
	for _, c := range list {
		if strings.Contains(c.voices, v.letter()) && c.phrase.fits(text, lower) {
			return c.slot, nil
		}
	}
	return "", nil
}

// labelSlots are the words before a colon in notes, and the slots they mean.
var labelSlots = map[string]Slot{
	"person": Person, "name": Person, "client": Person, "service user": Person, "adult": Person, "child": Person,
	"date": DateOf, "date of visit": DateOf, "date of call": DateOf, "date of contact": DateOf,
	"contact": Contact, "type of contact": Contact, "contact type": Contact, "visit type": Contact,
	"place": Place, "venue": Place, "location": Place, "where": Place, "address": Place,
	"present": Present, "those present": Present, "who was there": Present, "attendees": Present, "in attendance": Present,
	"seen alone": Alone, "alone": Alone,
	"purpose": Purpose, "reason": Purpose, "reason for visit": Purpose, "reason for call": Purpose, "purpose of visit": Purpose,
	"consent":       Consent,
	"communication": Communication, "language": Communication, "interpreter": Communication,
	"views": Views, "wishes": Views, "views and wishes": Views, "wishes and feelings": Views, "child's views": Views,
	"carer": Carer, "carer's views": Carer, "family": Carer, "family views": Carer,
	"observations": Observed, "observed": Observed, "seen": Observed, "home conditions": Observed,
	"information from others": Others, "other professionals": Others,
	"health": Health, "medication": Health, "home": Home, "housing": Home, "money": Money, "finances": Money, "benefits": Money,
	"strengths": Strengths, "support": Strengths, "protective factors": Strengths,
	"capacity": Capacity, "mental capacity": Capacity, "safeguarding": Safeguarding,
	"analysis": Analysis, "opinion": Analysis, "assessment": Analysis, "professional view": Analysis,
	"decision": Decisions, "decisions": Decisions, "outcome": Decisions,
	"action": ActionList, "actions": ActionList, "plan": ActionList, "next steps": ActionList,
	"recorded": Recorded, "date recorded": Recorded, "date of recording": Recorded, "recorded on": Recorded,
	"author": Author, "recorded by": Author, "written by": Author, "worker": Author, "completed by": Author,
	"apologies": Apologies, "advocate": Advocacy, "advocacy": Advocacy, "progress": Progress, "wellbeing": Wellbeing, "eligibility": Eligibility,
	"the decision": Decision, "decision to be made": Decision, "reason to doubt capacity": CapacityDoubt, "impairment": CapacityDoubt,
	"support given": Support, "support to decide": Support, "understand": Understand, "understanding": Understand, "retain": Retain, "weigh": Weigh,
	"use or weigh": Weigh, "communicate": Communicate, "best interests": BestInterests, "dissent": Dissent, "household": Household,
	"why the home may be lost": HousingReason, "reason for homelessness": HousingReason, "other people at risk": OthersAtRisk,
	"risk": Other, "risks": Other, "concern": Safeguarding, "concerns": Safeguarding,
	"next contact": Next, "next visit": Next, "review": Next, "review date": Next,
}

// cutLabel splits a labelled line of notes.
func cutLabel(line string) (slot Slot, rest string, ok bool) {
	label, rest, found := strings.Cut(line, ":")
	if !found || len(label) > 40 {
		return "", "", false
	}
	slot, ok = labelSlots[strings.ToLower(strings.Trim(label, " -*•#"))]
	return slot, strings.TrimSpace(rest), ok
}
