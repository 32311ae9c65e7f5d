/** How texts and questions become terms: the same way for the index, for a query and for the highlighting. */
import { stemmer } from 'stemmer';
import { plain } from './text.ts';

/** Words that carry no meaning of their own. */
const STOP_WORDS = new Set(
  `a about after all also am an and any are aren as at be been but by can cannot could couldn did didn do does doesn doing don
  every everything for from get gets getting go going gonna got had has have having he her here him his how i if in into is isn it
  its just ll let me my myself no nor not nothing now of on one or our ourselves out over own re s she should shouldn so some
  something than that the their them then there these they thing things this those to too up us ve very was we were what when
  where which who whole whom why will with would wouldn you your yours yourself someone somebody anyone anybody everyone everybody happen happens happened let lets letting kind lot really actually please tell give want wants agree thanks thank great okay ok good yes yeah hello hi sure
  dont doesnt didnt cant couldnt wont wouldnt shouldnt isnt arent wasnt werent hasnt havent hadnt im youre theyre weve youve
  ive thats whats whos hes shes theres id youd wed theyd ill youll itll lets aint gonna wanna
  need needs m t d`.split(/\s+/),
);

/** Whether a word is left out of queries. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

const SIMPLE = /^([A-Za-z0-9]+)[.,;:!?]*$/;

/** The words of a text in order, small and without accents; `on-call` gives `on`, `call` and `oncall`. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const chunk of text.split(/\s+/)) {
    // Most words need no more than this.
    const [, simple] = SIMPLE.exec(chunk) ?? [];
    if (simple) {
      words.push(simple.toLowerCase());
      continue;
    }
    const parts = plain(chunk.replace(/['’]/g, '')).split(' ');
    for (const part of parts) if (part) words.push(part);
    if (parts.length === 2 && /\p{L}[-‐‑]\p{L}/u.test(chunk)) words.push(parts.join(''));
  }
  return words;
}

/**
 * Short forms and other names of the same thing, as the field uses them. These words are not stemmed, so that
 * production is not taken for a product, nor business for being busy.
 */
const SAME: ReadonlyMap<string, string> = new Map(
  `administrator admin admins sysadmin sysadmins administrators
  application app apps applications
  audit auditor auditors
  business businesses
  busy busier
  configuration config configs configurations
  database db databases
  developer dev devs programmer programmers coder coders developers
  documentation doc docs
  environment env envs environments
  holiday holidays vacation vacations
  infrastructure infra
  invoice invoices bill bills
  kubernetes k8s
  license licence licences licenses licensing
  manager management boss bosses executive executives managers
  money bucks cash dollars euros grand pounds quid
  operations ops
  outage outages downtime
  organization org orgs company companies corporation enterprise organisation organisations organizations
  production prod
  repository repo repos repositories
  spreadsheet sheet sheets excel spreadsheets
  team squad teams
  weekend weekends saturday saturdays sunday sundays`
    .split('\n')
    .flatMap((line) => {
      const names = line.trim().split(' ');
      return names.map((name): [string, string] => [name, names[0] ?? name]);
    }),
);

/** Forms of verbs that no ending betrays, by the form that they are looked for under. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `become became
  begin began begun
  blow blew blown
  break broke broken
  bring brought
  build built
  buy bought
  catch caught
  choose chose chosen
  drive drove driven
  eat ate eaten
  fall fell fallen
  feel felt
  fight fought
  find found
  fly flew flown
  forget forgot forgotten
  freeze froze frozen
  grow grew grown
  hear heard
  hide hid hidden
  hold held
  keep kept
  know knew known
  lead led
  learn learnt
  leave left
  lose lost
  make made
  mean meant
  meet met
  pay paid
  ring rang rung
  rise rose risen
  run ran
  say said
  see saw seen
  sell sold
  send sent
  show shown
  sink sank sunk
  sleep slept
  speak spoke spoken
  spend spent
  stand stood
  steal stole stolen
  stick stuck
  swear swore sworn
  take took taken
  teach taught
  tear tore torn
  tell told
  think thought
  throw threw thrown
  understand understood
  wake woke woken
  win won
  write wrote written`
    .split('\n')
    .flatMap((line) => {
      const [base = '', ...forms] = line.trim().split(' ');
      return forms.map((form): [string, string] => [form, base]);
    }),
);

/** Terms that have been worked out; a text repeats its words, and stemming is most of what an index costs. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/** The term under which a word is found: its stem, with short forms and British spellings folded in. */
export function termOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const american = (IRREGULAR.get(word) ?? word)
    .replace(/is(e|es|ed|ing|er|ers|ation|ations)$/, 'iz$1')
    .replace(/tre(s?)$/, 'ter$1');
  const term = SAME.get(word) ?? stemmer(american);
  if (known.size < MOST_KNOWN) known.set(word, term);
  return term;
}

/** The words of a question that tell something, in order and each term once. */
export function tellingWords(text: string): string[] {
  const words = new Map<string, string>();
  for (const word of wordsOf(text)) if (!isStopWord(word) && !words.has(termOf(word))) words.set(termOf(word), word);
  return [...words.values()];
}
