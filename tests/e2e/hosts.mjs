// Where the specs find the built sites. Both are plain static servers (server.mjs).
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The bundled archive, as `trunk build --release` made it. */
export const DIST = join(ROOT, 'dist');
export const DIST_PORT = Number(process.env.E2E_DIST_PORT ?? 4173);
export const DIST_URL = `http://127.0.0.1:${DIST_PORT}/`;

/** The same app over the real records; made by scripts/e2e.sh where they are (see HAS_CORPUS). */
export const CORPUS = join(ROOT, 'dist-corpus');
export const CORPUS_PORT = Number(process.env.E2E_CORPUS_PORT ?? 4174);
export const CORPUS_URL = `http://127.0.0.1:${CORPUS_PORT}/`;
/** `test.skip(!HAS_CORPUS, NO_CORPUS)` in a spec that needs the real records. */
export const HAS_CORPUS = existsSync(join(CORPUS, 'index.html'));
export const NO_CORPUS = 'the real records (../shared/corpus) are not here';

/** The records themselves. */
export const RECORDS = join(ROOT, '..', 'shared', 'corpus');

/** The same app over the canonical record; made by scripts/e2e.sh where it is. */
export const SEED = join(ROOT, 'dist-seed');
export const HAS_SEED = existsSync(join(SEED, 'index.html'));
export const NO_SEED = 'the canonical record (../shared/seeds) is not here';
