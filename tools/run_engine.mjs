// Runs calls of the engine in Pyodide under Node: JSON in on standard input, JSON out.
//
// In:  {index, python, abi}          as boot.js wants them: paths
//      guide                         the guide's data, JSON text
//      calls: [[name, payload], ...] payload is JSON text
//      code?                         Python run at the end
//      kept?                         true: go on from a snapshot, as a browser does on a later visit
// Out: {answers: [text, ...], errors: [...], code}   errors: what was raised, or null, for each call;
//      code: what the Python code evaluated to
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { boot, snapshotOf } from "../widgets/runtime/boot.js";
import { pack, unpack } from "../widgets/runtime/sparse.js";

// Left to itself Node would show the line of code that failed, and Pyodide's is a megabyte long.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${error}\n`, () => process.exit(1));
});

const task = await json(process.stdin);
const { loadPyodide } = await import(pathToFileURL(`${task.index}/pyodide.mjs`).href);
const start = task.kept ? fromSnapshot : fromFiles;
const engine = await start();

async function fromFiles() {
  const started = await boot({ loadPyodide, ...task });
  if (task.guide) started.load(task.guide);
  return started;
}

/** The library is there no more, and the guide has been loaded. */
async function fromSnapshot() {
  const first = await boot({ loadPyodide, ...task, keeps: true });
  first.load(task.guide);
  const snapshot = unpack(pack(snapshotOf(first)));
  return boot({ loadPyodide, ...task, python: "/dev/null", snapshot });
}

const answers = [];
const errors = [];
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
