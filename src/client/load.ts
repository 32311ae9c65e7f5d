/** Loads what answers are made of. */
import { type Engine, shared } from './shared.ts';

/** Loads scripts, and gives the engine. @param parts names of scripts, each beginning with what it brings @throws where one cannot be loaded */
export async function loadEngine(parts: readonly string[], wanted: readonly string[]): Promise<Engine> {
  const names = parts.filter((name) => wanted.some((one) => name.startsWith(`${one}.`)));
  await Promise.all(names.map(loadScript));
  const { engine } = shared();
  if (!engine) throw new Error('the engine did not start');
  return engine;
}

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} cannot be loaded`));
    };
    document.head.append(script);
  });
}

/** An element of the page that is of a kind; undefined where there is none. */
export function find<T extends Element>(selector: string, type: new () => T): T | undefined {
  const found = document.querySelector(selector);
  return found instanceof type ? found : undefined;
}
