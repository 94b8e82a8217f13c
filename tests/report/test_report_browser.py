"""The report in a browser: Debian's Chromium, driven by Playwright; skipped where there is none."""

import shutil
from datetime import date

import pytest

from wholeprocess.cases import ReportedCase
from wholeprocess.cases.folder import recorded
from wholeprocess.congress import Deputy, Unit
from wholeprocess.law import Text
from wholeprocess.management import Assign, Rate, Reply, Submit
from wholeprocess.process import EnterUnits, OpenTerm, SeatDeputies
from wholeprocess.report import write_report
from wholeprocess.report.page.behind import Limits

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on the path")

WIDTHS = {"phone": 390, "desktop": 1280}
DAY, CITY = date(2022, 3, 1), "430381"


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        # root has no sandbox in a container; the pages are our own
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser):
    """Opens a page that must complain of nothing and ask nobody for anything."""
    contexts, complaints = [], []

    def opened(path, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: asked.url.startswith(("file:", "data:")) or complaints.append(asked.url),
        )
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def suggestions(tmp_path_factory):
    """A report with open suggestions and a deputy's long words."""
    deputy = Deputy(id="d1", name="代表001", congress=CITY, elected_by=CITY, since=DAY)
    acts = [
        OpenTerm(on=DAY, congress=CITY),
        SeatDeputies(on=DAY, congress=CITY, deputies=[deputy]),
        EnterUnits(on=DAY, congress=CITY, units=[Unit(id="u1", name="水利局", division=CITY)]),
    ]
    for number in range(4):
        words = "修复渠道" * (1 + 40 * number)
        acts.append(Submit(on=DAY, suggestion=f"s{number}", by="d1", title=words, text="请办理"))
        acts.append(Assign(on=DAY, suggestion=f"s{number}", lead="u1"))
    acts.append(Reply(on=date(2022, 7, 1), suggestion="s0", by="u1", result="solved", words="已修"))
    acts.append(Rate(on=date(2022, 7, 2), suggestion="s0", by="d1", rating="satisfied"))
    case = ReportedCase(name="desk", title=Text("建议", "Suggestions"), journal=recorded(acts))
    return write_report(case, tmp_path_factory.mktemp("report") / "desk").index.parent


@pytest.fixture(scope="module")
def folder(quzici, tmp_path_factory):
    """The report of the smaller case, with short pages."""
    few = Limits(rows=20, listed=10, numbers=20, per_page=60)
    return write_report(quzici, tmp_path_factory.mktemp("report") / "zh", limits=few).index.parent


@pytest.fixture
def reports(folder, suggestions):
    """A page of each kind."""
    names = ("index", "decision", "supervision", "decision-behind-1", "acts-1")
    return [*(folder / f"{name}.html" for name in names), suggestions / "management.html"]


def test_every_page_opens_in_both_languages_without_a_complaint(open_page, reports, single):
    for path in (*reports, single):
        page = open_page(path)
        for language, tag in (("English", "en"), ("中文", "zh")):
            page.get_by_role("button", name=language).click()
            assert page.locator("html").get_attribute("lang") == tag
            hidden = {"en": "zh", "zh": "en"}[tag]
            assert page.locator(f"main span[lang={hidden}]:visible").count() == 0
            assert page.locator(f"main span[lang={tag}]:visible").count() > 0
            assert page.get_by_role("button", name=language).get_attribute("aria-pressed") == "true"
            assert page.title() == page.locator("h1").inner_text()


def test_the_chosen_language_goes_along_to_the_next_page(open_page, folder):
    page = open_page(folder / "index.html")
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name="Democratic decision-making").first.click()
    assert page.locator("h1").inner_text() == "Democratic decision-making"


def test_without_scripts_the_chosen_language_shows(open_page, folder, single):
    page = open_page(folder / "index.html", java_script_enabled=False)
    assert "公布数与重算数" in page.locator("main").inner_text()
    assert "Reported figures" not in page.locator("main").inner_text()
    assert page.get_by_role("button", name="English").count() == 0
    page = open_page(single, java_script_enabled=False)
    assert "Reported figures and what came out" in page.locator("main").inner_text()


def test_a_figure_leads_to_its_acts_and_on_to_the_entry(open_page, folder):
    page = open_page(folder / "index.html")
    row = page.locator("section:has(> #figures) tbody tr").first
    assert row.locator("td").nth(1).inner_text() == "118"
    row.locator("a").click()
    block = page.locator("section.block:has(:target)")
    assert "日志条目118条" in block.inner_text()
    entry = block.locator("tbody a").first
    number = entry.inner_text().replace(",", "")
    entry.click()
    target = page.locator("tr:target")
    assert target.get_attribute("id") == f"e{number}"
    assert "征集" in target.inner_text()
    assert "屈子祠" in page.locator("header a").first.inner_text()
    page.locator("header a").first.click()
    assert page.url.endswith("index.html")


def test_the_keyboard_reaches_the_contents_the_language_and_the_acts(open_page, folder):
    page = open_page(folder / "index.html")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert skip.evaluate("one => one === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/register-behind-1.html#*")
    assert page.locator(":target").count() == 1

    page = open_page(folder / "index.html")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(open_page, reports, scheme):
    axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
    for path in reports:
        page = open_page(path, color_scheme=scheme)
        for language in ("中文", "English") if scheme == "light" else ("English",):
            page.get_by_role("button", name=language).click()
            found = axe_api.Axe().run(page, options={"preload": False}).response["violations"]
            grave = [
                (path.name, one["id"], one["nodes"][0]["html"][:200])
                for one in found
                if one["impact"] in ("serious", "critical")
            ]
            assert grave == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", [16, 32])
def test_no_page_is_wider_than_its_window_even_with_large_text(
    open_page, reports, single, width, size
):
    viewport = {"width": WIDTHS[width], "height": 844}
    for path in (*reports, single):
        page = open_page(path, viewport=viewport)
        page.add_style_tag(content=f"html {{ font-size: {size}px }}")
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width], path.name


def test_it_prints_on_a4(open_page, folder, suggestions):
    for path in (folder / "index.html", folder / "decision.html", suggestions / "management.html"):
        page = open_page(path)
        printed = page.pdf(prefer_css_page_size=True)
        assert printed.startswith(b"%PDF")
        assert b"/MediaBox [0 0 594" in printed or b"/MediaBox [0 0 595" in printed
        page.emulate_media(media="print")
        assert page.locator("nav:visible, .switch:visible, .skip:visible").count() == 0
        wide = page.evaluate(
            """() => {
                document.documentElement.style.width = '703px';
                return [...document.querySelectorAll('table')]
                    .filter(one => one.getBoundingClientRect().right > 704).length;
            }"""
        )
        assert wide == 0, path.name
