// readable.mjs counts what the program says, and not what people typed. node --test readable.test.mjs
import assert from 'node:assert/strict';
import test from 'node:test';
import { score, sentences, words } from './readable.mjs';

const page = `<body><main id="inhoud"><h1>Wat is er gebeurd?</h1><p>Schrijf het op in je eigen woorden.</p>
<div class="woorden">Een buitengewoon ingewikkelde aangelegenheid.</div><textarea>Getypt door iemand.</textarea>
<dl><dt>Naam</dt><dd>Samira de Wit</dd></dl><article><p>De brief van de organisatie.</p></article></main></body>`;

test('what people typed is not counted', () => {
  assert.deepEqual(sentences(words(page)).map((s) => s.join(' ')), ['Wat is er gebeurd?', 'Schrijf het op in je eigen woorden.']);
});

test('hard words and long sentences score low', () => {
  const easy = score('De manager belt je. Dat doet hij vandaag.', 'nl');
  const hard = score('Belanghebbenden kunnen ontvankelijkheidsvoorwaarden raadplegen.', 'nl');
  assert.ok(easy.score > 75 && hard.score < 60, `${easy.score} ${hard.score}`);
  assert.ok(score('The manager calls you. He does so today.', 'en').score > 75);
  assert.ok(score('Complainants shall familiarise themselves with admissibility requirements.', 'en').score < 60);
  const long = `${'een '.repeat(15)}woord.`;
  assert.equal(score(long, 'nl').longest.length, 1);
  assert.equal(score(long.replace('een ', ''), 'nl').longest.length, 0);
});
