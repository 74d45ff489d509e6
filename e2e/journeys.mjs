// The stories of a complaint, on a demo that runs: node journeys.mjs http://127.0.0.1:8080
// A second argument is JSON for another organisation with the same people: { place, other } are names of locations
// of Tessa Rombouts and of Meral Yildiz, post is a file that a mail server keeps what it took in. Parents and managers have a phone, the desk has a screen; JavaScript is off but for the last story.
import { spawnSync } from 'node:child_process';
import { atDesk, eventually, finish, journey, mailFor, mailsTo, readMailIn, withPhone } from './journey.mjs';

const [base, elsewhere] = process.argv.slice(2);
const { place, other, post } = elsewhere ? JSON.parse(elsewhere) : { place: 'De Egelantier', other: 'De Boomgaard' };
readMailIn(post);
const staff = {
  coordinator: 'm.vandalen', manager: 't.rombouts', accused: 'm.yildiz', regional: 'g.pastoor', director: 'a.roelofsma',
  safety: 'n.feenstra', attention: 'i.matthijssen', administrator: 's.dijkgraaf', privacy: 'o.brinkhuis',
};
const mailOf = (who) => `${staff[who]}@zonnewijzer.example`;
const today = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', day: 'numeric', month: 'numeric', year: 'numeric' });
const day = (after = 0) => today.format(Date.now() + after * 24 * 60 * 60 * 1000);
const story = 'Bij het ophalen stond het hek aan de straat open. Dat was al de derde keer deze week.';

// signIn is by the link in the mail, confirmed in the browser that opens it.
async function signIn(someone, who) {
  await someone.open('/inloggen');
  await someone.fill('Je mailadres van het werk', mailOf(who));
  await someone.press('Stuur mij een link');
  await someone.open((await mailFor(base, mailOf(who), '/inloggen/')).link);
  await someone.press('Inloggen');
  await someone.sees('Uitloggen'); // at the desk, whatever is waiting there
  return someone;
}

// file answers the nine questions, to the page that shows all answers.
async function file(parent, { where = place, what = story, wish = 'Dat het in het vervolg anders gaat', about = ['Een medewerker of de groep'], photo = false, name, mail = '', way = 'Bellen overdag' }) {
  await parent.open('/');
  await parent.press('Klacht indienen');
  await parent.choose('Nee');
  await parent.press('Verder');
  await parent.choose('Je kind of kleinkind komt nu bij ons');
  await parent.press('Verder');
  await parent.fill('Om welke locatie gaat het?', where);
  await parent.press('Zoeken');
  await parent.choose(where);
  await parent.press('Verder');
  await parent.fill('Wat is er gebeurd?', what);
  await parent.press('Verder');
  await parent.choose('Deze week of vorige week');
  await parent.press('Verder');
  if (wish) await parent.choose(wish);
  await parent.press('Verder');
  for (const a of about) await parent.choose(a);
  await parent.press('Verder');
  if (photo) await parent.attach('Wil je foto', { name: 'hek.jpg', mimeType: 'image/jpeg', buffer: await parent.page.screenshot({ type: 'jpeg' }) });
  await parent.press('Verder');
  await parent.fill('Je naam', name);
  if (mail) await parent.fill('E-mail', mail);
  await parent.fill('Telefoon', '06-12345678');
  if (way) {
    await parent.choose(way);
    await parent.choose('Nee');
  }
  await parent.press('Verder');
  if (!mail) await parent.press('Verder'); // a postal address, of who has no mail
  await parent.isAt('Controleer je antwoorden');
}

const receipt = async (parent) => {
  const [number, code] = (await parent.page.locator('.ref').allInnerTexts()).map((s) => s.replace(/\s+/g, ' '));
  return { number, code, dossier: `/dossier/${number.slice(3).replace(' ', '')}` };
};

// follow is with number and code.
async function follow(parent, { number, code }, words = ['Nummer van je klacht', 'Geheime code', 'Bekijken']) {
  await parent.open('/status');
  await parent.fill(words[0], number);
  await parent.fill(words[1], code);
  await parent.press(words[2]);
}

// forward is what the desk does with a new complaint; to says who handles it.
async function forward(desk, dossier, to) {
  await desk.open(`${dossier}/doorsturen`);
  await desk.choose('Ja, behandelen');
  for (const [label, words] of [['Onderwerp', 'eiligheid'], ['Wie behandelt de klacht?', to]]) {
    const list = desk.page.getByLabel(label).first();
    await list.selectOption(await list.locator('option', { hasText: words }).first().getAttribute('value'));
  }
  await desk.press('Doorsturen');
}

// readable expects a PDF that holds these words, or none at all.
async function readable(answer, status, ...words) {
  const body = await answer.body();
  if (answer.status() !== status) throw new Error(`${answer.status()} instead of ${status} for the letter`);
  if (status !== 200) return;
  const type = answer.headers()['content-type'];
  if (type !== 'application/pdf' || !body.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error(`the letter is no PDF but ${type}`);
  const read = spawnSync('pdftotext', ['-layout', '-', '-'], { input: body });
  if (read.status !== 0) throw new Error(`pdftotext: ${read.error ?? read.stderr}`);
  const says = read.stdout.toString().replace(/\s+/g, ' ');
  for (const w of words) if (!says.includes(w)) throw new Error(`the letter does not say "${w}": ${says}`);
}

let complaint;

await journey('filing is light, and takes few taps', async () => {
  const parent = await withPhone('parent', base);
  parent.weigh();
  await parent.open('/');
  const first = await parent.weight();
  if (first.requests > 2 || first.bytes > 14 * 1024) throw new Error(`the first page takes ${first.requests} requests and ${first.bytes} bytes`);
  await file(parent, { wish: '', about: [], name: 'Noor Zeeman', mail: 'noor@example.org', way: '' });
  await parent.press('Klacht versturen');
  await parent.isAt('We hebben je klacht ontvangen');
  const all = await parent.weight();
  if (parent.taps > 26) throw new Error(`${parent.taps} taps`);
  if (all.bytes > 60 * 1024) throw new Error(`${all.bytes} bytes`);
  console.log(`filing: first visit ${first.requests} requests, ${first.bytes} bytes; all of it ${all.bytes} bytes, ${parent.taps} taps`);
});

await journey('a parent files with a photo', async () => {
  const parent = await withPhone('parent', base);
  await file(parent, { name: 'Samira Aksoy', mail: 'samira@gmail.com', photo: true });
  await parent.sees(place, 'hek.jpg', 'Wie leest je klacht?', 'Samira Aksoy');
  const check = await parent.page.context().newPage(); // the same page in another tab, to send twice
  await check.goto('/klacht/controleren');
  await parent.press('Klacht versturen');
  await parent.isAt('We hebben je klacht ontvangen');
  await parent.sees('Je geheime code is', 'Ons doel: voor het einde van', 'Uiterlijk', 'Klachtenloket Kinderopvang', 'Geschillencommissie Kinderopvang');
  complaint = await receipt(parent);
  if (!/^KL \d\d \w{4}$/.test(complaint.number) || !/^\d{4} \d{4}$/.test(complaint.code)) throw new Error(`no number and code: ${JSON.stringify(complaint)}`);
  await Promise.all([check.waitForEvent('load'), check.getByRole('button', { name: 'Klacht versturen' }).click()]);
  parent.page = check;
  await parent.sees('Deze klacht is verstuurd op', complaint.number);
  await parent.press('Terug naar de bevestiging');
  await parent.sees(complaint.number, complaint.code);
  const mail = await mailFor(base, 'samira@gmail.com', complaint.number);
  if (mail.text.includes('hek')) throw new Error('the acknowledgement has words of the complaint');
});

await journey('the coordinator forwards it', async () => {
  const desk = await signIn(await atDesk('coordinator', base), 'coordinator');
  await desk.open('/zoeken');
  await desk.fill('Wat zoek je?', 'Samira Aksoy');
  await desk.press('Zoeken');
  await desk.press(complaint.number);
  await desk.sees('het hek aan de straat', 'Samira Aksoy');
  await forward(desk, complaint.dossier, 'Tessa Rombouts');
  await desk.open(complaint.dossier);
  await desk.sees('Doorgestuurd', 'Nog geen contact');
});

await journey('the manager calls, three taps from the mail', async () => {
  const manager = await withPhone('manager', base);
  const mail = await mailFor(base, mailOf('manager'), complaint.number);
  if (mail.text.includes('Samira') || mail.text.includes('hek')) throw new Error('the mail says what it is about');
  manager.taps++; // the link in the mail
  await manager.open(mail.link);
  await manager.isAt('Heb je Samira gesproken?');
  await manager.seesNot('Aksoy', 'hek aan de straat');
  await manager.choose('Ja, gesproken');
  await manager.press('Vastleggen');
  await manager.isAt('Genoteerd');
  if (manager.taps > 3) throw new Error(`${manager.taps} taps`);
});

await journey('both sides are heard, the decision is approved and sent', async () => {
  const desk = await signIn(await atDesk('coordinator', base), 'coordinator');
  const act = async (slug) => desk.open(`${complaint.dossier}/${slug}`);
  for (const [side, said] of [['de klager', 'Het hek stond drie keer open.'], ['over wie de klacht gaat', 'Het slot is stuk, we wisten het.']]) {
    await act('gesprek');
    await desk.choose(side);
    await desk.fill('Op welke dag?', day());
    await desk.fill('Wat is er gezegd?', said);
    await desk.press('Vastleggen');
  }
  await act('relatie');
  await desk.choose('gezien in');
  await desk.press('Vastleggen');
  await act('oordeel');
  await desk.choose('gegrond');
  await desk.fill('Wat er is gebeurd', 'Het hek stond open.');
  await desk.fill('Hoe we dat weten', 'Van de ouder en van de medewerkers.');
  await desk.fill('Waarom we dit vinden', 'Een hek aan de straat hoort dicht te zijn.');
  await desk.page.getByLabel('Wat gaan we doen?').first().fill('Er komt een nieuw slot op het hek.');
  await desk.pick('Wie doet dit?', 'Tessa Rombouts');
  await desk.fill('Wanneer klaar?', day(7));
  await readable(await desk.context.request.get(`${complaint.dossier}/brief`), 404); // there is nothing to read yet
  await desk.press('Naar tweede lezer');
  await desk.sees('Er komt een nieuw slot op het hek.');

  const second = await signIn(await atDesk('regional manager', base), 'regional');
  await second.open(`${complaint.dossier}/akkoord`);
  await second.sees('Een hek aan de straat hoort dicht te zijn.', 'Er komt een nieuw slot op het hek.');
  await second.press('Akkoord');
  await readable(await second.context.request.get(`${complaint.dossier}/brief`), 200, 'Er komt een nieuw slot op het hek.');

  for (const undone of [true, false]) {
    await act('versturen');
    await desk.choose('op de statuspagina');
    await desk.press('Versturen');
    await desk.sees('Dit gaat binnen een minuut de deur uit.', 'Ongedaan maken');
    if (undone) {
      await desk.press('Ongedaan maken');
      await desk.seesNot('Dit gaat binnen een minuut de deur uit.');
    }
  }
});

await journey('a complaint about the manager never reaches him', async () => {
  const parent = await withPhone('parent', base);
  await file(parent, { where: other, what: 'De manager schreeuwde tegen mijn zoon bij de schommel.', about: ['De manager van de locatie'], name: 'Joris Okkerse' });
  await parent.press('Klacht versturen');
  const about = await receipt(parent);
  const accused = await signIn(await withPhone('accused', base), 'accused');
  const desk = await signIn(await atDesk('coordinator', base), 'coordinator');
  const hidden = async () => {
    await accused.open('/bureau');
    await accused.seesNot(about.number);
    for (const words of ['Okkerse', about.number, 'schommel']) {
      await accused.open('/zoeken');
      await accused.fill('Wat zoek je?', words);
      await accused.press('Zoeken');
      if ((await accused.page.getByRole('link', { name: about.number }).count()) > 0) throw new Error(`found by "${words}"`);
    }
    await accused.open('/dossier/26ZZZZ', 404);
    const nothing = await accused.text('main');
    for (const path of ['', '/contact', '/doorsturen', '/oordeel', '/gesprek']) {
      await accused.open(about.dossier + path, 404);
      if ((await accused.text('main')) !== nothing) throw new Error('it does not look like what does not exist');
    }
  };
  await hidden();
  await desk.open(`${about.dossier}/doorsturen`);
  await desk.seesNot('Meral Yildiz (locatiemanager)</option>');
  await forward(desk, about.dossier, 'Gwen Pastoor');
  await mailFor(base, mailOf('regional'), about.number);
  await hidden();
  if ((await mailsTo(base, mailOf('accused'))).some((m) => m.text.includes(about.number))) throw new Error('a mail went to the accused');
});

await journey('triage takes at most ten keys from the desk to the next complaint', async () => {
  const desk = await signIn(await atDesk('desk', base), 'coordinator');
  await desk.open('/bureau');
  let keys = 0;
  const press = async (...all) => {
    for (const key of all) await desk.page.keyboard.press(key);
    keys += all.length;
  };
  await desk.hasFocus(); // of itself, when the browser has drawn the page: who sees it, presses
  await Promise.all([desk.page.waitForURL(/\/doorsturen/), press('Enter')]);
  await desk.isAt('Doorsturen');
  await desk.hasFocus();
  const first = desk.page.url();
  await press('Space', 'Tab', 'v', 'Tab', 'Tab', 'Enter'); // it fits, the subject, who, a line for the manager
  await desk.page.waitForURL(/klaar=/);
  if (desk.page.url() === first || keys > 10) throw new Error(`${keys} keys, and at ${desk.page.url()}`);
});

await journey('staff violence is seen by its readers alone', async () => {
  const parent = await withPhone('parent', base);
  await parent.open('/klacht/veilig');
  await parent.choose('Ja, ik denk dat een medewerker');
  await parent.press('Verder');
  await parent.isAt('Dit pakken we meteen op');
  await parent.press('Schrijf het ons nu op');
  await parent.fill('Wat is er gebeurd?', 'Een medewerker sloeg een kind in de gang.');
  await parent.fill('Waar is het gebeurd?', place);
  await parent.press('Versturen naar de directie');
  await parent.sees('De directie leest dit meteen.');
  const sealed = await receipt(parent);
  for (const who of ['safety', 'director']) {
    const reader = await signIn(await atDesk(who, base), who);
    await reader.open('/vertrouwelijk');
    await reader.sees(sealed.number);
    await reader.open(sealed.dossier);
    await reader.sees('sloeg een kind in de gang');
  }
  for (const who of ['coordinator', 'manager', 'regional', 'attention', 'administrator', 'privacy']) {
    const other = await signIn(await atDesk(who, base), who);
    await other.seesNot(sealed.number);
    await other.open(sealed.dossier, 404);
    await other.open('/zoeken');
    await other.fill('Wat zoek je?', 'sloeg een kind in de gang');
    await other.press('Zoeken');
    await other.seesNot(sealed.number);
    if ((await mailsTo(base, mailOf(who))).some((m) => m.text.includes(sealed.number))) throw new Error(`a mail went to the ${who}`);
  }
});

await journey('a question becomes a complaint', async () => {
  const parent = await withPhone('parent', base);
  await parent.open('/vraag');
  await parent.fill('Wat is je vraag?', 'Mag de groep met veertien kinderen naar het bos?');
  await parent.fill('Om welke locatie gaat het?', place);
  await parent.fill('Je naam', 'Wout Zomer');
  await parent.fill('E-mail', 'wout@gmail.com');
  await parent.press('Vraag versturen');
  await parent.isAt('We hebben je vraag ontvangen');
  const number = (await parent.text('.ref')).replace(/\s+/g, ' ');
  const desk = await signIn(await atDesk('coordinator', base), 'coordinator');
  await desk.open('/vragen');
  await desk.press(number);
  await desk.sees('veertien kinderen');
  await desk.fill('Bericht', 'Dat mag met drie begeleiders.');
  await desk.press('Antwoorden');
  await desk.sees('Dat mag met drie begeleiders.');
  await desk.unfold('Maak er een klacht van');
  await desk.press(/^Maak er een klacht van$/);
  await desk.sees('veertien kinderen', 'Wout Zomer');
  await desk.isAt('KL ');
});

await journey('in English', async () => {
  const parent = await withPhone('parent', base, { lang: 'en-GB' });
  await parent.open('/');
  await parent.press('Make a complaint');
  await parent.isAt('Is this about the safety of a child?');
  await parent.choose('No');
  await parent.press('Continue');
  await parent.choose('Your child or grandchild comes to us now');
  await parent.press('Continue');
  await parent.fill('Which location is it about?', place);
  await parent.press('Search');
  await parent.choose(place);
  await parent.press('Continue');
  await parent.fill('What happened?', 'The gate was open again.');
  await parent.press('Continue');
  await parent.choose('This week or last week');
  await parent.press('Continue');
  await parent.press('Continue');
  await parent.press('Continue');
  await parent.press('Continue');
  await parent.unfold('I do not want to give my name');
  await parent.press('Continue without a name');
  await parent.sees('The gate was open again.', 'Without a name');
  await parent.press('Send complaint');
  await parent.isAt('We have received your complaint');
  await follow(parent, await receipt(parent), ['Number of your complaint', 'Secret code', 'See']);
  await parent.sees('You made the complaint.');
});

await journey('with JavaScript on', async () => {
  const parent = await withPhone('parent', base, { script: true });
  await file(parent, { name: 'Bo Verlinde' });
  await parent.press('Klacht versturen');
  await parent.isAt('We hebben je klacht ontvangen');
  await follow(parent, await receipt(parent));
  await parent.isAt('We hebben je klacht ontvangen');
});

await journey('the parent sees all of it', async () => {
  const parent = await withPhone('parent', base);
  await follow(parent, complaint);
  await eventually('the decision', async () => {
    await parent.open('/status');
    return (await parent.heading()).includes('Ons oordeel is klaar');
  });
  await parent.sees('doorgestuurd naar Tessa Rombouts', 'We hebben met je gepraat.', 'We hebben jouw kant gehoord.', 'We hebben ook een andere kant gehoord.', 'hek.jpg');
  await parent.press('Lees de brief');
  await parent.press('Lees de brief');
  await parent.sees('gegrond', 'Een hek aan de straat hoort dicht te zijn.', 'Er komt een nieuw slot op het hek.');
  const file = await parent.page.getByRole('link', { name: 'Download de brief' }).getAttribute('href');
  await readable(await parent.context.request.get(file), 200, 'Beste Samira Aksoy,', complaint.number, 'gegrond', 'Een hek aan de straat hoort dicht te zijn.',
    'Er komt een nieuw slot op het hek.', 'Klachtenloket Kinderopvang', 'Geschillencommissie Kinderopvang');
  await parent.open('/status');
  await parent.fill('Schrijf een bericht', 'Dank je wel voor de brief.');
  await parent.press('Bericht versturen');
  await parent.sees('We hebben je bericht ontvangen.', 'Dank je wel voor de brief.');
  await parent.seesNot('Je hebt je klacht ingetrokken');
});

await journey('the measure is done', async () => {
  const manager = await signIn(await withPhone('manager', base), 'manager');
  await manager.open(`${complaint.dossier}/maatregel`);
  await manager.choose('Ja, klaar');
  await manager.fill('Op welke dag?', day());
  await manager.press('Vastleggen');
  const parent = await withPhone('parent', base);
  await follow(parent, complaint);
  await parent.sees('Er komt een nieuw slot op het hek.', 'Gedaan op');
});

await finish();
