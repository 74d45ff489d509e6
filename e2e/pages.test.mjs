// pages.mjs finds what is planted, and nothing in a good page. node --test pages.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';

const good = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Goed</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/a.css"></head>
<body><a class="skip" href="#inhoud">Direct naar de inhoud</a>
<main id="inhoud" tabindex="-1"><h1>Goed</h1><p id="p">Een zin met een <a href="/x">link</a> erin.</p>
<form method="post" action="/x"><label for="naam">Je naam</label><input class="invoer" type="text" id="naam" name="naam">
<p><button class="knop" type="submit">Verder</button></p></form></main></body></html>`;

// Each fault is planted by replacing something of the good page; the line it must give follows.
const planted = {
  contrast: ['<p id="p">', '<p id="p" class="bleek">', /phone light: axe color-contrast: #p/],
  dark: ['<p id="p">', '<p id="p" class="donker">', /desktop dark: axe color-contrast: #p/],
  unseen: ['<p id="p">', '<p id="p" class="onzichtbaar">', /words cannot be seen: #p/],
  label: ['<label for="naam">Je naam</label>', '', /axe label: #naam/],
  ring: ['class="knop"', 'class="knop ringloos"', /no focus ring: button Verder/],
  skip: ['<a class="skip" href="#inhoud">Direct naar de inhoud</a>', '', /first stop of Tab is not the skip link/],
  small: ['class="knop"', 'class="klein"', /target of \d+ x \d+ px, least 44: button Verder/],
  wide: ['<p id="p">', '<p id="p" class="breed">', /scrolls sideways: \d+ px in 320/],
  spaced: ['<h1>Goed</h1>', '<h1>Goed</h1><p class="vast">Woorden die net in een regel passen</p>', /text is cut off when it is wide: p Woorden/],
  errors: ['<h1>', '<div class="foutlijst"><h2>Er is een probleem</h2></div><h1>', /list of errors does not have the focus/],
  sheet: ['<link rel="stylesheet" href="/a.css">', '', /stylesheet did not arrive/],
};

const extra = `.bleek{color:#bbb}.onzichtbaar,.onzichtbaar a{color:var(--bg)}.breed{width:330px}.ringloos:focus-visible{outline:0}
.klein{padding:0;font-size:12px}.vast{height:1.5em;line-height:1.5;white-space:nowrap;width:max-content;overflow:hidden;max-width:19rem}
@media (prefers-color-scheme:dark){.donker{color:#444}}`;

test('planted faults are found', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'pages-'));
  try {
    const here = import.meta.dirname;
    fs.writeFileSync(path.join(dir, 'a.css'), fs.readFileSync(path.join(here, '../internal/web/static/gehoor.css'), 'utf8') + extra);
    fs.writeFileSync(path.join(dir, 'good.html'), good);
    for (const [name, [old, now]] of Object.entries(planted)) {
      assert.ok(good.includes(old), `${old} is not in the good page`);
      fs.writeFileSync(path.join(dir, `${name}.html`), good.replace(old, now));
    }
    const run = spawnSync(process.execPath, [path.join(here, 'pages.mjs'), dir], { encoding: 'utf8' });
    assert.equal(run.stderr, '');
    for (const [name, [, , want]] of Object.entries(planted)) {
      const lines = run.stdout.split('\n').filter((line) => line.startsWith(`${name}: `));
      assert.ok(lines.some((line) => want.test(line)), `${name}: nothing like ${want} among\n${lines.join('\n')}`);
    }
    assert.doesNotMatch(run.stdout, /^good: /m);
    assert.match(run.stdout, new RegExp(`^1 passed, ${Object.keys(planted).length} failed$`, 'm'));
    assert.equal(run.status, 1);
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
});
