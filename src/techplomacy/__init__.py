"""techplomacy maps technology diplomacy between two countries, with a source behind every fact."""
