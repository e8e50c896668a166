"""The JSON documents of the command line: plain values under stable keys, one module a subject."""
