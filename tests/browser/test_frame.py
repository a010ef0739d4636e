"""The frame of every page: the theme one chose stays, and the copied link leads to the same page."""

DARK = "rgb(22, 28, 32)"
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


def test_a_theme_stays_on_every_page(app, open_browser):
    reader = open_browser(app, "en-US")
    reader.page.emulate_media(color_scheme="light")
    reader.visit("/topics?lang=en&corpus=demo-ja&score=20-100")
    reader.page.get_by_role("radio", name="Dark", exact=True).click()
    reader.page.wait_for_function(f"{BACKGROUND} === '{DARK}'")
    reader.rest()
    assert reader.query["score"] == "20-100"
    reader.visit("/corpora?lang=en&corpus=demo-ja")
    assert reader.page.evaluate(BACKGROUND) == DARK
    reader.page.get_by_role("radio", name="System", exact=True).click()
    reader.page.wait_for_function(f"{BACKGROUND} !== '{DARK}'")
    reader.rest()


def test_the_copied_link_leads_to_the_same_page(app, open_browser):
    reader = open_browser(app, "en-US")
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.visit("/scores?lang=en&corpus=demo-ja&score=20-100&o.tab=items")
    reader.page.get_by_role("button", name="Copy link", exact=True).click()
    reader.page.get_by_role("button", name="Copied", exact=True).wait_for()
    assert reader.page.evaluate("navigator.clipboard.readText()") == reader.page.url


def test_the_tools_of_tables_speak_the_language_of_the_page(reader):
    reader.visit("/dialogues?lang=ja&corpus=demo-ja")
    table = reader.page.locator("[data-testid=stDataFrame]")
    tools = reader.page.locator("[data-testid=stElementToolbar] button")
    table.hover()
    assert [tool.get_attribute("aria-label") for tool in tools.all()] == [
        "列の表示・非表示：対話の一覧",
        "表の中を検索：対話の一覧",
        "全画面で表示：対話の一覧",
    ]
    tools.nth(1).click()
    reader.page.get_by_text("検索する語を入力", exact=True).wait_for()
    reader.page.keyboard.press("Escape")
    reader.do(reader.page.get_by_role("radio", name="English", exact=True).click)
    assert reader.page.locator("[data-testid=stSidebar]").get_attribute("aria-label") == "Sidebar"
    table.hover()
    assert tools.last.get_attribute("aria-label").startswith("Fullscreen: ")
