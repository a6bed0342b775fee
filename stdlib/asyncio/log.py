"""The logger that is named after asyncio."""

import logging

logger = logging.getLogger(__package__)
