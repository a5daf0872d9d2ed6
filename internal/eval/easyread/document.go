package main

import "fmt"

func (c *command) document() error { return fmt.Errorf("not yet") }
