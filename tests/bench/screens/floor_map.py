"""The least that a map is: a page with as many marks as KokoroChat has dialogues, drawn by Plotly."""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

N_DIALOGUES = 6_589

x, y = np.random.default_rng(0).normal(size=(2, N_DIALOGUES)).astype(np.float32)
st.title("Floor")
st.plotly_chart(go.Figure(go.Scattergl(x=x, y=y, mode="markers", marker={"size": 4})), key="floor")
