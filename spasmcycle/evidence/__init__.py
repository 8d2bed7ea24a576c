"""Evidence: the works the course cites, the rules for citing them, and the safety strip."""
