"""One file per command; each has `SUMMARY`, `arguments(parser)` and `run(options)`."""
