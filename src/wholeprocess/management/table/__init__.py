"""The rows of the lifecycle of a suggestion, by stage (生命周期表的行)."""
