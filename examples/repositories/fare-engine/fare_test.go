package fare

import "testing"

func TestChildrenPayHalf(t *testing.T) {
	if got := Pence(3000, 9); got != 1500 {
		t.Fatalf("got %d", got)
	}
}
