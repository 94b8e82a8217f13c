"""Where the clean journals to plant in are found: ``planting_grounds`` beside this file."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
