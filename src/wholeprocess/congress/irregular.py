"""What does not fit the four levels (特殊区划): rows that are no area, areas without a congress."""

from __future__ import annotations

from enum import StrEnum

from wholeprocess.law import Text


class Kind(StrEnum):
    """What kind of row a table of divisions holds; the words are those of its irregular file.

    A *grouping* row is no area at all: the statistical codes put it where a level is missing.

    >>> Kind.REPEATED_CITY.grouping, Kind.PREFECTURE.grouping, Kind.PREFECTURE.congress
    (True, False, False)
    """

    REGULAR = "regular"
    MUNICIPALITY = "placeholder_municipality"  # 直辖市下的“市辖区”“县”
    GOVERNED_BY_PROVINCE = "placeholder_province_governed"  # 省（自治区）直辖县级行政区划
    REPEATED_CITY = "placeholder_city_without_districts"  # 东莞、中山、儋州、嘉峪关
    GOVERNED_BY_COUNTY = "placeholder_villages_governed_by_county"  # 县直辖村级区划，如龙港
    PROVINCE_GOVERNED_COUNTY = "province_governed_county"  # 济源、仙桃、五指山、石河子……
    PREFECTURE = "prefecture_without_congress"  # 地区、盟
    AUTONOMOUS_PREFECTURE = "autonomous_prefecture"  # 自治州
    ZONE = "statistical_zone"  # 开发区、管理区
    SANSHA = "sansha"  # 三沙的群岛

    @property
    def grouping(self) -> bool:
        """Whether the row is no area: what it stands for is the area above it."""
        return self in _GROUPING

    @property
    def congress(self) -> bool:
        """Whether a row of this kind can have a people's congress of its own."""
        return self not in _WITHOUT


_GROUPING = frozenset(
    {Kind.MUNICIPALITY, Kind.GOVERNED_BY_PROVINCE, Kind.REPEATED_CITY, Kind.GOVERNED_BY_COUNTY}
)
_WITHOUT = _GROUPING | {Kind.PREFECTURE, Kind.ZONE, Kind.SANSHA}

WHY: dict[Kind, Text] = {
    Kind.MUNICIPALITY: Text("直辖市没有地级一级", "a municipality has no city level"),
    Kind.GOVERNED_BY_PROVINCE: Text(
        "该县（市）由省、自治区直辖，上面没有地级市",
        "the county answers to its province directly, with no city between",
    ),
    Kind.REPEATED_CITY: Text(
        "该市不设区县，乡镇直属于市",
        "the city has no counties; its towns stand right under it",
    ),
    Kind.GOVERNED_BY_COUNTY: Text(
        "村（社区）由县（市、区）直辖，中间没有乡镇",
        "the villages answer to the county directly, with no township between",
    ),
    Kind.PREFECTURE: Text(
        "地区、盟是省、自治区的派出机关所在区域，没有人民代表大会",
        "a prefecture or league is an agency area of its province and has no congress",
    ),
    Kind.ZONE: Text(
        "开发区、管理区不是一级行政区划，没有人民代表大会；统计代码未载明其乡镇属于哪个县",
        "a zone is no division and has no congress; the codes do not say whose its towns are",
    ),
    Kind.SANSHA: Text(
        "统计代码列的是群岛，不是2020年设立的区",
        "the codes list the islands, not the districts of 2020",
    ),
}
"""Why a level is missing over a place, by the row that stands where it would be."""

_CITIES = {
    "市辖区": Kind.MUNICIPALITY,
    "县": Kind.MUNICIPALITY,
    "省直辖县级行政区划": Kind.GOVERNED_BY_PROVINCE,
    "自治区直辖县级行政区划": Kind.GOVERNED_BY_PROVINCE,
}


def kind_of(code: str, name: str, level: str, above: str = "") -> Kind:
    """The kind that code and name tell, where no irregular file says it.

    ``above`` is the name of the row over it: a county row that repeats it is no county.

    >>> kind_of("441900", "东莞市", "county", "东莞市").name
    'REPEATED_CITY'
    """
    if level == "city":
        if name.endswith(("地区", "盟")):
            return Kind.PREFECTURE
        return _CITIES.get(name, Kind.REGULAR)
    if level == "county":
        if name == above:
            return Kind.REPEATED_CITY
        if code[4] == "7" or name.endswith("行政委员会"):
            return Kind.ZONE
        return Kind.SANSHA if "群岛" in name else Kind.REGULAR
    if level == "township" and code[6:9] == "198":
        return Kind.GOVERNED_BY_COUNTY
    return Kind.REGULAR


def has_congress(code: str, level: str, kind: Kind) -> bool:
    """Whether a row of that code, level and kind has a people's congress.

    Villages have none; of the third digits of a township's code 100 to 399 are towns and
    townships, which have one; sub-districts and farms, zones and the like have none.
    """
    if level == "village" or not kind.congress:
        return False
    return level != "township" or 100 <= int(code[6:9]) < 400
