"""After the count (代表资格审查、罢免、辞职、补选): credentials, and how a seat falls empty."""
