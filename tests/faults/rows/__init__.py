"""The fault matrix: one row a file."""
