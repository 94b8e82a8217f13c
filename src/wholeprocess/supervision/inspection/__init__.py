"""Inspection of the enforcement of a law (执法检查): team, notice, report, what followed."""
