package prompt

import "slices"

// A Unit is lines that were put into words together, and the statements that they
// became. A unit without statements was left out.
type Unit struct {
	// Lines and Statements are numbers counted from 0, in order.
	Lines, Statements []int
}

// Units sorts statements by the lines that they come from: lines that share a
// statement are one unit, with those between them. Statements that name no line
// of the passage belong to no unit. The units are in the order of the lines.
func Units(lines int, list []Statement) []Unit {
	last := make([]int, lines) // the furthest line that shares a statement
	for i := range last {
		last[i] = i
	}
	cited := func(s Statement) bool {
		return len(s.From) > 0 && slices.Min(s.From) >= 0 && slices.Max(s.From) < lines
	}
	for _, s := range list {
		if cited(s) {
			from := slices.Min(s.From)
			last[from] = max(last[from], slices.Max(s.From))
		}
	}
	var out []Unit
	of := make([]int, lines)
	for i := 0; i < lines; {
		u := Unit{}
		for end := last[i]; i <= end; i++ {
			end = max(end, last[i])
			u.Lines = append(u.Lines, i)
			of[i] = len(out)
		}
		out = append(out, u)
	}
	for i, s := range list {
		if cited(s) {
			u := &out[of[slices.Min(s.From)]]
			u.Statements = append(u.Statements, i)
		}
	}
	return out
}
