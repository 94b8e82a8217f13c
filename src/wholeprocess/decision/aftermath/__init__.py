"""After a session (会后): the two offices' assigning document, and resolutions made public."""
