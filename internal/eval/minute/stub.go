package main
import "context"
func meetings(ctx context.Context, in, out string, q bool) error { return nil }
