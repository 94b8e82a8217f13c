"""Investigation of specific questions and dismissal (特定问题调查、撤职).

Four acts end an office, and they are not one another (SVP-four-acts). 撤职, dismissal, is here: by
the standing committee, for cause, of deputy heads and of those whom it appointed. 罢免, recall or
removal, is by those who elected: the voters or the congress (``election.tenure`` has that of
deputies; heads of government, courts and procuratorates are removed by the congress in session,
OL-31). 免职, release, is by whoever appointed, without blame. 辞职, resignation, is by the person
himself.
"""
