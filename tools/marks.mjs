// Writes down which functions of Pyodide's WebAssembly were called, for `functions.py`: its copy marks
// each in a table that it exports. The numbers go to the file MARKS names, as JSON.
import { writeFileSync } from "node:fs";

const MARKS = "hw-marks";
const { instantiate } = WebAssembly;
const tables = [];

WebAssembly.instantiate = async (source, imports) => {
  const made = await instantiate(source, imports);
  if (!made.instance?.exports[MARKS]) return made;
  const { [MARKS]: marks, ...exports } = made.instance.exports;
  tables.push(marks);
  return { module: made.module, instance: { exports } };
};

process.on("exit", () => {
  const called = tables.flatMap((table) => [...Array(table.length).keys()].filter((at) => table.get(at)));
  writeFileSync(process.env.MARKS, JSON.stringify(called));
});
