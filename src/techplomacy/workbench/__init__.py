"""One study, start to end: settings, study folder, stages in order, cache."""
