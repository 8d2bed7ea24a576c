"""What `make`, CI and the commit hooks run; none of it is part of the course itself."""
