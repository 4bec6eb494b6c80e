import { gzipSync } from 'node:zlib';

const BLOCK = 512;

/** Packs files into an archive, below a folder as Bitbucket does. */
export function packArchive(
  files: Readonly<Record<string, string | Uint8Array>>,
): Buffer {
  const parts = Object.entries(files).flatMap(([path, content]) => {
    const bytes = Buffer.from(content);
    const padding = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
    return [
      writeHeader(`acme-shop-0123456789ab/${path}`, bytes.length),
      bytes,
      Buffer.alloc(padding),
    ];
  });
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]));
}

function writeHeader(path: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0);
  header.write('0000644\0', 100);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
