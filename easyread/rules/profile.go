package rules

// A Profile is what one guideline asks where guidelines disagree. The zero
// Profile is that of [GOVUK].
type Profile struct {
	// ID names the profile, such as "govuk".
	ID string

	// Name is the guideline's name.
	Name string

	// MaxWords is how many words a sentence may have, and GoodWords how many it
	// should have. 0 means 15 and 10.
	MaxWords, GoodWords int

	// MinPoints is how large the body text has to be, in points; 0 means 14.
	MinPoints float64

	// MaxPages is how many pages a document may have; 0 means 24.
	MaxPages int

	// MaxTotalWords is how many words a document may have; 0 means no limit.
	MaxTotalWords int

	// Skip are the IDs of rules that the guideline does not ask for.
	Skip []string
}

// GOVUK is the GOV.UK guidance on accessible communication formats. Its own numbers:
// sentences of 10 to 15 words, letters of 14 points, at most 24 pages.
func GOVUK() Profile {
	return Profile{ID: "govuk", Name: "GOV.UK accessible communication formats", MaxWords: 15, GoodWords: 10, MinPoints: 14, MaxPages: 24, Skip: onlyNorfolk()}
}

// DH is the Department of Health's guidance "Making written information easier
// to understand for people with learning disabilities" and CHANGE's guide that
// follows it. Its own numbers: sentences of at most 15 words, letters of 14 points, at
// most 20 pages.
func DH() Profile {
	return Profile{ID: "dh", Name: "Department of Health and CHANGE", MaxWords: 15, GoodWords: 10, MinPoints: 14, MaxPages: 20, Skip: onlyNorfolk()}
}

// InclusionEurope is "Information for all", the European standards. They ask for
// short sentences and large letters and give no number; we take those of [GOVUK].
func InclusionEurope() Profile {
	return Profile{ID: "inclusion-europe", Name: "Inclusion Europe, Information for all", MaxWords: 15, GoodWords: 10, MinPoints: 14, MaxPages: 24, Skip: onlyNorfolk()}
}

// Norfolk is Norfolk County Council's guidance: no acronyms, no abbreviations, no
// contractions, and a reading grade of 4 to 6. Its other numbers are those of [GOVUK].
func Norfolk() Profile {
	return Profile{ID: "norfolk", Name: "Norfolk County Council", MaxWords: 15, GoodWords: 10, MinPoints: 14, MaxPages: 24}
}

// NHS is the guidance of the Patient Information Forum, which the NHS uses. Its own
// numbers: sentences of at most 15 words, letters of 14 points. That of pages is
// [GOVUK]'s.
func NHS() Profile {
	return Profile{ID: "nhs", Name: "NHS and Patient Information Forum", MaxWords: 15, GoodWords: 10, MinPoints: 14, MaxPages: 24, Skip: onlyNorfolk()}
}

// onlyNorfolk are the rules that no guideline but [Norfolk] asks for: no contractions,
// and a reading grade.
func onlyNorfolk() []string { return []string{"W13", "W25"} }

// Profiles returns all profiles in the order above.
func Profiles() []Profile {
	return []Profile{GOVUK(), DH(), InclusionEurope(), Norfolk(), NHS()}
}

// filled returns the profile with its zero fields set.
func (p Profile) filled() Profile {
	if p.ID == "" && p.Name == "" && p.Skip == nil {
		q := GOVUK()
		p.ID, p.Name, p.Skip = q.ID, q.Name, q.Skip
	}
	if p.MaxWords <= 0 {
		p.MaxWords = 15
	}
	if p.GoodWords <= 0 {
		p.GoodWords = 10
	}
	if p.MinPoints <= 0 {
		p.MinPoints = 14
	}
	if p.MaxPages <= 0 {
		p.MaxPages = 24
	}
	return p
}
