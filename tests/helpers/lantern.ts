/** An invented company, Lantern Freight, whose pack of thirty records is made with commands alone. */

const PAGE = (number: number, title: string) => [
  ...['--page', `https://wiki.lantern.example/incidents/${number}`],
  ...['--page-title', title, '--as-of', '2026-03'],
];

/** The command lines that make the pack: three speakers, ten quotes, nine points, four objections, four use cases. */
export function lanternCommands(): string[][] {
  return [
    ['pack', 'init', 'lantern', '--title', 'Evidence of Lantern Freight'],
    ...quotes(),
    ...points(),
    ...useCases(),
    ...objections(),
  ];
}

function quotes(): string[][] {
  const said: [speaker: string, text: string, answers: string, topic: string][] = [
    [
      'Ida Holm',
      'The storm took the warehouse site down, and we had it back before the coffee was ready.',
      'What if a whole site goes down?',
      'recovery',
    ],
    [
      'Ida Holm',
      'Nobody had to remember how it was built, because it was written down.',
      'Who still knows how it was built?',
      'recovery',
    ],
    ['Ida Holm', 'I slept through my last three duty weeks.', 'What does it do for the pager?', 'on-call'],
    ['Ida Holm', 'We stopped asking who did it and started to read the log.', 'Who changed production?', 'compliance'],
    ['Omar Reyes', 'My first change was live on my first day.', 'How soon is a new colleague of use?', 'speed'],
    [
      'Omar Reyes',
      'I open a pull request as I always did; the rest is not my business.',
      'What changes for a developer?',
      'collaboration',
    ],
    [
      'Omar Reyes',
      'We take a release back with one click, so we dare to make one.',
      'Is it safe to release often?',
      'recovery',
    ],
    ['Petra Lindqvist', 'The auditors left after one day, and they smiled.', 'What do auditors say?', 'compliance'],
    ['Petra Lindqvist', 'The cloud bill has names on it now.', 'Does it save money?', 'cost'],
    [
      'Petra Lindqvist',
      'I ask for a report and get a link to the history.',
      'How do I know what has changed?',
      'compliance',
    ],
  ];
  return said.map(([speaker, text, answers, topic], index) => [
    ...['pack', 'add', 'quote', '--text', text, '--speaker', speaker, '--organisation', 'Lantern Freight'],
    ...[
      '--answers',
      answers,
      '--topic',
      topic,
      '--audience',
      'leadership,sre',
      ...PAGE(index + 1, `Report ${index + 1}`),
    ],
  ]);
}

function points(): string[][] {
  const made: [title: string, part: string, leadership: string, sre: string, topic: string][] = [
    [
      'The night of the storm',
      'why',
      'The storm closed a warehouse. The site was up again in twenty minutes from its description.',
      'We rebuilt the site from its repository while the storm was still on.',
      'recovery',
    ],
    [
      'One day of audit',
      'why',
      'The last audit took one day where the one before took two weeks.',
      'We gave the auditors the history and went back to work.',
      'compliance',
    ],
    [
      'Parcels first',
      'why',
      'A parcel that waits costs us four crowns an hour. Every quick recovery is money kept.',
      'Each minute of downtime is a queue at a dock.',
      'cost',
    ],
    [
      'The label service went first',
      'who',
      'The team of the label service has worked like this for a year without an outage that customers saw.',
      'The label service has had one page in a year.',
      'small-steps',
    ],
    [
      'Drivers noticed nothing',
      'who',
      'We moved the drivers’ app in May, and no driver called.',
      'We moved the drivers’ app by day.',
      'small-steps',
    ],
    [
      'Two teams share one way',
      'what',
      'Two teams release in the same way, so people can help each other out.',
      'One set of alerts and one way back for two teams.',
      'collaboration',
    ],
    [
      'The dock is described',
      'what',
      'What runs at a dock is written down in one place that everybody can read.',
      'What runs at a dock is what the repository says.',
      'recovery',
    ],
    [
      'Start with the printer queue',
      'start',
      'Let us begin with the printer queue. If it stops for an hour, somebody prints by hand.',
      'The printer queue is small and nobody loves it.',
      'small-steps',
    ],
    [
      'One dock in one month',
      'start',
      'One dock, one month, and then the numbers on your desk.',
      'One dock for a month, with the old way still there.',
      'small-steps',
    ],
  ];
  return made.map(([title, part, leadership, sre, topic], index) => [
    ...[
      'pack',
      'add',
      'point',
      '--title',
      title,
      '--part',
      part,
      '--say',
      `leadership=${leadership}`,
      '--say',
      `sre=${sre}`,
    ],
    ...['--because', 'What is written down can be built again.', '--topic', topic, ...PAGE(20 + index, title)],
  ]);
}

function useCases(): string[][] {
  const made: [title: string, summary: string, topic: string][] = [
    ['Docks from a description', 'Each dock’s machines are described in Git and built from it.', 'recovery'],
    ['Labels released daily', 'The label service is released every day from its main branch.', 'speed'],
    ['Access on request', 'Access to a warehouse is a change in a file that two people approve.', 'compliance'],
    ['Bills with names', 'Every resource says in its description who pays for it.', 'cost'],
  ];
  return made.map(([title, summary, topic], index) => [
    ...['pack', 'add', 'use-case', '--organisation', 'Lantern Freight', '--title', title, '--summary', summary],
    ...[
      '--how',
      'Describe it, and commit it',
      '--how',
      'Let the agent apply it',
      '--topic',
      topic,
      ...PAGE(40 + index, title),
    ],
  ]);
}

function objections(): string[][] {
  const made: [title: string, heard: string[], say: string, topic: string][] = [
    [
      'Tickets are fine',
      ['our ticket system is fine as it is', 'just open a ticket'],
      'Tickets stay. What changes is that the ticket is done when it is approved.',
      'speed',
    ],
    [
      'The docks are special',
      ['a dock is not a data centre', 'warehouses are different'],
      'They are. That is why the storm was such a good test.',
      'scope',
    ],
    [
      'The union must agree',
      ['what does the works council say'],
      'They were asked first, and they liked the quiet nights.',
      'jobs',
    ],
    [
      'Peak season is near',
      ['not before Christmas', 'nothing moves until January'],
      'Then let us begin with the printer queue, which nobody needs in December.',
      'small-steps',
    ],
  ];
  return made.map(([title, heard, say, topic], index) => [
    ...['pack', 'add', 'objection', '--title', title, ...heard.flatMap((phrase) => ['--heard', phrase])],
    ...[
      '--really',
      'They fear for what works.',
      '--acknowledge',
      'It works today, and that counts.',
      '--say',
      `everyone=${say}`,
    ],
    ...['--ask', 'When did it last stop you?', '--evidence', 'the-night-of-the-storm,docks-from-a-description'],
    ...['--concede', 'Where nothing ever changes.', '--topic', topic, ...PAGE(60 + index, title)],
  ]);
}

/** What its people then write into the file themselves: an audience of their own, a patch and what they hide. */
export function lanternByHand(text: string): string {
  const phrasing = '    heard: [we are in the middle of our migration]\n';
  const wording = '    say: { cfo: Four hours a week of one person is what it costs to begin. }\n';
  return `${text.replace(phrasing, `${phrasing}${wording}`)}
audiences:
  - id: cfo
    label: Finance
    aliases: [controller]
    layer: both
    goals: [Know what a change costs before it is made]
    challenges: [Bills that nobody can explain]
    metrics: [Cost per parcel]
    topics: [cost, recovery]
    use: []
    avoid: []
    openings: [You told us that you want fewer surprises on the bill.]
    questions: [Which bill did you last have to ask about?]
hides: [steve-just-a-dashboard]
`;
}

/** A point in the words for that audience. */
export const LANTERN_FOR_FINANCE: readonly string[] = [
  ...['pack', 'add', 'point', '--title', 'The bill has names', '--part', 'why'],
  ...['--say', 'cfo=Every line of the bill has a name, and the storm cost us twenty minutes.'],
  ...['--because', 'Each resource says who pays for it.', '--topic', 'cost', ...PAGE(80, 'The bill')],
];
