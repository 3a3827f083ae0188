"""Proves a guide's rules and compiles them for the engine. For the build alone.

`forest` holds functions of the answers as decision diagrams, `functions` makes them from a guide,
`diagram` writes what the engine walks.
"""
