package prompt

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/chatserver"
	"github.com/townclerk/townclerk/internal/enginetest"
)

// The checks of answers hold by themselves: even if every order reached a model
// that obeys, and nothing were kept back for speaking to models, no order would be
// carried out.
func TestObeyedOrdersAreRefused(t *testing.T) {
	t.Parallel()
	attacks := enginetest.Attacks(t)
	reached, obeyed := 0, 0
	for _, task := range []*Task{EasyRead(), Minutes(), CaseNote()} {
		for _, text := range attacks {
			for name, model := range map[string]chatserver.Model{"obedient": chatserver.Obedient, "hijacked": chatserver.Hijacked} {
				j := Job{Task: task, Lines: []Line{{Text: "The library has a garden."}, {Text: visible(text)}, {Text: "Dogs must stay outside."}}}
				if !task.whole {
					for i := range j.Lines {
						j.Lines[i].Speaker = "Mr Gale"
					}
				}
				chat := chatserver.Chat{}
				for _, m := range j.messages() {
					chat.Messages = append(chat.Messages, chatserver.Message{Role: string(m.Role), Content: m.Text})
				}
				q := question{job: j, masked: j, key: new(key)}
				list, problems, err := q.read(model(chat))
				if err != nil {
					continue
				}
				refused := map[int]bool{}
				for _, p := range problems {
					refused[p.Statement] = refused[p.Statement] || p.Hard
				}
				for i, s := range list {
					own := false
					for _, l := range j.Lines {
						own = own || strings.Contains(s.Text, strings.NewReplacer("“", "‘", "”", "’").Replace(l.Text)) || s.Text == l.Text
					}
					if own {
						continue
					}
					reached++
					if !refused[i] && (task.whole || len(problems) == 0) {
						obeyed++
						t.Errorf("%s, %s: %q gave %q", task.Name, name, text, s.Text)
					}
				}
			}
		}
	}
	t.Logf("%d orders were obeyed by the models, %d of them got out", reached, obeyed)
	if reached < 100 {
		t.Errorf("the models obeyed %d orders only: the test says little", reached)
	}
}
