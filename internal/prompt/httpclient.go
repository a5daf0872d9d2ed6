package prompt

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"
)

// An HTTPClient sends requests for providers that let a client be set, such as
// those of langchaingo, which would otherwise lose how long a busy server asks to
// wait, read answers of any length, and follow redirects to other hosts with the
// document. Its zero value works, and it is safe for concurrent use once its
// fields are set.
type HTTPClient struct {
	// Client sends the requests; nil means a client of our own with the default
	// transport. Its CheckRedirect is not used: no redirect is followed.
	Client *http.Client

	// MaxBytes is how long an answer may be; 0 means 4 MiB.
	MaxBytes int64
}

var errLongAnswer = errors.New("the server's answer is too long")

// Do sends a request. The error is a [*StatusError] for an answer that is no
// success.
func (c *HTTPClient) Do(req *http.Request) (*http.Response, error) {
	var client http.Client
	if c.Client != nil {
		client = *c.Client
	}
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	most := c.MaxBytes
	if most <= 0 {
		most = 4 << 20
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	err = errors.Join(err, resp.Body.Close())
	switch {
	case resp.StatusCode < 200 || resp.StatusCode > 299:
		return nil, &StatusError{Status: resp.StatusCode, RetryAfter: retryAfter(resp.Header)}
	case err != nil:
		return nil, err
	case int64(len(body)) > most:
		return nil, errLongAnswer
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// retryAfter reads how long a server asks to wait: RFC 9110, section 10.2.3, and
// the header in milliseconds that some model servers send.
func retryAfter(h http.Header) time.Duration {
	if ms, err := strconv.ParseFloat(h.Get("Retry-After-Ms"), 64); err == nil && ms > 0 && ms < 1e9 {
		return time.Duration(ms * float64(time.Millisecond))
	}
	value := h.Get("Retry-After")
	if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 && s < 1e6 {
		return time.Duration(s * float64(time.Second))
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(time.Until(at), 0)
	}
	return 0
}
