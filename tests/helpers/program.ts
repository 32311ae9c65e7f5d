/** The program as a process of its own, from its sources: for tests that need one and no bundle. */
import { main } from '../../src/main.ts';

await main(process);
