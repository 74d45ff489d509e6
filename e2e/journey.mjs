// What journeys are written with: a person with a phone or at a desk, without JavaScript unless asked for,
// who finds things by the words on the page as people do. A journey is a script that calls journey() for
// each story and finish() at the end.
import fs from 'node:fs';
import path from 'node:path';
import { desktop, launch, phone } from './browser.mjs';

let browser;
let current = [];
const results = { passed: 0, failed: 0 };

// journey runs one story with people of its own and says when it fails, with a picture of every screen
// (in out/journeys). What it throws is a failure.
export async function journey(name, story) {
  browser ??= await launch();
  current = [];
  try {
    await story();
    results.passed++;
  } catch (error) {
    results.failed++;
    console.log(`${name}: ${error.message}\n${(error.stack ?? '').split('\n').filter((l) => l.includes('.mjs') && !l.includes('journey.mjs')).slice(0, 2).join('\n')}`);
    const dir = path.join(import.meta.dirname, 'out', 'journeys');
    fs.mkdirSync(dir, { recursive: true });
    for (const person of current) {
      const file = path.join(dir, `${name}-${person.name}.png`.replace(/[^\w.-]+/g, '-'));
      await person.page.screenshot({ path: file, fullPage: true }).catch(() => {});
      console.log(`  ${person.name} is at ${person.page.url()}, see ${file}`);
    }
  } finally {
    for (const person of current) await person.leave();
  }
}

// finish closes the browser, prints the count and ends the process.
export async function finish() {
  await browser?.close();
  console.log(`${results.passed} passed, ${results.failed} failed`);
  process.exit(results.failed > 0 ? 1 : 0);
}

// withPhone and atDesk are a person with a browser and cookies of their own. Options: script (true to allow
// JavaScript), lang ('nl-NL').
export const withPhone = (name, base, options = {}) => person(name, base, { viewport: phone, hasTouch: true, isMobile: true }, options);
export const atDesk = (name, base, options = {}) => person(name, base, { viewport: desktop }, options);

async function person(name, base, device, { script = false, lang = 'nl-NL' }) {
  const context = await browser.newContext({ ...device, baseURL: base, javaScriptEnabled: script, locale: lang, timezoneId: 'Europe/Amsterdam' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const someone = new Person(name, context, page);
  current.push(someone);
  return someone;
}

export class Person {
  taps = 0;
  constructor(name, context, page) {
    Object.assign(this, { name, context, page });
  }

  // open goes to an address and expects a page that works.
  async open(address, status = 200) {
    const response = await this.page.goto(address);
    if (response.status() !== status) throw new Error(`${this.name}: ${response.status()} instead of ${status} at ${address}`);
  }

  // weigh begins to add up what comes over the line, headers included; what the browser had kept is none. Ask with weight.
  weigh() {
    const pending = [];
    this.page.on('requestfinished', (request) => pending.push(request.sizes().then((s) => ({
      path: new URL(request.url()).pathname, bytes: s.responseBodySize < 0 ? 0 : s.responseHeadersSize + s.responseBodySize,
    }))));
    this.pending = pending;
  }

  // weight is what came until now: how many requests, and bytes. The icon comes when the page is already there and
  // counts in bytes alone.
  async weight() {
    const all = (await Promise.all(this.pending)).filter((r) => r.bytes > 0);
    return { requests: all.filter((r) => !r.path.endsWith('.svg')).length, bytes: all.reduce((n, r) => n + r.bytes, 0) };
  }

  // press presses the button or link with these words and waits for the page it leads to.
  async press(words) {
    this.taps++;
    const button = this.page.getByRole('button', { name: words });
    const target = (await button.count()) > 0 ? button.first() : this.page.getByRole('link', { name: words }).first();
    await Promise.all([this.page.waitForEvent('load'), target.click()]);
  }

  // choose ticks a radio or checkbox by its words.
  async choose(words) {
    this.taps++;
    await this.page.locator('.keuze label', { hasText: words }).first().click();
  }

  // fill types into the field with this label.
  async fill(label, words) {
    this.taps++;
    await this.page.getByLabel(label).first().fill(words);
  }

  // pick chooses from a select by the words of the option.
  async pick(label, words) {
    this.taps++;
    await this.page.getByLabel(label).first().selectOption({ label: words });
  }

  // attach chooses files: paths, or { name, mimeType, buffer }.
  async attach(label, files) {
    this.taps++;
    await this.page.getByLabel(label).first().setInputFiles(files);
  }

  // unfold opens what is behind a summary.
  async unfold(words) {
    this.taps++;
    await this.page.locator('summary', { hasText: words }).first().click();
  }

  // heading is the page's h1, in one line.
  async heading() {
    return oneLine(await this.page.locator('h1').innerText());
  }

  // sees expects words on the page; seesNot expects none of them anywhere in its source.
  async sees(...words) {
    const shown = oneLine(await this.page.locator('body').innerText());
    for (const w of words) if (!shown.includes(w)) throw new Error(`${this.name} does not see "${w}" on "${await this.heading()}"`);
  }

  async seesNot(...words) {
    const source = oneLine((await this.page.content()).replaceAll('&nbsp;', ' '));
    for (const w of words) if (source.includes(w)) throw new Error(`${this.name} must not see "${w}" on "${await this.heading()}"`);
  }

  // isAt expects a heading that has these words.
  async isAt(words) {
    const h1 = await this.heading();
    if (!h1.includes(words)) throw new Error(`${this.name} is at "${h1}" instead of "${words}"`);
  }

  // hasFocus waits until the browser has given autofocus, which it does when it next draws: a busy machine takes its time.
  async hasFocus() {
    await this.page.waitForFunction(() => document.activeElement?.matches('[autofocus]'));
  }

  // text is what the first element of a selector says, in one line.
  async text(selector) {
    return oneLine(await this.page.locator(selector).first().innerText());
  }

  leave() {
    return this.context.close();
  }
}

// mailFor waits until the demo's post shows a mail to somebody with these words, newest first, that was not
// returned before, and gives its text and the path of its last link; 90 s at most, for what can be taken back
// goes out after a minute.
const seen = new Set();
export async function mailFor(base, address, words = '') {
  return eventually(`a mail to ${address} with "${words}"`, async () => (await mails(base)).find((m) => {
    const wanted = m.to === address && m.text.includes(words) && !seen.has(m.text);
    if (wanted) seen.add(m.text);
    return wanted;
  }));
}

// mailsTo are the mails to somebody that the demo's post shows now: the newest fifty of all.
export async function mailsTo(base, address) {
  return (await mails(base)).filter((m) => m.to === address);
}

// newestMail is the newest one for which wanted is true, of those that the demo's post shows now.
export async function newestMail(base, wanted) {
  const found = (await mails(base)).find(wanted);
  if (!found) throw new Error('there is no such mail');
  return found;
}

// using lets a script that is no journey read the demo's post with a browser of its own.
export function using(other) {
  browser = other;
  return browser;
}

// readMailIn makes mails come from a file that a mail server (mailserver.mjs) keeps them in, instead of the demo's post.
let kept;
export function readMailIn(file) {
  kept = file;
}

async function mails(base) {
  if (kept) return JSON.parse(fs.readFileSync(kept, 'utf8'));
  const reader = await browser.newContext({ baseURL: base, javaScriptEnabled: false });
  try {
    const page = await reader.newPage();
    await page.goto('/demo/post');
    return await page.locator('main .blok').evaluateAll((blocks) => blocks.map((b) => ({
      to: b.querySelector('.hint').textContent.replace(/^[^:]*: /, ''), text: b.textContent,
      link: [...b.querySelectorAll('a')].at(-1)?.getAttribute('href'),
    })));
  } finally {
    await reader.close();
  }
}

// eventually asks again, every half second for 90 s, until the answer is true, and returns it.
export async function eventually(what, ask) {
  for (const until = Date.now() + 90_000; ;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function oneLine(s) {
  return s.replace(/\s+/g, ' ').trim();
}
