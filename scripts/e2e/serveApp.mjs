// Serves a built app: its files, and its index page for every other path, as
// the pages of the app are addressed by path.
import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import process from 'node:process';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const [folder, port] = process.argv.slice(2);
const dist = path.resolve(folder);

http
  .createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const wanted = path.join(
      dist,
      path.normalize(decodeURIComponent(pathname)),
    );
    const file =
      wanted.startsWith(dist + path.sep) &&
      existsSync(wanted) &&
      statSync(wanted).isFile()
        ? wanted
        : path.join(dist, 'index.html');
    response.setHeader(
      'content-type',
      TYPES[path.extname(file)] ?? 'application/octet-stream',
    );
    createReadStream(file).pipe(response);
  })
  .listen(Number(port), 'localhost');
