"""Questions at a session (询问、质询): any deputy asks, ten interpellate, organs answer."""
