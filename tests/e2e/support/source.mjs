// Reads fields of our own source files without a YAML parser.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Reads every record of a folder: its name, whether it is published, and the publishers of its coverage. */
export function readSource(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
      const head = /^---\n([^]*?)\n---(?:\n|$)/.exec(text)?.[1] ?? '';
      const domains = [...head.matchAll(/^[ \t]+domain:[ \t]*(\S.*)$/gm)].map(([, domain]) => domain.replace(/["']/g, '').trim());
      return {
        name: basename(name, '.md'),
        isPublished: !/^published:[ \t]*(?:false|no|off)\b/im.test(head),
        domains: new Set(domains),
        head,
      };
    });
}
