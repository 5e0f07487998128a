// Finds programs and free ports.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Returns the path of the first of these programs that is on PATH. */
export function findProgram(names) {
  for (const name of names) {
    for (const folder of process.env.PATH.split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

/** Returns the first path that exists; one folder name of each can be `*`. */
export function findPath(patterns) {
  for (const pattern of patterns) {
    const [before, after] = pattern.split('*');
    const candidates = after === undefined ? [pattern] : list(before).map((name) => before + name + after);
    const found = candidates.find((path) => existsSync(path));
    if (found) return found;
  }
  return undefined;
}

const list = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

/** Returns a port on which nothing listens. */
export const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
