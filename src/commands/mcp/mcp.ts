import type { Define } from '../options.ts';

/** The server with the SDK of its protocol is loaded by this command alone. */
export const defineMcp: Define = (command, context) =>
  command
    .description('a Model Context Protocol server on the standard input and output, for AI assistants')
    .action(async () => (await import('./server.ts')).serve(context));
