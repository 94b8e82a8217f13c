"""Clean journals to plant in (样本日志): those that the library's strategies plant in as well."""

from wholeprocess.strategies.clean import GROUNDS, codes_of

__all__ = ["GROUNDS", "codes_of"]
