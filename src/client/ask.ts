/** The field of the start page: what they said is answered as it is typed. */
import { find, loadEngine } from './load.ts';
import { tidy } from './place.ts';

/** How long nothing is typed before it is answered. In milliseconds. */
const PAUSE = 60;

/** Answers what is typed into the field; what answers are made of is loaded when somebody turns to it. */
export function askAsOneTypes(parts: readonly string[]): void {
  const form = find('form.ask', HTMLFormElement);
  const field = find('#said', HTMLTextAreaElement);
  const who = find('#who', HTMLSelectElement);
  const status = find('#status', HTMLElement);
  const place = find('#answer', HTMLElement);
  if (!form || !field || !who || !status || !place) return;

  const say = (words: string, isSeen: boolean) => {
    status.textContent = words;
    status.classList.toggle('heard', !isSeen);
  };
  let loading: ReturnType<typeof loaded> | undefined;
  const load = () => {
    loading ??= loaded(parts);
    // After a failure the next letter tries again.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  let latest = 0;
  const answer = async () => {
    latest += 1;
    const turn = latest;
    const said = field.value.trim();
    if (!said) {
      place.replaceChildren();
      return say('', false);
    }
    const waiting = setTimeout(() => say('Loading the answers …', true), 150);
    try {
      const answers = await load();
      if (turn !== latest) return;
      const shown = answers(said, who.value);
      place.innerHTML = shown?.markup ?? '';
      tidy(place);
      const cut = field.value.length >= field.maxLength ? ` Only the first ${field.maxLength} letters are read.` : '';
      say(`${shown?.status ?? 'There is no word to answer in that'}.${cut}`, !shown?.markup || cut !== '');
    } catch {
      if (turn === latest) say('The answers could not be loaded. Reload the page, or read on below.', true);
    } finally {
      clearTimeout(waiting);
    }
  };
  let pause: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(answer, PAUSE);
  };
  field.addEventListener('input', soon);
  for (const sign of ['focusin', 'pointerdown'])
    form.addEventListener(sign, () => void load().catch(() => undefined), { once: true });
  who.addEventListener('change', answer);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') field.value = '';
    else if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void answer();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const example of form.querySelectorAll('button')) {
    example.addEventListener('click', () => {
      field.value = example.textContent ?? '';
      field.focus();
      void answer();
    });
  }
  const asked = new URLSearchParams(location.hash.slice(1)).get('said');
  if (asked) field.value = asked.slice(0, field.maxLength);
  if (field.value) void answer();
  // A phone would cover the page with its keyboard.
  if (matchMedia('(hover: hover)').matches) field.focus({ preventScroll: true });
}

async function loaded(parts: readonly string[]) {
  const engine = await loadEngine(parts, ['engine', 'kit', 'index', 'model']);
  return engine.answerer();
}
