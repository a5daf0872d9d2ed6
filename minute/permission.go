package minute

// An Application is a planning application, as far as it was said.
type Application struct {
	// Reference is its number, such as "25/01847/FUL".
	Reference string `json:"reference,omitempty"`

	// Site, Proposal and Recommendation are in the words used. An empty Text means
	// "not recorded".
	Site           Fact `json:"site,omitzero"`
	Proposal       Fact `json:"proposal,omitzero"`
	Recommendation Fact `json:"recommendation,omitzero"`

	// Speakers are those who spoke to the committee and are not on it, in order.
	Speakers []Speaker `json:"speakers,omitempty"`

	// Conditions are those that were read out.
	Conditions []Condition `json:"conditions,omitempty"`

	// Departs is set where the decision is not what the officers recommended.
	Departs bool `json:"departs,omitempty"`

	Source Source `json:"source,omitzero"`
}

// A Speaker is somebody who spoke to a planning committee.
type Speaker struct {
	Name string `json:"name"`

	// Role is for whom they spoke: "objector", "supporter", "applicant", "agent",
	// "parish council", "ward member"; "" if that was not said.
	Role string `json:"role,omitempty"`

	// Source is where they began to speak.
	Source Source `json:"source,omitzero"`
}

// A Condition is a condition of a planning permission.
type Condition struct {
	// Number is as read out; 0 for none.
	Number int `json:"number,omitempty"`

	// Text is in the words used.
	Text   string `json:"text"`
	Source Source `json:"source,omitzero"`
}
