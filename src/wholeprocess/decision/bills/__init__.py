"""Bills (议案): movers, agenda, committee, amendments, vote, and what becomes of each."""
