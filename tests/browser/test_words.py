"""The words page as it is used: change what is shown, press a word, read its lines, compare two cohorts."""


def press(reader, table, x: int, row: int = 0) -> None:
    """Press a cell of a table, which is drawn on a canvas and sees a mouse only as it comes."""
    table.scroll_into_view_if_needed()
    reader.rest()
    at = {"x": x, "y": 34 * (row + 1) + 17}
    table.hover(position=at)
    reader.rest()
    table.click(position=at)


def frames(reader):
    return reader.page.locator("[data-testid=stMain] [data-testid=stDataFrame]")


def test_from_frequencies_to_a_word_and_its_lines(reader):
    role, unit = "クライアント", "複合名詞"
    reader.visit("/words?lang=ja&corpus=demo-ja")
    reader.do(reader.widget("o.role").get_by_text(role, exact=True).click)
    reader.do(reader.widget("o.unit").get_by_text(unit, exact=True).click)
    assert (reader.query["o.role"], reader.query["o.unit"]) == ("client", "compound")
    reader.do(lambda: press(reader, frames(reader).first, 40))
    query = reader.query
    assert query["o.show"] == "word" and query["o.word"]
    assert reader.widget("o.word").locator("input").input_value() == query["o.word"]
    assert (query["o.role"], query["o.unit"]) == ("client", "compound")
    assert reader.widget("o.sort").count() == 1
    reader.back()
    assert "o.word" not in reader.query
    assert frames(reader).count() == 1


def test_a_point_of_the_scatter_leads_to_its_word(reader):
    reader.visit("/words?lang=en&corpus=demo-ja&o.show=keyness")
    points = reader.widget("keyness_scatter").locator(".scatterlayer .trace .point")
    assert points.count() > 20
    reader.do(lambda: points.first.click(force=True))
    reader.page.wait_for_url(lambda url: "o.show=word" in url)  # a press runs the card, the card then the page
    reader.rest()
    word = reader.query["o.word"]
    assert reader.widget("o.word").locator("input").input_value() == word
    reader.rest()
    assert not reader.errors


def test_a_concordance_is_sorted_paged_and_opens_the_dialogue(reader):
    reader.visit("/words?lang=en&corpus=demo-ja&o.show=concordance")
    reader.type(reader.widget("o.q"), "pos:名詞")
    assert reader.query["o.q"] == "pos:名詞"
    assert "showing 1–100" in reader.text()
    reader.press("Next 100")
    assert reader.query["o.page"] == "2" and "showing 101–200" in reader.text()
    reader.pick(reader.widget("o.sort"), "1st word right")
    assert reader.query["o.sort"] == "right1" and "o.page" not in reader.query
    reader.do(lambda: press(reader, frames(reader).first, 18))
    assert reader.query["o.mark"].startswith("concordance:")
    assert reader.page.locator("[class*='-lead-'] a").count() > 0
    reader.press("Useful")
    assert reader.query["o.marks"] and "Marked useful: 1 line in 1 dialogue" in reader.text()
    reader.do(lambda: reader.page.get_by_role("button", name="Undo").last.click())
    assert "o.marks" not in reader.query
    with reader.page.context.expect_page() as opened:
        press(reader, frames(reader).first, 52)
    there = opened.value
    there.wait_for_url("**/reader?**")
    assert "dialogue=" in there.url and "at=" in there.url
    there.close()


def test_keyness_of_two_cohorts(reader):
    reader.visit("/words?lang=en&corpus=demo-ja&topics=workplace&b.corpus=demo-ja&b.topics=school&o.show=keyness")
    text = reader.text()
    assert "words differ significantly" in text and "Workplace" in text and "School" in text
    assert reader.widget("o.against").count() == 0
    reader.do(reader.widget("o.interval").get_by_text("Bootstrap", exact=True).click)
    assert reader.query["o.interval"] == "resampled"
    assert not reader.errors


def test_what_cut_the_words_is_named(reader):
    reader.visit("/words?lang=en&corpus=demo-en")
    assert "UAX #29" in reader.text()
    assert reader.widget("o.unit").count() == 0
    reader.visit("/words?lang=ja&corpus=demo-ja")
    assert "UniDic 2.1.2" in reader.text()
