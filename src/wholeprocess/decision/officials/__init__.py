"""Officials (国家机关领导人员): nominated, elected, removed and resigning before a congress."""
