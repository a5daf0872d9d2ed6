package prompt

import (
	"fmt"
	"time"
)

// Options say how a model is asked. The zero value asks one passage at a time,
// without personal data, as often as the model can answer. Options are not
// changed once they are in use.
type Options struct {
	// ModelName is the name of the model, for the [Record] and the [Store]. Give
	// it: "" is recorded as "unnamed", and two unnamed models share a store.
	ModelName string

	// Output is how the form of the answer is asked for; zero is [JSONMode].
	Output Output

	// SendPersonalData sends names, addresses, numbers and the like as they are.
	// Zero puts placeholders such as "[PERSON 1]" in their place before sending,
	// and puts them back in the answer.
	SendPersonalData bool

	// Names are people who may be mentioned, to be taken out wherever they stand.
	// Others are found by their form. nil means that none are known.
	Names []string

	// Budget is how many tokens a request may have, with its instructions, by our
	// own estimate, which is high. Longer passages are sent in parts. 0 means
	// 6,000.
	Budget int

	// Timeout is how long one request may take; 0 means a minute.
	Timeout time.Duration

	// Attempts is how often one question is asked until there is an answer that
	// can be read; 0 means 6.
	Attempts int

	// Wait is how long to wait before the second attempt; it doubles with each
	// up to MaxWait. A server that asks for longer is given it, up to MaxWait. 0
	// means half a second, and 30 seconds.
	Wait, MaxWait time.Duration

	// PerMinute is how many requests a minute may begin; 0 means any number.
	PerMinute int

	// Parallel is how many passages are asked about at a time where they are
	// known beforehand; 0 means one. The result does not depend on it.
	Parallel int

	// GiveUpAfter is how many passages in a row may fail before the model is
	// given up and the rest is left to the rules; 0 means 5.
	GiveUpAfter int

	// Store keeps answers, so that nothing is asked twice; nil keeps none.
	Store Store

	// Progress is told when a passage is done, one call at a time, while others
	// wait. nil is not told.
	Progress func(Progress)
}

// Progress is how far a run has come.
type Progress struct {
	// Done of Total passages are done. Total is 0 where it is not known.
	Done, Total int

	// Retried counts requests that were made again after a failure, and FellBack
	// passages for which no answer can be used.
	Retried, FellBack int
}

// filled returns options with what zero stands for.
func (o Options) filled() (Options, error) {
	for _, n := range []struct {
		name  string
		value int64
	}{
		{"Budget", int64(o.Budget)}, {"Timeout", int64(o.Timeout)}, {"Attempts", int64(o.Attempts)}, {"Wait", int64(o.Wait)}, {"MaxWait", int64(o.MaxWait)},
		{"PerMinute", int64(o.PerMinute)}, {"Parallel", int64(o.Parallel)}, {"GiveUpAfter", int64(o.GiveUpAfter)}, {"Output", int64(o.Output)},
	} {
		if n.value < 0 {
			return o, fmt.Errorf("%w: %s is negative", ErrOption, n.name)
		}
	}
	if o.Output > WordsOnly {
		return o, fmt.Errorf("%w: Output is %d", ErrOption, int(o.Output))
	}
	if o.ModelName == "" {
		o.ModelName = "unnamed"
	}
	o.Budget = orInt(o.Budget, 6000)
	o.Attempts = orInt(o.Attempts, 6)
	o.Parallel = orInt(o.Parallel, 1)
	o.GiveUpAfter = orInt(o.GiveUpAfter, 5)
	o.Timeout = orTime(o.Timeout, time.Minute)
	o.Wait = orTime(o.Wait, 500*time.Millisecond)
	o.MaxWait = orTime(o.MaxWait, 30*time.Second)
	return o, nil
}

func orInt(n, zero int) int {
	if n == 0 {
		return zero
	}
	return n
}

func orTime(d, zero time.Duration) time.Duration {
	if d == 0 {
		return zero
	}
	return d
}
