// Chromium for the console's tests, with what they all look at: errors of the page, requests to other
// hosts, what axe-core finds, and scrolling sideways.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';

/** The folder in which npm put what the console is built and tested with. */
const WORK = process.env.RODEDRAAD_CONSOLE_WORK ?? 'core/console';
/** The console as it is served. */
export const DIST = process.env.RODEDRAAD_CONSOLE_OUT ?? join(WORK, 'dist');
const CHROMIUM = process.env.RODEDRAAD_CHROMIUM ?? '/usr/bin/chromium';

const require = createRequire(resolve(WORK, 'package.json'));
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Why these tests cannot run here, or nothing. */
export const missing = !existsSync(CHROMIUM)
  ? 'there is no Chromium'
  : !existsSync(DIST)
    ? 'the console is not built'
    : false;

export async function launch() {
  const { chromium } = require('playwright-core');
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
}

/** A page that remembers what went wrong on it. */
export async function openPage(browser, { width = 1280, language = 'nl', ...more } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    ...more,
  });
  await context.addInitScript((chosen) => localStorage.setItem('taal', chosen), language);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // What the hub refuses is an answer; that the policy refuses something is our fault.
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') faults.push(request.url());
  });
  return { page, faults, close: () => context.close() };
}

/** Waits until the screen has its heading and is not loading anything. */
export async function settled(page) {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

/** What axe-core finds, one line each. */
export async function axe(page) {
  await page.evaluate(readFileSync(require.resolve('axe-core'), 'utf-8'));
  const { violations } = await page.evaluate(
    (rules) => globalThis.axe.run({ runOnly: rules }),
    RULES,
  );
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  );
}

/** By how many pixels the page is wider than the window. */
export const excess = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** Starts a program of Node that prints its address, and gives that with how to end it. */
export async function startServer(script, ...words) {
  const child = spawn(process.execPath, [script, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const address = await new Promise((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`${script} ended with code ${code}`)));
  });
  return { address, stop: () => child.kill() };
}

/** The console's stand-in for the hub, on a free port. */
export const startMock = (...words) =>
  startServer(join(WORK, 'mock/server.mjs'), '--dist', DIST, '--port', '0', ...words);
