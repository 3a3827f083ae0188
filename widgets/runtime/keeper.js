// A worker of its own that starts Python once more, while nothing else goes on, and keeps a snapshot
// of it. It never meets an answer.
//
// In:  config, as the other worker's
// Out: {kept: boolean}
import { boot, snapshotOf } from "./boot.js";
import { findSnapshot, keepSnapshot } from "./snapshot.js";
import { pack } from "./sparse.js";

self.addEventListener("message", async ({ data }) => {
  self.postMessage({ kept: await keep(data).catch(() => false) });
});

async function keep(config) {
  if (await findSnapshot(config)) return true;
  if (!(await isNear(`${config.index}pyodide.asm.wasm`))) return false;
  const { loadPyodide } = await import(`${config.index}pyodide.mjs`);
  const engine = await boot({ loadPyodide, ...config, keeps: true });
  // What is kept is not looked at again: the guide has to be the one that the page was built with.
  const integrity = config.hashes[config.guide.slice(config.guide.lastIndexOf("/") + 1)];
  engine.load(await (await fetch(config.guide, { integrity })).text());
  await keepSnapshot(config, pack(snapshotOf(engine)));
  return true;
}

/** Whether the browser has a file: a private window keeps none as large, and it is not fetched twice. */
async function isNear(url) {
  const answer = await fetch(url, { cache: "only-if-cached", mode: "same-origin" });
  await answer.body.cancel();
  return answer.ok;
}
