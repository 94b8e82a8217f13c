"""The roll of voters (选民登记): who may vote, and in which one district."""
