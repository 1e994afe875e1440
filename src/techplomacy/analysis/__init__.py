"""Questions: one a file; reads the evidence base, writes nothing."""
