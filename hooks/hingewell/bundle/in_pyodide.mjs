// Runs Python sources, one after the other, in one Pyodide under Node: JSON in on standard input, JSON out.
//
// In:  {index, python, abi, sources: [text, ...]}   as boot.js wants them: paths
// Out: [{value} | {error}, ...]                     what each evaluated to, a text; or what it raised
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

// Left to itself Node would show the line of code that failed, and Pyodide's is a megabyte long.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${error}\n`, () => process.exit(1));
});

const { boot, index, python, abi, sources } = await json(process.stdin);
const { startPython } = await import(pathToFileURL(boot).href);
const { loadPyodide } = await import(pathToFileURL(`${index}/pyodide.mjs`).href);
const pyodide = await startPython({ loadPyodide, index, python, abi });
const outcomes = sources.map((source) => {
  try {
    return { value: String(pyodide.runPython(source)) };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(outcomes));
