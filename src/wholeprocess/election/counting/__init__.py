"""Counting and the result (计票、当选): from marks on ballots to who is elected, by article."""
