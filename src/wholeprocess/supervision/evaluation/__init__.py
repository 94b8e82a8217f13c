"""Evaluations by deputies (代表评议): units and stations are scored in secret, and mend."""
