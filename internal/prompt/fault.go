package prompt

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"regexp"
	"strconv"
	"time"
)

// Conditions that a caller can act on.
var (
	// ErrOption means that an option has a value that cannot be.
	ErrOption = errors.New("bad option")

	// ErrInstruction means that a passage speaks to language models. It was not
	// sent.
	ErrInstruction = errors.New("the text speaks to language models and was not sent")

	// ErrBudget means that one line of a passage is longer than the budget. It
	// was not sent.
	ErrBudget = errors.New("the text is longer than the token budget and was not sent")

	// ErrUnavailable means that the model was given up after too many failures.
	ErrUnavailable = errors.New("the model could not be reached")

	// ErrRefused means that the model or its provider would not answer.
	ErrRefused = errors.New("the model would not answer")
)

// A StatusError is an answer of a server that is no success.
type StatusError struct {
	// Status is the code of HTTP, such as 429.
	Status int

	// RetryAfter is how long the server asks to wait; 0 means that it does not
	// say.
	RetryAfter time.Duration
}

// Error implements error. What the server wrote is not in it: it may quote the
// document.
func (e *StatusError) Error() string {
	return fmt.Sprintf("the server answered with status %d", e.Status)
}

// HTTPStatusCode returns the Status.
func (e *StatusError) HTTPStatusCode() int { return e.Status }

// RetryDelay returns RetryAfter.
func (e *StatusError) RetryDelay() time.Duration { return e.RetryAfter }

// verdict is what to do about an error.
type verdict int

const (
	again    verdict = iota // ask again later
	never                   // this passage cannot be asked about
	hopeless                // no passage can
)

// statusForm finds the status in errors that are only text, as langchaingo's are.
var statusForm = regexp.MustCompile(`(?i)\bstatus(?: code)?:? (\d{3})\b`)

// judge says what to do about an error of a model, and how long it asks to wait.
// Errors that have a method HTTPStatusCode or RetryDelay are asked; of others the
// status is read from the text.
func judge(err error) (verdict, time.Duration) {
	var wait time.Duration
	var delay interface{ RetryDelay() time.Duration }
	if errors.As(err, &delay) {
		wait = max(delay.RetryDelay(), 0)
	}
	status := 0
	var coded interface{ HTTPStatusCode() int }
	if errors.As(err, &coded) {
		status = coded.HTTPStatusCode()
	} else if m := statusForm.FindStringSubmatch(err.Error()); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			status = n
		}
	}
	switch {
	case errors.Is(err, ErrRefused):
		return never, 0
	case status == 401, status == 403, status == 404, status == 405, status >= 300 && status < 400:
		return hopeless, 0
	case status == 408, status == 409, status == 425, status == 429, status >= 500 && status != 501:
		return again, wait
	case status >= 400:
		return never, 0
	}
	return again, wait
}

// backoff is how long to wait before the attempt with a number, counted from 1
// for the second: twice as long each time up to a cap, of which between a half
// and all, so that passages that failed together do not come back together. The
// part depends on the key and the number alone: the same run waits as long again.
func backoff(key string, n int, first, most time.Duration) time.Duration {
	d := first
	for range n - 1 {
		if d = 2 * d; d >= most {
			break
		}
	}
	d = min(d, most)
	h := fnv.New64a()
	fmt.Fprintf(h, "%s %d", key, n)
	return d/2 + time.Duration(float64(d/2)*float64(h.Sum64()>>11)/(1<<53))
}

// sleep waits, or returns the error of a context that ends before.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
