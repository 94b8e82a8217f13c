"""Whom a standing committee supervises (监督对象), and who speaks for them."""

from __future__ import annotations

from enum import StrEnum


class Target(StrEnum):
    """The organs of the same level that it supervises (SL24-6-1), as an act's ``by`` names them.

    Neither the organs of a lower level nor a firm is one.
    """

    GOVERNMENT = "government"  # 人民政府
    SUPERVISORY_COMMISSION = "supervisory-commission"  # 监察委员会: in the law since 2024
    COURT = "court"  # 人民法院
    PROCURATORATE = "procuratorate"  # 人民检察院


class Rank(StrEnum):
    """In what capacity somebody speaks or signs for an organ or a department."""

    HEAD = "head"  # 负责人: 县长、局长、院长、检察长、主任
    DEPUTY_HEAD = "deputy-head"  # 副职
    DEPARTMENT_HEAD = "department-head"  # 政府有关部门负责人
    STAFF = "staff"  # 庭长、处长、其他工作人员


def as_choice(target: StrEnum) -> str:
    """The name as the law's tables write it.

    >>> as_choice(Target.SUPERVISORY_COMMISSION)
    'supervisory_commission'
    """
    return target.value.replace("-", "_")
