// The first view of the timeline in Chromium beside TimelineJS 3 and vis-timeline on the same events, by turns, every load with an empty cache.
//
//   npm ci --ignore-scripts --prefix tests/CeasefireTracker.Benchmarks/browser
//   dotnet run -c Release --project tests/CeasefireTracker.Benchmarks -- browser --events 100,1000,10000 [--rounds 5] [--app FILE] [--chromium FILE]
//
// "Last mark" is the frame after the last change to the document.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { brotliCompressSync, constants } from 'node:zlib';
import { answers, launch, median, option, run } from './start.mjs';

const modules = join(dirname(createRequire(import.meta.url).resolve('playwright-core')), '..');
const [port, rounds, quiet] = [Number(option('--port', 5437)), Number(option('--rounds', 5)), 1500];

const files = {
  '/timelinejs.js': ['text/javascript', join(modules, '@knight-lab/timelinejs/dist/js/timeline.js')],
  '/timelinejs.css': ['text/css', join(modules, '@knight-lab/timelinejs/dist/css/timeline.css')],
  '/vis.js': ['text/javascript', join(modules, 'vis-timeline/standalone/umd/vis-timeline-graph2d.min.js')],
  '/vis.css': ['text/css', join(modules, 'vis-timeline/styles/vis-timeline-graph2d.min.css')],
};
const page = (name, script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><link rel="stylesheet" href="/${name}.css"><div id="t" style="height:600px"></div><script src="/${name}.js"></script><script>${script}</script></html>`;
const pages = {
  '/timelinejs': page('timelinejs', "fetch('/events.json').then(r => r.json()).then(e => new TL.Timeline('t', e, { font: null }))"),
  '/vis': page('vis', "fetch('/items.json').then(r => r.json()).then(e => new vis.Timeline(document.getElementById('t'), new vis.DataSet(e), { height: 600, showCurrentTime: false }))"),
};

// Packed once, as a server that is set up well would.
function serve(events, items) {
  const answers = new Map();
  const add = (path, type, body) => answers.set(path, [type, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })]);
  Object.entries(files).forEach(([path, [type, file]]) => add(path, type, readFileSync(file)));
  Object.entries(pages).forEach(([path, html]) => add(path, 'text/html', html));
  add('/events.json', 'application/json', JSON.stringify(events));
  add('/items.json', 'application/json', JSON.stringify(items));
  return new Promise(started => {
    const server = createServer((request, response) => {
      const [type, body] = answers.get(request.url) ?? [];
      response.writeHead(body ? 200 : 404, body ? { 'Content-Type': `${type}; charset=utf-8`, 'Content-Encoding': 'br', 'Content-Length': body.length } : {});
      response.end(body);
    }).listen(port + 1, '127.0.0.1', () => started(server));
  });
}

function watch() {
  const seen = window.seen = { paint: 0, largest: 0, last: 0, changed: 0, shift: 0 };
  new PerformanceObserver(list => list.getEntries().forEach(e => { if (e.name === 'first-contentful-paint') seen.paint = e.startTime; })).observe({ type: 'paint', buffered: true });
  new PerformanceObserver(list => list.getEntries().forEach(e => { seen.largest = e.startTime; })).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver(list => list.getEntries().forEach(e => { seen.shift += e.value; })).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver(() => { seen.changed = performance.now(); requestAnimationFrame(() => setTimeout(() => { seen.last = performance.now(); })); })
    .observe(document, { childList: true, subtree: true, attributes: true });
}

async function load(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  const [types, bytes] = [new Map(), { all: 0, script: 0 }];
  await session.send('Network.enable');
  session.on('Network.responseReceived', e => types.set(e.requestId, e.type));
  session.on('Network.loadingFinished', e => {
    bytes.all += e.encodedDataLength;
    if (types.get(e.requestId) === 'Script') bytes.script += e.encodedDataLength;
  });
  await tab.addInitScript(watch);
  await tab.goto(address, { waitUntil: 'load', timeout: 180_000 });
  let seen;
  do {
    await new Promise(later => setTimeout(later, 250));
    seen = await tab.evaluate(() => ({ ...window.seen, now: performance.now() }));
  } while (seen.now - seen.changed < quiet && seen.now < 120_000);
  await context.close();
  return { ...seen, ...bytes };
}

const browser = await launch();
console.log('| events | what | first paint ms | largest paint ms | last mark ms | layout shift | kB in all | kB of script |');
console.log('|---|---|---|---|---|---|---|---|');
for (const size of option('--events', '100,1000,10000').split(',')) {
  const work = join(option('--work', join(tmpdir(), 'ceasefire-benchmarks')), `browser-${size}`);
  await new Promise(async done => run('dotnet', [option('--benchmarks'), 'generate', '--events', size, '--out', join(work, 'data')]).on('exit', done));
  const app = run('dotnet', [option('--app'), '--urls', `http://127.0.0.1:${port}`], { Tracker__Data: join(work, 'data'), Tracker__Store: join(work, 'stores') });
  let server;
  try {
    const ours = `http://127.0.0.1:${port}/en/timeline`;
    const events = await (await answers(`${ours}.timelinejs.json`, app)).json();
    const day = at => new Date(Date.UTC(at.year, (at.month ?? 1) - 1, at.day ?? 1)).toISOString().slice(0, 10);
    const items = events.events.map(e => ({ id: e.unique_id, content: e.text.headline, start: day(e.start_date), ...(e.end_date ? { end: day(e.end_date) } : {}) }));
    server = await serve(events, items);
    const places = [['this timeline', ours], ['TimelineJS 3', `http://127.0.0.1:${port + 1}/timelinejs`], ['vis-timeline', `http://127.0.0.1:${port + 1}/vis`]];
    const turns = places.map(() => []);
    for (const [, address] of places) await load(browser, address);
    for (let round = 0; round < rounds; round++) {
      for (const [at, [, address]] of places.entries()) turns[at].push(await load(browser, address));
    }
    const of = (at, name) => median(turns[at].map(turn => turn[name]));
    for (const [at, [name]] of places.entries()) {
      const times = ['paint', 'largest', 'last'].map(name => `${of(at, name).toFixed(0)}${at > 0 ? ` (× ${(of(at, name) / of(0, name)).toFixed(1)})` : ''}`);
      console.log(`| ${size} | ${name} | ${times.join(' | ')} | ${of(at, 'shift').toFixed(3)} | ${(of(at, 'all') / 1000).toFixed(0)} | ${(of(at, 'script') / 1000).toFixed(0)} |`);
    }
  } finally {
    server?.close();
    app.kill('SIGKILL');
  }
}
await browser.close();
