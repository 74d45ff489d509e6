// Whether parents can read their pages: node readable.mjs DIR, with pages saved by the Go tests (GEHOOR_PAGES).
// Dutch by Flesch-Douma and English by Flesch's reading ease: every page 60 or more, all together 75 or more, and no
// sentence of more than 15 words. It measures length only, so it is an alarm and no proof of B1.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const limits = { page: 60, all: 75, sentence: 15 };

// Parents' pages, by the address they were saved under.
const ofParents = /-(GET|POST)(-(klacht|status|vraag|reglement|privacy|toegankelijkheid|locaties|nieuwe-code|direct|nergens)[\w-]*)?-(nl|en)(-[0-9a-f]+)?\.html$/;

const syllables = {
  nl(word) {
    const groups = word.toLowerCase().match(/ieuw|eeuw|aai|ooi|oei|ieu|eeu|aa|ee|ie|oo|uu|oe|ui|eu|ij|ei|au|ou|[äëïöü]|[aeiouyàáâèéêìíîòóôùúû]/g);
    return Math.max(1, groups?.length ?? 0);
  },
  en(word) {
    const bare = word.toLowerCase().replace(/[^a-z]/g, '').replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end[0]);
    return Math.max(1, bare.match(/[aeiouy]+/g)?.length ?? 0);
  },
};

// words are what the program says on a page: not what somebody typed, nor an organisation's own regulation or letter,
// nor names, numbers and addresses in lists.
export function words(page) {
  const main = page.match(/<main[^>]*>([\s\S]*?)<\/main>/)?.[1] ?? '';
  return main
    .replace(/<(table|svg|dl|textarea|article)\b[\s\S]*?<\/\1>/g, '\n')
    .replace(/<div class="[^"]*\bwoorden\b[^"]*">[\s\S]*?<\/div>/g, '\n')
    .replace(/<a [^>]*href="(https|mailto|tel):[^>]*>[^<]*<\/a>/g, 'adres')
    .replace(/<\/?(p|li|h\d|label|legend|summary|small|div|button|time|br|option|form|fieldset|b)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '').replace(/&#39;|&#34;/g, '\'').replace(/&amp;/g, '&').replace(/&[a-z]+;/g, ' ');
}

const isWord = (w) => /[\p{L}\p{N}]/u.test(w);

export function sentences(text) {
  return text.split(/(?<=[.!?:])\s+|\n+/).map((s) => s.trim().split(/\s+/).filter(isWord)).filter((s) => s.length > 1);
}

// score is how easy words are to read, 0 to 100 and beyond.
export function score(text, lang) {
  const all = sentences(text);
  const counted = all.flat();
  if (counted.length === 0) return { words: 0, score: 100, longest: [] };
  const perWord = counted.reduce((n, w) => n + syllables[lang](w), 0) / counted.length;
  const perSentence = counted.length / all.length;
  const value = lang === 'nl' ? 206.84 - 77 * perWord - 0.93 * perSentence : 206.835 - 84.6 * perWord - 1.015 * perSentence;
  return { words: counted.length, score: value, longest: all.filter((s) => s.length > limits.sentence) };
}

function check(dir) {
  const seen = { nl: new Map(), en: new Map() };
  for (const file of fs.readdirSync(dir).filter((f) => ofParents.test(f)).sort()) {
    const page = fs.readFileSync(path.join(dir, file), 'utf8');
    const lang = page.match(/<html lang="(nl|en)"/)?.[1];
    if (!lang || page.includes('class="bureau"')) continue;
    const said = words(page);
    if (!seen[lang].has(said)) seen[lang].set(said, file);
  }
  let failed = 0;
  const fault = (line) => { failed++; console.log(line); };
  const long = new Set();
  for (const [lang, pages] of Object.entries(seen)) {
    if (pages.size < 20) fault(`${lang}: only ${pages.size} pages of parents in ${dir}`);
    let lowest = { score: Infinity };
    for (const [said, file] of pages) {
      const one = score(said, lang);
      if (one.words >= 20 && one.score < lowest.score) lowest = { file, ...one };
      if (one.words >= 20 && one.score < limits.page) fault(`${file}: ${one.score.toFixed(0)}, at least ${limits.page}`);
      for (const s of one.longest) long.add(`${lang}: a sentence of ${s.length} words: ${s.join(' ')}`);
    }
    const all = score([...pages.keys()].join('\n'), lang);
    if (all.score < limits.all) fault(`${lang}: all pages together ${all.score.toFixed(0)}, at least ${limits.all}`);
    console.log(`${lang}: ${pages.size} pages, ${all.score.toFixed(0)} together, lowest ${lowest.score.toFixed(0)} (${lowest.file})`);
  }
  long.forEach(fault);
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const failed = check(process.argv[2]);
  console.log(failed === 0 ? 'passed' : `${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
