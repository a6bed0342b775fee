"""The logger that is named after asyncio, and what asyncio tells it."""

import logging

logger = logging.getLogger(__package__)


def _error(message, error):
    """Something went wrong that nobody awaits."""
    logger.error(message, exc_info=False if error is None else (type(error), error, error.__traceback__))


def _slow(message):
    """A step took long, in debug mode."""
    logger.warning(message)


def _close(loop):
    """An event loop in debug mode is closed."""
    logger.debug("Close %r", loop)


def _selector():
    """An event loop was made."""
    logger.debug("Using selector: EpollSelector")
