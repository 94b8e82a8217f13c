"""Candidates (代表候选人): from the first nomination to the formal list."""
