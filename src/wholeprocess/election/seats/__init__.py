"""Seats and districts (名额与选区): how many deputies, and who elects how many of them."""
