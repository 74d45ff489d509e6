// The stories of a complaint once more, on an installation as an operator makes one: an empty folder, the register's
// real rows (testdata of package register) taken over, people for ten of its locations from a sheet, `gehoor serve`, and
// a mail server. node register.mjs GEHOOR, the program.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { mailServer } from './mailserver.mjs';

const [program] = process.argv.slice(2);
const here = import.meta.dirname;
const register = path.join(here, '../internal/register/testdata/lrk-sample.csv');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'register-'));
const data = path.join(work, 'data');
const gehoor = (...args) => execFileSync(program, [...args, '--data', data], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

// tenPlaces are open locations of the register with one registration, and a name that no other has.
function tenPlaces() {
  const [head, ...rows] = fs.readFileSync(register, 'utf8').trim().split(/\r?\n/).map((l) => l.split(';'));
  const column = (row, name) => row[head.indexOf(name)].trim();
  const name = (row) => column(row, 'actuele_naam_oko');
  const address = (row) => `${column(row, 'opvanglocatie_postcode')} ${column(row, 'opvanglocatie_adres')}`;
  const alone = (row, of) => rows.filter((other) => of(other) === of(row)).length === 1;
  return rows.filter((row) => column(row, 'status') === 'Ingeschreven' && /^(?!BSO|KDV|PS)[\p{L} ]{8,}$/u.test(name(row)) && alone(row, name) && alone(row, address))
    .slice(0, 10).map((row) => ({ lrk: column(row, 'lrk_id'), name: name(row) }));
}

function people(places) {
  const managers = ['Tessa Rombouts', 'Meral Yildiz', 'Ans Bos', 'Bea Kok', 'Cor Vink', 'Dirk Meeuw', 'Els Haan', 'Fop Kraai', 'Gré Mus', 'Hans Uil'];
  const mail = (name) => `${name[0]}.${name.split(' ').slice(1).join('')}@zonnewijzer.example`.toLowerCase();
  const rows = places.map((p, i) => [managers[i], mail(managers[i]), '06 12345678', 'locatiemanager', p.lrk, 'Midden']);
  for (const [name, role, region] of [
    ['Mirjam van Dalen', 'klachtencoördinator', ''], ['Gwen Pastoor', 'regiomanager', 'Midden'], ['Anne Roelofsma', 'directeur', ''],
    ['Noor Feenstra', 'veiligheidsfunctionaris', ''], ['Ivo Matthijssen', 'aandachtsfunctionaris', ''],
    ['Sem Dijkgraaf', 'beheerder', ''], ['Olga Brinkhuis', 'privacy officer', ''], ['Bram Bestuur', 'bestuur', ''],
  ]) rows.push([name, mail(name), '06 12345678', role, '', region]);
  return [['naam', 'mail', 'telefoon', 'rol', 'locatie', 'regio'], ...rows].map((r) => r.join(';')).join('\n');
}

const freePort = () => new Promise((resolve) => {
  const s = net.createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => resolve(port)); });
});

const children = [];
let code = 1;
try {
  const places = tenPlaces();
  if (places.length < 10) throw new Error(`${places.length} places of the register have a name of their own`);
  gehoor('organisation', 'add', 'De Zonnewijzer');
  const taken = gehoor('import', 'locations', register);
  fs.writeFileSync(path.join(work, 'people.csv'), people(places));
  const hired = gehoor('import', 'people', path.join(work, 'people.csv'));
  if (!/, 0 geweigerd/.test(taken) || !/, 0 geweigerd/.test(hired)) throw new Error(`not everything was taken over:\n${taken}${hired}`);

  const post = path.join(work, 'post.json');
  const smtp = await mailServer(post);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const log = fs.openSync(path.join(work, 'log'), 'w');
  children.push(spawn(program, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--base-url', base,
    '--smtp-host', '127.0.0.1', '--smtp-port', String(smtp.address().port), '--smtp-security', 'opportunistic', '--mail-from', 'klachten@zonnewijzer.example'],
  { stdio: ['ignore', log, log] }));
  const run = (script, ...args) => new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(here, script), ...args], { stdio: 'inherit' });
    children.push(child);
    child.on('exit', resolve);
  });
  code = await run('ready.mjs', `${base}/healthz`);
  if (code === 0) code = await run('journeys.mjs', base, JSON.stringify({ place: places[0].name, other: places[1].name, post }));
  if (code !== 0) console.log(fs.readFileSync(path.join(work, 'log'), 'utf8').split('\n').filter((l) => l.includes('"ERROR"')).slice(-10).join('\n'));
} catch (error) {
  console.log(error.message);
} finally {
  for (const child of children) child.kill();
  fs.rmSync(work, { recursive: true, force: true });
}
process.exit(code ?? 1);
