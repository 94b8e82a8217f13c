"""Special inquiry and interpellation (专题询问、质询); a single question is in ``committee``."""
