"""Makes what the reader's browser runs: the engine's wheel, a trimmed Pyodide, the scripts."""
