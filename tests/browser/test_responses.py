"""Generated beside gold in a real browser: the demo's systems, items by key and by address, a hostile file."""

import json
import shutil
from pathlib import Path

from data.core.store import Library
from data.corpus import Corpus

SYSTEMS = {"demo-jogen", "demo-kogata", "demo-yorisoi"}
ITEM = """
() => {
  for (const host of document.querySelectorAll("[data-testid=stMain] *")) {
    const box = host.shadowRoot?.querySelector(".item") ?? (host.matches(".item") ? host : null);
    if (!box || !box.querySelector(".column")) continue;
    const columns = [...box.querySelectorAll(".column")];
    return {
      names: columns.map((one) => one.querySelector(".name").textContent),
      texts: columns.map((one) => one.querySelector(".said").textContent),
      widths: columns.map((one) => Math.round(one.getBoundingClientRect().width)),
      tops: columns.map((one) => Math.round(one.getBoundingClientRect().top)),
      scores: columns.map((one) => one.querySelectorAll(".scores dd").length),
      marked: box.querySelectorAll("ins, del").length,
      foreign: box.querySelectorAll("script, img, a, iframe, b").length,
      turns: box.querySelectorAll(".context .turn").length,
    };
  }
  return null;
}
"""
IMAGE = "![x](https://example.org/x.png) <img src=https://example.org/y.png onerror=alert(1)> **b** ~~s~~"


def item(reader):
    reader.page.wait_for_function(f"({ITEM})() !== null")
    return reader.page.evaluate(ITEM)


def test_the_demo_s_three_systems_stand_beside_gold(reader):
    reader.visit("/responses?lang=ja&corpus=demo-ja&o.show=items")
    seen = item(reader)
    assert set(seen["names"][1:]) == SYSTEMS
    assert len(set(seen["widths"])) == len(set(seen["tops"])) == 1
    assert seen["turns"] and all(count == 5 for count in seen["scores"][1:])


def test_next_and_previous_by_keyboard(reader):
    reader.visit("/responses?lang=ja&corpus=demo-ja&o.show=items")
    first = item(reader)
    reader.do(lambda: reader.page.keyboard.press("j"))
    named = reader.query["o.item"]
    second = item(reader)
    assert second["texts"] != first["texts"]
    reader.do(lambda: reader.page.keyboard.press("j"))
    assert reader.query["o.item"] != named
    reader.do(lambda: reader.page.keyboard.press("k"))
    assert reader.query["o.item"] == named and item(reader) == second


def test_an_item_s_address_opens_it_in_another_browser(reader, app, open_browser):
    reader.visit("/responses?lang=ja&corpus=demo-ja&o.show=items&o.sort=disagreement&o.diff=1")
    reader.do(lambda: reader.page.keyboard.press("j"))
    seen = item(reader)
    assert seen["marked"]
    other = open_browser(app, "en-US").open_url(reader.page.url)
    assert item(other) == seen


def test_narrow_pages_set_the_systems_one_below_the_other(app, open_browser):
    narrow = open_browser(app)
    narrow.page.set_viewport_size({"width": 900, "height": 900})
    narrow.visit("/responses?lang=ja&corpus=demo-ja&o.show=items")
    seen = item(narrow)
    assert len(set(seen["widths"])) == 1 and seen["tops"] == sorted(set(seen["tops"]))


def test_a_hostile_file_is_opened_reported_and_usable(start_app, open_browser, demo_library, tmp_path):
    library = tmp_path / "library"
    shutil.copytree(demo_library, library)
    corpus = Corpus.open("demo-ja", Library(library))
    dialogue = int(corpus.dialogues["dialogue_id"][0])
    roles = corpus.utterances.filter(dialogue_id=dialogue).sort("position")
    client = int(roles.filter(role="client")["position"][0])
    counselor = int(roles.filter((roles["role"] == "counselor") & (roles["position"] > client))["position"][0])
    row = {"system": "<b>evil</b> *x*", "dialogue_id": dialogue}
    rows = [
        {**row, "position": counselor, "response": IMAGE + "<script>alert(1)</script>"},
        {**row, "position": counselor, "response": "twice"},
        {**row, "position": client, "response": "not the counselor's"},
        {**row, "dialogue_id": 10**6, "position": 3, "response": "nowhere"},
    ]
    file = Path(tmp_path / "evil.jsonl")
    file.write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n", "utf-8")
    reader = open_browser(start_app(library))
    reader.page.on("dialog", lambda dialog: reader.errors.append(dialog.message))
    reader.visit("/responses?lang=en&corpus=demo-ja&o.show=files")
    reader.page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(str(file))
    reader.page.wait_for_url("**o.set=**", timeout=60_000)
    reader.rest()
    words = reader.text()
    assert "1 of 4 rows matched" in words and "4 skipped" in words
    assert reader.page.locator("[data-testid=stDataFrame]").count() == 1
    reader.jump(f"/responses?lang=en&corpus=demo-ja&o.show=items&o.item={dialogue}.{counselor}&o.diff=1")
    seen = item(reader)
    assert "<b>evil</b> *x*" in seen["names"] and seen["foreign"] == 0
    assert any("<script>alert(1)</script>" in text for text in seen["texts"])
    for part in ("scores", "pairs", "groups", "style"):
        reader.jump(f"/responses?lang=en&corpus=demo-ja&o.show={part}")
        assert reader.page.locator("[data-testid=stException]").count() == 0
        assert reader.page.locator("[data-testid=stMain] :is(script, img[src*=example])").count() == 0


def test_a_file_of_its_own_context_opens_as_a_corpus_in_two_clicks(
    start_app, open_browser, demo_library, tmp_path
):
    library = tmp_path / "library"
    shutil.copytree(demo_library, library)
    rows = [
        {
            "input": f"庭の犬がこわいです。{n}",
            "pred_utterance": "こわいですね。",
            "label_utterance": "それはこわいですね。",
        }
        for n in range(6)
    ]
    file = Path(tmp_path / "mine.jsonl")
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    reader = open_browser(start_app(library))
    reader.visit("/responses?lang=en&corpus=demo-en")
    reader.page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(str(file))
    reader.page.get_by_role("button", name="Open as a separate corpus").click()
    reader.page.wait_for_url("**corpus=mine**", timeout=60_000)
    reader.rest()
    assert "6 of 6 rows matched" in reader.text()
    reader.visit("/responses?lang=en&corpus=mine&o.show=items")
    assert len(item(reader)["names"]) == 2
