package simplify

// split cuts a draft into shorter ones, each of which can be split again.
func (e *Engine) split(d *draft) []*draft {
	return []*draft{d}
}
