/** What is wrong with `data/sayings.txt`. */

import { isAsking } from '../src/answer/asked-for.ts';
import type { Kit } from '../src/records/kit.ts';

/** Everything that is wrong, each with its line. */
export function checkSayings(text: string, kit: Kit): string[] {
  const seen = new Set<string>();
  let isNamed = false;
  return text.split('\n').flatMap((line, index) => {
    const wrong = (message: string) => [`data/sayings.txt:${index + 1}: ${message}`];
    if (!line.trim() || line.startsWith('#')) return [];
    if (line.startsWith('  ') && !isNamed) return wrong('a sentence stands under the name of what it calls for');
    if (seen.has(line)) return wrong('this is there already');
    seen.add(line);
    if (line.startsWith('  ')) return [];
    isNamed = true;
    const name = /^(\S+):$/.exec(line)?.[1];
    if (name === undefined) return wrong('a sentence is indented by two spaces, and a name ends in a colon');
    return kit.find('objection', name) || isAsking({ id: name }) ? [] : wrong(`nothing is called "${name}"`);
  });
}
