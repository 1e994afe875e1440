"""The sections of the report, one a file, in the order of the paper: words around results, no figures of their own."""
