package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// A cost is what a process took.
type cost struct {
	cpu  time.Duration // of user and system
	peak int64         // of resident memory, in bytes
}

// compare reads each file with the library and with another program, by turns and
// in processes of their own, and prints the processor time of both (the least of
// all runs, which other work on the machine disturbs least), their ratio, the
// peak memory (the most of all runs) and the memory that the project allows: four
// times the file's size and 40 MB.
//
// The other program is called with the file and /dev/null behind its own
// arguments, as pdftotext wants it.
func compare() error {
	paths, err := listing()
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	other := strings.Fields(*against)
	fmt.Printf("townclerk s  %9.9s s   ratio  peak MB  allowed MB  file\n", filepath.Base(other[0]))
	for _, p := range paths {
		name := filepath.Join(*in, p)
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		var ours, theirs cost
		for i := range max(1, *runs) {
			a, err := measure(self, "-child", name, "-password", *password, "-workers", fmt.Sprint(*workers))
			if err != nil {
				return fmt.Errorf("%s: %w", p, err)
			}
			b, err := measure(other[0], append(other[1:len(other):len(other)], name, os.DevNull)...)
			if err != nil {
				return fmt.Errorf("%s: %w", p, err)
			}
			if i == 0 {
				ours, theirs = a, b
			}
			ours = cost{min(ours.cpu, a.cpu), max(ours.peak, a.peak)}
			theirs = cost{min(theirs.cpu, b.cpu), max(theirs.peak, b.peak)}
		}
		fmt.Printf("%11.2f  %11.2f  %6.2f  %7d  %10d  %s\n", ours.cpu.Seconds(), theirs.cpu.Seconds(),
			ours.cpu.Seconds()/theirs.cpu.Seconds(), ours.peak>>20, (4*info.Size())>>20+40, p)
	}
	return nil
}

// measure runs a program. Its output is thrown away.
func measure(name string, args ...string) (cost, error) {
	ctx, cancel := context.WithTimeout(context.Background(), *limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	c := cost{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.peak = u.Maxrss << 10 // Linux counts KiB
	}
	return c, nil
}
