package minute

// A Decision is what the meeting decided on one question, for or against.
type Decision struct {
	// Text is what was decided, in the words of the motion or of the chair.
	Text string `json:"text"`

	Outcome Outcome `json:"outcome,omitempty"`

	// Amendments are the changes to the motion that were moved, in order. Text is
	// the substantive motion: what was decided after them.
	Amendments []Amendment `json:"amendments,omitempty"`

	// Mover and Seconder are names as the transcript gives them; "" means that
	// none was said.
	Mover    string `json:"mover,omitempty"`
	Seconder string `json:"seconder,omitempty"`

	// Vote is nil where no vote was counted or declared.
	Vote *Vote `json:"vote,omitempty"`

	// Delegated is to whom the decision hands power, such as "the Head of
	// Planning in consultation with the Chair", or "".
	Delegated string `json:"delegated,omitempty"`

	// Category is the category of harm that a child protection conference decided
	// on, such as "emotional abuse", in the words used, or "".
	Category string `json:"category,omitempty"`

	// Reasons and Alternatives are the reasons that were given for it and the
	// other options that were considered and rejected, in the words used.
	Reasons      []Fact `json:"reasons,omitempty"`
	Alternatives []Fact `json:"alternatives,omitempty"`

	Source Source `json:"source,omitzero"`
}

// An Amendment is a change to a motion that was moved.
type Amendment struct {
	// Text is in the words of its mover.
	Text string `json:"text"`

	// Outcome is [Carried], [Lost], or [Accepted] where the mover of the motion took
	// it up without a vote. The empty Outcome means that none was announced.
	Outcome Outcome `json:"outcome,omitempty"`

	// Mover, Seconder and Vote are as in [Decision].
	Mover    string `json:"mover,omitempty"`
	Seconder string `json:"seconder,omitempty"`
	Vote     *Vote  `json:"vote,omitempty"`

	Source Source `json:"source,omitzero"`
}

// Outcome is how a question was settled.
type Outcome string

// The outcomes. The empty Outcome means that none was announced: there is then
// no decision, and a finding says so.
const (
	Agreed   Outcome = "agreed"
	Carried  Outcome = "carried"
	Lost     Outcome = "lost"
	Deferred Outcome = "deferred"
	Noted    Outcome = "noted"
	Accepted Outcome = "accepted" // of an amendment
)

// A Vote is a count of votes. A nil count was not said.
type Vote struct {
	For         *int `json:"for,omitempty"`
	Against     *int `json:"against,omitempty"`
	Abstentions *int `json:"abstentions,omitempty"`

	// Unanimous is set where the chair declared it so.
	Unanimous bool `json:"unanimous,omitempty"`

	// Casting is set where the chair's casting vote decided.
	Casting bool `json:"casting,omitempty"`

	// Named says how members voted where that was recorded by name, in the order
	// in which they were called.
	Named []NamedVote `json:"named,omitempty"`

	Source Source `json:"source,omitzero"`
}

// A NamedVote is how one member voted.
type NamedVote struct {
	Name string `json:"name"`
	Side Side   `json:"side"`
}

// Side is a side of a vote.
type Side string

// The sides.
const (
	For       Side = "for"
	Against   Side = "against"
	Abstained Side = "abstained"
)

// An Action is something that somebody is to do after the meeting.
type Action struct {
	// Text begins with what is to be done, such as "Circulate the response to
	// members".
	Text string `json:"text"`

	// Owner is a name as the transcript gives it, or the team that was named; ""
	// means that none was.
	Owner string `json:"owner,omitempty"`

	// Due is when. The zero Date means that no date was said.
	Due Date `json:"due,omitzero"`

	Source Source `json:"source,omitzero"`
}

// A Declaration is a declaration of interest.
type Declaration struct {
	Member string `json:"member"`

	// Item is the number of the item it concerns, or "" if none was said.
	Item string `json:"item,omitempty"`

	// Kind is as declared, such as "personal" or "disclosable pecuniary".
	Kind string `json:"kind,omitempty"`

	// Reason is the reason in the member's words, or "".
	Reason string `json:"reason,omitempty"`

	// Left is set where the member said that they were leaving the room.
	Left bool `json:"left,omitempty"`

	Source Source `json:"source,omitzero"`
}

// A Dispensation is leave to take part in spite of an interest.
type Dispensation struct {
	Member string `json:"member"`

	// Item is the number of the item it is for, or "" if none was said.
	Item string `json:"item,omitempty"`

	// Scope is what it allows, in the words used, such as "to speak but not to
	// vote", or "".
	Scope string `json:"scope,omitempty"`

	// GrantedBy is who granted it, or "" if that was not said.
	GrantedBy string `json:"grantedBy,omitempty"`

	Source Source `json:"source,omitzero"`
}
