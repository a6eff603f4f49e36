"""The pages, one module each. A page never imports another: it emits `go` with a place."""
