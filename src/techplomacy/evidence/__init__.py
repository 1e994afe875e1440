"""What is said, with proof: the only code that knows the database."""
