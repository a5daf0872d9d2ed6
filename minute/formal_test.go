package minute_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute"
)

func TestAmendments(t *testing.T) {
	t.Parallel()
	const motion = "Cllr Roe (Chair)\x00Item one, the rents.\x00Cllr Lee\x00I move that rents be increased by 10 per cent.\x00Cllr Orr\x00Seconded.\x00"
	for _, c := range []struct {
		name string
		talk string
		want []string
	}{
		{"an amendment that is lost leaves the motion",
			motion + "Cllr May\x00I move an amendment, that 10 per cent be replaced by 5 per cent.\x00Cllr Fry\x00Seconded.\x00Cllr Roe (Chair)\x00All those in favour of the amendment? One. Against? Three. The amendment is lost. On the motion, all those in favour? Three. Against? One. The motion is carried.",
			[]string{"Cllr May/Cllr Fry: that 10 per cent be replaced by 5 per cent = lost 1-3", "Cllr Lee/Cllr Orr: that rents be increased by 10 per cent = carried 3-1"}},
		{"one that the mover accepts becomes part of the motion",
			motion + "Cllr May\x00I move an amendment, that 10 per cent be replaced by 5 per cent.\x00Cllr Lee\x00I'm happy to accept that amendment.\x00Cllr Roe (Chair)\x00The substantive motion is that rents be increased by 5 per cent. All those in favour? Four. Against? None. That's carried.",
			[]string{"Cllr May/: that 10 per cent be replaced by 5 per cent = accepted", "Cllr Lee/Cllr Orr: that rents be increased by 5 per cent = carried 4-0"}},
		{"one that is carried without the new words is marked",
			motion + "Cllr May\x00I move an amendment, that 10 per cent be replaced by 5 per cent.\x00Cllr Fry\x00Seconded.\x00Cllr Roe (Chair)\x00All those in favour of the amendment? Three. Against? One. The amendment is carried. On the motion as it stands, all those in favour? Four. Against? None. That's carried.",
			[]string{"Cllr May/Cllr Fry: that 10 per cent be replaced by 5 per cent = carried 3-1", "Cllr Lee/Cllr Orr: that rents be increased by 10 per cent, as amended = carried 4-0"}},
		{"one of which nothing is heard again",
			motion + "Cllr May\x00I move an amendment, that 10 per cent be replaced by 5 per cent.",
			[]string{"Cllr May/: that 10 per cent be replaced by 5 per cent =", "Cllr Lee/Cllr Orr: that rents be increased by 10 per cent ="}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, err := minute.Make(t.Context(), talk(strings.Split(c.talk, "\x00")...))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			add := func(text, mover, seconder string, o minute.Outcome, v *minute.Vote) {
				s := mover + "/" + seconder + ": " + text + " ="
				if o != "" {
					s += " " + string(o)
				}
				if v != nil && v.For != nil && v.Against != nil {
					s += " " + strconv.Itoa(*v.For) + "-" + strconv.Itoa(*v.Against)
				}
				got = append(got, s)
			}
			for _, d := range m.Decisions() {
				for _, a := range d.Amendments {
					add(a.Text, a.Mover, a.Seconder, a.Outcome, a.Vote)
				}
				add(d.Text, d.Mover, d.Seconder, d.Outcome, d.Vote)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDispensations(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, who, said string
		want            []minute.Dispensation
	}{
		{"an officer grants it", "Jo Reed (Clerk)", "I've granted Councillor Lee a dispensation to speak but not to vote on item 5.", []minute.Dispensation{{Member: "Cllr Lee", Item: "5", Scope: "to speak but not to vote", GrantedBy: "Jo Reed"}}},
		{"a member says who did", "Cllr Lee", "The Monitoring Officer has given me a dispensation to speak in item 4.", []minute.Dispensation{{Member: "Cllr Lee", Item: "4", Scope: "to speak", GrantedBy: "the Monitoring Officer"}}},
		{"nobody says who did", "Cllr Lee", "I have a dispensation to vote.", []minute.Dispensation{{Member: "Cllr Lee", Scope: "to vote"}}},
		{"there is none", "Cllr Lee", "I have not been granted a dispensation for this.", nil},
		{"it is only asked for", "Cllr Lee", "Have I been given a dispensation?", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, err := minute.Make(t.Context(), talk("Cllr Roe (Chair)", "Item two, declarations of interest.", c.who, c.said, "Cllr Lee", "The drains cost four hundred pounds."))
			if err != nil {
				t.Fatal(err)
			}
			var got []minute.Dispensation
			for _, it := range m.Items {
				for _, d := range it.Dispensations {
					d.Source = minute.Source{}
					got = append(got, d)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A Hansard turn may hold what somebody else said.
func TestAnotherVoiceInsideATurn(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), talk("Cllr Roe (Chair)", "Item one, the drains.", "Cllr Ann Lee", "The drains cost four hundred pounds. Cllr Bo Orr (Cabinet Member for Water): The budget for the drains is gone."))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range m.Items[len(m.Items)-1].Points {
		got = append(got, p.Text)
	}
	want := []string{"Cllr Ann Lee said that the drains cost four hundred pounds.", "Cllr Bo Orr said that the budget for the drains was gone."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !slices.ContainsFunc(m.Findings, func(f minute.Finding) bool { return f.Code == "speaker-inside" }) {
		t.Error("no finding says so")
	}
}

// Kept out of the room, the public still watches.
func TestABroadcastMeetingIsNotExempt(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), talk("Cllr Roe (Chair)", "Welcome to the meeting. We have resolved that the public are excluded from the room in order to protect public health. The meeting is broadcast live. Item one, the drains.", "Cllr Lee", "The drains cost four hundred pounds."))
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range m.Items {
		if it.Exempt != nil {
			t.Errorf("%q is exempt", it.Heading)
		}
	}
}
