"""The exchange (交换): journals and records in the formats of others, in and out."""
