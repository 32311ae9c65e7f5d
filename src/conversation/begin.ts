/** The questions at the beginning of a conversation, and the pitch that they lead to. */

import type { Material } from '../answer/answer.ts';
import { weighed } from '../pitch/choose-points.ts';
import { pitch } from '../pitch/pitch.ts';
import { interest } from '../records/interest.ts';
import type { Kit, RecordOf } from '../records/kit.ts';
import { audiencesIn, type Conversation, idsOf, type Reply, type Shown, tell, telling, usedIn } from './state.ts';

/** What is to be asked now. */
export type Question =
  | { readonly type: 'one' | 'several'; readonly message: string; readonly choices: readonly Choice[] }
  | { readonly type: 'text'; readonly message: string; readonly usual: string };

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly description?: string;
}

type Beginning = Exclude<Conversation['step'], 'talk' | 'over'>;

/** The choices of somebody who has several listeners, and of somebody who does not know the audience. */
const SEVERAL = 'several';
const NOT_SURE = 'not-sure';
export const USUAL_MINUTES = 5;

/** The question of a step. */
export function questionAt(step: Beginning, { kit }: Material, conversation: Conversation): Question {
  const audiences = kit.all('audience').map(({ id, label, goals }) => ({
    value: id,
    name: label,
    description: goals[0] ?? '',
  }));
  switch (step) {
    case 'audience':
      return {
        type: 'one',
        message: 'Whom will you talk to?',
        choices: [
          ...audiences,
          { value: SEVERAL, name: 'Several of them', description: 'Choose them in the next step' },
          { value: NOT_SURE, name: 'I am not sure', description: 'Find out by what worries them' },
        ],
      };
    case 'audiences':
      return { type: 'several', message: 'Which of them?', choices: audiences };
    case 'worries':
      return {
        type: 'several',
        message: 'Which of these could they say?',
        choices: worries(kit).map(({ audience, text }) => ({ value: `${audience}: ${text}`, name: text })),
      };
    case 'topics':
      return {
        type: 'several',
        message: 'What do they care about? (Enter alone: all of it)',
        choices: topicsFor(kit, audiencesIn(kit, conversation)).map(({ id, label }) => ({ value: id, name: label })),
      };
    case 'minutes':
      return { type: 'text', message: 'How many minutes do you have?', usual: String(USUAL_MINUTES) };
  }
}

/** Takes the answer to the question of a step. */
export function answerAt(
  step: Beginning,
  material: Material,
  conversation: Conversation,
  values: readonly string[],
): Reply {
  switch (step) {
    case 'audience':
    case 'audiences':
      return chosen(material, conversation, values);
    case 'worries':
      return worried(material, conversation, values);
    case 'topics':
      return proceed(material, { ...conversation, topics: values });
    case 'minutes':
      return timed(material, conversation, values.join(''));
  }
}

/** Goes on to what is not known yet; once all is known, the pitch is made. */
export function proceed(material: Material, conversation: Conversation, before: readonly Shown[] = []): Reply {
  const { audiences, topics, minutes } = conversation;
  if (!audiences.length) return { conversation: { ...conversation, step: 'audience' }, show: before };
  if (!topics) return { conversation: { ...conversation, step: 'topics' }, show: before };
  if (!minutes) return { conversation: { ...conversation, step: 'minutes' }, show: before };
  const { conversation: opened, show } = pitched(material, { ...conversation, step: 'talk' });
  const [, other] = opened.audiences;
  return { conversation: opened, show: [...before, ...show, tell({ notice: 'invitation', other })] };
}

/** The pitch of a conversation: about the topic of the moment, or what they care about. */
export function pitched({ kit }: Material, conversation: Conversation): Reply {
  const { topics = [], topic, minutes = USUAL_MINUTES, numbers } = conversation;
  const audiences = audiencesIn(kit, conversation);
  const wanted = topic === undefined ? topics : [topic];
  const about = topicsFor(kit, audiences).filter(({ id }) => wanted.includes(id));
  const made = pitch(kit, { audiences, minutes, topics: about, numbers });
  const points = made.sections.flatMap((section) => idsOf(section.points));
  const used = usedIn(conversation);
  const shown = [...points, ...idsOf(made.quotes), ...(made.next ? [made.next.id] : [])];
  return {
    conversation: {
      ...conversation,
      // What was an answer before stays one.
      pitched: [...conversation.pitched, ...shown.filter((id) => !used.includes(id))],
      numbered: points,
    },
    show: [{ type: 'pitch', pitch: made }],
  };
}

/** The topics on which there is something to say to them, in the order in which they care. */
export function topicsFor(kit: Kit, audiences: readonly RecordOf<'audience'>[]): RecordOf<'topic'>[] {
  const spoken = new Set(weighed(kit, kit.all('point'), audiences).flatMap(({ point }) => point.topics));
  const care = ({ id }: RecordOf<'topic'>) => audiences.reduce((sum, audience) => sum + interest([id], audience), 0);
  return kit
    .all('topic')
    .filter((topic) => spoken.has(topic.id) && care(topic) > 0)
    .toSorted((a, b) => care(b) - care(a));
}

function chosen(material: Material, conversation: Conversation, values: readonly string[]): Reply {
  const audiences = values.filter((value) => value !== NOT_SURE && value !== SEVERAL);
  if (audiences.length) return proceed(material, { ...conversation, audiences });
  if (values.includes(NOT_SURE)) return { conversation: { ...conversation, step: 'worries' }, show: [] };
  if (values.includes(SEVERAL)) return { conversation: { ...conversation, step: 'audiences' }, show: [] };
  return telling(conversation, { notice: 'nobody-chosen' });
}

function worried(material: Material, conversation: Conversation, values: readonly string[]): Reply {
  const votes = new Map<string, number>();
  for (const value of values) {
    const id = value.slice(0, value.indexOf(':'));
    votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  const most = Math.max(0, ...votes.values());
  const audiences = material.kit.all('audience').filter(({ id }) => votes.get(id) === most);
  if (!audiences.length) return telling({ ...conversation, step: 'audience' }, { notice: 'no-worry-chosen' });
  const labels = audiences.map(({ label }) => label);
  return proceed(material, { ...conversation, audiences: idsOf(audiences) }, [
    tell({ notice: 'sounds-like', audiences: labels }),
  ]);
}

function timed(material: Material, conversation: Conversation, text: string): Reply {
  const minutes = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  if (minutes >= 1 && minutes <= 60) return proceed(material, { ...conversation, minutes });
  return telling(conversation, { notice: 'no-minutes', typed: text });
}

/** Two worries of each audience, taken in turn so that none comes first. */
function worries(kit: Kit): { audience: string; text: string }[] {
  const audiences = kit.all('audience');
  return [0, 1].flatMap((place) =>
    audiences.flatMap(({ id, challenges }) => {
      const text = challenges[place];
      return text ? [{ audience: id, text }] : [];
    }),
  );
}
