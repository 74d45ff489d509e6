package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is the command version.
type version struct {
	JSON bool `help:"As one object with the keys version, revision and go."`
}

// Help gives the examples.
func (version) Help() string { return "Examples:\n\n  gehoor version\n  gehoor version --json" }

// Run prints what the toolchain wrote into the program when it was built.
func (v version) Run(c *console) error {
	is := struct {
		Version  string `json:"version"`
		Revision string `json:"revision"`
		Go       string `json:"go"`
	}{"unknown", "unknown", runtime.Version()}
	if build, ok := debug.ReadBuildInfo(); ok {
		is.Version = build.Main.Version
		for _, setting := range build.Settings {
			if setting.Key == "vcs.revision" {
				is.Revision = setting.Value
			}
		}
	}
	if v.JSON {
		return json.NewEncoder(c.Out).Encode(is)
	}
	_, err := fmt.Fprintf(c.Out, "gehoor %s (%s, %s)\n", is.Version, is.Revision, is.Go)
	return err
}
