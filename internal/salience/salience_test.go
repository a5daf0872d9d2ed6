package salience_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/internal/salience"
)

func TestStemsJoinFormsOfAWord(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"falls", "falling"}, {"stopped", "stop"}, {"injuries", "injury"}, {"walked", "walking"}, {"quickly", "quick"},
	} {
		if salience.Stem(c.a) != salience.Stem(c.b) {
			t.Errorf("%q is %q, %q is %q", c.a, salience.Stem(c.a), c.b, salience.Stem(c.b))
		}
	}
	if salience.Stem("bed") == salience.Stem("bing") {
		t.Error("short words are cut")
	}
}

func TestWordsThatTellAGenderCountTheSame(t *testing.T) {
	her := salience.Words("She fell; her husband and daughter rang Mrs Hill's mother.")
	him := salience.Words("He fell; his wife and son rang Mr Hill's father.")
	if diff := cmp.Diff(her, him); diff != "" {
		t.Errorf("(-her +him):\n%s", diff)
	}
}

func TestBuiltInWeights(t *testing.T) {
	f, err := os.Open("data/weights.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := salience.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := []salience.Line{{Text: "Lovely weather outside today."}, {Text: "The pain began in 2019."}, {Text: "No fever.", Answers: true}}
	worth := m.Worth(lines)
	if worth["pain"] <= worth["weather"] {
		t.Errorf("pain is worth %.2f, weather %.2f", worth["pain"], worth["weather"])
	}
	for w, v := range worth {
		if v < 0 || v > 1 {
			t.Errorf("%q is worth %f", w, v)
		}
	}
}

func TestLearningFindsWhatNotesHave(t *testing.T) {
	var list []salience.Example
	for range 6 {
		list = append(list, salience.Example{Lines: []salience.Line{{Text: "pain in knee"}, {Text: "rain in town"}}, Note: "Knee pain."})
	}
	a, b := salience.Learn(list), salience.Learn(list)
	var x, y bytes.Buffer
	if err := a.Write(&x); err != nil {
		t.Fatal(err)
	}
	if err := b.Write(&y); err != nil {
		t.Fatal(err)
	}
	if x.String() != y.String() {
		t.Error("the same examples give two models")
	}
	back, err := salience.Read(&x)
	if err != nil {
		t.Fatal(err)
	}
	w := back.Worth(list[0].Lines)
	if w["knee"] < .5 || w["town"] > .5 {
		t.Errorf("worth %v", w)
	}
}

func TestReadSaysWhichLineIsWrong(t *testing.T) {
	for _, text := range []string{"a b", "x\tmany", "# fine\nx\tNaN"} {
		if _, err := salience.Read(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), "line") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func ExampleModel_Worth() {
	worth := salience.Default().Worth([]salience.Line{{Text: "I have knee pain."}, {Text: "Nice weather."}})
	fmt.Println(worth["pain"] > worth["weather"])
	// Output: true
}
