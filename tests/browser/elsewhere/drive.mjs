// Drives a browser that Playwright has no part in: Firefox by WebDriver BiDi, WebKit by its own
// driver, a Chromium of January 2023. `node drive.mjs firefox|webkit|older`; a line of JSON in, a line
// of JSON out.
//
// In:  {go: url}, {run: source of an async function, argument} or {size: [width, height]}
// Out: {value, complaints} or {error, complaints}; complaints are what the pages were refused or threw,
//      as far as the browser tells it (WebKit's driver does not)
import { createInterface } from "node:readline";

const PATIENCE = 60_000; // milliseconds, for a busy machine that starts Python
const LATER = /'popover' attribute/; // what a browser from before it says of each
const LEFT = /A ServiceWorker intercepted the request/; // what was under way when a page was left
const complaints = [];

/** @returns the browser's name, and what can be done with it */
const browsers = {
  async firefox({ executable }) {
    const { default: puppeteer } = await import("puppeteer-core");
    return driven(await puppeteer.launch({ browser: "firefox", executablePath: executable }));
  },

  async older() {
    const { default: puppeteer } = await import("puppeteer-core-2023");
    const { default: chromium } = await import("@sparticuz/chromium");
    const args = ["--no-sandbox", "--disable-gpu"];
    return driven(await puppeteer.launch({ executablePath: await chromium.executablePath(), args }));
  },

  async webkit({ executable, driver }) {
    const { Builder } = await import("selenium-webdriver");
    const { spawn } = await import("node:child_process");
    const port = 20_000 + (process.pid % 20_000);
    const service = spawn(driver, [`--port=${port}`], { stdio: "ignore" });
    const options = { binary: executable, args: ["--automation"] };
    const builder = new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options });
    const session = await patiently(() => builder.build());
    await session.manage().setTimeouts({ script: PATIENCE });
    const about = await session.getCapabilities();
    return {
      name: `WebKitGTK ${about.getBrowserVersion()}`,
      go: (url) => session.get(url),
      size: ([width, height]) => session.manage().window().setRect({ width, height }),
      async run(source, argument) {
        const told = await session.executeAsyncScript(
          `const [argument, done] = arguments;
           Promise.resolve((${source})(argument))
             .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
          argument ?? null,
        );
        if (told.error) throw new Error(told.error);
        return told.value;
      },
      async end() {
        await session.quit();
        service.kill();
      },
    };
  },
};

/** A browser that Puppeteer has started. */
async function driven(browser) {
  const [page] = await browser.pages();
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (said) => {
    if (said.type() === "error" && !LATER.test(said.text())) complaints.push(said.text());
  });
  return {
    name: await browser.version(),
    go: (url) => page.goto(url),
    size: ([width, height]) => page.setViewport({ width, height }),
    run: (source, argument) => page.evaluate(`(${source})(${JSON.stringify(argument ?? null)})`),
    end: () => browser.close(),
  };
}

/** Tries until the driver listens. */
async function patiently(what) {
  for (let left = 50; ; left -= 1) {
    try {
      return await what();
    } catch (error) {
      if (!left || error.code !== "ECONNREFUSED") throw error;
      await new Promise((go) => setTimeout(go, 100));
    }
  }
}

const [name, places] = process.argv.slice(2);
const answer = (told) => process.stdout.write(`${JSON.stringify({ ...told, complaints })}\n`);
const browser = await browsers[name](JSON.parse(places));
answer({ value: browser.name });
for await (const line of createInterface({ input: process.stdin })) {
  const { go, run, argument, size } = JSON.parse(line);
  try {
    if (go) {
      await browser.go(go);
      complaints.splice(0, Infinity, ...complaints.filter((one) => !LEFT.test(one)));
    }
    if (size) await browser.size(size);
    answer({ value: run ? ((await browser.run(run, argument)) ?? null) : null });
  } catch (error) {
    answer({ error: String(error.message ?? error) });
  }
  complaints.length = 0;
}
await browser.end();
process.exit();
