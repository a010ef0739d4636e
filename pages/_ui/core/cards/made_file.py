"""A file of several figures: made by a child process, its progress watched, then saved."""

import shutil
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

from analysis.export.requests import Order, written
from pages._ui.core.parts import jobs
from pages._ui.core.state.view import View

ORDERS = "figures.json"


@dataclass(frozen=True)
class MadeFile:
    """One kind of file, and the session's own copy of it."""

    #: begins the keys of its widgets and of the session's state
    name: str
    #: the name under which it is saved; its ending says what is made
    file: str
    mime: str
    icon: str
    #: label texts: what it is, the button that makes it, the button that saves it (with ``mb``)
    help: str
    make: str
    save: str

    def offer(self, view: View, orders: list[Order], *further: str) -> None:
        """Make the file, watch it being made, or save it; ``further``: arguments of the command."""
        labels, job = view.labels, self._job()
        jobs.show(view, job, self._keep)
        if jobs.running(job):
            return
        if st.session_state.get(f"{self.name}.of") != orders:
            self.drop()
        if made := st.session_state.get(f"{self.name}.made"):
            st.download_button(
                labels(self.save, mb=f"{len(made) / 1e6:.1f}"),
                made,
                file_name=self.file,
                mime=self.mime,
                icon=":material/download:",
                type="primary",
                width="stretch",
                key=view.key(f"{self.name}.save"),
                on_click="ignore",
            )
            return
        st.caption(labels(self.help))
        st.button(
            labels(self.make),
            icon=self.icon,
            type="primary",
            width="stretch",
            key=view.key(f"{self.name}.make"),
            on_click=partial(self._start, orders, further),
        )

    def drop(self) -> None:
        """Forget what was made, and remove what a job left."""
        st.session_state.pop(f"{self.name}.made", None)
        folder = st.session_state.pop(f"{self.name}.folder", None)
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def _start(self, orders: list[Order], further: tuple[str, ...]) -> None:
        self.drop()
        st.session_state[f"{self.name}.of"] = list(orders)
        folder = st.session_state[f"{self.name}.folder"] = Path(tempfile.mkdtemp(prefix="kokoroscope-figures-"))
        (folder / ORDERS).write_bytes(written(orders))
        command = ["collection", str(folder / ORDERS), "--out", str(folder / self.file), *further]
        jobs.start(self._job(), command, "analysis")

    def _keep(self, _: dict[str, Any]) -> None:
        """The finished file goes into the session, and its folder away."""
        folder = st.session_state.get(f"{self.name}.folder")
        made = (folder / self.file).read_bytes() if folder and (folder / self.file).is_file() else None
        self.drop()
        if made is not None:
            st.session_state[f"{self.name}.made"] = made

    def _job(self) -> str:
        """The name of this session's job."""
        return f"{self.name}.{st.session_state.setdefault(f'{self.name}.by', uuid4().hex)}"
