"""Doses over days: from a reader's log and the time to one clear answer. No clock, no storage.

`rules` reads what the build compiled, `entries` a log as it comes, `track` and `story` tell what
has happened, `offer` and `arrange` what follows from it, `reply` says it. `past` and `ahead` are
for the calendar and the chart. `datetime` is left out: its import would cost more than all of it.
"""
