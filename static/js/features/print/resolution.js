/** Tells in a PNG how large it is on paper: without it a document shows it at twice its size. */

const HEADER = 8 + 25; // the signature and the chunk that every PNG begins with
const INCH = 0.0254; // metres

/** @param {Blob} png @param {number} dpi @returns {Promise<Blob>} */
export async function withResolution(png, dpi) {
  const chunk = new DataView(new ArrayBuffer(21));
  chunk.setUint32(0, 9);
  [..."pHYs"].forEach((letter, i) => chunk.setUint8(4 + i, letter.charCodeAt(0)));
  chunk.setUint32(8, Math.round(dpi / INCH));
  chunk.setUint32(12, Math.round(dpi / INCH));
  chunk.setUint8(16, 1); // per metre
  chunk.setUint32(17, checksum(new Uint8Array(chunk.buffer, 4, 13)));
  return new Blob([png.slice(0, HEADER), chunk.buffer, png.slice(HEADER)], { type: png.type });
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
