package pdf

import "testing"

func TestCollections(t *testing.T) {
	for _, tt := range []struct {
		collection string
		cid        uint32
		want       string
	}{
		{"Japan1", 34, "A"}, {"Japan1", 843, "あ"}, {"Japan1", 1200, "一"}, {"Japan1", 265, "B"},
		{"GB1", 34, "A"}, {"GB1", 4559, "中"}, {"CNS1", 34, "A"}, {"CNS1", 595, "一"}, {"Korea1", 34, "A"}, {"Korea1", 1086, "가"},
		{"KR", 34, "A"}, {"Japan1", 0, ""}, {"Japan1", 1 << 20, ""},
	} {
		text := collectionText(tt.collection)
		if text == nil {
			t.Fatalf("%s is not known", tt.collection)
		}
		if got := text(tt.cid); got != tt.want {
			t.Errorf("%s %d is %q, want %q", tt.collection, tt.cid, got, tt.want)
		}
	}
	if collectionText("Identity") != nil {
		t.Error("Identity has texts")
	}
}
