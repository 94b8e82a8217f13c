"""Deputies' workrooms and stations (代表工作室、代表联络站): standards, duty days, contacts."""
