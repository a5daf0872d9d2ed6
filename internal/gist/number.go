package gist

import "math"

// standard returns how many standard deviations each value is over the mean.
func standard(v []float64) []float64 {
	out := make([]float64, len(v))
	mean, sd := 0.0, 0.0
	for _, x := range v {
		mean += x / float64(len(v))
	}
	for _, x := range v {
		sd += (x - mean) * (x - mean) / float64(len(v))
	}
	if sd = math.Sqrt(sd); sd == 0 {
		return out
	}
	for i, x := range v {
		out[i] = (x - mean) / sd
	}
	return out
}

// around sums each value and those within reach, the nearer ones weighing more.
func around(v []float64, reach int) []float64 {
	out := make([]float64, len(v))
	for i := range v {
		for j := max(0, i-reach); j <= min(len(v)-1, i+reach); j++ {
			out[i] += v[j] * (1 - math.Abs(float64(i-j))/float64(reach+1))
		}
	}
	return out
}

// sum adds the values from one place to another; places may lie outside.
func sum(v []float64, from, to int) float64 {
	x := 0.0
	for i := max(0, from); i < min(len(v), to); i++ {
		x += v[i]
	}
	return x
}

func flag(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
