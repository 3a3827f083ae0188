"""In place of pyodide.code: of what a page may do with sources, only to run one."""

from _pyodide._base import eval_code

__all__ = ["eval_code"]
