"""Closing the loop (闭环): a matter followed over years until it is closed for a reason."""
