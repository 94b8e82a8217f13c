"""Exchange (数据交换): what the library knows, in the forms that other programs read."""

from wholeprocess.exchange.desk_calendar import desk_calendar

__all__ = ["desk_calendar"]
