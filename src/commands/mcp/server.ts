/** The server for assistants: the Model Context Protocol on the standard input and output. */
import { setImmediate as turn } from 'node:timers/promises';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import pkg from '../../../package.json' with { type: 'json' };
import type { Context } from '../../context.ts';
import { FailedError, isKitError, type KitError } from '../../errors.ts';
import { repeated } from '../../text/text.ts';
import { PROMPTS, promptNamed } from './prompts.ts';
import { RECORD_TEMPLATE, readResource, resources } from './resources.ts';
import { type Input, inputOf } from './schema.ts';
import { TOOLS, type Tool } from './tools.ts';

/** So much is read of one message before the client is taken for broken. In bytes. */
const LONGEST_MESSAGE = 64 * 1024 * 1024;
/** Resources in one page of their list. */
const PAGE = 200;
/** The protocol's own code for a resource that is not there. */
const RESOURCE_NOT_FOUND = -32002;

const INSTRUCTIONS = [
  'gitops-kit helps people who must win others over to GitOps: what to say, to whom, and who has shown it.',
  'For an objection read the cards (gitops-kit://cards) and call "answer" with the ids that fit; before a meeting call "pitch"; for evidence "search" and "quotes".',
  'Texts whose "wording" is "quote" are verbatim: repeat them word for word, with speaker, year and link. Those whose "wording" is "paraphrase" are the words of the kit: never put them into quotation marks as somebody\'s own. Give figures with their year. Results with a "pack" come from the user\'s own evidence: say so.',
].join('\n');

/** For whoever tries it on a terminal. */
const TO_A_PERSON =
  'This is for AI assistants, which start it themselves: give yours the command "gitops-kit mcp". Ctrl-C ends it.\n';

/** What a client is told in the protocol's manner. */
class ProtocolError extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/**
 * Serves one client until it leaves.
 * @throws FailedError where a message never ends
 */
export async function serve(context: Context): Promise<void> {
  const { input, output } = context.pipes();
  if (input.isTTY) await context.stderr.write(TO_A_PERSON);
  const server = createServer(context);
  const transport = new StdioServerTransport(input, output, { maxBufferSize: LONGEST_MESSAGE });
  const left = new Promise<void>((resolve, reject) => {
    input.once('end', resolve).once('close', resolve);
    // Whoever has gone reads no error either.
    output.on('error', () => {
      resolve();
      void server.close();
    });
    server.onerror = (error) => {
      const code = unreadable(error);
      if (code === undefined) return;
      const message = code === ErrorCode.ParseError ? 'That is no JSON.' : 'That is no message of the protocol.';
      void transport.send({ jsonrpc: '2.0', error: { code, message } });
    };
    server.onclose = () => reject(new FailedError(`A message is longer than ${LONGEST_MESSAGE} bytes.`));
  });
  await server.connect(transport);
  await left;
}

/** How the protocol calls a message that cannot be read; undefined for any other error. */
function unreadable(error: Error): number | undefined {
  if (error instanceof SyntaxError) return ErrorCode.ParseError;
  return error.name === 'ZodError' || error.name === '$ZodError' ? ErrorCode.InvalidRequest : undefined;
}

type UsableTool = Tool & { readonly input: Input };

function createServer(context: Context): Server {
  const server = new Server(
    { name: 'gitops-kit', title: 'GitOps Conversation Kit', version: pkg.version },
    { capabilities: { tools: {}, resources: {}, prompts: {} }, instructions: INSTRUCTIONS },
  );
  /** Whether to go on: a client introduces itself, and may have cancelled by now. */
  const ready = async (signal: AbortSignal) => {
    // What is behind it in the pipe, such as a cancellation, is read first.
    await turn();
    if (!server.getClientVersion()) throw new ProtocolError(ErrorCode.InvalidRequest, 'Send "initialize" first.');
    signal.throwIfAborted();
  };
  let made: Promise<readonly UsableTool[]> | undefined;
  const tools = () => {
    made ??= Promise.all(
      TOOLS.map(async (tool) => ({ ...tool, input: await inputOf(context, tool.name, tool.define, tool.takes) })),
    );
    return made;
  };

  server.setRequestHandler(ListToolsRequestSchema, async (_, { signal }) => {
    await ready(signal);
    return {
      tools: (await tools()).map(({ name, title, description, input }) => ({
        name,
        title,
        description,
        inputSchema: input.schema,
        annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      })),
    };
  });

  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    await ready(signal);
    const tool = (await tools()).find(({ name }) => name === params.name);
    if (!tool) {
      const names = TOOLS.map(({ name }) => name).join(', ');
      throw new ProtocolError(
        ErrorCode.InvalidParams,
        `There is no tool "${repeated(params.name)}". There are: ${names}.`,
      );
    }
    try {
      const { structured, text } = await tool.run(context, tool.input.read(params.arguments));
      return { content: [{ type: 'text', text }], structuredContent: { ...structured } };
    } catch (error) {
      // A model can mend what it asked for, so that this is a result and no error of the protocol.
      if (isKitError(error)) return { content: [{ type: 'text', text: worded(error) }], isError: true };
      throw error;
    }
  });

  server.setRequestHandler(ListResourcesRequestSchema, async ({ params }, { signal }) => {
    await ready(signal);
    const all = resources(await context.kit());
    const start = params?.cursor === undefined ? 0 : Number(params.cursor);
    if (!Number.isSafeInteger(start) || start < 0 || start >= all.length) {
      throw new ProtocolError(ErrorCode.InvalidParams, 'That is no cursor of this list.');
    }
    const next = start + PAGE;
    return { resources: all.slice(start, next), ...(next < all.length && { nextCursor: String(next) }) };
  });

  server.setRequestHandler(ListResourceTemplatesRequestSchema, async (_, { signal }) => {
    await ready(signal);
    return { resourceTemplates: [RECORD_TEMPLATE] };
  });

  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }, { signal }) => {
    await ready(signal);
    try {
      const contents = await readResource(context, uri);
      if (contents) return { contents: [contents] };
    } catch (error) {
      if (isKitError(error)) throw new ProtocolError(RESOURCE_NOT_FOUND, worded(error), { uri });
      throw error;
    }
    throw new ProtocolError(RESOURCE_NOT_FOUND, `There is no resource "${repeated(uri)}".`, { uri });
  });

  server.setRequestHandler(ListPromptsRequestSchema, async (_, { signal }) => {
    await ready(signal);
    return {
      prompts: PROMPTS.map(({ name, title, description, arguments: takes }) => ({
        name,
        title,
        description,
        arguments: [...takes],
      })),
    };
  });

  server.setRequestHandler(GetPromptRequestSchema, async ({ params }, { signal }) => {
    await ready(signal);
    try {
      const given = params.arguments ?? {};
      const prompt = promptNamed(params.name, given);
      const text = await prompt.text(context, given);
      return { description: prompt.description, messages: [{ role: 'user', content: { type: 'text', text } }] };
    } catch (error) {
      if (isKitError(error)) throw new ProtocolError(ErrorCode.InvalidParams, worded(error));
      throw error;
    }
  });
  return server;
}

function worded({ message, hint }: KitError): string {
  return [message, hint].filter(Boolean).join(' ');
}
