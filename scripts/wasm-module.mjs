// Reads and writes parts of a WebAssembly module in its binary format
// (https://webassembly.github.io/spec/core/binary/modules.html).

const [CUSTOM, IMPORT, CODE, DATA] = [0, 2, 10, 11];

/** Reads an unsigned number (LEB128), and returns it with the offset behind it. */
export function unsigned(bytes, offset) {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[offset++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
  } while (byte & 128);
  return [value, offset];
}

function encodeUnsigned(number) {
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
  for (let offset = 8; offset < bytes.length; ) {
    const [size, from] = unsigned(bytes, offset + 1);
    found.push({ id: bytes[offset], start: offset, from, to: from + size });
    offset = from + size;
  }
  return found;
}

const section = (bytes, id) => sections(bytes).find((section) => section.id === id);

/** Returns the code of each function, in order. */
export function functions(bytes) {
  const { from } = section(bytes, CODE);
  let [count, offset] = unsigned(bytes, from);
  const bodies = [];
  for (; count > 0; count -= 1) {
    const [length, start] = unsigned(bytes, offset);
    offset = start + length;
    bodies.push(bytes.subarray(start, offset));
  }
  return bodies;
}

/** Returns the number of imported functions, which come before the functions of the module. */
export function imports(bytes) {
  const found = section(bytes, IMPORT);
  if (!found) return 0;
  let functions = 0;
  let [count, offset] = unsigned(bytes, found.from);
  const skip = () => {
    const [length, start] = unsigned(bytes, offset);
    offset = start + length;
  };
  for (; count > 0; count -= 1) {
    skip();
    skip();
    const kind = bytes[offset++];
    if (kind === 0) functions += 1;
    if (kind === 1) offset += 1;
    if (kind === 3) offset += 2;
    else if (kind === 0) [, offset] = unsigned(bytes, offset);
    else {
      const [limits, next] = unsigned(bytes, offset);
      [, offset] = unsigned(bytes, next);
      if (limits & 1) [, offset] = unsigned(bytes, offset);
    }
  }
  return functions;
}

/** Removes the custom sections (names, tools, features), which are not needed at run time. */
export function plain(bytes) {
  const remaining = sections(bytes).filter(({ id }) => id !== CUSTOM);
  return Buffer.concat([bytes.subarray(0, 8), ...remaining.map(({ start, to }) => bytes.subarray(start, to))]);
}

/** Names the functions of a module by number. */
export function named(bytes, names) {
  const text = (text) => Buffer.concat([encodeUnsigned(Buffer.byteLength(text)), Buffer.from(text)]);
  const list = [...names].map(([number, name]) => Buffer.concat([encodeUnsigned(number), text(name)]));
  const map = Buffer.concat([encodeUnsigned(list.length), ...list]);
  const content = Buffer.concat([text('name'), Buffer.from([1]), encodeUnsigned(map.length), map]);
  return Buffer.concat([plain(bytes), Buffer.from([CUSTOM]), encodeUnsigned(content.length), content]);
}

/** Returns the active data segments of a module: their offsets in the file and addresses in memory. */
export function dataSegments(bytes) {
  const found = section(bytes, DATA);
  if (!found) return [];
  const segments = [];
  let [count, offset] = unsigned(bytes, found.from);
  for (; count > 0; count -= 1) {
    const kind = bytes[offset++];
    // `i32.const`, whose small positive numbers have the same encoding as unsigned ones, and `end`.
    let address;
    if (kind === 0) {
      [address, offset] = unsigned(bytes, offset + 1);
      offset += 1;
    }
    let length;
    [length, offset] = unsigned(bytes, offset);
    if (address !== undefined) segments.push({ address, at: offset, length });
    offset += length;
  }
  return segments;
}
