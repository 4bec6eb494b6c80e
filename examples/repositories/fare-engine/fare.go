package fare

// Pence is what a passenger of the given age pays.
func Pence(base, age int) int {
	if age < 16 {
		return base / 2
	}
	return base
}
