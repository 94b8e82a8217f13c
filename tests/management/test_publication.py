"""Publication: what each reader sees, what is left out and that it is said, what must be public."""

from datetime import date

import pytest

from wholeprocess import management as m
from wholeprocess.management import Piece, Reader

SHANDONG, HENAN, CHONGQING, QINGDAO, HUNAN = "370102", "410102", "500101", "370202", "430381"


def answered(desk, confidential=False, secret_reply=False):
    desk.handling(confidential=confidential, co=("u2",))
    desk.do(m.Contact(on=desk.day(5), suggestion="s1", by="u1", words="电话沟通"))
    desk.do(m.Opine(on=desk.day(6), suggestion="s1", by="u2", words="我局不出资"))
    desk.do(
        m.Reply(
            on=desk.day(20),
            suggestion="s1",
            by="u1",
            result="solved",
            words="已修复",
            confidential=secret_reply,
        )
    )
    return desk.do(
        m.Rate(on=desk.day(25), suggestion="s1", by="d1", rating="satisfied", why="谢谢")
    )


def left_out(case, reader, desk):
    view = m.view(case, reader, desk.law(desk.day(30)))
    assert set(view.shown) | {one.piece for one in view.left_out} == set(Piece)
    assert not set(view.shown) & {one.piece for one in view.left_out}
    assert all(one.why.zh and one.why.en and one.rule for one in view.left_out)
    return {one.piece for one in view.left_out}


SECRET = {Piece.CONTENT, Piece.DEPUTIES, Piece.REPLY, Piece.FEEDBACK, Piece.INSIDE}


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize(
    ("confidential", "secret_reply", "hidden"),
    [
        (False, False, {Piece.INSIDE}),
        (False, True, {Piece.INSIDE, Piece.REPLY, Piece.FEEDBACK}),
        (True, False, SECRET),
        (True, True, SECRET),
    ],
)
def test_every_reader_sees_a_piece_or_is_told_that_it_is_left_out(
    desk, reader, confidential, secret_reply, hidden
):
    case = answered(desk, confidential, secret_reply)
    assert left_out(case, reader, desk) == (set() if reader is Reader.PARTY else hidden)


def test_the_file_itself_keeps_everything(desk):
    case = answered(desk, confidential=True)
    m.view(case, Reader.PUBLIC, desk.law(desk.day(30)))
    shown = m.view(case, Reader.PARTY, desk.law(desk.day(30))).shown
    assert shown[Piece.CONTENT] == ("修渠", "渠道漏水，请修复")
    assert shown[Piece.INSIDE] == ("u1: 电话沟通", "u2: 我局不出资")
    assert shown[Piece.FEEDBACK] == ("satisfied: 谢谢",)


def test_a_view_names_the_local_rule_or_the_national_one(desk_at):
    for place, rule in ((QINGDAO, "SGL-publish"), (HUNAN, "SG-9")):
        desk = desk_at(place=place)
        view = m.view(answered(desk), Reader.PUBLIC, desk.law(desk.day(30)))
        assert {one.rule for one in view.left_out} == {rule}


def publish(desk, n, *pieces):
    return m.Publish(on=desk.day(n), suggestion="s1", pieces=pieces, where="人大网站")


@pytest.mark.parametrize(
    ("place", "published", "missing"),
    [
        (QINGDAO, (), "content, reply"),
        (QINGDAO, ("content",), "reply"),
        (QINGDAO, ("content", "reply"), ""),
        (CHONGQING, (), "content, reply"),
        (SHANDONG, ("content", "reply"), "feedback"),
        (HENAN, (), ""),  # may
        (HUNAN, (), ""),
    ],
)
def test_what_must_be_public_is_missed_when_the_file_is_closed(desk_at, place, published, missing):
    desk = desk_at(place=place)
    answered(desk)
    if published:
        desk.do(publish(desk, 26, *published))
    case = desk.do(m.Close(on=desk.day(30), suggestion="s1"))
    found = [f for f in m.findings(case, desk.law, desk.day(31)) if f.code == "SGL-publish"]
    assert [f.what.en for f in found] == ([f"not published: {missing}"] if missing else [])


def test_what_is_confidential_need_not_be_public_and_is_found_if_it_is(desk_at):
    desk = desk_at(place=QINGDAO)
    answered(desk, confidential=True)
    desk.do(publish(desk, 26, "units", "reply"))
    case = desk.do(m.Close(on=desk.day(30), suggestion="s1"))
    (found,) = [f for f in m.findings(case, desk.law, desk.day(31)) if f.code == "SGL-publish"]
    assert (found.on, found.what.en) == (desk.day(26), "confidential parts were published: reply")


def test_a_publication_names_its_pieces_once():
    with pytest.raises(ValueError, match="twice"):
        m.Publish(on=date(2022, 3, 1), suggestion="s1", pieces=("reply", "reply"), where="网站")
