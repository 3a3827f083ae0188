// Own code as a wheel, by `unpackArchive`: the lightest way that the documentation has.
const index = new URL(location.search.slice(1), location.href).href;
const { loadPyodide } = await import(`${index}pyodide.mjs`);
const pyodide = await loadPyodide({ indexURL: index });
const wheel = await fetch("/engine/engine.whl");
pyodide.unpackArchive(await wheel.arrayBuffer(), "wheel");
const api = pyodide.pyimport("hingewell_engine.api");
const guide = await fetch("/engine/guide.json");
api.load(await guide.text());
postMessage(api.call("step", '{"answers": {}}'));
