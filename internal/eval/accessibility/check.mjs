// Checks HTML files with axe-core in a browser, as a desktop shows them and as a
// screen of 320 pixels does (a page of 1280 at 400 %, WCAG 2.2, 1.4.10).
//
//   node check.mjs FILE...
//
// It prints what axe finds and ends with 1 if that is anything: a violation, or an
// incomplete check without an explanation. CHROMIUM is the browser.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// explained returns the nodes of an incomplete check that are no fault. axe does not
// judge the contrast of text in a box that must be scrolled, or of a sign such as a
// tick; here the contrast of their colours is reckoned (WCAG 2.2, 1.4.3). That is
// right as long as nothing but the grounds of the elements around lies under them.
function explained(nodes) {
  const light = (c) => {
    const [r, g, b] = c.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const colour = (text) => text.match(/[\d.]+/g).map(Number);
  const solid = (c) => c.length === 3 || c[3] === 1;
  return nodes.map((selector) => {
    const element = document.querySelector(selector);
    const ink = colour(getComputedStyle(element).color);
    let ground = [255, 255, 255];
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== "none" || style.opacity !== "1" || ["absolute", "fixed"].includes(style.position)) {
        return false;
      }
      const c = colour(style.backgroundColor);
      if (c[3] !== 0) {
        ground = c;
        break;
      }
    }
    const [x, y] = [light(ink.slice(0, 3)), light(ground.slice(0, 3))];
    return solid(ink) && solid(ground) && (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05) >= 4.5;
  });
}

const SCREENS = [
  { name: "desktop", width: 1280, height: 900 },
  { name: "320 px", width: 320, height: 640 },
];

const TIME = 120_000; // for one file on one screen, in milliseconds

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: node check.mjs FILE...");
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
let faults = 0;
let reckoned = 0;
const fault = (file, screen, text) => {
  faults++;
  console.log(`${file} (${screen.name}): ${text}`);
};

for (const file of files) {
  for (const screen of SCREENS) {
    // The pages let no script run; axe is not theirs.
    const context = await browser.newContext({ viewport: { width: screen.width, height: screen.height }, bypassCSP: true });
    const page = await context.newPage();
    page.setDefaultTimeout(TIME);
    page.on("request", (r) => {
      if (!r.url().startsWith("file:") && !r.url().startsWith("data:")) {
        fault(file, screen, `asks for ${r.url()}`);
      }
    });
    await page.goto(pathToFileURL(resolve(file)).href);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > screen.width) {
      fault(file, screen, `is ${width} pixels wide`);
    }
    await page.evaluate(axe);
    const result = await Promise.race([
      page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations", "incomplete"] })),
      new Promise((_, reject) => setTimeout(() => reject(new Error(`${file}: axe takes more than ${TIME} ms`)), TIME).unref()),
    ]);
    for (const kind of ["violations", "incomplete"]) {
      for (const rule of result[kind]) {
        const reckon = kind === "incomplete" && rule.id === "color-contrast" && rule.nodes.every((n) => n.target.length === 1);
        const fine = reckon ? await page.evaluate(explained, rule.nodes.map((n) => n.target[0])) : [];
        for (const [i, node] of rule.nodes.entries()) {
          if (fine[i]) {
            reckoned++;
            continue;
          }
          fault(file, screen, `${kind}: ${rule.id}: ${rule.help}: ${node.target.join(" ")}: ${node.html.slice(0, 160)} ${(node.any[0] || node.all[0] || node.none[0] || {}).message || ""}`);
        }
      }
    }
    await context.close();
  }
}
await browser.close();
console.log(`${files.length} files, ${SCREENS.length} screens, ${faults} faults; the contrast of ${reckoned} elements was reckoned`);
process.exit(faults === 0 ? 0 : 1);
