// Runs calls of the engine in Pyodide under Node: JSON in on standard input, JSON out.
//
// In:  {index, python, abi}          as boot.js wants them: paths
//      guide                         the guide's data, JSON text
//      calls: [[name, payload], ...] payload is JSON text
//      code?                         Python run at the end
// Out: {answers: [text, ...], errors: [...], code}   errors: what was raised, or null, for each call;
//      code: what the Python code evaluated to
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { boot } from "../widgets/runtime/boot.js";

// Left to itself Node would show the line of code that failed, and Pyodide's is a megabyte long.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${error}\n`, () => process.exit(1));
});

const task = await json(process.stdin);
const { loadPyodide } = await import(pathToFileURL(`${task.index}/pyodide.mjs`).href);
const engine = await boot({ loadPyodide, ...task });

const answers = [];
const errors = [];
if (task.guide) engine.load(task.guide);
for (const [name, payload] of task.calls) {
  let answer = null;
  let error = null;
  try {
    answer = engine.call(name, payload);
  } catch (raised) {
    error = String(raised);
  }
  answers.push(answer);
  errors.push(error);
}
const code = task.code ? engine.pyodide.runPython(task.code) : null;
process.stdout.write(JSON.stringify({ answers, errors, code }));
