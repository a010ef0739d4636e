"""The map in a browser: drawn, coloured, drawn around; likeness to a sentence; names of clusters."""

import re

import pytest

PLANE = ".js-plotly-plot .nsewdrag"
FRAME = "() => new Promise(requestAnimationFrame)"  # of the moves within one a page sees only the last


def box(reader, tool: str, *corners: tuple[float, float]) -> None:
    """Draw on the map with a tool, through these places (shares of its width and height)."""
    reader.page.locator(f".modebar-btn[data-val={tool}]").first.click()
    plane = reader.page.locator(PLANE).first
    plane.scroll_into_view_if_needed()
    at = plane.bounding_box()
    places = [(at["x"] + x * at["width"], at["y"] + y * at["height"]) for x, y in corners]

    def draw() -> None:
        reader.page.mouse.move(*places[0])
        reader.page.mouse.down()
        for place in places[1:]:
            reader.page.mouse.move(*place, steps=4)
            reader.page.evaluate(FRAME)
        reader.page.mouse.up()

    reader.do(draw)


def test_what_is_drawn_around_is_the_selection_of_every_page(reader, app, open_browser):
    reader.visit("/map?lang=en&corpus=demo-ja")
    whole = reader.shown().n
    box(reader, "lasso", (0.02, 0.02), (0.5, 0.02), (0.5, 0.98), (0.02, 0.98))
    found = reader.shown()
    assert 0 < found.n < whole
    assert "picked" in reader.query
    assert len(found.chips) == 1
    url = reader.page.url
    reader.go("home")
    assert reader.shown().n == found.n
    assert "after inspection" in reader.text()
    reader.back()
    assert reader.page.url == url
    assert reader.shown().n == found.n
    assert open_browser(app).open_url(url).shown().n == found.n


def test_drawing_around_nothing_or_everything_changes_nothing(reader):
    reader.visit("/map?lang=en&corpus=demo-ja&score=20-100")
    before = reader.page.url
    box(reader, "select", (0.005, 0.005), (0.04, 0.06))
    assert reader.page.url == before
    reader.reload()
    box(reader, "select", (0.005, 0.005), (0.995, 0.995))
    assert reader.page.url == before
    whole = reader.shown().n
    box(reader, "select", (0.3, 0.3), (0.6, 0.6))  # a new one; the old is not moved
    assert 0 < reader.shown().n < whole / 2


def test_colours_are_kept_in_the_address(reader):
    reader.visit("/map?lang=en&corpus=demo-ja")
    reader.pick(reader.widget("o.by"), "Color by: Cluster")
    assert reader.query["o.by"] == "cluster"
    reader.reload()
    assert reader.page.locator(".js-plotly-plot .annotation-text").count() > 1


def test_a_sentence_leads_to_its_neighbours_and_into_the_reader(reader):
    reader.visit("/map?lang=en&corpus=demo-ja&o.show=sentence&o.sentence=仕事が不安です")
    assert reader.page.locator("[data-testid=stDataFrame]").count() == 1
    reader.page.locator("[data-testid=stDataFrame] canvas").first.focus()
    reader.page.keyboard.press("ArrowDown")
    reader.page.wait_for_timeout(300)
    reader.do(lambda: reader.page.keyboard.press("Shift+Space"))
    reader.do(reader.page.locator("[class*='-lead-']").get_by_role("link", name=re.compile("Read")).click)
    assert reader.here == "reader"
    assert reader.query["dialogue"].isdecimal()


def test_the_name_of_a_cluster_is_kept(reader, app, open_browser):
    reader.visit("/map?lang=en&corpus=demo-en&o.show=clusters")
    reader.page.get_by_role("button", name="Name a cluster").click()
    field = reader.page.get_by_label("Name", exact=True)
    field.fill("work & rest")
    reader.do(lambda: field.press("Enter"))
    other = open_browser(app)
    other.visit("/map?lang=en&corpus=demo-en&o.by=cluster")
    assert "work & rest" in other.text()


FIRST_POINT = """() => {
  const drawn = document.querySelector(".js-plotly-plot"), layout = drawn._fullLayout;
  const points = drawn._fullData.find((trace) => trace.ids);
  const at = drawn.querySelector(".nsewdrag").getBoundingClientRect();
  return [at.left + layout.xaxis.d2p(points.x[0]), at.top + layout.yaxis.d2p(points.y[0])];
}"""


@pytest.mark.parametrize(
    ("tool", "query"), [("lasso", ""), ("pan", ""), ("", "&b.corpus=demo-ja&b.topics=school")]
)
def test_a_pressed_point_opens_its_preview_whatever_the_tool(reader, tool: str, query: str):
    reader.visit(f"/map?lang=en&corpus=demo-ja{query}")
    whole = reader.shown().n
    if tool:
        reader.page.locator(f".modebar-btn[data-val={tool}]").first.click()
    reader.page.locator(PLANE).first.scroll_into_view_if_needed()
    x, y = reader.page.evaluate(FIRST_POINT)
    reader.page.mouse.move(x, y)
    reader.page.wait_for_timeout(300)
    reader.do(lambda: reader.page.mouse.click(x, y))
    reader.page.wait_for_url("**o.point=*")
    reader.rest()
    point = reader.query["o.point"].removeprefix("b.")
    assert (reader.here, reader.shown().n) == ("map", whole)
    preview = reader.widget("map.preview")
    assert f"Dialogue {point}" in preview.inner_text()
    if tool != "pan":
        return
    reader.do(preview.get_by_role("link").click)
    assert (reader.here, reader.query["dialogue"]) == ("reader", point)
    reader.back()
    assert (reader.here, reader.shown().n) == ("map", whole)
    reader.do(reader.widget("map.close").locator("button").click)
    assert "o.point" not in reader.query and preview.count() == 0


def test_a_group_beside_the_map_is_selected_and_left_by_a_press(reader):
    reader.visit("/map?lang=en&corpus=demo-ja")
    whole = reader.shown().n
    group = reader.page.locator(".st-key-map-groups").get_by_role("radio").first
    reader.do(group.click)
    assert reader.query["topics"] and reader.shown().n < whole
    assert group.get_attribute("aria-checked") == "true"
    assert "Typical dialogues" in reader.widget("map.group").inner_text()
    reader.do(group.click)
    assert "topics" not in reader.query and reader.shown().n == whole


PLACE = """() => [window, document.querySelector(".st-key-map-plane .js-plotly-plot")]
  .map((e) => e.innerHeight ?? e.getBoundingClientRect().height)
  .concat(document.querySelector("[data-testid=stMain]").scrollHeight)"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
def test_the_map_fills_the_window(reader, width: int, height: int):
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.visit("/map?lang=en&corpus=demo-ja&topics=school")
    window, plane, page = reader.page.evaluate(PLACE)
    assert page <= window and plane > 0.5 * window


def test_a_browser_that_still_reads_plotly_sees_the_points_where_they_will_be(app, open_browser):
    """Cut off from Plotly's script the map is a canvas; the places of its dots are those that Plotly gives."""
    reader = open_browser(app)
    held = []
    reader.page.route("**/plotly.min.js*", lambda route: held.append(route))
    reader.page.goto(f"{app.url}/map?lang=en&corpus=demo-ja")
    canvas = reader.page.locator(".stPlotlyChart canvas").first
    canvas.wait_for()
    assert reader.page.locator(".js-plotly-plot").count() == 0
    reader.page.evaluate("(canvas) => { window.sketched = canvas }", canvas.element_handle())
    for route in held:
        route.continue_()
    reader.page.locator(PLANE).first.wait_for()
    dots = reader.page.evaluate(
        """() => {
          const plot = document.querySelector(".js-plotly-plot"), { xaxis, yaxis } = plot._fullLayout;
          const pen = sketched.getContext("2d");
          const drawn = (trace) => trace.mode === "markers" && trace.visible === true;
          const seen = plot._fullData.filter(drawn).filter((trace) => trace.marker.opacity > 0.1);
          return seen.flatMap((trace) => [...trace.x].map((x, place) => {
            const across = xaxis._offset + xaxis.d2p(x), up = yaxis._offset + yaxis.d2p(trace.y[place]);
            return pen.getImageData(across, up, 1, 1).data[3] > 0;
          }));
        }"""
    )
    assert len(dots) > 20
    assert all(dots)
    assert reader.page.locator(".stPlotlyChart canvas:not(.gl-canvas)").count() == 0


def test_without_plotly_a_figure_says_so_and_is_drawn_once_it_comes(app, open_browser):
    reader = open_browser(app)
    lost = []
    reader.page.route("**/plotly.min.js*", lambda route: (lost.append(route), route.abort()))
    reader.page.goto(f"{app.url}/map?lang=en&corpus=demo-ja")
    reader.page.get_by_text("The charting library could not be loaded.").wait_for()
    reader.page.unroute("**/plotly.min.js*")
    reader.page.locator(PLANE).first.wait_for()
    assert lost
    assert reader.page.get_by_text("The charting library could not be loaded.").count() == 0
    reader.errors.clear()  # the browser itself reports what it could not load
