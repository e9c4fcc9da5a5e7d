/** What a PNG tells besides its pixels: how large it is on paper, and in words what is seen. */

const HEADER = 8 + 25; // the signature and the chunk that every PNG begins with
const INCH = 0.0254; // metres

/**
 * @param {Blob} png
 * @param {Uint8Array<ArrayBuffer>[]} chunks
 * @returns {Blob}
 */
export const withChunks = (png, chunks) =>
  new Blob([png.slice(0, HEADER), ...chunks, png.slice(HEADER)], { type: png.type });

/** Without it a document shows a picture as large as its pixels are on a screen. @param {number} dpi */
export function resolution(dpi) {
  const data = new DataView(new ArrayBuffer(9));
  data.setUint32(0, Math.round(dpi / INCH));
  data.setUint32(4, Math.round(dpi / INCH));
  data.setUint8(8, 1); // per metre
  return chunk("pHYs", new Uint8Array(data.buffer));
}

/** A text for those who do not see the picture. @param {string} language @param {string} text */
export function description(language, text) {
  const said = new TextEncoder().encode(`Description\0\0\0${language}\0\0${text}`);
  return chunk("iTXt", said);
}

/** @param {string} kind @param {Uint8Array} data */
function chunk(kind, data) {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  [...kind].forEach((letter, i) => view.setUint8(4 + i, letter.charCodeAt(0)));
  bytes.set(data, 8);
  view.setUint32(8 + data.length, checksum(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** CRC-32, as PNG wants it. @param {Uint8Array} bytes */
function checksum(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
