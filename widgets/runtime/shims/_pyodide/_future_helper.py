"""In place of _pyodide._future_helper: there are no futures, so none is ever settled."""
