/** The server in a process of its own, asked by the official client and by clients that do it wrong. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { realKit } from '../../helpers/kit.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** From its sources, so that it needs no bundle, which another test may be making. */
const SERVER = {
  command: process.execPath,
  args: ['--import', 'tsx', join(ROOT, 'tests', 'helpers', 'program.ts'), 'mcp'],
  cwd: ROOT,
};
const ENV = { PATH: process.env.PATH ?? '', HOME: '/nonexistent', GITOPS_KIT_PACKS: '' };

type Called = {
  content: { type: string; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
};

async function connected(env: Record<string, string> = ENV): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ ...SERVER, env }));
  return client;
}

describe('the official client', { timeout: 60_000 }, () => {
  let client: Client;
  const call = async (name: string, args?: Record<string, unknown>) =>
    (await client.callTool({ name, ...(args && { arguments: args }) })) as Called;
  const resultsOf = ({ structuredContent }: Called) =>
    (structuredContent?.results ?? []) as { kind: string; id: string; wording: string; sources: { url?: string }[] }[];

  beforeAll(async () => {
    client = await connected();
  });
  afterAll(() => client.close());

  test('lists tools that say what they take, as the flags do', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['answer', 'search', 'pitch', 'quotes', 'show', 'list', 'open_link']);
    const schemaOf = (tool: string) => tools.find(({ name }) => name === tool)?.inputSchema;
    expect(schemaOf('answer')).toMatchObject({ required: ['words'], additionalProperties: false });
    expect(schemaOf('answer')?.properties).toMatchObject({ words: { type: 'string' }, cards: { type: 'array' } });
    expect(schemaOf('pitch')?.properties).toMatchObject({
      minutes: { type: 'integer', minimum: 1, maximum: 60, default: 5, description: 'Speaking time, 1 to 60.' },
      audience: { description: expect.stringMatching(/Known: leadership, sre, .*finance\.$/) },
    });
    expect(Object.keys(schemaOf('search')?.properties ?? {})).not.toContain('output');
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
  });

  test('an answer is found from the words alone', async () => {
    const found = await call('answer', { words: 'we have no time to learn this', audience: 'sre' });
    expect(found.structuredContent).toMatchObject({ query: 'we have no time to learn this', answer: 'sure' });
    expect(resultsOf(found)[0]).toMatchObject({ kind: 'objection', id: 'no-time-to-learn' });
    expect(found.content[0]?.text).toContain('## Ask back');
    expect(found.content[0]?.text).toMatch(/https:\/\//);
  });

  test('the cards that the model chooses are the answer, in any language', async () => {
    const found = await call('answer', {
      words: 'Das landet doch alles bei mir im Bereitschaftsdienst',
      cards: ['it-lands-on-my-pager', 'no-time-to-learn'],
    });
    expect(found.structuredContent).toMatchObject({ answer: 'sure' });
    expect(resultsOf(found).map(({ id }) => id)).toEqual(['it-lands-on-my-pager', 'no-time-to-learn']);
  });

  test('an answer that is not sure tells the model to choose', async () => {
    const found = await call('answer', { words: 'the colour of the moon deploys frogs' });
    expect(found.content[0]?.text).toMatch(/^(A guess|No card).*gitops-kit:\/\/cards/);
  });

  test('small talk has no answer', async () => {
    const found = await call('answer', { words: 'thank you, that makes sense' });
    expect(found.structuredContent).toMatchObject({ answer: 'quiet', results: [] });
    expect(found.isError).toBeUndefined();
  });

  test('every other tool gives the documented JSON, and a text with sources', async () => {
    const found = await call('search', { words: 'small blast radius', kind: ['point'], limit: 1 });
    expect(resultsOf(found)).toEqual([
      expect.objectContaining({ kind: 'point', id: 'small-blast-radius', wording: 'paraphrase' }),
    ]);
    expect(found.content[0]?.text).toMatch(/https:\/\/youtu\.be\/.*\?t=\d+[\s\S]*point small-blast-radius$/);

    const quotes = await call('quotes', { speaker: ['steve'], limit: 2 });
    expect(resultsOf(quotes).map(({ kind, wording }) => [kind, wording])).toEqual([
      ['quote', 'quote'],
      ['quote', 'quote'],
    ]);
    expect(quotes.content[0]?.text).toContain('> “We videoed it!”');

    const pitch = await call('pitch', { audience: ['management', 'sre'], minutes: 2 });
    expect(pitch.structuredContent).toMatchObject({ minutes: 2, audiences: [{ id: 'leadership' }, { id: 'sre' }] });

    const shown = await call('show', { id: 'flux' });
    expect(resultsOf(shown)).toEqual([expect.objectContaining({ id: 'flux', record: expect.any(Object) })]);

    const cards = await call('list', { kind: 'objections' });
    expect(resultsOf(cards)).toHaveLength(realKit().all('objection').length);
    expect(cards.content[0]?.text).toMatch(/^no-time-to-learn \| .+ \| .+$/m);
    expect((await call('list')).content[0]?.text).toMatch(/^quotes: \d+$/m);

    const link = await call('open_link', { id_or_words: 'kyle-six-hours-to-ten-minutes' });
    expect(link.structuredContent).toMatchObject({ url: 'https://youtu.be/00MCUAgzLQk?t=888', seconds: 888 });
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['search', { words: 'drift', limit: '3' }, /^"limit" must be a whole number from 1 to 1000\. .*"words"/],
    ['search', { words: 'drift', limit: 0 }, /^"limit" must be a whole number/],
    ['search', { words: ['drift'] }, /^"words" must be a text/],
    ['search', { audience: 'sre' }, /^"audience" must be a list of texts/],
    ['search', { output: 'file.html' }, /^"output" is not known/],
    ['search', { audience: ['sree'] }, /^There is no audience "sree"\. Did you mean "sre"/],
    ['answer', {}, /^"words" is missing/],
    ['answer', { words: '...' }, /^There is no word/],
    ['answer', { words: 'no time', cards: ['no-tim-to-learn'] }, /^There is no card .*Did you mean "no-time-to-learn"/],
    ['answer', { words: 'a'.repeat(10_000_000) }, /^"words" must have at most 10000 characters/],
    ['pitch', {}, /^Whom is it for\?/],
    ['show', { id: 'flx' }, /Did you mean "flux"/],
    ['list', { kind: 'quots' }, /^There is no kind/],
    ['open_link', { id_or_words: 'no-time-to-learn', at: '99' }, /is not a time/],
  ])('%s %.60j is refused so that a model can mend it', async (name, args, words) => {
    const refused = await call(name, args);
    expect(refused.isError).toBe(true);
    expect(refused.content[0]?.text).toMatch(words);
  });

  test('an unknown tool, prompt, cursor or resource is an error of the protocol', async () => {
    await expect(call('shout')).rejects.toMatchObject({ code: -32602, message: expect.stringContaining('answer') });
    await expect(client.getPrompt({ name: 'shout' })).rejects.toMatchObject({ code: -32602 });
    await expect(client.listResources({ cursor: 'x' })).rejects.toMatchObject({ code: -32602 });
    for (const uri of ['gitops-kit://quote/nobody', 'gitops-kit://quote/flux', 'file:///etc/passwd', 'gitops-kit://']) {
      await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32002, data: { uri } });
    }
  });

  test('every record is a resource, and so are the cards and the attribution', async () => {
    const uris: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.listResources(cursor === undefined ? {} : { cursor });
      uris.push(...page.resources.map(({ uri }) => uri));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(uris).toEqual([
      'gitops-kit://cards',
      'gitops-kit://attribution',
      ...realKit().records.map(({ kind, id }) => `gitops-kit://${kind}/${id}`),
    ]);
    const read = async (uri: string) => {
      const [contents] = (await client.readResource({ uri })).contents;
      return contents && 'text' in contents ? contents.text : '';
    };
    expect(await read('gitops-kit://cards')).toMatch(/^secrets-in-git \| .+ \| .+$/m);
    expect(await read('gitops-kit://attribution')).toContain('donated by Weaveworks');
    expect(await read('gitops-kit://quote/steve-we-videoed-it')).toContain('> “We videoed it!”');
    expect((await client.listResourceTemplates()).resourceTemplates).toHaveLength(1);
  });

  test('prompts bring what the model needs, and say what is missing', async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(['prepare_meeting', 'answer_sceptic', 'write_follow_up']);
    const said = async (name: string, args: Record<string, string>) => {
      const [message] = (await client.getPrompt({ name, arguments: args })).messages;
      return message?.content.type === 'text' ? message.content.text : '';
    };
    expect(await said('prepare_meeting', { audience: 'cto', minutes: '2' })).toContain('# GitOps for leadership');
    expect(await said('answer_sceptic', { said: 'too "complex"', audience: 'ops' })).toMatch(
      /"too \\"complex\\""[\s\S]*the audience "sre"[\s\S]*\ntoo-complex \| /,
    );
    expect(await said('write_follow_up', { notes: 'one test site, by June' })).toMatch(/one test site, by June$/);
    for (const args of [{}, { audience: 'nobody' }, { audience: 'sre', minutes: 'x' }, { audience: 'sre', foo: '1' }]) {
      await expect(client.getPrompt({ name: 'prepare_meeting', arguments: args })).rejects.toMatchObject({
        code: -32602,
      });
    }
  });

  test('two calls at once are both answered', async () => {
    const [one, other] = await Promise.all([call('show', { id: 'flux' }), call('show', { id: 'legacy' })]);
    expect([one, other].map((shown) => resultsOf(shown)[0]?.id)).toEqual(['flux', 'legacy']);
  });

  test('a call that is cancelled is not answered, and the next one is', async () => {
    const stop = new AbortController();
    const cancelled = client.callTool({ name: 'search', arguments: { words: 'drift' } }, undefined, {
      signal: stop.signal,
    });
    stop.abort('changed my mind');
    await expect(cancelled).rejects.toThrow('changed my mind');
    expect(resultsOf(await call('show', { id: 'flux' }))).toHaveLength(1);
  });
});

test('packs take part, and are named', { timeout: 60_000 }, async () => {
  const { folderWith } = await import('../../helpers/folder.ts');
  const folder = folderWith({
    'acme.yaml': [
      'pack: { name: acme, title: Evidence of Acme, version: 1.0.0, licence: internal, kit: 1.0.0 }',
      'speakers: [{ id: jane-doe, name: Jane Doe, organisation: Acme }]',
      'quotes:',
      '  - id: nobody-called',
      '    text: Nobody called me about the zeppelin.',
      '    speakers: [jane-doe]',
      '    answers: Did anybody call?',
      '    topics: [on-call]',
      '    audiences: [sre]',
      '    sources: [{ page: "https://wiki.example.com/42", title: Incident 42, asOf: "2026-03" }]',
    ].join('\n'),
  });
  const client = await connected({ ...ENV, GITOPS_KIT_PACKS: join(folder, 'acme.yaml') });
  onTestFinished(() => client.close());
  const found = (await client.callTool({ name: 'quotes', arguments: { words: 'zeppelin' } })) as Called;
  expect(found.structuredContent).toMatchObject({ results: [{ id: 'acme/nobody-called', pack: 'acme' }] });
  expect(found.content[0]?.text).toContain('from pack acme');
  const { contents } = await client.readResource({ uri: 'gitops-kit://quote/acme/nobody-called' });
  expect(contents[0]).toMatchObject({ text: expect.stringContaining('acme/nobody-called') });
  const attribution = await client.readResource({ uri: 'gitops-kit://attribution' });
  expect(attribution.contents[0]).toMatchObject({ text: expect.stringContaining('Evidence of Acme (internal)') });
});

describe('a client that does it wrong', { timeout: 60_000 }, () => {
  const INITIALIZE = {
    ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
    params: { protocolVersion: LATEST_PROTOCOL_VERSION, capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  };
  const LIST = { jsonrpc: '2.0', id: 2, method: 'tools/list' };

  /** Types lines, ends the input and waits. */
  async function spoken(...lines: (object | string)[]) {
    const server = started();
    for (const line of lines) server.stdin.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
    server.stdin.end();
    return ended(server);
  }

  function started(): ChildProcessWithoutNullStreams {
    return spawn(SERVER.command, SERVER.args, { cwd: SERVER.cwd, env: ENV });
  }

  async function ended(server: ChildProcessWithoutNullStreams) {
    const written = { out: '', err: '' };
    server.stdout.on('data', (chunk) => (written.out += chunk));
    server.stderr.on('data', (chunk) => (written.err += chunk));
    const code = await new Promise<number | null>((resolve) => server.on('close', resolve));
    const replies = written.out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id?: number; result?: object; error?: { code: number; message: string } });
    return { code, replies, err: written.err };
  }

  test('what is asked before the input ends is answered, and then the server ends', async () => {
    const { code, replies, err } = await spoken(INITIALIZE, LIST);
    expect(replies.map(({ id, error }) => [id, error])).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
    expect([code, err]).toEqual([0, '']);
  });

  test('without an initialize nothing is told but that', async () => {
    const { code, replies } = await spoken(LIST);
    expect(replies).toEqual([{ jsonrpc: '2.0', id: 2, error: { code: -32600, message: 'Send "initialize" first.' } }]);
    expect(code).toBe(0);
  });

  test('broken JSON and what is no message are said to be so, and the next message is answered', async () => {
    const { code, replies } = await spoken('{"jsonrpc": ', '[1, 2]', '{"jsonrpc":"2.0"}', INITIALIZE);
    expect(replies.map(({ id, error }) => [id, error?.code])).toEqual([
      [undefined, -32700],
      [undefined, -32600],
      [undefined, -32600],
      [1, undefined],
    ]);
    expect(code).toBe(0);
  });

  test('nobody says anything', async () => {
    expect(await spoken()).toEqual({ code: 0, replies: [], err: '' });
  });

  test('a client that dies takes the server with it', async () => {
    const server = started();
    server.stdin.write(`${JSON.stringify(INITIALIZE)}\n`);
    await new Promise((resolve) => server.stdout.once('data', resolve));
    server.stdout.destroy();
    // Nobody reads these, and the input stays open.
    for (let id = 2; id < 20; id++) server.stdin.write(`${JSON.stringify({ ...LIST, id })}\n`);
    server.stdin.on('error', () => {});
    const code = await new Promise<number | null>((resolve) => server.on('exit', resolve));
    expect(code).toBe(0);
  });
});
