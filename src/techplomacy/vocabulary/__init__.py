"""The words we know: YAML data, and the code that loads, checks and compiles it into one lexicon."""
