package extract

import "testing"

func TestNoSignOfANoteIsDroppedWhileThereIsANoteOfItsLabel(t *testing.T) {
	on := func(page int) *Note { return &Note{BlockInfo: BlockInfo{Prov: []Provenance{{Page: page}}}} }
	first, third := on(1), on(3)
	for name, c := range map[string]struct {
		page  int
		notes []*Note
		want  *Note
	}{
		"on its own page":           {1, []*Note{first, third}, first},
		"on the next page that has": {2, []*Note{first, third}, third},
		"only before it":            {5, []*Note{first, third}, third},
		"none":                      {1, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := noteFor(c.page, c.notes); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
