// The parts of a WebAssembly module, as its binary format has them
// (https://webassembly.github.io/spec/core/binary/modules.html).

const [CUSTOM, IMPORT, CODE, DATA] = [0, 2, 10, 11];

/** The unsigned number (LEB128) at a place, and the place after it. */
export function unsigned(bytes, place) {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[place++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
  } while (byte & 128);
  return [value, place];
}

function written(number) {
  const bytes = [];
  do {
    const rest = Math.floor(number / 128);
    bytes.push((number & 127) | (rest ? 128 : 0));
    number = rest;
  } while (number);
  return Buffer.from(bytes);
}

function sections(bytes) {
  const found = [];
  for (let place = 8; place < bytes.length; ) {
    const [size, from] = unsigned(bytes, place + 1);
    found.push({ id: bytes[place], start: place, from, to: from + size });
    place = from + size;
  }
  return found;
}

const section = (bytes, id) => sections(bytes).find((section) => section.id === id);

/** The code of each function, in order. */
export function functions(bytes) {
  const { from } = section(bytes, CODE);
  let [count, place] = unsigned(bytes, from);
  const bodies = [];
  for (; count > 0; count -= 1) {
    const [length, start] = unsigned(bytes, place);
    place = start + length;
    bodies.push(bytes.subarray(start, place));
  }
  return bodies;
}

/** How many functions are imported: they are numbered before the module's own. */
export function imports(bytes) {
  const found = section(bytes, IMPORT);
  if (!found) return 0;
  let functions = 0;
  let [count, place] = unsigned(bytes, found.from);
  const skip = () => {
    const [length, start] = unsigned(bytes, place);
    place = start + length;
  };
  for (; count > 0; count -= 1) {
    skip();
    skip();
    const kind = bytes[place++];
    if (kind === 0) functions += 1;
    if (kind === 1) place += 1;
    if (kind === 3) place += 2;
    else if (kind === 0) [, place] = unsigned(bytes, place);
    else {
      const [limits, next] = unsigned(bytes, place);
      [, place] = unsigned(bytes, next);
      if (limits & 1) [, place] = unsigned(bytes, place);
    }
  }
  return functions;
}

/** The module without its custom sections (names, tools, features), which nothing reads that runs it. */
export function plain(bytes) {
  const kept = sections(bytes).filter(({ id }) => id !== CUSTOM);
  return Buffer.concat([bytes.subarray(0, 8), ...kept.map(({ start, to }) => bytes.subarray(start, to))]);
}

/** The module, with these names for its functions, by number. */
export function named(bytes, names) {
  const text = (text) => Buffer.concat([written(Buffer.byteLength(text)), Buffer.from(text)]);
  const list = [...names].map(([number, name]) => Buffer.concat([written(number), text(name)]));
  const map = Buffer.concat([written(list.length), ...list]);
  const content = Buffer.concat([text('name'), Buffer.from([1]), written(map.length), map]);
  return Buffer.concat([plain(bytes), Buffer.from([CUSTOM]), written(content.length), content]);
}

/** Where the active data of a module lies: in the file and in memory. */
export function dataSegments(bytes) {
  const found = section(bytes, DATA);
  if (!found) return [];
  const segments = [];
  let [count, place] = unsigned(bytes, found.from);
  for (; count > 0; count -= 1) {
    const kind = bytes[place++];
    // `i32.const`, whose small positive numbers read like unsigned ones, and `end`.
    let address;
    if (kind === 0) {
      [address, place] = unsigned(bytes, place + 1);
      place += 1;
    }
    let length;
    [length, place] = unsigned(bytes, place);
    if (address !== undefined) segments.push({ address, at: place, length });
    place += length;
  }
  return segments;
}
