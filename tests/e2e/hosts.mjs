// Paths and addresses of the built sites, which plain static servers serve (server.mjs).
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The site of the sample archive, built by `trunk build --release`. */
export const DIST = join(ROOT, 'dist');
export const DIST_PORT = Number(process.env.E2E_DIST_PORT ?? 4173);
export const DIST_URL = `http://127.0.0.1:${DIST_PORT}/`;

/** The site of the real records, built by scripts/e2e.sh if they exist (see HAS_CORPUS). */
export const CORPUS = join(ROOT, 'dist-corpus');
export const CORPUS_PORT = Number(process.env.E2E_CORPUS_PORT ?? 4174);
export const CORPUS_URL = `http://127.0.0.1:${CORPUS_PORT}/`;
/** `test.skip(!HAS_CORPUS, NO_CORPUS)` in a spec that needs the real records. */
export const HAS_CORPUS = existsSync(join(CORPUS, 'index.html'));
export const NO_CORPUS = 'the real records (../shared/corpus) are not here';

/** The real records. */
export const RECORDS = join(ROOT, '..', 'shared', 'corpus');

/** The site of the canonical record, built by scripts/e2e.sh if it exists. */
export const SEED = join(ROOT, 'dist-seed');
export const HAS_SEED = existsSync(join(SEED, 'index.html'));
export const NO_SEED = 'the canonical record (../shared/seeds) is not here';
