/** What queries are made of. The command line, the server for assistants and the library each bring one. */
import type { Matcher } from '../answer/matcher.ts';
import type { Kit } from '../records/kit.ts';
import type { Searchable } from '../search/index.ts';
import type { SearchRequest } from '../search/search.ts';
import type { SpokenHit } from '../search/transcripts.ts';

export interface Source {
  kit(): Promise<Kit>;
  index(): Promise<Searchable>;
  matcher(): Promise<Matcher>;
  /** The transcripts of packs. */
  readonly packs: {
    searchTranscripts(request: SearchRequest): Promise<SpokenHit[]>;
    /** @param seconds how long to listen */
    listen(talk: string, at: string, seconds: number): Promise<string | undefined>;
  };
}
