"""The same first result in PyScript, on the page's own thread."""

from pathlib import Path

from js import tellFirstResult

from hingewell_engine import api

api.load(Path("guide.json").read_text())
api.call("step", '{"answers": {}}')
tellFirstResult()
