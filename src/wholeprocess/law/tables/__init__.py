"""The statutes as tables that a lawyer can review (法规表): TOML beside this file, no Python."""
