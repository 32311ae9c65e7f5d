/** The wishes on the page of an audience: minutes and topics, for which the pitch is made anew. */
import { find, loadEngine } from './load.ts';
import { tidy } from './place.ts';

/** Makes the pitch that is wished for. What is wished for stands in the address, so that it can be sent. */
export function choosePitch(parts: readonly string[]): void {
  const form = find('form.wishes', HTMLFormElement);
  const minutes = find('#minutes', HTMLSelectElement);
  const status = find('#status', HTMLElement);
  const place = find('#pitch', HTMLElement);
  if (!form || !minutes || !status || !place) return;
  const boxes = Array.from(form.querySelectorAll('input'));
  const usual = minutes.value;

  const make = async () => {
    const topics = boxes.flatMap((box) => (box.checked ? [box.value] : []));
    try {
      const engine = await loadEngine(parts, ['engine', 'kit']);
      const pitch = await engine.pitcher();
      place.innerHTML = pitch(form.dataset.audience ?? '', topics, Number(minutes.value));
      tidy(place);
      status.textContent = place.querySelector('.facts')?.textContent ?? '';
    } catch {
      status.textContent = 'The pitch could not be made. Reload the page.';
    }
    const wished = new URLSearchParams({
      ...(minutes.value !== usual && { minutes: minutes.value }),
      ...(topics.length && { topics: topics.join(',') }),
    });
    history.replaceState(null, '', location.pathname + (wished.size ? `#${wished}` : ''));
  };
  form.addEventListener('change', () => void make());
  form.addEventListener('submit', (event) => event.preventDefault());

  const wished = new URLSearchParams(location.hash.slice(1));
  const wishedTopics = wished.get('topics')?.split(',') ?? [];
  for (const box of boxes) box.checked = wishedTopics.includes(box.value);
  const wishedMinutes = wished.get('minutes');
  if (Array.from(minutes.options).some(({ value }) => value === wishedMinutes)) minutes.value = wishedMinutes ?? usual;
  const list = form.querySelector('details');
  if (list && wishedTopics.length) list.open = true;
  if (boxes.some((box) => box.checked) || minutes.value !== usual) void make();
}
