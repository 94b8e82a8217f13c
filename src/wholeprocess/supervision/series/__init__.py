"""Observed public measures (观察数据): kept as they were published, never as proof of a cause."""
