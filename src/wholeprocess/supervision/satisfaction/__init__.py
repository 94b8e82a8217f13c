"""Satisfaction votes (满意度测评): unit by unit, in three grades, and what follows."""
