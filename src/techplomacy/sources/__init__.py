"""What we may read: bibliographies, statistics, searches and coded records of a study folder."""
