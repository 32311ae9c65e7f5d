import { createHash } from 'node:crypto';
import { basename, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import pkg from '../../package.json' with { type: 'json' };
import { arranged } from '../answer/model/arrange.ts';
import { readModel, writeModel } from '../answer/model/file.ts';
import type { Context } from '../context.ts';
import { codeOf, UsageError } from '../errors.ts';
import { damaged } from '../installation.ts';
import { readCompiled } from '../records/compiled.ts';
import { createKit, type Kit } from '../records/kit.ts';
import { dayOf, isSafe } from '../render/result.ts';
import type { SiteAbout, SiteAssets, Written } from '../render/site/page.ts';
import type { Files } from '../terminal/write-folder.ts';
import { toFifteenBits } from '../text/fifteen-bits.ts';
import { joined, repeated } from '../text/text.ts';
import type { Define } from './options.ts';
import type { GlobalFlags } from './print.ts';
import { diskError } from './write-file.ts';

export interface SiteFlags extends GlobalFlags {
  readonly packs: boolean;
  readonly repository?: string;
}

export const defineSite: Define = (command, context, merged) =>
  command
    .argument('<folder>', 'where to write it')
    .description('all of it as a static site that answers as one types')
    .option('--no-packs', 'the kit alone, without your packs')
    .option('--repository <address>', 'where the kit can be mended: https://github.com/OWNER/NAME')
    .action((folder, flags) => siteCommand(context, folder, merged(flags)));

/** Writes the site. */
async function siteCommand(context: Context, named: string, flags: SiteFlags): Promise<void> {
  const name = repeated(named);
  if (!named.trim()) throw new UsageError('A site needs a folder.', 'For example: gitops-kit site public');
  const repository = flags.repository?.replace(/\/+$/, '');
  if (repository !== undefined && !isSafe(repository)) {
    throw new UsageError(
      `"${repeated(repository)}" is not the address of a repository.`,
      'Give one that begins with https://',
    );
  }
  const files = await siteFiles(context, flags.packs, repository);
  const { OthersFiles, writeFolder } = await import('../terminal/write-folder.ts');
  try {
    writeFolder(resolve(context.cwd, named), files);
  } catch (error) {
    if (!(error instanceof OthersFiles)) throw worded(error, name);
    const [first = '', ...rest] = error.paths;
    const more = rest.length ? ` and ${rest.length} more files` : '';
    const are = rest.length ? 'were not written by this command, or have' : 'was not written by this command, or has';
    throw new UsageError(
      `"${repeated(first)}"${more} in "${name}" ${are} been changed since, so nothing was written.`,
      'Move it away, or choose another folder.',
    );
  }
  const size = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  await context.stderr.write(
    `Written to ${name}: ${files.size} files, ${(size / 1e6).toFixed(1)} MB. Open ${repeated(join(named, 'index.html'), 200)}\n`,
  );
}

/** Everything that the site is made of, in the order in which it is to be written. */
async function siteFiles(context: Context, withPacks: boolean, repository: string | undefined): Promise<Files> {
  const model = readModel(context.installed('model.bin'));
  if (!model) throw damaged('model.bin is not as it was built');
  const { SITE_ICON, SITE_STYLE, sitePages } = await import('../render/site/site.ts');
  const { writeIndex } = await import('../search/index.ts');
  const { kit, texts } = await contents(context, withPacks);
  const script = (one: string) => Buffer.from(context.installed(`site/${one}.js`)).toString();
  const [kitData, indexData, modelData] = await Promise.all([
    packed('kit', JSON.stringify(texts)),
    packed('index', writeIndex(kit)),
    packed('model', writeModel(arranged(model))),
  ]);
  const files = new Map<string, string | Uint8Array>();
  /** @returns the name, which changes with the content, so that an old page never meets a new part */
  const add = (stem: string, ending: string, content: string | Uint8Array): string => {
    const path = `${stem}.${digestOf(content)}.${ending}`;
    files.set(path, content);
    return path;
  };
  const assets: SiteAssets = {
    style: add('site', 'css', SITE_STYLE.trim()),
    script: add('page', 'js', script('page')),
    parts: [
      add('engine', 'js', script('engine')),
      add('kit', 'js', kitData),
      add('index', 'js', indexData),
      add('model', 'js', modelData),
    ],
  };
  files.set('icon.svg', SITE_ICON);
  files.set('licences.txt', Buffer.from(context.installed('site/licences.txt')));
  const day = dayOf(context.now());
  const places = await placesFor(context, withPacks);
  const about: SiteAbout = {
    credits: kit.packs,
    day,
    version: pkg.version,
    repository,
    placeOf: (id) => places.get(id),
    files: assets,
  };
  const lost = script('lost').trim();
  const hash = createHash('sha256').update(lost).digest('base64');
  for (const [path, text] of sitePages(kit, about, { script: lost, hash })) files.set(path, text);
  files.set('sw.js', await workerScript(files, assets, script('worker')));
  return files;
}

/** The kit with packs or without, and what it is compiled from. */
async function contents(context: Context, withPacks: boolean): Promise<{ kit: Kit; texts: string[] }> {
  const { packs } = context;
  const text = packs.builtIn();
  if (!withPacks || !packs.found().packs.length) return { kit: createKit([readCompiled(text)]), texts: [text] };
  const kit = await context.kit();
  const own = kit.packs.slice(1).map(({ name, licence }) => `${name} (licence: ${licence})`);
  if (own.length) {
    await context.stderr.write(
      `The site has the ${own.length > 1 ? 'packs' : 'pack'} ${repeated(joined(own), 300)} in it: publish it only where that may be read.\n`,
    );
  }
  return { kit, texts: [text, ...(await packs.compiled()).packs] };
}

/**
 * Data as a script, compressed: a page on a disk may load scripts and nothing else. It is in UTF-16, in which it is
 * shortest, and says so by its first letter.
 */
async function packed(name: string, content: string | Uint8Array): Promise<Buffer> {
  // Numbers do not repeat as words do.
  const strategy = typeof content === 'string' ? constants.Z_DEFAULT_STRATEGY : constants.Z_FILTERED;
  const bytes = await promisify(gzip)(content, { level: 9, strategy });
  const script = `((globalThis.gitopsKit??={}).data??={}).${name}=[${bytes.length},"${toFifteenBits(bytes)}"];\n`;
  return Buffer.from(`\ufeff${script}`, 'utf16le');
}

/** The script that keeps the site, with what it must know of it before it. */
async function workerScript(files: Files, { style, script, parts }: SiteAssets, worker: string): Promise<string> {
  const { LIST } = await import('../terminal/write-folder.ts');
  const all = createHash('sha256');
  for (const [path, content] of files) all.update(path).update(content);
  const site = {
    version: all.digest('base64url').slice(0, 16),
    first: ['index.html', style, script, ...parts, 'icon.svg'],
    list: LIST,
  };
  return `self.site=${JSON.stringify(site)};\n${worker}`;
}

/** Where each record is written: in the kit's files as they were built, and in the files of packs. */
async function placesFor(context: Context, withPacks: boolean): Promise<Map<string, Written>> {
  const built = JSON.parse(Buffer.from(context.installed('lines.json')).toString()) as Record<
    string,
    Record<string, number>
  >;
  const places = new Map<string, Written>();
  for (const [file, lines] of Object.entries(built))
    for (const [id, line] of Object.entries(lines)) places.set(id, { file: `data/${file}`, line });
  const { packs } = context;
  if (!withPacks || !packs.found().packs.length) return places;
  const { linesOf } = await import('../packs/places.ts');
  const { readPackFiles } = await import('../packs/read.ts');
  const { names } = await packs.compiled();
  for (const [path, pack] of names) {
    const files = readPackFiles(path).files.map((file) => ({
      ...file,
      path: relative(path, file.path) || basename(path),
    }));
    for (const [id, line] of linesOf(files)) places.set(`${pack}/${id}`, { ...line, pack });
  }
  return places;
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}

function worded(error: unknown, name: string): unknown {
  switch (codeOf(error)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return new UsageError(`"${name}" is no folder.`, 'Name a folder; it is made where there is none.');
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'ERR_INVALID_ARG_VALUE':
      return new UsageError(`"${name}" cannot be the name of a folder.`, 'Choose another one.');
    default:
      return diskError(error, name);
  }
}
