// Looks at finished pages in a browser: axe on phone and desktop in light and dark, reflow at 320 px with
// wide text, nothing that scrolls sideways, a ring on every stop of Tab, focus in the list of errors,
// targets a thumb can hit. Says what is wrong and nothing else, and a closing line.
//
//   node pages.mjs [--shots DIR] [--only PART] [--incomplete] DIR | URL ...
//
// DIR has pages saved by Go tests (GEHOOR_PAGES, package htmlcheck) and what they link to; of pages built alike one is
// looked at. --shots keeps
// pictures, --only takes pages whose name has PART, --incomplete lists what axe could not decide.
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { desktop, launch, phone } from './browser.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { shots: { type: 'string' }, only: { type: 'string', default: '' }, incomplete: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error('usage: node pages.mjs [--shots DIR] [--only PART] [--incomplete] DIR | URL ...');
  process.exit(2);
}

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ofColour = ['color-contrast', 'link-in-text-block']; // all that dark changes: the stylesheet sets nothing but colours there
const wideText = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';
const mediaTypes = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg' };

// serve offers the files of a directory on a port of its own.
function serve(dir) {
  const root = path.resolve(dir);
  const server = http.createServer((request, response) => {
    const file = path.join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    if (!file.startsWith(root + path.sep) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': mediaTypes[path.extname(file)] ?? 'application/octet-stream' });
    response.end(fs.readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

// distinct keeps one page of each build: pages that differ in words alone are the same to this program, of which
// the one with most words is looked at. (Words and labels of all of them are checked by package htmlcheck.)
function distinct(dir, files) {
  const kept = new Map();
  for (const file of files) {
    const page = fs.readFileSync(path.join(dir, file), 'utf8');
    let build = page.replace(/>[^<]*</g, '><').replace(/ (value|href|content|datetime|action|id|for|name|lang|hreflang|title|data-kop|aria-[a-z]+)="[^"]*"/g, '');
    build = onceEach(build);
    if (!kept.has(build) || kept.get(build).length < page.length) kept.set(build, { file, length: page.length });
  }
  return [...kept.values()].map((k) => k.file).sort();
}

// onceEach leaves one of rows that are built alike and follow each other: a list of three is that of four.
function onceEach(build) {
  for (let last; build !== last;) {
    last = build;
    build = build.replace(/(<(tr|li|div|option|p|label)\b(?:(?!<\2\b)[^])*?<\/\2>)\1+/g, '$1').replace(/(<option>){2,}/g, '$1');
  }
  return build;
}

// look returns the faults of one page, as lines.
async function look(page, name, url) {
  const faults = [];
  const fault = (what) => faults.push(`${name}: ${what}`);

  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const response = await page.goto(url, { waitUntil: 'load' });
  if (!response) {
    fault('no answer');
    return faults;
  }
  const sheets = await page.evaluate(() => [...document.styleSheets].reduce((n, s) => n + s.cssRules.length, 0));
  if (sheets === 0) fault('the stylesheet did not arrive');
  await keyboard(page, fault);
  await targets(page, fault);

  for (const [device, size] of [['phone', phone], ['desktop', desktop]]) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      if (flags.shots) {
        await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
        await page.screenshot({ path: path.join(flags.shots, `${name}-${device}-${colorScheme}.png`), fullPage: true });
      }
      await page.evaluate((source) => { if (!window.axe) (0, eval)(source); }, axe);
      const runOnly = colorScheme === 'dark' ? { type: 'rule', values: ofColour } : { type: 'tag', values: tags };
      const result = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ['violations', 'incomplete'] }), runOnly);
      const found = flags.incomplete ? [...result.violations, ...result.incomplete.map((r) => ({ ...r, id: `incomplete ${r.id}` }))] : result.violations;
      // Words in the colour of what they stand on: axe leaves that undecided, for they may be hidden on purpose.
      for (const rule of result.incomplete.filter((r) => r.id === 'color-contrast')) {
        for (const node of rule.nodes.filter((n) => n.any.some((a) => a.data?.messageKey === 'equalRatio'))) {
          fault(`${device} ${colorScheme}: words cannot be seen: ${node.target.join(' ')}`);
        }
      }
      for (const rule of found) {
        for (const node of rule.nodes) fault(`${device} ${colorScheme}: axe ${rule.id}: ${node.target.join(' ')}: ${rule.help}`);
      }
    }
  }
  await width(page, fault);
  return faults;
}

// keyboard walks through the page with Tab.
async function keyboard(page, fault) {
  // The browser gives autofocus after loading, when it next draws; a busy machine takes its time.
  await page.waitForFunction(() => !document.querySelector('[autofocus]') || document.activeElement?.matches('[autofocus]'), null, { timeout: 5000 }).catch(() => {});
  const start = await page.evaluate(() => ({
    errors: !!document.querySelector('.foutlijst'),
    there: !!document.activeElement?.matches('.foutlijst'),
    wanted: document.querySelector('[autofocus]')?.outerHTML.slice(0, 80),
    has: !!document.activeElement?.matches('[autofocus]'),
  }));
  if (start.errors && !start.there) fault('the list of errors does not have the focus');
  if (start.wanted && !start.has) fault(`does not have the focus: ${start.wanted}`);
  await page.evaluate(() => {
    document.body.tabIndex = -1; // Tab starts at the top again, whatever had the focus.
    document.body.focus();
    document.body.removeAttribute('tabindex');
    window.stops = new Set();
  });
  for (let n = 0; n < 400; n++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body || e === document.documentElement) return { end: true };
      const again = window.stops.has(e);
      window.stops.add(e);
      const ring = (x) => {
        if (!x) return false;
        const s = getComputedStyle(x);
        const box = x.getBoundingClientRect();
        return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(s.outlineColor) && box.width > 1 && box.height > 1;
      };
      return { end: again, ring: ring(e) || ring(e.closest('label')), first: window.stops.size === 1, href: e.getAttribute('href'),
        text: `${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''} ${(e.textContent || e.name || '').trim().slice(0, 30)}` };
    });
    if (stop.end) return;
    if (stop.first && !/^#/.test(stop.href ?? '')) fault(`the first stop of Tab is not the skip link but ${stop.text}`);
    if (!stop.ring) fault(`no focus ring: ${stop.text}`);
  }
  fault('Tab does not come to an end');
}

// targets measures what a thumb or pointer has to hit; links within a sentence are exempt (WCAG 2.5.8).
async function targets(page, fault) {
  const small = await page.evaluate(() => {
    const least = document.body.classList.contains('bureau') ? 24 : 44;
    const found = [];
    for (const e of document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')) {
      if (e.tagName === 'A' && getComputedStyle(e).display === 'inline') continue;
      const box = (e.matches('[type=radio], [type=checkbox]') ? e.closest('label') ?? e : e).getBoundingClientRect();
      if (box.width === 0 || box.right < 0) continue;
      if (box.height < least - 0.5 || box.width < least - 0.5) {
        found.push(`target of ${Math.round(box.width)} x ${Math.round(box.height)} px, least ${least}: ${e.tagName.toLowerCase()} ${(e.textContent || e.name).trim().slice(0, 30)}`);
      }
    }
    return found;
  });
  small.forEach(fault);
}

// width finds what makes the page scroll sideways, also with the text spacing of WCAG 1.4.12.
async function width(page, fault) {
  const sideways = () => page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const scrolls = (e) => e && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > clientWidth + 1 && !scrolls(e.parentElement)).pop();
    return `${scrollWidth} px in ${clientWidth}: ${wide ? wide.tagName.toLowerCase() + '.' + wide.className + ' ' + wide.textContent.trim().slice(0, 30) : ''}`;
  });
  await page.emulateMedia({ colorScheme: 'light' });
  for (const size of [desktop, phone, { width: 320, height: 640 }]) {
    await page.setViewportSize(size);
    const wide = await sideways();
    if (wide) fault(`scrolls sideways: ${wide}`);
  }
  await page.addStyleTag({ content: wideText });
  const wide = await sideways();
  if (wide) fault(`scrolls sideways with wide text: ${wide}`);
  const clipped = await page.evaluate(() => [...document.querySelectorAll('a, button, label, legend, summary, th, td, p, h1, h2, h3, li, dt, dd')]
    .filter((e) => !e.matches('.vh, .vh *') && getComputedStyle(e).overflow === 'hidden' && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
    .map((e) => `text is cut off when it is wide: ${e.tagName.toLowerCase()} ${e.textContent.trim().slice(0, 30)}`));
  clipped.forEach(fault);
}

if (flags.shots) fs.mkdirSync(flags.shots, { recursive: true });
let server;
let pages;
if (/^https?:/.test(positionals[0])) {
  pages = positionals.map((url) => ({ url, name: new URL(url).pathname.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'start' }));
} else {
  server = await serve(positionals[0]);
  const base = `http://127.0.0.1:${server.address().port}/`;
  pages = distinct(positionals[0], fs.readdirSync(positionals[0]).filter((f) => f.endsWith('.html')).sort())
    .map((f) => ({ url: base + encodeURIComponent(f), name: f.slice(0, -'.html'.length) }));
}
pages = pages.filter((p) => p.name.includes(flags.only));
if (pages.length === 0) {
  console.error('no pages');
  process.exit(2);
}

const browser = await launch();
const queue = [...pages];
let failed = 0;
await Promise.all([0, 1].map(async () => {
  const context = await browser.newContext({ locale: 'nl-NL', bypassCSP: true });
  const page = await context.newPage();
  for (let next = queue.shift(); next; next = queue.shift()) {
    let faults;
    try {
      faults = await look(page, next.name, next.url);
    } catch (error) {
      faults = [`${next.name}: ${error.message.split('\n')[0]}`];
    }
    if (faults.length > 0) failed++;
    for (const line of new Set(faults)) console.log(line);
  }
}));
await browser.close();
server?.close();
console.log(`${pages.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
