"""What another rule would have chosen from the same ballots (换一种规则的结果)."""
