// Makes the pictures that docs/pictures/pictures.json lists from a demo that runs; docs/pictures/README says
// what the list means: node pictures.mjs http://127.0.0.1:8080
import fs from 'node:fs';
import path from 'node:path';
import { launch } from './browser.mjs';
import { newestMail, mailFor, using } from './journey.mjs';

const [base] = process.argv.slice(2);
const dir = path.join(import.meta.dirname, '..', 'docs', 'pictures');
const people = {
  coordinator: 'm.vandalen@zonnewijzer.example', manager: 'c.nooitgedacht@zonnewijzer.example',
  'regional-manager': 'g.pastoor@zonnewijzer.example', administrator: 's.dijkgraaf@zonnewijzer.example',
};
const browser = using(await launch());
const contexts = {}; // by role: who is signed in stays so

async function as(role) {
  if (contexts[role]) return contexts[role];
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: false, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', colorScheme: 'light' });
  if (role) {
    const page = await context.newPage();
    await page.goto('/inloggen');
    await page.getByLabel('Je mailadres van het werk').fill(people[role]);
    await page.getByRole('button', { name: 'Stuur mij een link' }).click();
    await page.goto((await mailFor(base, people[role], '/inloggen/')).link);
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await page.close();
  }
  return (contexts[role] = context);
}

// number is that of the dossier a link leads to.
const number = async (link) => (await link.first().getAttribute('href')).split('/')[2];

// running is the number of the first complaint on the desk for which one can record what was agreed: after
// contact alone.
async function running(page) {
  await page.goto('/bureau');
  for (const link of await page.locator('tbody a').all()) {
    const address = await link.getAttribute('href');
    const dossier = await page.context().newPage();
    await dossier.goto(address);
    const contacted = (await dossier.locator('a[href$="/afspraak"]').count()) > 0;
    await dossier.close();
    if (contacted) return number(link);
  }
  throw new Error('no complaint on the desk with which the manager has been in contact');
}

const desk = await (await as('coordinator')).newPage();
await desk.goto('/bureau');
const values = {
  '{new}': await number(desk.locator('main a[href$="/doorsturen"]')), '{running}': await running(desk),
  '{call}': (await newestMail(base, (m) => m.link?.startsWith('/bel/'))).link,
};
for (const picture of JSON.parse(fs.readFileSync(path.join(dir, 'pictures.json'), 'utf8'))) {
  const page = await (await as(picture.role)).newPage();
  await page.setViewportSize({ width: picture.width, height: picture.height });
  const address = picture.path.replace(/\{\w+\}/, (name) => values[name]);
  const response = await page.goto(address);
  if (response.status() !== 200) throw new Error(`${picture.name}: ${response.status()}`);
  await page.screenshot({ path: path.join(dir, `${picture.name}.png`) });
  await page.close();
}
await browser.close();
