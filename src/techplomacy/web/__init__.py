"""The explorer: a door with no domain rules."""
