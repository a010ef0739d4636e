"""The app on a server: `streamlit run serve.py`.

`app.py` is the home page; this file serves it with every module imported before the first request, and
answers only requests for the hosts of `server.allowedHosts`.
"""

import streamlit as st

from pages._ui.serving import hosts, library, readiness

middleware = [*hosts.middleware(), *library.middleware()]
app = st.App("app.py", lifespan=readiness.before_the_first_visit, middleware=middleware)
