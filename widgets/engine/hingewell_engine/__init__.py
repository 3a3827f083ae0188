"""The only place where something is decided: plain data in, plain data out, no I/O.

`api` is the way in. `guide` reads the rules, `table` and `decisions` apply them, `diagram` and
`inquiry` say what can still matter, `result` and `explain` say what follows and why.
"""
