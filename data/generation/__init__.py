"""Asking language models: for responses, for scores, for judgements; models in a folder or behind a server.

asking.py     what is asked, and what a model is
local.py      a model of transformers, from its folder or the hub
endpoint.py   a server that speaks as OpenAI's does, on this computer unless it is said otherwise
runs.py       asks one after another into a file, and goes on where it stopped
tasks.py      prompts of each task, and what an answer says
"""
