package ocr

import "testing"

func FuzzParse(f *testing.F) {
	const head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
	f.Add(head + "5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\tBin\n")
	f.Add(head + "5\t1\t1\t1\t1\t1\t10\t20")
	f.Add("")
	f.Fuzz(func(t *testing.T, out string) {
		words, err := parse(out)
		if err != nil && words != nil {
			t.Errorf("words and an error: %v", err)
		}
		for _, w := range words {
			if w.Text == "" || w.Confidence < 0 || w.Confidence > 1 || w.Box.Min.X < 0 || w.Line < 1 {
				t.Errorf("word %+v", w)
			}
		}
	})
}
