/** Which addresses a pack may be fetched from. */
import { isAbsolute, resolve } from 'node:path';
import { UsageError } from '../../errors.ts';
import { repeated, visible } from '../../text/text.ts';

/**
 * The address as git is to be given it.
 * @param allowFile whether a repository on this machine was asked for
 * @throws UsageError for an address that would run something, that anybody can change on its way, that has a secret in
 * it, or that is none
 */
export function gitAddress(address: string, cwd: string, allowFile: boolean): string {
  const refuse = (why: string, hint: string) =>
    new UsageError(`Not fetched from "${repeated(withoutUser(address))}": ${why}.`, hint);
  const usual = 'Give an address such as https://host/team/pack.git or git@host:team/pack.git.';
  if (!address.trim() || address.length > 2000 || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(address)) {
    throw refuse('that is no address', usual);
  }
  if (address.startsWith('-')) throw refuse('it begins like an option', usual);
  const [, transport] = /^([a-z][a-z0-9+.-]*)::/i.exec(address) ?? [];
  if (transport) throw refuse(`"${transport}::" lets an address run a program`, usual);
  const [, typed = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(address) ?? [];
  const scheme = typed.toLowerCase();
  if (scheme === 'https' || scheme === 'ssh') {
    const [authority = ''] = rest.split('/');
    const host = authority.slice(authority.lastIndexOf('@') + 1);
    if (!/^[\w[]/.test(host) || authority.startsWith('-')) throw refuse('it names no host', usual);
    // Over SSH a user's name is no secret, and most hosts want one.
    if (scheme === 'https' ? authority.includes('@') || /[?#]/.test(rest) : /:.*@/.test(authority)) {
      throw refuse(
        'a user, a password or a token in it would be written into a file',
        `Leave it out of the address: git asks its credential helper for it, see "git help credentials".`,
      );
    }
    return `${scheme}://${rest}`;
  }
  if (scheme && scheme !== 'file') {
    throw refuse(`"${scheme}://" is not used, because anybody on the way could change the pack`, usual);
  }
  if (!scheme && /^(?:[\w.+-]+@)?[\w[][\w.:[\]-]*:(?!:)[^\\]/.test(address) && !isAbsolute(address)) return address;
  if (!allowFile) {
    throw refuse(
      'that is on this machine',
      'Add --allow-file if that is what you want, or give an https:// or SSH address.',
    );
  }
  return scheme ? `${scheme}://${rest}` : resolve(cwd, address);
}

/** An address as it is shown: on one line, and without what may be a secret. */
export function shownAddress(address: string): string {
  return visible(withoutUser(address));
}

/** A text without the users, passwords and tokens in addresses; over SSH a user's name stays. */
export function withoutUser(text: string): string {
  return text
    .replace(/(?<=\bssh:\/\/[^\s/@:]*):[^\s/]*(?=@)/gi, '')
    .replace(/(?<=\b(?!ssh:)[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/]*@/gi, '')
    .replace(/(?<=\bhttps?:\/\/[^\s?#]*)[?#]\S*/gi, '');
}

/** A branch, a tag or a commit. @throws UsageError for what git would not take for one */
export function gitRef(ref: string): string {
  if (isRef(ref)) return ref;
  throw new UsageError(
    `"${repeated(ref)}" cannot be a branch, a tag or a commit.`,
    'For example: --ref main, or --ref v1.2.0',
  );
}

/** Whether git would take a text for a branch, a tag or a commit. */
export function isRef(ref: string): boolean {
  return /^[\w][\w./+@-]{0,200}$/.test(ref) && !/\.\.|\/\/|\.lock(?:\/|$)|[./]$|@\{/.test(ref);
}
