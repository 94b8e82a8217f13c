"""Special reports (专项工作报告): heard, deliberated, and what became of the opinions."""
