/** Loaded before the program: counts what it writes below its home and its temporary folder, and kills it at one of them. */
const fs = require('node:fs');
const promises = require('node:fs/promises');

const folder = process.env.KILL_IN;
const last = Number(process.env.KILL_AT);
let count = 0;

function step() {
  count += 1;
  if (count === last) process.kill(process.pid, 'SIGKILL');
}

/** Whether a call changes something there: opening for reading does not. */
function changes(name, [path, flags]) {
  if (!String(path).startsWith(folder)) return false;
  return !name.startsWith('open') || !(flags === undefined || flags === 'r' || typeof flags === 'number');
}

/** Each counts twice: before it is done, and after. */
for (const name of ['rename', 'writeFile', 'mkdir', 'rm', 'rmdir', 'unlink', 'open', 'chmod', 'link', 'utimes']) {
  for (const [place, key] of [
    [promises, name],
    [fs, `${name}Sync`],
  ]) {
    const original = place[key];
    if (typeof original !== 'function') continue;
    place[key] = (...args) => {
      if (!changes(name, args)) return original(...args);
      step();
      const done = original(...args);
      if (place === fs) step();
      else done.then(step, () => {});
      return done;
    };
  }
}
for (const name of ['mkdir', 'writeFile', 'rename', 'rm', 'rmdir', 'utimes']) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (changes(name, args)) step();
    return original(...args);
  };
}
