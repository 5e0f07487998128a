// The texts of the page in a language, read from the files of the translators.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../hosts.mjs';

/** Reads the file of a language. */
export const file = (tag) => readFileSync(join(ROOT, 'src', 'message', `${tag}.ftl`), 'utf8');

/** Returns a function that finds messages without variables and variants by name. */
export function messages(tag) {
  const text = file(tag);
  return (name) => {
    const found = new RegExp(`^${name} = (.*)$`, 'm').exec(text);
    if (!found) throw new Error(`${tag}.ftl has no ${name}`);
    return found[1];
  };
}

/** Formats a message with a number in its plural form. */
export function counted(tag, name, count) {
  const message = file(tag).split(`\n${name} =`)[1].split(/\n\S/)[0];
  const category = new Intl.PluralRules(tag).select(count);
  const form = new RegExp(`\\[${category}\\] (.*)`).exec(message)[1];
  return form.replace('{ $count }', new Intl.NumberFormat(tag).format(count));
}
