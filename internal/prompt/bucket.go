package prompt

import (
	"context"
	"sync"
	"time"
)

// A bucket lets so many requests a minute through: a token bucket that holds a
// tenth of them, at least one. It looks at the clock, which changes when
// something is asked and never what.
type bucket struct {
	mu     sync.Mutex
	full   time.Time // when it was or will be full
	every  time.Duration
	holds  time.Duration // what all its tokens are worth
	primed bool
}

// newBucket returns a bucket, or nil for no limit.
func newBucket(perMinute int) *bucket {
	if perMinute <= 0 {
		return nil
	}
	every := time.Minute / time.Duration(perMinute)
	return &bucket{every: every, holds: every * time.Duration(max(perMinute/10, 1))}
}

// take waits for a token.
func (b *bucket) take(ctx context.Context) error {
	if b == nil {
		return ctx.Err()
	}
	b.mu.Lock()
	now := time.Now()
	if !b.primed || b.full.Before(now) {
		b.full, b.primed = now, true
	}
	b.full = b.full.Add(b.every)
	wait := b.full.Add(-b.holds).Sub(now)
	b.mu.Unlock()
	return sleep(ctx, wait)
}
