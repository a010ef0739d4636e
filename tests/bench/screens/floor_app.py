"""The least that an app of this kind does: a title, a slider, a number."""

import streamlit as st

st.title("Floor")
low, high = st.slider("range", 0, 100, (0, 100), key="floor")
st.metric("number", high - low)
