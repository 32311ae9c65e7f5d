/** Frames drawn with boxen, which is loaded only for a view that can show frames. */
import type { Style } from './style.ts';

/**
 * A function that puts lines into a frame.
 * @returns lines of exactly `width` columns; longer ones are wrapped
 */
export async function createFrame({ accent }: Style): Promise<(lines: readonly string[], width: number) => string[]> {
  const { default: boxen } = await import('boxen');
  return (lines, width) => {
    const drawn = boxen(lines.join('\n'), { width, padding: { left: 2, right: 2 }, borderStyle: 'round' });
    // boxen has its own idea of the terminal's colours, so the border is painted here.
    return drawn
      .split('\n')
      .map((line, index, all) =>
        index === 0 || index === all.length - 1 ? accent(line) : line.replace(/^│|│$/g, accent('│')),
      );
  };
}
