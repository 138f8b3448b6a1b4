// What a reader on a slow phone waits for: 360 × 740 points, Chromium's throttling to a quarter of the processor and to slow 4G (150 ms,
// 1.6 Mbit/s), every load with an empty cache, over a data folder as it is. The first screen is the largest paint; an interaction lasts
// until the next frame after it (Event Timing, in steps of 8 ms; what takes less than 16 is not told).
//
//   npm ci --ignore-scripts --prefix tests/CeasefireTracker.Benchmarks/browser
//   dotnet run -c Release --project tests/CeasefireTracker.Benchmarks -- phone [--data FOLDER] [--rounds 5] [--app FILE] [--chromium FILE]
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { answers, launch, median, option, run } from './start.mjs';

const [port, rounds, settled] = [Number(option('--port', 5437)), Number(option('--rounds', 5)), 1000];
const site = `http://127.0.0.1:${port}`;

function watch() {
  const seen = window.seen = { paint: 0, largest: 0, shift: 0, longest: 0 };
  const see = (type, look, more) => new PerformanceObserver(list => list.getEntries().forEach(look)).observe({ type, buffered: true, ...more });
  see('paint', e => { if (e.name === 'first-contentful-paint') seen.paint = e.startTime; });
  see('largest-contentful-paint', e => { seen.largest = e.startTime; });
  see('layout-shift', e => { if (!e.hadRecentInput) seen.shift += e.value; });
  see('event', e => { if (e.interactionId) seen.longest = Math.max(seen.longest, e.duration); }, { durationThreshold: 16 });
}

// What an interaction changes: the address, what is open or ticked, where the focus is.
const state = () => JSON.stringify([
  location.href,
  document.querySelectorAll('details[open]').length,
  document.querySelectorAll('input:checked').length,
  document.activeElement.getAttribute('href'),
]);

// What comes to nothing would be told as fast.
async function changes(tab, act) {
  const before = await tab.evaluate(state);
  await act();
  await tab.waitForTimeout(settled);
  if (await tab.evaluate(state) === before) throw new Error(`nothing changed: ${act}`);
}

// A finger where the first one that is visible lies in the middle of the screen. Not by a locator, because what Playwright puts into a page
// to see that its tap arrives takes 10 ms of each tap on such a phone.
async function tap(tab, selector) {
  const at = await tab.evaluate(async selector => {
    const element = [...document.querySelectorAll(selector)].find(one => one.checkVisibility());
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    await new Promise(done => setTimeout(done, 1000));
    const { x, y, width, height } = element.getBoundingClientRect();
    const at = [x + width / 2, y + height / 2];
    if (!element.contains(document.elementFromPoint(...at))) throw new Error(`something lies over ${selector}`);
    return at;
  }, selector);
  await changes(tab, () => tab.touchscreen.tap(...at));
}

const interactions = {
  'unfold the choices': ['/en/timeline', tab => tap(tab, '.filter-fold > summary')],
  'tick an actor among them': ['/en/timeline', async tab => {
    await tab.evaluate(() => document.querySelectorAll('.filter-fold, .filter-fold details').forEach(fold => { fold.open = true; }));
    await tap(tab, 'input[name=actor]');
  }],
  'tick an event for a brief': ['/en/timeline', tab => tap(tab, 'input[name=pick]')],
  'unfold an event': ['/en/timeline', tab => tap(tab, '.row summary')],
  'zoom into the picture': ['/en/timeline', tab => tap(tab, '#step-zoom-in')],
  'go to the next mark by key': ['/en/timeline', async tab => {
    await tab.evaluate(() => document.querySelector('.drawing a[tabindex="0"]').focus());
    await changes(tab, () => tab.keyboard.press('ArrowRight'));
  }],
  'unfold earlier positions': ['/en/positions', tab => tap(tab, '.earlier > summary')],
  'unfold the choices of disputes': ['/en/disputes', tab => tap(tab, '.choose-more > summary')],
};

async function load(browser, address, act) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 7.5e5 / 8 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await tab.addInitScript(watch);
  await tab.goto(address, { waitUntil: 'load' });
  await tab.waitForTimeout(settled);
  if (act) await act(tab);
  const seen = await tab.evaluate(() => window.seen);
  await context.close();
  return seen;
}

async function turns(browser, address, act) {
  const seen = [];
  for (let round = 0; round < rounds; round++) seen.push(await load(browser, address, act));
  return name => [median(seen.map(turn => turn[name])), Math.max(...seen.map(turn => turn[name]))];
}

const store = mkdtempSync(join(tmpdir(), 'ceasefire-phone-'));
const app = run('dotnet', [option('--app'), '--urls', site], { Tracker__Data: option('--data'), Tracker__Store: store });
try {
  await answers(`${site}/readyz`, app);
  const browser = await launch();
  console.log('| page | first paint ms | first screen ms, median and worst | layout shift |\n|---|---|---|---|');
  for (const path of ['/en/timeline', '/ja/timeline', '/en/positions', '/ja/disputes', '/en/sources', '/ja/brief']) {
    const of = await turns(browser, site + path);
    console.log(`| ${path} | ${of('paint')[0].toFixed(0)} | ${of('largest').map(ms => ms.toFixed(0)).join(', ')} | ${of('shift')[1].toFixed(3)} |`);
  }
  console.log('\n| interaction | until the next frame ms, median and worst |\n|---|---|');
  for (const [name, [path, act]] of Object.entries(interactions)) {
    console.log(`| ${name} | ${(await turns(browser, site + path, act))('longest').map(ms => ms || 'under 16').join(', ')} |`);
  }
  await browser.close();
} finally {
  const gone = new Promise(done => app.once('exit', done));
  if (app.exitCode === null && app.kill('SIGKILL')) await gone;
  rmSync(store, { recursive: true, force: true });
}
