"""Residents' opinions (群众意见): heard by a deputy, passed on, answered, and brought home."""
