"""The report's pages (报告页面): what stands on them, and writing them."""
