// A mail server that takes everything and keeps it in a file, as journey.mjs reads it: the newest first, each
// { to, text, link }. Loopback only; mailServer resolves when it listens.
import fs from 'node:fs';
import net from 'node:net';

export function mailServer(file) {
  const mails = [];
  fs.writeFileSync(file, '[]');
  const keep = (to, message) => {
    const text = readable(message);
    mails.unshift({ to, text, link: text.match(/https?:\/\/[^\s<>]+/g)?.at(-1) });
    fs.writeFileSync(`${file}.new`, JSON.stringify(mails));
    fs.renameSync(`${file}.new`, file);
  };
  const server = net.createServer((socket) => {
    let buffer = '';
    let to = [];
    let message = null;
    const say = (line) => socket.write(`${line}\r\n`);
    socket.setEncoding('latin1');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      buffer += chunk;
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (message !== null) {
          if (line !== '.') {
            message.push(line.replace(/^\./, ''));
            continue;
          }
          for (const one of to) keep(one, message.join('\n'));
          message = null;
          say('250 kept');
          continue;
        }
        switch (line.slice(0, 4).toUpperCase()) {
          case 'EHLO': say('250-here'); say('250 8BITMIME'); break;
          case 'MAIL': to = []; say('250 ok'); break;
          case 'RCPT': to.push(line.match(/<([^>]*)>/)[1]); say('250 ok'); break;
          case 'DATA': message = []; say('354 go on'); break;
          case 'QUIT': say('221 bye'); socket.end(); break;
          default: say('250 ok');
        }
      }
    });
    say('220 here');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.unref())));
}

// readable is a message's subject and its plain text.
export function readable(message) {
  const [, head, body] = message.match(/^([\s\S]*?)\n\n([\s\S]*)$/) ?? [null, message, ''];
  const header = (from, name) => from.replace(/\n[ \t]+/g, ' ').match(new RegExp(`^${name}: (.*)$`, 'im'))?.[1] ?? '';
  const boundary = header(head, 'Content-Type').match(/boundary="?([^";]+)/)?.[1];
  if (!boundary) return `${words(header(head, 'Subject'))}\n${decoded(body, header(head, 'Content-Transfer-Encoding'))}`;
  const plain = body.split(`--${boundary}`).find((part) => /content-type: text\/plain/i.test(part)) ?? '';
  const [, partHead, partBody] = plain.match(/^([\s\S]*?)\n\n([\s\S]*)$/) ?? [null, '', ''];
  return `${words(header(head, 'Subject'))}\n${decoded(partBody, header(partHead, 'Content-Transfer-Encoding'))}`;
}

function decoded(body, encoding) {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString();
  if (/quoted-printable/i.test(encoding)) {
    return Buffer.from(body.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString();
  }
  return Buffer.from(body, 'latin1').toString();
}

// words of a header, encoded ones (RFC 2047) read.
function words(value) {
  return value.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, text) => (how.toLowerCase() === 'b'
    ? Buffer.from(text, 'base64').toString() : decoded(text.replaceAll('_', ' '), 'quoted-printable')));
}
