/** Answers and pitches in the browser, made by the very modules of the command. */
import { answer, type Material } from '../answer/answer.ts';
import { rearranged } from '../answer/model/arrange.ts';
import { matcherOf } from '../answer/model/classify.ts';
import { readModel } from '../answer/model/file.ts';
import { isKitError } from '../errors.ts';
import { pitch } from '../pitch/pitch.ts';
import { readCompiled } from '../records/compiled.ts';
import { createKit, type Kit } from '../records/kit.ts';
import { answerShown, type Shown } from '../render/site/answers.ts';
import { pitchMarkup } from '../render/site/audience.ts';
import { readIndex } from '../search/index.ts';
import { readQuestion } from '../search/question.ts';
import { type Data, shared } from './shared.ts';
import { unpack } from './unpack.ts';

shared().engine = {
  answerer: async () => {
    const model = readModel(await bytesOf('model'));
    if (!model) throw new Error('the model is damaged');
    // Most answers do not ask it, so that it is only read for those that do.
    const words = await textOf('index');
    const index = readIndex(() => words);
    const material: Material = { kit: await kitOf(), index, matcher: matcherOf(rearranged(model)) };
    // What the first answer has to read is read before anybody waits for it.
    answered(material, 'who has done it, and why not?', '');
    return (said, audience) => answered(material, said, audience);
  },
  pitcher: async () => {
    const kit = await kitOf();
    return (audience, topics, minutes) => {
      const found = topics.flatMap((id) => kit.find('topic', id) ?? []);
      const listener = kit.find('audience', audience);
      const audiences = listener ? [listener] : [];
      return pitchMarkup(pitch(kit, { audiences, topics: found, minutes })).markup;
    };
  },
};

function answered(material: Material, said: string, audience: string): Shown | undefined {
  const { kit } = material;
  try {
    const wanted = { audience: kit.find('audience', audience)?.id };
    return answerShown(said, answer(material, wordsOf(said), wanted));
  } catch (error) {
    if (isKitError(error)) return undefined;
    throw error;
  }
}

/** What was said, as a command line reads it; a field may hold more than that, and no filters of a search. */
function wordsOf(said: string): string {
  try {
    const { words, filters } = readQuestion(said);
    return Object.keys(filters).length ? said : words;
  } catch {
    return said;
  }
}

let kit: Promise<Kit> | undefined;

function kitOf(): Promise<Kit> {
  kit ??= textOf('kit').then((text) => createKit((JSON.parse(text) as string[]).map(readCompiled)));
  return kit;
}

async function bytesOf(name: keyof Data): Promise<Uint8Array> {
  return unpack(shared().data?.[name] ?? [0, '']);
}

async function textOf(name: keyof Data): Promise<string> {
  return new TextDecoder().decode(await bytesOf(name));
}
