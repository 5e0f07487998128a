// docs/reference/export-format.schema.json describes exactly the files of an export.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Ajv from 'ajv/dist/2020.js';
import { CORPUS, DIST, HAS_CORPUS, NO_CORPUS, ROOT } from './hosts.mjs';

const KINDS = ['manifest', 'columns', 'ranks', 'cards', 'stories', 'slugs', 'directory', 'lookups', 'screen', 'terms', 'positions', 'spelling', 'files'];
const schema = JSON.parse(readFileSync(join(ROOT, 'docs', 'reference', 'export-format.schema.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: true, strictTuples: false, allowUnionTypes: true });
ajv.addSchema(schema);
const validators = Object.fromEntries(KINDS.map((kind) => [kind, ajv.getSchema(`${schema.$id}#/$defs/${kind}`)]));

/** Returns the kind of a file; a merged file has the format of a terms file. */
const kindOf = (name) => name.replace(/(-[a-z2-7]{10})?\.json$/, '').replace(/^merged$/, 'terms');
const filesOf = (site) => {
  const data = join(site, 'data');
  return readdirSync(data).filter((name) => name.endsWith('.json')).map((name) => ({ name, kind: kindOf(name), content: JSON.parse(readFileSync(join(data, name), 'utf8')) }));
};
const errors = (kind, content) => {
  validators[kind](content);
  return (validators[kind].errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
};

test('the schema is valid JSON Schema 2020-12, with an entry for each kind of file', () => {
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
  for (const kind of KINDS) expect(validators[kind], kind).toBeInstanceOf(Function);
});

for (const [name, site] of [['the sample', DIST], ['the real records', CORPUS]]) {
  test(`every file of ${name} is valid for its kind only`, () => {
    test.skip(site === CORPUS && !HAS_CORPUS, NO_CORPUS);
    const files = filesOf(site);
    expect([...new Set(files.map(({ kind }) => kind))].sort()).toEqual([...KINDS].sort());
    const whole = ajv.getSchema(schema.$id);
    for (const { name: file, kind, content } of files) {
      expect(errors(kind, content), file).toEqual([]);
      expect(whole(content), `${file}: valid as a file of any kind`).toBe(true);
      for (const other of KINDS) if (other !== kind) expect(validators[other](content), `${file} is no ${other}`).toBe(false);
    }
  });
}

test('every field is described', () => {
  const undescribed = [];
  const walk = (node, path) => {
    if (node === null || typeof node !== 'object') return;
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      const target = property.$ref ? schema.$defs[property.$ref.replace('#/$defs/', '')] : property;
      if (!property.description && !target?.description) undescribed.push(`${path}.${name}`);
    }
    if (node.type === 'object' && node.properties && node.additionalProperties !== false) undescribed.push(`${path} is open`);
    for (const [name, child] of Object.entries(node)) walk(child, `${path}/${name}`);
  };
  walk(schema.$defs, '');
  expect(undescribed).toEqual([]);
});

test('invalid files are refused', () => {
  const files = filesOf(DIST);
  const sample = (kind) => structuredClone(files.find((file) => file.kind === kind).content);
  const refused = (kind, what, spoil) => {
    const content = sample(kind);
    expect(errors(kind, content), `${kind} before`).toEqual([]);
    spoil(content);
    expect(validators[kind](content), `${kind}: ${what}`).toBe(false);
  };
  refused('manifest', 'without a format', (it) => delete it.format);
  refused('manifest', 'of a newer format', (it) => (it.format = 4));
  refused('manifest', 'with a field more', (it) => (it.surprise = 1));
  refused('manifest', 'with a name that leaves the folder', (it) => (it.lookups = '../evil/abc'));
  refused('manifest', 'without counts', (it) => delete it.counts);
  refused('manifest', 'with a segment without a directory', (it) => delete it.segments[0].directory);
  refused('manifest', 'with a negative count', (it) => (it.totals.stories = -1));
  refused('manifest', 'with a topic without a name', (it) => delete it.topics[0].name);
  refused('columns', 'with a number that does not end', (it) => (it.minutes += 'g'));
  refused('columns', 'with a list', (it) => (it.topics = [1]));
  refused('columns', 'without publishers', (it) => delete it.publishers);
  refused('ranks', 'with another letter', (it) => (it.heat = `*${it.heat}`));
  refused('directory', 'with a name that leaves the folder', (it) => (it.cards.files[0] = '../evil/abc'));
  refused('lookups', 'with a name that leaves the folder', (it) => (it.slugs[0] = '../evil/abc'));
  refused('lookups', 'with a number in the place of a file', (it) => (it.slugs[0] = 7));
  refused('screen', 'with more than a screen', (it) => (it.list = Array(31).fill(it.list[0])));
  refused('lookups', 'with an index without names', (it) => delete it.indexes[0].terms);
  refused('terms', 'with a level of 8', (it) => (it.levels[0] = '8'));
  refused('positions', 'with a number', (it) => (it.positions[0] = 7));
  refused('spelling', 'without numbers', (it) => delete it.shared);
  refused('files', 'with a name that leaves the folder', (it) => (it.names[0] = '../cards-aaaaaaaaaa.json'));
  refused('files', 'without sizes', (it) => delete it.bytes);
  refused('cards', 'with a slug that is none', (it) => (it.cards[0].slug = 'Not A Slug'));
  refused('cards', 'with a slug of 97 characters', (it) => (it.cards[0].slug = 'a'.repeat(97)));
  refused('cards', 'without a title', (it) => delete it.cards[0].title);
  refused('cards', 'with a picture that runs', (it) => (it.cards[0].picture = { url: 'javascript:alert(1)' }));
  refused('cards', 'with the hash of a record', (it) => (it.cards[0].secured = 'x'));
  refused('stories', 'with an address that runs', (it) => (it.stories[0].links = { webUrl: 'javascript:alert(1)' }));
  refused('stories', 'with an address with white space', (it) => (it.stories[0].links = { webUrl: 'https://a.example/ x' }));
  refused('stories', 'with an address with a user name', (it) => (it.stories[0].links = { webUrl: 'https://you@a.example/' }));
  refused('stories', 'with an element that is unknown', (it) => (it.stories[0].body = [{ tag: 'script', children: ['x'] }]));
  refused('stories', 'with an attribute', (it) => (it.stories[0].body = [{ tag: 'p', onclick: 'x' }]));
  refused('stories', 'with a rating of 6', (it) => (it.stories[0].ratings = { count: 1, average: 6 }));
  refused('stories', 'with a newer link without a reason', (it) => (it.stories.find(({ later }) => later).later[0].why = {}));
  refused('stories', 'with a similarity of more than 1', (it) => (it.stories.find(({ later }) => later).later[0].why.similar = 101));
  refused('slugs', 'with a hash of more than 32 bits', (it) => (it.hashes[0] = 2 ** 32));
  refused('slugs', 'without minutes', (it) => delete it.minutes);
});

