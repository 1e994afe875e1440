"""The command line: a door with no domain rules."""
