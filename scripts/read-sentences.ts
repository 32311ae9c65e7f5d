/** Sentences as they stand in `data/sayings.txt`: under each name, indented, what calls for it. */
import type { Kit } from '../src/kit/kit.ts';
import { type Bag, bagOf, type Sayings } from '../src/queries/sayings.ts';

/** What can be called for beside an objection. */
const OTHERS = ['use-case', 'figure', 'step', 'tool', 'metric', 'small-talk'];

/** @throws where a name is not known, or a sentence stands there twice */
export function readSentences(text: string, kit: Kit): Sayings {
  const sentences = new Map<string, Bag[]>();
  const seen = new Set<string>();
  let current: Bag[] | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const wrong = (message: string) => new Error(`data/sayings.txt:${index + 1}: ${message}`);
    if (!line.trim() || line.startsWith('#')) continue;
    const [, name] = /^(\S+):$/.exec(line) ?? [];
    if (name) {
      if (!kit.find('objection', name) && !OTHERS.includes(name)) throw wrong(`nothing is called "${name}"`);
      if (sentences.has(name)) throw wrong(`"${name}" is there already`);
      current = [];
      sentences.set(name, current);
      continue;
    }
    const sentence = line.trim();
    if (!current || !line.startsWith('  ')) throw wrong('a sentence stands indented under what it calls for');
    if (seen.has(sentence)) throw wrong('this sentence is there already');
    seen.add(sentence);
    current.push(bagOf(sentence));
  }
  return sentences;
}
