// The library of journeys does what it says, with JavaScript off. node --test journey.test.mjs
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';

const story = `
import { atDesk, finish, journey, withPhone } from '${new URL('journey.mjs', import.meta.url)}';
const base = process.argv[2];
await journey('a question', async () => {
  const sam = await withPhone('Sam', base);
  await sam.open('/');
  await sam.isAt('Wie ben je?');
  await sam.fill('Je naam', 'Sam & co');
  await sam.choose('Ouder');
  await sam.pick('Taal', 'Engels');
  await sam.attach('Foto', { name: 'foto.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await sam.unfold('Hulp');
  await sam.sees('Zo doe je dat');
  await sam.press('Verder');
  await sam.isAt('Dank je');
  await sam.sees('Sam & co', 'ouder', 'en', 'foto.txt');
  await sam.seesNot('script was here');
  if (sam.taps !== 6) throw new Error('counted ' + sam.taps);
  const eva = await atDesk('Eva', base, { script: true });
  await eva.open('/');
  await eva.sees('script was here');
  await eva.open('/weg', 404);
});
await journey('one that fails', async () => {
  const sam = await withPhone('Sam', base);
  await sam.open('/');
  await sam.sees('iets anders');
});
await finish();
`;

const start = `<!doctype html><html lang="nl"><title>x</title><body><h1>Wie  ben
je?</h1><form method="post" action="/x" enctype="multipart/form-data"><label>Je naam <input name="naam"></label>
<div class="keuze"><label><input type="radio" name="wie" value="ouder"><span>Ouder</span></label></div>
<label for="taal">Taal</label><select id="taal" name="taal"><option value="nl">Nederlands<option value="en">Engels</select>
<label>Foto <input type="file" name="foto"></label><details><summary>Hulp</summary>Zo doe je dat</details>
<button>Verder</button></form><script>document.body.append('script was here')</script>`;

test('a journey passes and fails', async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'journey-'));
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (d) => { body += d; }).on('end', () => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      if (request.url === '/') response.end(start);
      else if (request.url === '/x') response.end(`<h1>Dank je</h1><pre>${body.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</pre>`);
      else response.writeHead(404).end('<h1>Weg</h1>');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const file = path.join(dir, 'story.mjs');
    fs.writeFileSync(file, story);
    const run = await new Promise((resolve) => execFile(process.execPath, [file, `http://127.0.0.1:${server.address().port}`],
      (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr })));
    assert.equal(run.stderr, '');
    assert.match(run.stdout, /^one that fails: Sam does not see "iets anders" on "Wie ben je\?"$/m);
    assert.doesNotMatch(run.stdout, /^a question/m);
    assert.match(run.stdout, /^1 passed, 1 failed$/m);
    assert.equal(run.status, 1);
  } finally {
    server.close();
    fs.rmSync(dir, { recursive: true });
  }
});
