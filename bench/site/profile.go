package site

import (
	"fmt"
	"os"
	"runtime/pprof"
)

// Profile writes a profile of the processor's time to a file until stop is called; with an empty name
// nothing happens.
func Profile(name string) (stop func(), err error) {
	if name == "" {
		return func() {}, nil
	}
	f, err := os.Create(name)
	if err == nil {
		err = pprof.StartCPUProfile(f)
	}
	if err != nil {
		return nil, fmt.Errorf("profiling: %w", err)
	}
	return pprof.StopCPUProfile, nil
}
