package simplify_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/internal/simplify"
)

func ExampleEngine_Rewrite() {
	var e simplify.Engine
	for _, s := range e.Rewrite("Residents are required to submit the form prior to 1st March 2026.") {
		fmt.Println(s.Text, s.Rules)
	}
	// Output:
	// Residents must send in the form before 1 March 2026. [form verb words]
}

func ExampleEngine_lists() {
	e := simplify.Engine{Lists: true}
	for _, s := range e.Rewrite("Services include help with washing, shopping, cleaning and cooking.") {
		if s.Item {
			fmt.Print("- ")
		}
		fmt.Println(s.Text)
	}
	// Output:
	// Services include:
	// - help with washing
	// - shopping
	// - cleaning
	// - cooking
}

func ExampleSubstitutes() {
	fmt.Println(simplify.Substitutes("The council commenced the work.", "commenced"))
	// Output:
	// [started]
}

// rewrite joins the sentences that an engine makes.
func rewrite(e *simplify.Engine, text string) string {
	var out []string
	for _, s := range e.Rewrite(text) {
		out = append(out, s.Text)
	}
	return strings.Join(out, " ")
}

func TestRewrite(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a verb in its form", "The work commenced in May.", "The work started in May."},
		{"a participle after its helping verb", "The form has been utilised by many people.", "The form has been used by many people."},
		{"an odd past", "The council awarded the prize to Ann.", "The council gave the prize to Ann."},
		{"an odd past that is not certain", "The man awarded the prize left.", "The man awarded the prize left."},
		{"a plural noun", "All dwellings have a garden.", "All homes have a garden."},
		{"the article follows the word", "An additional fee and a further inspection are due.", "An extra fee and another check are due."},
		{"the article with an adjective", "This is a crucial step.", "This is a very important step."},
		{"no very very", "This is a very crucial step.", "This is a very crucial step."},
		{"a phrase with its noun", "You can make an application for a permit.", "You can apply for a permit."},
		{"in order to", "We do this in order to save money.", "We do this to save money."},
		{"the start of a sentence keeps its capital", "Prior to the meeting, ask us.", "Before the meeting, ask us."},
		{"openings that say nothing", "Please note that the office is closed.", "The office is closed."},
		{"duties keep their force", "Tenants are required to pay rent.", "Tenants must pay rent."},
		{"things have no duties", "About 2,000 eggs are required to make a cake for the town.", "About 2,000 eggs are required to make a cake for the town."},
		{"no an a little", "This is a slightly different plan.", "This is a slightly different plan."},
		{"whose needs", "This meets individuals’ needs and the individual’s needs.", "This meets individuals’ needs and the person’s needs."},
		{"a purpose is not cut off", "We must make the lives of all the people in the town better, so they can do more of what they like.",
			"We must make the lives of all the people in the town better, so they can do more of what they like."},
		{"no more full", "We need a more comprehensive plan.", "We need a more comprehensive plan."},
		{"no duty where none was", "Tenants are not required to pay rent.", "Tenants do not have to pay rent."},
		{"a ban stays a ban", "You are not permitted to park here.", "You must not park here."},
		{"what cannot be done", "We are unable to help.", "We cannot help."},
		{"names stay", "The Assistance Fund and Commence Ltd helped.", "The Assistance Fund and Commence Ltd helped."},
		{"quotations stay", "He said: “I shall commence prior to noon.”", "He said: “I shall commence prior to noon.”"},
		{"quotations in single marks stay", "We sell it with ‘vacant possession’ only.", "We sell it with ‘vacant possession’ only."},
		{"number words", "There are six rooms.", "There are 6 rooms."},
		{"one stays", "There is one room.", "There is one room."},
		{"fractions stay", "Two thirds of people agreed.", "Two thirds of people agreed."},
		{"numbers in names stay", "The Seven Stars is shut.", "The Seven Stars is shut."},
		{"dates and times", "Come on the 5th of May 2026 at 14:30.", "Come on 5 May 2026 at 2:30pm."},
		{"figures of a date are British", "Reply by 01/03/2026.", "Reply by 1 March 2026."},
		{"contractions", "We can't say and they won't.", "We cannot say and they will not."},
		{"contractions that stand for one thing only", "It’s likely that you’d like to come.", "It is likely that you would like to come."},
		{"contractions that may stand for two", "It’s gone and he’d gone.", "It’s gone and he’d gone."},
		{"a body that will decide is named again", "All the answers will be given to the Cabinet, which will make a decision about them in May.", "All the answers will be given to the Cabinet. The Cabinet will decide about them in May."},
		{"a fraction with a dash stays", "Two–thirds of cases were for men.", "Two–thirds of cases were for men."},
		{"a few of what is known", "A small number of these homes are new.", "A few of these homes are new."},
		{"what is more is not a bare thing behind a preposition", "Many people were employed in social care in the town, which is 5% more than in 2011.", "Many people were employed in social care in the town. This is 5% more than in 2011."},
		{"a gerund that is one more thing says nothing of its own", "The examples included equalities training and more of it for the staff, training on making decisions and information on how it works.",
			"The examples included equalities training and more of it for the staff, training on making decisions and information on how it works."},
		{"semicolons", "The hall is open today; it is shut tomorrow.", "The hall is open today. It is shut tomorrow."},
		{"full clauses", "The council met on Monday to talk about the new park, and the members agreed to build it next year.",
			"The council met on Monday to talk about the new park. The members agreed to build it next year."},
		{"a clause that only adds", "The old library, which has stood in Mill Lane since 1902, is closed for repairs until the end of the year.",
			"The old library is closed for repairs until the end of the year. This library has stood in Mill Lane since 1902."},
		{"a clause about all that was said", "The bridge over the river is closed all week, which means that buses cannot stop in Mill Lane.",
			"The bridge over the river is closed all week. This means that buses cannot stop in Mill Lane."},
		{"although", "Although the plan was late and cost far more money than we had, the council agreed it on Monday.",
			"The plan was late and cost far more money than we had. But the council agreed it on Monday."},
		{"because", "The council shut the swimming pool in Mill Lane last week because the water in it was much too cold.",
			"The council shut the swimming pool in Mill Lane last week. This was because the water in it was much too cold."},
		{"because after a denial stays", "The council did not shut the swimming pool in Mill Lane because the water in it was too cold.",
			"The council did not shut the swimming pool in Mill Lane because the water in it was too cold."},
		{"who is who", "Ann Green, the chair of the housing committee, spoke to the people who live in the flats.",
			"Ann Green spoke to the people who live in the flats. Ann Green was the chair of the housing committee."},
		{"a passive with its agent", "The plan was approved by the committee.", "The committee approved the plan."},
		{"a passive with a pronoun", "He was visited by the social worker on 3 March 2026.", "The social worker visited him on 3 March 2026."},
		{"however in the middle", "The council, however, refused the plan.", "But the council refused the plan."},
		{"however between two sentences", "The council refused the plan in March, however the owner asked again in May.",
			"The council refused the plan in March. But the owner asked again in May."},
		{"however small stays", "You must tell the council about each change to your income, however small the change may be.",
			"You must tell the council about each change to your income, however small the change may be."},
		{"two duties", "You must sign the form in black or blue ink and return it to the council by the end of the month.",
			"You must sign the form in black or blue ink. You must return it to the council by the end of the month."},
		{"two things forbidden stay together", "You must not sign the form in red or green ink and return it to the council by the end of the month.",
			"You must not sign the form in red or green ink and return it to the council by the end of the month."},
		{"a helping verb for two stays", "The form was signed by the tenant on 5 May 2026 and sent to the council by the end of the month.",
			"The form was signed by the tenant on 5 May 2026 and sent to the council by the end of the month."},
		{"a pronoun stands inside a verb of two words", "Please complete the forms and submit them.", "Please fill in the forms and send them in."},
		{"others are not the same", "Some paths are closed to all people on foot in the winter and are used by horses in the summer.",
			"Some paths are closed to all people on foot in the winter and are used by horses in the summer."},
		{"a condition is not cut", "The club is open to anyone over the age of 16 as long as they are at school and are good at sport.",
			"The club is open to anyone over the age of 16 as long as they are at school and are good at sport."},
		{"and so on", "We have bread, milk, etc. in the shop.", "We have bread, milk and so on in the shop."},
		{"what somebody said is not cut", "The officer said that the road is shut, and the council will open it in May when the work is done.",
			"The officer said that the road is shut, and the council will open it in May when the work is done."},
		{"conditions are not cut", "If you live in the flats and your lift is broken, and you use a wheelchair, please tell us at once today.",
			"If you live in the flats and your lift is broken, and you use a wheelchair, please tell us at once today."},
		{"abbreviations do not end sentences", "Cllr. Dixey read ref. 61/18 and para. 3.", "Cllr. Dixey read ref. 61/18 and para. 3."},
		{"brackets that do not close", "The (old plan was commenced.", "The (old plan was commenced."},
		{"nothing", "", ""},
		{"no words", "*** 12 ***", "*** 12 ***"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(new(simplify.Engine), tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestListsThatAreNone(t *testing.T) {
	e := simplify.Engine{Lists: true}
	const in = "The site includes lakes, rivers, wet fields, ponds with low, green plants and woods."
	if diff := cmp.Diff(in, rewrite(&e, in)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRewriteOptions(t *testing.T) {
	const in = "We will commence at 14:30, and you can't come in."
	tests := []struct {
		name   string
		engine simplify.Engine
		want   string
	}{
		{"words stay", simplify.Engine{KeepWords: true}, "We will commence at 2:30pm, and you cannot come in."},
		{"forms stay", simplify.Engine{KeepForms: true}, "We will start at 14:30, and you can't come in."},
		{"shorter sentences", simplify.Engine{MaxWords: 5}, "We will start at 2:30pm. You cannot come in."},
		{"clauses stay", simplify.Engine{MaxWords: 5, KeepClauses: true}, "We will start at 2:30pm, and you cannot come in."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(&tt.engine, in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestGolden(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, c *golden.Case) {
		e := simplify.Engine{Lists: true}
		var b strings.Builder
		for line := range strings.Lines(string(c.Input(t))) {
			line = strings.TrimSpace(line)
			made := e.Rewrite(line)
			check(t, line, made)
			for _, s := range made {
				if s.Item {
					b.WriteString("- ")
				}
				b.WriteString(s.Text + "\n")
			}
			b.WriteString("\n")
		}
		c.Check(t, "output", []byte(b.String()))
	})
}

// TestModality checks that no duty, permission or denial is lost or bent in the
// sentences that package fidelity is tested with.
func TestModality(t *testing.T) {
	data, err := os.ReadFile("../fidelity/testdata/modality.txt")
	if err != nil {
		t.Fatal(err)
	}
	e := simplify.Engine{MaxWords: 5}
	n := 0
	for line := range strings.Lines(string(data)) {
		source, _, ok := strings.Cut(line, " | ")
		if !ok || line[0] == '#' {
			continue
		}
		n++
		if r := fidelity.Compare(source, rewrite(&e, source)); !r.Whole() {
			t.Errorf("%q became %q: %+v", source, rewrite(&e, source), r)
		}
	}
	if n < 300 {
		t.Errorf("only %d sentences", n)
	}
}

// check tests what must hold for every result.
func check(t *testing.T, passage string, made []simplify.Sentence) {
	t.Helper()
	var all []string
	end := 0
	for _, s := range made {
		if s.Start < 0 || s.End > len(passage) || s.Start > s.End || s.End < end {
			t.Fatalf("bad span %d-%d after %d in %q", s.Start, s.End, end, passage)
		}
		end = s.End
		if s.Text == "" || strings.Contains(s.Text, "\n") {
			t.Errorf("bad text %q", s.Text)
		}
		if len(s.Rules) == 0 && s.Text != passage[s.Start:s.End] {
			t.Errorf("%q was changed by no rule", s.Text)
		}
		all = append(all, s.Text)
	}
	if r := fidelity.Compare(passage, strings.Join(all, "\n")); !r.Safe() {
		t.Errorf("facts new %+v or changed %+v in %q from %q", r.New, r.Changed, all, passage)
	}
}

func FuzzRewrite(f *testing.F) {
	f.Add("Please note that the work, which commenced on 1 March 2026; however (it's late), must not stop.")
	f.Add("“If and when” — services include: a, b, c and d.")
	f.Add("Ann Green, the chair, left and she can't return because of £5.")
	f.Add(", which is a plan, is new.") // nothing stands before the clause
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 2000 || strings.ContainsAny(in, "\r\v\f\u0085\u2028\u2029") {
			return
		}
		e := simplify.Engine{Lists: true, MaxWords: 5}
		made := e.Rewrite(in)
		end := 0
		for _, s := range made {
			if s.Start < end && s.Start != 0 && s.End < end || s.End > len(in) || s.Text == "" {
				t.Fatalf("bad sentence %+v", s)
			}
			end = s.End
		}
		if diff := cmp.Diff(made, e.Rewrite(in)); diff != "" {
			t.Errorf("not the same twice:\n%s", diff)
		}
	})
}

func BenchmarkRewrite(b *testing.B) {
	text := strings.Repeat("Please note that the Planning Committee will determine the application on 5 May 2026, which is the final date. "+
		"Prior to the meeting, residents are able to submit comments in order to assist members, and the council will publish them. ", 20)
	var e simplify.Engine
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if len(e.Rewrite(text)) == 0 {
			b.Fatal("nothing")
		}
	}
	b.ReportMetric(float64(len(strings.Fields(text))*b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkLoad starts a process that rewrites one sentence: what the lists and
// the tagger take to load, and the start of a Go program.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if out, err := exec.Command(os.Args[0], "-test.run=^ExampleEngine_Rewrite$").CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
}
