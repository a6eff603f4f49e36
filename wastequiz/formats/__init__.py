"""Files in and out: one module per format; `sources` reads the bank's own files under `questions/`."""
