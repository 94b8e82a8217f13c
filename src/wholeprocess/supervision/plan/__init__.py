"""The year's plan of supervision (年度监督工作计划): topics, and what is behind each."""
