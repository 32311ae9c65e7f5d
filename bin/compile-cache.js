/**
 * Keeps the compiled code of the program in the user's cache directory: compiling is two fifths of what a search takes.
 * Node 22 brings `module.enableCompileCache`, but that keeps only the functions which the very first command has used.
 */
const {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { basename, dirname, isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

/** Begins the code that is cached, and tells builds apart; as long as the build writes it. */
const BUILD_ID = /^\/\/ [0-9a-f]{16}\n/;

/** Requires a CommonJS file of ASCII text, and what it requires beside it, with compiled code from the cache. */
exports.load = (file) => load(join(__dirname, file));

const loaded = new Map();

function load(filename) {
  const before = loaded.get(filename);
  if (before) return before.exports;
  const text = readFileSync(filename, 'latin1');
  const kept = keptFile(filename);
  const [id] = BUILD_ID.exec(text) ?? [];
  const cachedData = kept && id ? read(kept, id) : undefined;
  const script = new Script(wrap(text), { filename, cachedData });
  const module = { exports: {} };
  loaded.set(filename, module);
  const others = createRequire(filename);
  const require = (id) => (/^\.\/.+\.cjs$/.test(id) ? load(join(dirname(filename), id)) : others(id));
  script.runInThisContext()(module.exports, require, module, filename, dirname(filename));
  if (kept && id && (!cachedData || script.cachedDataRejected)) {
    // At the end, because by then what the command needs has been compiled.
    process.once('exit', (code) => {
      if (code === 0) write(kept, [Buffer.from(id, 'latin1'), script.createCachedData()]);
    });
  }
  return module.exports;
}

/** One file for each command and Node, because each command uses other functions. */
function keptFile(filename) {
  const { HOME, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE) return undefined;
  const [, command = 'main'] = /^([a-z]{1,20})$/.exec(process.argv[2] ?? '') ?? [];
  const name = `${command}-${basename(filename, '.cjs')}-${process.version}-${process.arch}.bin`;
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'gitops-kit', name);
  return HOME && isAbsolute(HOME) ? join(HOME, '.cache', 'gitops-kit', name) : undefined;
}

/** The compiled code, where the file is the user's own and of this build. */
function read(kept, id) {
  try {
    const handle = openSync(kept);
    try {
      if (process.getuid && fstatSync(handle).uid !== process.getuid()) return undefined;
      const data = readFileSync(handle);
      return data.latin1Slice(0, id.length) === id ? data.subarray(id.length) : undefined;
    } finally {
      closeSync(handle);
    }
  } catch {
    return undefined;
  }
}

/** Whole or not at all; without a cache the program only starts more slowly. */
function write(kept, parts) {
  const beside = `${kept}.${process.pid}`;
  try {
    mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
    writeFileSync(beside, Buffer.concat(parts), { mode: 0o600, flag: 'wx' });
    renameSync(beside, kept);
  } catch {
    try {
      rmSync(beside, { force: true });
    } catch {
      // it was never made
    }
  }
}
