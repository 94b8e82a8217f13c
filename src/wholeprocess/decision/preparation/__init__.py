"""Before a session and at its opening (会议准备): its day, inspections, presidium, groups."""
